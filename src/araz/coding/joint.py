"""Joint and unilateral exercises, by the codebook: together COOPERATE, alone MOBILIZE, and towards whom.

several countries together    -> COOPERATE among them; a second claim MOBILIZE where it answers a neighbour's deed or is aimed at one
one country                   -> MOBILIZE; a neighbour whose border it is held at is the recipient
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from araz.coding.deed import Deed
from araz.coding.parties import Parties
from araz.records import Event16, Party
from araz.resolve.grammar import children, sentence_of
from araz.resolve.mentions import Mentions
from araz.resolve.places import PlaceMention

DRILLS = frozenset({"drill", "exercise", "maneuver", "manoeuvre", "wargame", "game"})
_TOGETHER = frozenset(
    {"joint", "bilateral", "trilateral", "multinational", "combined", "simultaneous", "parallel", "common", "multilateral", "allied"}
)
_BESIDE = ("with", "alongside", "together", "between", "among")
_LINES = frozenset({"border", "frontier", "boundary", "tension", "row", "dispute", "war", "crisis", "conflict", "relation", "tie"})
_COLLABORATION = frozenset(
    {"collaboration", "cooperation", "conjunction", "partnership", "participation", "coordination", "company", "tandem", "concert"}
)


def is_drill(deed: Deed) -> bool:
    """Return whether a deed is a military exercise."""
    return deed.trigger.lemma_.lower() in DRILLS and deed.event in {Event16.MOBILIZE, Event16.COOPERATE}


def states(parties: Iterable[Party]) -> set[str]:
    """Return the states of parties, roles left out."""
    return {p.code.split(".")[0] for p in parties}


def settle(deed: Deed, mentions: Mentions, parties: Parties, answered: Deed | None) -> list[Deed]:
    """Return the deed or deeds that a military exercise is; any other deed, or one told before, as it is."""
    if not is_drill(deed) or deed.inherited:
        return [deed]
    partners = _partners(deed, parties)
    together = len(states(partners)) > 1 or any(t.lower_ in _TOGETHER for t in deed.frame.slots.get("adjective", ()))
    neighbours = _neighbours(deed, mentions)
    if not together:
        return [_alone(deed, partners, neighbours)]
    made = deed.copy(event=Event16.COOPERATE, actors=partners, recipients=[])
    made.reasons.append("an exercise of several countries together is COOPERATE")
    if answered is None:
        return [made]
    against = [p for p in answered.actors if p.code.split(".")[0] not in states(partners)]
    if not against or not partners:
        return [made]
    aimed = deed.copy(event=Event16.MOBILIZE, actors=partners, recipients=against[:1])
    aimed.reasons.append("held in answer to what the recipient did, so aimed at it: MOBILIZE as well")
    return [made, aimed]


def _partners(deed: Deed, parties: Parties) -> list[Party]:
    """Return all who take part: the doers, and those with, alongside or in collaboration with whom."""
    slots, said = deed.frame.slots, deed.chain.speakers
    found = {p.code: p for p in [*deed.actors, *(deed.recipients if deed.entry.mutual else ())]}
    own = {name: [t for t in slots.get(name, ()) if not _of_a_line(t)] for name in _BESIDE}
    beside = parties.fill(own, _BESIDE, said, owners=False, first=False)
    around = [*slots.get("in", ()), *slots.get("with", ()), *(c for t in slots.get("subject", ()) for c in t.children)]
    for token in (t for t in around if t.lemma_.lower() in _COLLABORATION):
        beside += parties.of(token, said, owners=True)
    for party in beside:
        found.setdefault(party.code, party)
    return list(found.values())


def _of_a_line(token: Token) -> bool:
    """Return whether a phrase belongs to a border, a quarrel or the like, hung on it or standing right after it."""
    before = [c.nbor(-1) for c in children(token, "case") if c.i > 0]
    return any(t.lemma_.lower() in _LINES for t in (token.head, *before))


def _alone(deed: Deed, partners: Sequence[Party], neighbours: Sequence[Party]) -> Deed:
    made = deed.copy(event=Event16.MOBILIZE, actors=list(partners))
    own = states(partners)
    made.recipients = [p for p in deed.recipients if p.code.split(".")[0] not in own] or [p for p in neighbours if p.code not in own]
    made.reasons.append("an exercise of one country is MOBILIZE")
    if made.recipients:
        made.reasons.append(f"held at the border of {made.recipients[0].code}, or said to be aimed at it")
    return made


def _neighbours(deed: Deed, mentions: Mentions) -> list[Party]:
    """Return the states whose border the deed's sentence sets it at."""
    sentence = sentence_of(deed.trigger)
    found = []
    for place in mentions.places:
        if sentence.start_char <= place.span.start < sentence.end_char and _is_border(place):
            found += [Party(code, place.span, f"{place.name}: a border") for code in place.countries]
    return found


def _is_border(place: PlaceMention) -> bool:
    return place.relation in {"border", "near", "near border"} or "border" in place.name.lower()
