"""Which claims are compared at all: those of one kind that share a party and may lie in the same days.

A claim whose days are known is filed under each ten days they touch, so that a long record is not compared with itself from end to end.
One that may lie anywhere is compared only with those in like words (one lexicon entry, one word of the trigger), which `same`
asks of it anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from araz.merging.evidence import Evidence
from araz.merging.exclusion import LOOSE_SLACK

Pair = tuple[str, str]
Key = tuple[str, ...]
_BUCKET = 10


def pairs(known: Mapping[str, Evidence]) -> Iterator[Pair]:
    """Yield each pair of ids (the smaller first) that `same` may join, once."""
    asked = {key: frozenset(_asks(one)) for key, one in known.items()}
    filed = {key: frozenset(_files(one)) for key, one in known.items()}
    index: dict[Key, list[str]] = defaultdict(list)
    for key in sorted(known):
        for place in filed[key]:
            index[place].append(key)
    for left in sorted(known):
        others = {other for place in asked[left] for other in index.get(place, ())} - {left}
        for right in sorted(others):
            if left < right or filed[left].isdisjoint(asked[right]):
                yield (left, right) if left < right else (right, left)


def _asks(one: Evidence) -> Iterator[Key]:
    """Yield the places to look for claims that may be of the same event."""
    yield from _named(one)
    doers, targets = [("by", party) for party in one.actors], [("to", party) for party in one.recipients]
    for side, party in doers + targets if one.wide else doers or targets:
        for part in _words(one) if one.wide else _days(one):
            yield one.claim.event.value, side, party, *part


def _files(one: Evidence) -> Iterator[Key]:
    """Yield the places under which a claim is found: by time, and by words for those that may lie anywhere."""
    yield from _named(one)
    parts = [*_words(one), *(() if one.wide else _days(one))]
    for side, parties in (("by", one.actors), ("to", one.recipients)):
        for party in parties:
            for part in parts:
                yield one.claim.event.value, side, party, *part


def _named(one: Evidence) -> Iterator[Key]:
    for word in one.name:
        yield one.claim.event.value, "name", word


def _words(one: Evidence) -> Iterator[tuple[str, str]]:
    yield "rule", one.kind
    for word in one.trigger:
        yield "word", word


def _days(one: Evidence) -> Iterator[tuple[str, str]]:
    window = one.window
    if window is None or window.start is None or window.end is None:
        return
    slack = LOOSE_SLACK if window.loose else 0
    first, last = max(date.min.toordinal(), window.start.toordinal() - slack), window.end.toordinal() + slack
    for bucket in range(first // _BUCKET, last // _BUCKET + 1):
        yield "days", str(bucket)
