"""Recipients that a sentence leaves to what was told before: `Rabat denies the allegations`, `hailed the release`, `recalled its envoy`.

a deed of words about a deed told before    the doer of that deed (of an accusation denied: the accuser)
a break, or a show of force at the border    the other of the two states that the article is about
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from araz.coding.deed import Deed
from araz.coding.match import Lexicon
from araz.records import Event16, Party, Span
from araz.resolve.grammar import sentence_of

REACH = 3
_ABOUT = frozenset({Event16.ACCUSE, Event16.REJECT, Event16.SUPPORT, Event16.CONCEDE})
_CHARGES = frozenset(
    {"accusation", "allegation", "claim", "charge", "report", "assertion", "suggestion", "complaint", "criticism", "demand", "ultimatum"}
)
_POINTING = frozenset({"it", "this", "that", "these", "them"})
_BREAKS = frozenset({"withdraw", "expel", "discontinue"})


def imply(deed: Deed, earlier: Sequence[Deed], story: Sequence[str], lexicon: Lexicon) -> None:
    """Give a deed without recipients those that the sentences before imply, where just one side comes in question; else leave it.

    Args: earlier: the deeds before it, those of its own sentence too. story: the two states that the article is about, or nothing.
    """
    own = {p.code.split(".")[0] for p in deed.actors}
    if deed.recipients or len(own) != 1 or deed.entry.mutual:
        return
    if deed.event in _ABOUT:
        source = _about(deed, earlier, own, lexicon)
        if source is not None:
            deed.recipients = [Party(p.code, p.span, f"did {source.trigger.text!r} in sentence {source.sentence}") for p in source.actors]
        return
    if len(story) == 2 and own < set(story) and _is_break(deed):
        other = next(code for code in story if code not in own)
        word = deed.trigger
        span = Span(word.idx, word.idx + len(word))
        deed.recipients = [Party(other, span, f"the report is about {story[0]} and {story[1]}; no other state is named")]


def _about(deed: Deed, earlier: Sequence[Deed], own: set[str], lexicon: Lexicon) -> Deed | None:
    """Return the deed of another side, told at most REACH sentences before, that the object of a deed of words stands for."""
    things = [t for name in ("object", "of", "over", "for") for t in deed.frame.slots.get(name, ())]
    near = [d for d in earlier if deed.sentence - d.sentence <= REACH and d is not deed and d.actors]
    near = [d for d in near if not own & {p.code.split(".")[0] for p in d.actors}]
    for thing in things:
        if thing.lemma_.lower() in _CHARGES and deed.event is Event16.REJECT:
            accusers = [d for d in near if d.event in {Event16.ACCUSE, Event16.REQUEST, Event16.THREATEN}]
            aimed = [d for d in accusers if own & {p.code.split(".")[0] for p in d.recipients}]
            found = aimed or accusers
            return found[-1] if found else None
        kinds = _kinds(thing, lexicon)
        told = [d for d in near if d.event in kinds] or (near if thing.lower_ in _POINTING and near[-1:] else [])
        if told:
            return told[-1]
    return None


def _kinds(thing: Token, lexicon: Lexicon) -> set[Event16]:
    """Return the events that a noun can name; nothing for a noun with a party of its own."""
    if thing.pos_ != "NOUN":
        return set()
    return {Event16(entry.event) for entry in lexicon.candidates(thing)}


def _is_break(deed: Deed) -> bool:
    """Return whether a deed breaks off with another state, or shows force at a border."""
    if deed.event is Event16.SANCTION and set(deed.entry.modes) & _BREAKS:
        return True
    return deed.event is Event16.MOBILIZE and any(t.lemma_.lower() in {"border", "frontier"} for t in sentence_of(deed.trigger))
