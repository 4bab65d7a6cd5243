"""Who says what, and who denies what somebody else asserts."""

from __future__ import annotations

from dataclasses import dataclass

from araz.publish import dates
from araz.publish.book import Book, anchor
from araz.publish.view import Reference, party, reference, speaker
from araz.records import Claim, Event, Event16, Speaker, Status

_OF_WORDS = frozenset({Event16.ACCUSE, Event16.REJECT, Event16.REQUEST, Event16.THREATEN, Event16.AGREE, Event16.SUPPORT, Event16.CONCEDE})


@dataclass(frozen=True, slots=True)
class Saying:
    """What a speaker is reported to say: the deed in words, its status and day, and where that is told."""

    deed: Reference
    status: str
    date: str
    outlets: tuple[str, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, the words that name him in the texts, and what he says."""

    name: str
    called: tuple[str, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """An event that somebody denies: who asserts it and who denies it, each with a link to the claim."""

    event: Reference
    asserted: tuple[Reference, ...]
    denied: tuple[Reference, ...]


def voices(book: Book) -> list[Voice]:
    """Return the speakers, those who say most first."""
    by_speaker: dict[str, list[tuple[Claim, Speaker]]] = {}
    for claim in book.claims.values():
        for said in _speakers(claim):
            by_speaker.setdefault(said.code or said.name.casefold(), []).append((claim, said))
    ordered = sorted(by_speaker.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [_voice(book, [c for c, _ in rows], [s for _, s in rows]) for _, rows in ordered]


def _speakers(claim: Claim) -> list[Speaker]:
    """Return who speaks in a claim: the last link of its attribution, and whoever does a deed of words (accuses, rejects, demands …)."""
    found = list(claim.attribution[-1:])
    if claim.event in _OF_WORDS:
        known = {s.code for s in found}
        found += [Speaker(p.code, p.name, p.span, claim.trigger, False) for p in claim.actors if p.code not in known]
    return found


def _voice(book: Book, claims: list[Claim], links: list[Speaker]) -> Voice:
    name = party(book, links[0])
    called = sorted({link.name for link in links} - {name, ""})
    same: dict[tuple[str, Status], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: dates.order(c.when.edtf if c.when else "")):
        event = book.event_of.get(claim.id)
        same.setdefault((event.id if event else claim.id, claim.status), []).append(claim)
    return Voice(name[:1].upper() + name[1:], tuple(called), tuple(_saying(book, group) for group in same.values()))


def _saying(book: Book, claims: list[Claim]) -> Saying:
    first = claims[0]
    return Saying(
        deed=Reference(anchor(first.id), book.headline(first).text),
        status=first.status.value,
        date=dates.in_words(first.when.edtf) if first.when else "",
        outlets=tuple(book.outlets_of(claims)),
        direct=any(c.attribution[-1].direct for c in claims if c.attribution),
    )


def denials(book: Book) -> list[Denial]:
    """Return the events that somebody denies, in order of time."""
    found = [event for event in book.records.events if any(c.status is Status.DENIED for c in book.claims_of(event))]
    return [_denial(book, event) for event in sorted(found, key=lambda e: (dates.order(e.when), e.id))]


def _denial(book: Book, event: Event) -> Denial:
    claims = book.claims_of(event)
    denied = [c for c in claims if c.status is Status.DENIED]
    asserted = [c for c in claims if c.status not in (Status.DENIED, Status.NEGATED)]
    return Denial(reference(book, event), _sides(book, asserted), _sides(book, denied))


def _sides(book: Book, claims: list[Claim]) -> tuple[Reference, ...]:
    sides: dict[str, Reference] = {}
    for claim in claims:
        outlet = book.sources[claim.article].outlet
        who = f"{speaker(book, claim.attribution[-1])}, in {outlet}" if claim.attribution else f"{outlet}, in its own voice"
        sides.setdefault(who, Reference(anchor(claim.id), who))
    return tuple(sides.values())
