"""Claims, articles and judgements -> events.

    judged claims -> evidence -> pairs that could be one (blocked by kind and party) -> verdicts, the surest first
    -> groups, in which no two claims exclude each other -> events

Pairs are taken in an order that depends on what the claims say, never on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from araz.merging.event import make_event
from araz.merging.evidence import Evidence, evidence
from araz.merging.judged import Judged, judged
from araz.merging.same import Verdict, excluded, same
from araz.records import Article, Claim, Event, Judgement, Merge

Pair = tuple[str, str]


def merge(claims: Iterable[Claim], articles: Mapping[str, Article], judgements: Iterable[Judgement] = ()) -> list[Event]:
    """Return the events that the claims are about, sorted by time, then id.

    Args:   claims: any order, once each. articles: by id, for every claim. judgements: people's words, applied first.
    Raises: KeyError: a claim's article is not among `articles`.
    """
    verdicts = judged(sorted(claims, key=lambda c: c.id), judgements)
    known = {c.id: evidence(c, articles[c.article]) for c in verdicts.claims}
    groups = _Groups(known, verdicts)
    for pair in sorted(verdicts.same):
        groups.join(pair, "a person judged them to be of one event", forced=True)
    for _, pair, reason in sorted(_candidates(known), key=lambda row: (-row[0], row[1])):
        groups.join(pair, reason)
    events = [make_event([known[i].claim for i in members], merges) for members, merges in groups.all()]
    return sorted(_answered(events, known), key=lambda e: (e.when or "~", e.id))


def _candidates(known: Mapping[str, Evidence]) -> Iterator[tuple[float, Pair, str]]:
    """Yield (strength, pair, reason) for every pair that is of one event as far as the two claims say."""
    for left, right in _pairs(known):
        verdict: Verdict | None = same(known[left], known[right])
        if verdict is not None:
            yield verdict.strength, (left, right), verdict.reason


def _pairs(known: Mapping[str, Evidence]) -> Iterator[Pair]:
    """Yield pairs of ids, each once, that share the kind of event and a party."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, one in known.items():
        for party in one.actors or one.recipients or frozenset({""}):
            blocks[one.claim.event.value, party].append(key)
    seen: set[Pair] = set()
    for _, members in sorted(blocks.items()):
        members.sort()
        for i, left in enumerate(members):
            for right in members[i + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


class _Groups:
    """Groups of claims that grow by joining; two groups are joined only where no two of their claims exclude each other."""

    def __init__(self, known: Mapping[str, Evidence], verdicts: Judged) -> None:
        self.known = known
        self.apart = verdicts.different
        self.group = {key: key for key in known}
        self.members = {key: [key] for key in known}
        self.merges: dict[str, list[Merge]] = {key: [] for key in known}

    def join(self, pair: Pair, reason: str, *, forced: bool = False) -> None:
        """Join the groups of two claims, unless something speaks against it; `forced` overrides all but a judgement."""
        if pair[0] not in self.group or pair[1] not in self.group:
            return
        left, right = sorted((self.group[pair[0]], self.group[pair[1]]))
        if left == right or not self._fits(left, right, forced):
            return
        for key in self.members[right]:
            self.group[key] = left
        self.members[left] += self.members.pop(right)
        self.merges[left] += [*self.merges.pop(right), Merge(pair[0], pair[1], reason)]

    def _fits(self, left: str, right: str, forced: bool) -> bool:
        for one in self.members[left]:
            for other in self.members[right]:
                key = (one, other) if one < other else (other, one)
                if key in self.apart or (not forced and excluded(self.known[one], self.known[other])):
                    return False
        return True

    def all(self) -> Iterator[tuple[Sequence[str], Sequence[Merge]]]:
        """Yield the groups, each with its merges."""
        for key in sorted(self.members):
            yield sorted(self.members[key]), self.merges[key]


def _answered(events: Sequence[Event], known: Mapping[str, Evidence]) -> list[Event]:
    """Return the events with the ids of the events that they answer."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    at = {(one.claim.article, one.claim.trigger): key for key, one in known.items()}
    answers: dict[str, set[str]] = defaultdict(set)
    for key, one in known.items():
        target = at.get((one.claim.article, one.claim.answers)) if one.claim.answers is not None else None
        if target is not None and event_of[target] != event_of[key]:
            answers[event_of[key]].add(event_of[target])
    return [replace(e, answers=tuple(sorted(answers[e.id]))) for e in events]
