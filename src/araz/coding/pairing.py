"""What the deeds of a sentence say of a given pair: evidence, each piece with the event it speaks for and how it bears on the two.

Tables of pairs speak of the doer's stance as well as of the deed. Where ours codes the deed with a status, they have another event:
a deed that its doer announces is AGREE, or THREATEN where it is hostile; one asked of the other is REQUEST; a friendly deed that is
refused is REJECT, one that is broken off SANCTION; a hostile one that stops is RETREAT. They go by the roots of CAMEO, too: a blockade
and land taken are force there, a verdict an accusation, an agreement reached is as good as signed (`rooted`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

from araz.coding.deed import Deed
from araz.coding.deeds import DeedFinder
from araz.coding.slots import Frame
from araz.coding.status import modal
from araz.knowledge.codes import codes
from araz.records import Event16, Status
from araz.resolve.grammar import base, conjuncts
from araz.resolve.mentions import ActorKind, ActorMention, Mentions

ACTOR, RECIPIENT = "ACTOR", "RECIPIENT"
FRIENDLY = frozenset(map(Event16, ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")))
_MEETS = frozenset({Event16.CONSULT, Event16.COOPERATE, Event16.AID, Event16.SUPPORT})
_STOPS = frozenset(
    {"suspend", "suspension", "halt", "end", "stop", "cancel", "cancellation", "cut", "cease", "discontinue", "terminate", "termination"}
    | {"freeze", "scrap", "stall", "break", "withdraw"}
)  # fmt: skip
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_VOICED = frozenset({Status.DEMANDED, Status.PLANNED})


class Bearing(StrEnum):
    """Which of the two a deed has in its slots, and where its trigger stands where it has neither."""

    BOTH = "both"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    SWAPPED = "swapped"
    PATH = "path"
    BETWEEN = "between"
    APART = "apart"


class Turn(StrEnum):
    """How the sentence turns the deed."""

    TOLD = "told"
    INTENDED = "intended"
    AIM = "aim"
    ASKED = "asked"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    REFUSED = "refused"
    STOPPED = "stopped"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for one of `events`, which tables of pairs have as `rooted`, in the same order.

    `depth`: deeds that it hangs under. `bare`: a noun without parties. `fits`: an entry fits it.
    """

    events: tuple[Event16, ...]
    rooted: tuple[Event16, ...]
    modes: tuple[str, ...]
    bearing: Bearing
    turn: Turn
    depth: int
    bare: bool
    fits: bool
    rule: str


def evidence(finder: DeedFinder, doc: Doc, mentions: Mentions, deeds: Sequence[Deed]) -> list[Evidence]:
    """Return all that speaks, the deeds first, then words that may name a deed though no entry fits them."""
    path = _path(doc, mentions)
    triggers = {t.i for d in deeds for t in (d.trigger, d.frame.carrier)}
    found = [_of_deed(d, path, mentions, triggers) for d in deeds]
    return found + list(_of_words(finder, doc, mentions, path, triggers))


def _of_deed(deed: Deed, path: frozenset[int], mentions: Mentions, triggers: set[int]) -> Evidence:
    actors, recipients = {p.code for p in deed.actors}, {p.code for p in deed.recipients}
    bearing = _bearing(actors, recipients, deed.entry.mutual) or _stands(deed.trigger, path, mentions)
    bare = deed.trigger.pos_ in {"NOUN", "PROPN"} and not actors and not recipients
    depth = _depth(deed.frame, triggers)
    reached = deed.entry.mutual and "content" not in deed.frame.slots
    table = rooted(deed.event, deed.entry.modes, deed.entry.contexts, reached)
    return Evidence((deed.event,), (table,), deed.entry.modes, bearing, _turn(deed, actors), depth, bare, True, deed.entry.id)


def _bearing(actors: set[str], recipients: set[str], mutual: bool) -> Bearing | None:
    if ACTOR in actors and (RECIPIENT in recipients or (mutual and RECIPIENT in actors)):
        return Bearing.BOTH
    if RECIPIENT in actors and ACTOR in recipients:
        return Bearing.SWAPPED
    if ACTOR in actors:
        return Bearing.ACTOR
    return Bearing.RECIPIENT if RECIPIENT in recipients else None


def _stands(trigger: Token, path: frozenset[int], mentions: Mentions) -> Bearing:
    if trigger.i in path:
        return Bearing.PATH
    at = sorted(mentions.actors)
    return Bearing.BETWEEN if len(at) > 1 and at[0] < trigger.i < at[-1] else Bearing.APART


def _turn(deed: Deed, actors: set[str]) -> Turn:
    status, why = deed.status.status, deed.status.why
    if status is Status.NEGATED:
        return Turn.STOPPED if _stopped(deed.frame.carrier) or _stopped(deed.trigger) else Turn.REFUSED
    if status is Status.PLANNED:
        return Turn.AIM if why.startswith("the aim") else Turn.TOLD if _perfect(deed.frame.carrier) else Turn.INTENDED
    if status is Status.DEMANDED:
        return Turn.INTENDED if actors == {ACTOR} else Turn.ASKED
    return {Status.DENIED: Turn.DENIED, Status.POSSIBLE: Turn.POSSIBLE, Status.THREATENED: Turn.THREATENED}.get(status, Turn.TOLD)


def _perfect(token: Token) -> bool:
    """Return whether a verb says that its deed is done (`announced that it had expelled them`)."""
    helpers = [c for c in token.children if base(c.dep_) == "aux"]
    return any(c.lemma_ == "have" for c in helpers) and not any(c.lemma_ in {"will", "would", "shall", "to"} for c in helpers)


def _stopped(token: Token) -> bool:
    return any(up.lemma_.lower() in _STOPS for up in _upwards(token, 2))


def _upwards(token: Token, most: int) -> Iterator[Token]:
    """Yield what a word hangs under, nearest first, within its sentence."""
    for _ in range(most):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _depth(frame: Frame, triggers: set[int]) -> int:
    own = {frame.trigger.i, frame.carrier.i}
    return min(3, len({t.i for t in _upwards(frame.trigger, 30)} & triggers - own))


def _path(doc: Doc, mentions: Mentions) -> frozenset[int]:
    """Return the words on the shortest way through the tree from either of the pair to the other, without the two."""
    sides: dict[str, list[Token]] = {ACTOR: [], RECIPIENT: []}
    for head, mention in mentions.actors.items():
        sides[mention.codes[0]].append(doc[head])
    ways = [w for a in sides[ACTOR] for b in sides[RECIPIENT] if (w := _way(a, b)) is not None]
    return frozenset(i for way in ways for i in way)


def _way(left: Token, right: Token) -> set[int] | None:
    ups = [[t.i, *(u.i for u in _upwards(t, 60))] for t in (left, right)]
    shared = [i for i in ups[0] if i in ups[1]]
    if not shared:
        return None
    top = shared[0]
    return {*ups[0][: ups[0].index(top) + 1], *ups[1][: ups[1].index(top) + 1]} - {left.i, right.i}


def _of_words(finder: DeedFinder, doc: Doc, mentions: Mentions, path: frozenset[int], triggers: set[int]) -> Iterator[Evidence]:
    """Yield verbs that no entry fits, by all entries of their lemma; and what is asked of one, or announced by the other, in any words."""
    for token in doc:
        if token.pos_ not in {"VERB", "ADJ"} or token.i in triggers:
            continue
        slots = finder.grammar.verb(token)
        actors, recipients = (_codes(slots.get(name, ()), mentions) for name in ("subject", "object"))
        others = (fillers for name, fillers in slots.items() if name not in {"subject", "object"})
        recipients |= {c for fillers in others for c in _codes(fillers, mentions)} - actors
        bearing = _bearing(actors, recipients, False) or _stands(token, path, mentions)
        options = tuple(dict.fromkeys(Event16(e.event) for e in finder.lexicon.candidates(token)))
        if options and token.pos_ == "VERB":
            yield Evidence(options, options, (), bearing, Turn.TOLD, 0, False, False, "")
        own = modal(token, finder.operators)
        if own is not None and own.status in _VOICED and token.pos_ == "VERB":
            yield from _voiced(own.status, actors, bearing)


def _voiced(status: Status, actors: set[str], bearing: Bearing) -> Iterator[Evidence]:
    if status is Status.DEMANDED and RECIPIENT in actors:
        asked = (Event16.REQUEST,)
        yield Evidence(asked, asked, ("modal",), Bearing.RECIPIENT, Turn.TOLD, 0, False, False, "")
    elif status is Status.PLANNED and ACTOR in actors:
        willing = (Event16.AGREE,)
        yield Evidence(willing, willing, ("modal",), bearing, Turn.TOLD, 0, False, False, "")


def with_pronouns(doc: Doc, mentions: Mentions) -> Mentions:
    """Return the mentions with those pronouns that stand for one of the pair who speaks the clause: `Iran said it would …`."""
    actors = dict(mentions.actors)
    for token in doc:
        if token.lower_ not in _SELF or token.i in actors or base(token.dep_) != "nsubj":
            continue
        clause = token.head
        if base(clause.dep_) not in {"ccomp", "xcomp", "parataxis"} or clause.head.i == clause.i:
            continue
        named = (mentions.actors.get(c.i) for c in clause.head.children if base(c.dep_) == "nsubj")
        speaker = next((m for m in named if m is not None), None)
        if speaker is not None:
            why = f"{speaker.name!r} speaks of itself"
            actors[token.i] = ActorMention(token.i, token.i + 1, token.i, speaker.codes, ActorKind.PRONOUN, token.text, why)
    return Mentions(actors)


def _codes(fillers: Iterable[Token], mentions: Mentions) -> set[str]:
    """Return which of the pair head a slot, or stand in the noun phrase that does."""
    found: set[str] = set()
    for filler in fillers:
        for one in conjuncts(filler):
            inside = [one, *(c for c in one.subtree if base(c.dep_) in {"nmod", "amod", "compound", "flat"})]
            found |= {code for t in inside if (m := mentions.actors.get(t.i)) is not None for code in m.codes}
    return found


def rooted(event: Event16, modes: Sequence[str], contexts: Sequence[str], reached: bool) -> Event16:
    """Return the event of the root of a deed's code in CAMEO, where it has a code; tables have no CONCEDE.

    Args: reached: of AGREE, that all sides have come to terms, beyond a promise to do something (CAMEO 057).
    """
    if event is Event16.AGREE:
        return Event16.SUPPORT if reached else event
    code = codes().of(event.value, modes, contexts).cameo if event is not Event16.CONCEDE else ""
    return Event16(codes().plover(code[:2])[0]) if code else event


def turned(event: Event16, turn: Turn) -> Event16 | None:
    """Return the event that a turned deed stands for in a table of pairs; None where the turn changes nothing."""
    friendly = event in FRIENDLY
    if turn is Turn.INTENDED:
        return Event16.AGREE if friendly else Event16.THREATEN
    if turn is Turn.THREATENED:
        return Event16.THREATEN
    if turn is Turn.ASKED:
        return Event16.REQUEST
    if turn is Turn.DENIED:
        return Event16.REJECT
    if turn is Turn.REFUSED:
        return Event16.REJECT if friendly else None
    if turn is Turn.STOPPED:
        return (Event16.SANCTION if event in _MEETS else Event16.REJECT) if friendly else Event16.RETREAT
    return None
