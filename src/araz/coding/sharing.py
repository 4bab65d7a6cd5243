"""What an article says of a deed in one sentence, its day or its place, holds for the same deed in another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from araz.records import Claim, DateSource, Event16, Status

LEAD = 4
_OPEN = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})


def share(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with times and places filled from claims of the same deed, where just one value is on offer.

    Twice over, what a lead tells of the one side and the headline of both reaches the other side too. Claims that say the same to all
    others are asked once: the work grows with the article and with how many different things it tells.
    """
    whole = _Wholes(claims)
    givers = list({_offer(c, whole): c for c in reversed(claims) if c.when is not None or c.where is not None}.values())
    wholes = {c.id: whole.of(c) for c in givers}
    return [
        _filled(claim, [c for c in givers if c is not claim and _same_deed(claim, c, wholes)])
        if claim.when is None or claim.where is None
        else claim
        for claim in claims
    ]


class _Wholes:
    """The states of joint deeds, by the event and where they are told."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.told: dict[Event16, dict[frozenset[str], list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for place, claim in enumerate(claims):
            self.told[claim.event][_states(claim.actor_codes)].append((claim.number, place))

    def of(self, part: Claim) -> frozenset[str]:
        """Return the states of the joint deed, told last before it, that a claim of one side tells a part of; empty where there is none."""
        own, found = _states(part.actor_codes), []
        for states, places in self.told[part.event].items():
            k = bisect_right(places, part.number, key=lambda one: one[0])
            if k and own < states:
                found.append((places[k - 1][1], states))
        return max(found, key=lambda one: one[0])[1] if found else frozenset()


def _offer(claim: Claim, whole: _Wholes) -> tuple[object, ...]:
    """Return all that decides to whom a claim gives its time or place, and what: claims of one offer give the same."""
    when, where = claim.when, claim.where
    return (
        claim.event, claim.status in _OPEN, _states(claim.actor_codes), _states(claim.recipient_codes), claim.name, claim.contexts,
        _kind(claim), min(claim.number, LEAD + 1), whole.of(claim), when and (when.edtf, when.source is DateSource.INFERRED),
        where and where.name,
    )  # fmt: skip


def _filled(claim: Claim, others: Sequence[Claim]) -> Claim:
    changes: dict[str, object] = {}
    if claim.when is None:
        given = [c for c in others if c.when is not None and c.when.source is not DateSource.INFERRED]
        given = [c for c in given if _states(c.actor_codes) == _states(claim.actor_codes)] or given
        times = {c.when.edtf: c for c in given if c.when is not None}
        if len(times) == 1:
            source = next(iter(times.values()))
            if source.when is not None:
                why = f"as sentence {source.number} says of the same deed: {source.when.why}"
                changes["when"] = replace(source.when, why=why, anchor=source.trigger, shift=0)
                changes["background"] = source.background
    if claim.where is None:
        places = {c.where.name: c.where for c in others if c.where is not None}
        if len(places) == 1:
            changes["where"] = next(iter(places.values()))
    return replace(claim, **changes) if changes else claim  # type: ignore[arg-type]


def _same_deed(left: Claim, right: Claim, wholes: Mapping[str, frozenset[str]]) -> bool:
    """Return whether two claims of one article are of one deed: kind, doers and receivers by state, and rule or name."""
    if left.event is not right.event or not left.actors or left.status not in _OPEN or right.status not in _OPEN:
        return False
    if not (_same_doers(left, right, wholes.get(right.id, frozenset())) or (_is_lead(left, right) and _tells_part(left, right))):
        return False
    if left.recipients and right.recipients and not _states(left.recipient_codes) & _states(right.recipient_codes):
        return False
    if left.name and right.name:
        return left.name == right.name
    if _is_lead(left, right):
        return True
    return _kind(left) == _kind(right) or (bool(left.name or right.name) and left.contexts[:1] == right.contexts[:1])


def _kind(claim: Claim) -> str:
    """Return what the lexicon calls the deed, verb or noun, alone or together: `drill`."""
    return claim.rule.partition(".")[2].removesuffix("-noun").removesuffix("-verb") or claim.rule


def _is_lead(left: Claim, right: Claim) -> bool:
    """Return whether the first is told in the headline, or where there is none the first sentence, and the other soon after it."""
    return left.number == 1 and 1 < right.number <= LEAD


def _tells_part(headline: Claim, lead: Claim) -> bool:
    """Return whether a headline's deed of two sides (`Iran and Iraq clash`) is what the lead tells of the one and the other."""
    one, other = _states(headline.actor_codes), _states(lead.actor_codes)
    sides = one | _states(headline.recipient_codes)
    return bool(one & other) and other | _states(lead.recipient_codes) <= sides


def _same_doers(left: Claim, right: Claim, whole: frozenset[str]) -> bool:
    """Return whether the doers are the same states; one side's part of a joint exercise is that exercise, `whole` its states."""
    one, other = _states(left.actor_codes), _states(right.actor_codes)
    joint = left.event is Event16.COOPERATE and "military" in left.contexts and "military" in right.contexts
    return one == other or (joint and (one <= other or (other <= one and whole in (frozenset(), one))))


def _states(codes: Sequence[str]) -> frozenset[str]:
    return frozenset(code.split(".")[0] for code in codes)
