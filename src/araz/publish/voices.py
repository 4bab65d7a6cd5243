"""Who says what, and who denies what somebody else asserts."""

from __future__ import annotations

from dataclasses import dataclass

from araz.publish import dates
from araz.publish.book import Book, anchor
from araz.publish.view import Reference, party, reference, speaker
from araz.records import Claim, Event, Status


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
    by_speaker: dict[str, list[Claim]] = {}
    for claim in book.claims.values():
        if claim.attribution:
            by_speaker.setdefault(_key(claim), []).append(claim)
    ordered = sorted(by_speaker.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [_voice(book, claims) for _, claims in ordered]


def _key(claim: Claim) -> str:
    link = claim.attribution[-1]
    return link.code or link.name.casefold()


def _voice(book: Book, claims: list[Claim]) -> Voice:
    link = claims[0].attribution[-1]
    name = party(book, link)
    called = sorted({c.attribution[-1].name for c in claims} - {name, ""})
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
        direct=any(c.attribution[-1].direct for c in claims),
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
