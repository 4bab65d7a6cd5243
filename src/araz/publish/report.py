"""The page: one HTML file with the whole record, that needs nothing else to be read.

Records -> Book (indexes) -> views, voices, pairs, omitted, drawings (plain values) -> templates (escaping) -> HTML
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from araz.publish import dates
from araz.publish.book import Book, Look, Records
from araz.publish.files import whole_file
from araz.publish.omitted import issue_groups, paragraph_counts, unknown_actors
from araz.publish.pairs import pairs
from araz.publish.svg import timeline
from araz.publish.text import counted, finalize, listed, visible
from araz.publish.view import EventView, chapters, event_views, point, told
from araz.publish.voices import denials, voices
from araz.publish.words import EVENT_MEANINGS, QUADRANT_OF, QUADRANTS, STATUS_MEANINGS
from araz.store import Store

__all__ = ["Look", "Records", "report", "save"]

_WIDE, _NARROW = 960.0, 350.0


def report(source: Store | Records, look: Look | None = None) -> str:
    """Return the page of a database, or of records, as one HTML document.

    Whatever an article, a person or a file name says is shown as text: nothing in it becomes markup, and only http and https
    addresses become links.
    """
    records = Records.of(source) if isinstance(source, Store) else source
    return _environment().get_template("report.html").render(_values(Book(records, look or Look())))


def save(page: str, path: Path) -> None:
    """Write a page to `path`, whole or not at all. Raises: InputError: it cannot be written."""
    with whole_file(path) as stream:
        stream.write(page)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    environment.filters["listed"] = lambda items: listed([visible(item) for item in items])
    environment.globals["counted"] = counted
    environment.globals["quadrant_class"] = {quadrant: quadrant.replace(" ", "-") for quadrant in QUADRANTS}
    return environment


def _values(book: Book) -> dict[str, Any]:
    views = event_views(book)
    story = [v for v in views if not v.background]
    return {
        "look": book.look,
        "facts": _facts(book, story),
        "versions": _versions(book),
        **_drawings(book, story),
        "recalled": [v for v in views if v.background],
        "chapters": chapters(story, {e.id: e.when or told(book, e) for e in book.records.events}),
        "voices": voices(book),
        "denials": denials(book),
        "pairs": pairs(book),
        "issues": issue_groups(book),
        "paragraphs": paragraph_counts(book),
        "unknown": unknown_actors(book),
        "stray": len(book.records.claims) - len({c for e in book.records.events for c in e.claims if c in book.claims}),
        "sources": sorted(book.sources.values(), key=lambda s: (-s.claims, s.outlet, s.title)),
        "judgements": book.records.judgements,
        "quadrants": QUADRANTS,
        "meanings": EVENT_MEANINGS | {name: text for name, text in book.look.meanings.items() if name in QUADRANT_OF},
        "statuses": STATUS_MEANINGS,
    }


def _drawings(book: Book, story: list[EventView]) -> dict[str, Any]:
    points = {v.id: point(book, book.events[v.id]) for v in story}
    drawn = [p for p in points.values() if p is not None]
    return {
        "timelines": [t for t in (("wide", timeline(drawn, _WIDE)), ("narrow", timeline(drawn, _NARROW))) if t[1]],
        "undrawn": [v for v in story if points[v.id] is None],
    }


def _facts(book: Book, story: list[EventView]) -> dict[str, str]:
    outlets = {s.outlet for s in book.sources.values()}
    days = sorted((book.events[v.id].when for v in story if dates.read(book.events[v.id].when)), key=dates.order)
    return {
        "articles": counted(len(book.articles), "article"),
        "outlets": counted(len(outlets), "outlet"),
        "claims": counted(len(book.claims), "claim"),
        "events": counted(len(book.events), "event"),
        "first": dates.in_words(days[0]) if days else "",
        "last": dates.in_words(days[-1]) if days else "",
    }


def _versions(book: Book) -> dict[str, list[str]]:
    return {
        "models": sorted({c.model for c in book.claims.values()} - {""}),
        "knowledge": sorted({c.knowledge for c in book.claims.values()} - {""}),
    }
