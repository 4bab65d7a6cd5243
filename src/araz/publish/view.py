"""Events and their claims as the page shows them: plain values, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from araz.publish import dates, marks
from araz.publish.book import Book, Source, anchor
from araz.publish.svg import Point
from araz.publish.text import counted, listed
from araz.publish.words import DATE_SOURCES, FIELDS, QUADRANT_OF, Headline, actor_name
from araz.records import Claim, Event, Figure, Speaker, Status, View, When, Where

FIRM = (Status.HAPPENED, Status.ONGOING)
_LOOSE_DAYS = 100


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a claim or event of the page."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its sentence. `number` is its place in the event; `chain` is who says so, in words, empty for the outlet itself."""

    anchor: str
    id: str
    number: int
    passage: marks.Passage
    source: Source
    when: str
    when_why: str
    where: str
    chain: str
    status: str
    coding: str
    figures: tuple[str, ...]
    rule: str
    reasons: tuple[str, ...]
    confidence: str
    versions: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A field that claims differ on: each value with the claims that have it."""

    field: str
    values: tuple[tuple[str, tuple[Reference, ...]], ...]


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two claims held to be of one event, and why."""

    left: Reference
    right: Reference
    reason: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its claims, ready to print."""

    anchor: str
    id: str
    headline: Headline
    date: str
    where: str
    status: str
    denied: tuple[str, ...]
    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quadrant: str
    background: bool
    names: tuple[str, ...]
    reported: str
    outlets: tuple[str, ...]
    articles: int
    claims: tuple[ClaimView, ...]
    contests: tuple[Contest, ...]
    merges: tuple[MergeView, ...]
    answers: tuple[Reference, ...]
    answered: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Events under one heading: a month, or what has no date."""

    title: str
    events: tuple[EventView, ...]


def event_views(book: Book) -> list[EventView]:
    """Return every event in order of time, those without a date by the first report of them; within a day, the most attested first."""
    answered: dict[str, list[Event]] = {}
    for event in book.records.events:
        for id in event.answers:
            answered.setdefault(id, []).append(event)
    views = [(dates.order(e.when or told(book, e)), _event_view(book, e, answered.get(e.id, []))) for e in book.records.events]
    views.sort(key=lambda pair: (pair[0][0], -pair[1].articles, -len(pair[1].claims), pair[0][1], pair[1].id))
    return [view for _, view in views]


def told(book: Book, event: Event) -> str:
    """Return when an event was first reported: the earliest day of publication of its claims' articles, EDTF; empty where unknown."""
    days = [a.published.edtf for c in book.claims_of(event) if (a := book.articles[c.article]).published is not None]
    known = [day for day in days if (found := dates.read(day)) is not None and found.start is not None and found.end is not None]
    return min(known, key=dates.order, default="")


def _date(book: Book, event: Event) -> str:
    first = "" if event.when else told(book, event)
    return f"reported {dates.in_words(first)}" if first else dates.in_words(event.when)


def chapters(views: Sequence[EventView], edtf: dict[str, str]) -> list[Chapter]:
    """Group events, ordered by time, by the month they begin in. `edtf` is event id -> date."""
    groups: dict[str, list[EventView]] = {}
    for view in views:
        interval = dates.read(edtf[view.id])
        day = interval and (interval.start or interval.end)
        year_only = interval is not None and interval.precision == "year"
        title = "Date unknown" if not day else str(day.year) if year_only else f"{day:%B} {day.year}"
        groups.setdefault(title, []).append(view)
    return [Chapter(title, tuple(group)) for title, group in groups.items()]


def point(book: Book, event: Event) -> Point | None:
    """Return an event as a point of a drawing; None where its date is open, unknown or spans more than 100 days."""
    interval = dates.read(event.when)
    if interval is None or interval.start is None or interval.end is None or (interval.days or 0) > _LOOSE_DAYS:
        return None
    articles = len(book.articles_of(book.claims_of(event)))
    label = f"{dates.in_words(event.when)}: {book.headline(event).text} ({event.status}; {counted(articles, 'article')})"
    quadrant = QUADRANT_OF[event.event.value]
    rough = interval.loose or interval.precision != "day"
    firm, score = event.status in FIRM, book.score(event)
    return Point(anchor(event.id), label, interval.start, interval.end, quadrant, max(articles, 1), firm, score, rough)


def reference(book: Book, event: Event) -> Reference:
    """Return a link to an event by its headline."""
    return Reference(anchor(event.id), book.headline(event).text)


def _event_view(book: Book, event: Event, answered: Sequence[Event]) -> EventView:
    claims = book.claims_of(event)
    number = {claim.id: n for n, claim in enumerate(claims, 1)}
    articles, outlets = book.articles_of(claims), book.outlets_of(claims)
    return EventView(
        anchor=anchor(event.id),
        id=event.id,
        headline=book.headline(event),
        date=_date(book, event),
        where=event.where,
        status=event.status.value,
        denied=_deniers(book, event, claims),
        event=event.event.value,
        modes=event.modes,
        contexts=event.contexts,
        quadrant=QUADRANT_OF[event.event.value],
        background=event.background,
        names=event.names,
        reported=f"{counted(len(articles), 'article')} / {counted(len(outlets), 'outlet')}",
        outlets=tuple(outlets),
        articles=len(articles),
        claims=tuple(_claim_view(book, claim, number[claim.id]) for claim in claims),
        contests=tuple(_contest(book, view, number) for view in event.views if view.contested),
        merges=tuple(
            MergeView(_claim_reference(book, m.left, number), _claim_reference(book, m.right, number), m.reason) for m in event.merges
        ),
        answers=tuple(reference(book, book.events[id]) for id in event.answers if id in book.events),
        answered=tuple(reference(book, e) for e in answered),
    )


def _deniers(book: Book, event: Event, claims: Sequence[Claim]) -> tuple[str, ...]:
    if event.status is Status.DENIED:
        return ()
    denied = [c for c in claims if c.status is Status.DENIED]
    return tuple(dict.fromkeys(party(book, c.attribution[-1]) if c.attribution else book.sources[c.article].outlet for c in denied))


def party(book: Book, link: Speaker) -> str:
    """Return a speaker's name: that of his code, else the words of the text."""
    return actor_name(link.code, book.look.names) if link.code else link.name or "somebody unnamed"


def _claim_view(book: Book, claim: Claim, number: int) -> ClaimView:
    return ClaimView(
        anchor=anchor(claim.id),
        id=claim.id,
        number=number,
        passage=marks.passage(book.articles[claim.article], claim),
        source=book.sources[claim.article],
        when=dates.in_words(claim.when.edtf) if claim.when else "",
        when_why=_when_why(claim.when),
        where=place(claim.where),
        chain=chain(book, claim.attribution),
        status=claim.status.value,
        coding=coding(claim),
        figures=tuple(figure(f) for f in claim.figures),
        rule=claim.rule,
        reasons=claim.reasons,
        confidence=f"{claim.confidence:.0%}",
        versions=f"model {claim.model}, knowledge {claim.knowledge}",
    )


def _when_why(when: When | None) -> str:
    if when is None:
        return ""
    return f"{DATE_SOURCES[when.source]}: {when.why}" if when.why else DATE_SOURCES[when.source]


def place(where: Where | None) -> str:
    """Return a place in words: "near Shirak", "Baku", "border of Chad"."""
    if where is None:
        return ""
    return where.name if where.name.startswith(f"{where.relation} ") else f"{where.relation} {where.name}".strip()


def speaker(book: Book, link: Speaker) -> str:
    """Return a link of an attribution chain in words."""
    known = actor_name(link.code, book.look.names) if link.code else ""
    return f"{known} (“{link.name}”)" if known and link.name and link.name != known else known or link.name or "somebody unnamed"


def chain(book: Book, links: Sequence[Speaker]) -> str:
    """Return an attribution chain in words, outermost first."""
    said = [speaker(book, link) + (", in quotation" if link.direct else "") for link in links]
    return "according to " + ", quoting ".join(said) if said else ""


def coding(claim: Claim) -> str:
    """Return a claim in codes: "IRN → MOBILIZE troops → AZE"."""
    deed = " ".join([claim.event.value, *claim.modes])
    return " → ".join(filter(None, (" + ".join(claim.actor_codes) or "?", deed, " + ".join(claim.recipient_codes))))


def figure(found: Figure) -> str:
    """Return a count in words: "2 wounded", "2 to 5 wounded", "at least 2 wounded"."""
    low, high = (f"{n:,.12g}" if n is not None else "" for n in (found.low, found.high))
    if low and high:
        return f"{low if low == high else f'{low} to {high}'} {found.unit}"
    if low or high:
        return f"{'at least' if low else 'at most'} {low or high} {found.unit}"
    return f"an unknown number of {found.unit}"


def _claim_reference(book: Book, id: str, number: dict[str, int]) -> Reference:
    claim = book.claims.get(id)
    if claim is None:
        return Reference("", id)
    outlet = book.sources[claim.article].outlet
    return Reference(anchor(id), f"{number[id]} · {outlet}" if id in number else outlet)


def _contest(book: Book, view: View, number: dict[str, int]) -> Contest:
    values = tuple((_value(book, view.field, value), tuple(_claim_reference(book, id, number) for id in ids)) for value, ids in view.values)
    return Contest(FIELDS.get(view.field, view.field), values)


def _value(book: Book, field: str, value: str) -> str:
    if not value:
        return "not given"
    if field in ("when", "date"):
        return dates.in_words(value)
    return listed([actor_name(code, book.look.names) for code in value.split(";")]) if field in ("actors", "recipients") else value
