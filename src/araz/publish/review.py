"""How right the coder is on somebody's own texts: claims drawn at random, a person's word on each, precision with its interval.

Store -> ids to judge (drawn with a seed, the same for everybody) -> judgements, by a person -> share right by event type
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from araz.errors import InputError, nearest
from araz.ids import make_id
from araz.records import Claim, Event16, Judgement, Verdict

FIELDS = {"e": "event", "a": "actors", "r": "recipients", "s": "status", "p": "attribution", "n": ""}
ALL = "all"
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Precision:
    """Of the claims of one event type (or `all`) that were judged: how many are right, and the 95 % interval of that share (Wilson's).

    `faults`: how often each field was found wrong, `whole` where the judge named none.
    """

    event: str
    right: int
    judged: int
    low: float
    high: float
    faults: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """The share that is right; 0 where none was judged."""
        return self.right / self.judged if self.judged else 0.0


def drawn(
    claims: Iterable[Claim], judgements: Iterable[Judgement], size: int, *, event: str = "", author: str = "", seed: int = 1
) -> list[str]:
    """Return ids of claims to judge, in random order: `size` of those drawn with the seed, without those that the author has judged.

    The same claims and seed give the same draw, whatever order they are stored in, so that two people can judge one sample.

    Raises: InputError: there is no such event type, or a size below 1.
    """
    kinds = [e.value for e in Event16]
    if event and event not in kinds:
        raise InputError(f"{event!r} is no event type{nearest(event, kinds)} (one of {', '.join(kinds)})")
    if size < 1:
        raise InputError(f"a sample of {size} claims (give 1 or more)")
    ids = sorted(c.id for c in claims if not event or c.event.value == event)
    chosen = random.Random(seed).sample(ids, min(size, len(ids)))
    done = {j.left for j in judgements if j.verdict in {Verdict.RIGHT, Verdict.WRONG} and j.author == author}
    return [id for id in chosen if id not in done]


def judgement(claim: str, key: str, *, author: str, made: str) -> Judgement:
    """Return what a key says of a claim: `y` that it is right, one of FIELDS that it is wrong and in what.

    Args:   made: when, ISO 8601.
    Raises: InputError: the key means neither.
    """
    if key != "y" and key not in FIELDS:
        raise InputError(f"{key!r} says neither right nor wrong (y, or one of {', '.join(FIELDS)})")
    verdict, field = (Verdict.RIGHT, "") if key == "y" else (Verdict.WRONG, FIELDS[key])
    return Judgement(make_id("jdg", verdict.value, claim, "", field, "", author, made), verdict, claim, "", field, "", author, made)


def precision(claims: Iterable[Claim], judgements: Sequence[Judgement]) -> Iterator[Precision]:
    """Yield the share right of all claims judged, then of each event type, the most judged first; each author's last word counts."""
    last: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda j: (j.made, j.id)):
        if one.verdict in {Verdict.RIGHT, Verdict.WRONG}:
            last[one.left, one.author] = one
    wanted = {id for id, _ in last}
    kinds = {c.id: c.event.value for c in claims if c.id in wanted}
    words = [j for j in last.values() if j.left in kinds]
    if not words:
        return
    yield _precision(ALL, words)
    for kind, _ in Counter(kinds[j.left] for j in words).most_common():
        yield _precision(kind, [j for j in words if kinds[j.left] == kind])


def _precision(event: str, words: Sequence[Judgement]) -> Precision:
    right = sum(j.verdict is Verdict.RIGHT for j in words)
    low, high = wilson(right, len(words))
    faults = Counter(j.field or "whole" for j in words if j.verdict is Verdict.WRONG)
    return Precision(event, right, len(words), low, high, tuple(faults.most_common()))


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927); 0 to 1 where nothing was judged."""
    if not judged:
        return 0.0, 1.0
    share, z2 = right / judged, _Z**2
    middle = share + z2 / (2 * judged)
    spread = _Z * math.sqrt(share * (1 - share) / judged + z2 / (4 * judged**2))
    whole = 1 + z2 / judged
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def table(rows: Iterable[Precision]) -> Iterator[str]:
    """Yield the lines of a table for a terminal."""
    yield f"{'event':<10} {'judged':>6} {'right':>6} {'share':>6}  95 % interval  wrong in"
    for row in rows:
        faults = ", ".join(f"{name} {count}" for name, count in row.faults)
        interval = f"{row.low:.0%} to {row.high:.0%}"
        yield f"{row.event:<10} {row.judged:>6} {row.right:>6} {row.share:>6.0%}  {interval:<13}  {faults}".rstrip()
