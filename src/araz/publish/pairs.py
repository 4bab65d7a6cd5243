"""Each pair of countries, bodies or groups with its events and how they stand over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from araz.publish import dates
from araz.publish.book import Book
from araz.publish.svg import Chart, chart
from araz.publish.text import counted
from araz.publish.view import Reference, point, reference
from araz.publish.words import QUADRANT_OF, actor_name, country_of
from araz.records import Event


@dataclass(frozen=True, slots=True)
class PairEvent:
    """An event in a pair's list."""

    event: Reference
    date: str
    status: str
    quadrant: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, what is between them in a line of words, their events in order of time, and the drawing (None: nothing to draw)."""

    left: str
    right: str
    summary: str
    events: tuple[PairEvent, ...]
    chart: Chart | None


def pairs(book: Book) -> list[Pair]:
    """Return every pair that has an event, those with most first."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in book.records.events:
        for pair in _between(event):
            found.setdefault(pair, []).append(event)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_pair(book, codes, events) for codes, events in ordered]


def _between(event: Event) -> set[tuple[str, str]]:
    actors = sorted({country_of(code) for code in event.actors})
    recipients = sorted({country_of(code) for code in event.recipients})
    couples = [(a, b) for a in actors for b in recipients] if recipients else list(combinations(actors, 2))
    return {(min(a, b), max(a, b)) for a, b in couples if a != b}


def _pair(book: Book, codes: tuple[str, str], events: Sequence[Event]) -> Pair:
    events = sorted(events, key=lambda e: (dates.order(e.when), e.id))
    points = [p for p in (point(book, e) for e in events if not e.background) if p is not None]
    left, right = (actor_name(code, book.look.names) for code in codes)
    rows = tuple(PairEvent(reference(book, e), dates.in_words(e.when), e.status.value, QUADRANT_OF[e.event.value]) for e in events)
    return Pair(left, right, _summary(book, events), rows, chart(points))


def _summary(book: Book, events: Sequence[Event]) -> str:
    conflict = sum("conflict" in QUADRANT_OF[e.event.value] for e in events)
    words = f"{counted(len(events), 'event')}: {conflict} of conflict, {len(events) - conflict} of cooperation"
    scores = [score for score in map(book.score, events) if score is not None]
    return f"{words}; mean score {sum(scores) / len(scores):+.1f}".replace("-", "−") if scores else words
