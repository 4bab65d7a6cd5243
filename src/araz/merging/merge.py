"""Claims, articles and judgements -> events.

    judged claims -> evidence -> sentences that an article repeats (repeats.py)
    -> pairs of the others that could be one (blocks.py) -> verdicts (same.py), the surest first
    -> groups, in which no two claims exclude each other (groups.py) -> events (event.py)

Pairs are taken in an order that depends on what the claims say, never on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from araz.merging.blocks import Pair, pairs
from araz.merging.event import make_event
from araz.merging.evidence import Evidence, all_evidence
from araz.merging.groups import Groups
from araz.merging.judged import judged
from araz.merging.repeats import REASON, repeats
from araz.merging.same import same, strength
from araz.records import Article, Claim, Event, Judgement


def merge(claims: Iterable[Claim], articles: Mapping[str, Article], judgements: Iterable[Judgement] = ()) -> list[Event]:
    """Return the events that the claims are about, sorted by time, then id.

    Args:   claims: any order; a claim given twice counts once. articles: by id, for every claim. judgements: people's words, applied first.
    Raises: KeyError: a claim's article is not among `articles`.
    """
    unique = {claim.id: claim for claim in claims}
    verdicts = judged([unique[key] for key in sorted(unique)], judgements)
    known = all_evidence(verdicts.claims, articles)
    groups = Groups(known, verdicts)
    for pair in sorted(verdicts.same):
        groups.bind(pair, "a person judged them to be of one event")
    repeated = repeats(known, articles, {key for pair in verdicts.same | verdicts.different for key in pair})
    for key, first in repeated.items():
        groups.join((first, key), REASON)
    for _, pair in _candidates({key: one for key, one in known.items() if key not in repeated}):
        if not groups.together(pair) and groups.fits(pair):
            verdict = same(known[pair[0]], known[pair[1]])
            assert verdict is not None
            groups.join(pair, verdict.reason)
    events = [make_event([known[i].claim for i in members], merges) for members, merges in groups.all()]
    return sorted(_answered(events, known), key=lambda e: (e.when or "~", e.id))


def _candidates(known: Mapping[str, Evidence]) -> list[tuple[float, Pair]]:
    """Return each pair that is of one event as far as its two claims say, the surest first."""
    found = []
    for left, right in pairs(known):
        likely = strength(known[left], known[right])
        if likely:
            found.append((-likely, (left, right)))
    return sorted(found)


def _answered(events: Sequence[Event], known: Mapping[str, Evidence]) -> list[Event]:
    """Return the events with the ids of the events that they answer."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    at = {(one.claim.article, one.claim.trigger): key for key, one in known.items()}
    answers: dict[str, set[str]] = defaultdict(set)
    for key, one in known.items():
        target = at.get((one.claim.article, one.claim.answers.trigger)) if one.claim.answers is not None else None
        if target is not None and event_of[target] != event_of[key]:
            answers[event_of[key]].add(event_of[target])
    return [replace(e, answers=tuple(sorted(answers[e.id]))) for e in events]
