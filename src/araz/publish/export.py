"""Tables for other programs: one row a claim, or one row an event, as CSV or as JSON lines.

The columns and their order are `CLAIM_COLUMNS` and `EVENT_COLUMNS`; new ones are only ever added at the end. What is unknown is
an empty cell (CSV) or null (JSON lines). JSON lines keep lists as lists and texts as they are. In CSV (UTF-8, CRLF, RFC 4180)
lists are joined by ";" (a ";" inside an item is written ","), control characters are written out as `[U+0000]`, and a text that a
spreadsheet would take for a formula is led by an apostrophe. Spans are characters of the article's text, end excluded.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from araz.errors import InputError, nearest
from araz.knowledge.codes import codes
from araz.publish.files import whole_file
from araz.publish.text import visible
from araz.publish.view import figure
from araz.records import Article, Claim, Event, Fact
from araz.store import Store

Row = dict[str, Any]

CLAIM_COLUMNS = {
    "id": "the claim",
    "event_id": "the event that it is held to be of",
    "article": "the article",
    "outlet": "who published the article",
    "title": "the article's title",
    "url": "the article's address",
    "published": "day of publication, EDTF",
    "published_source": "where that day comes from: stated, published, anchored, inferred",
    "published_best": "the likeliest day, where only bounds are known",
    "sentence": "the words of the sentence",
    "trigger": "the words that name the deed",
    "event": "one of the sixteen event types",
    "modes": "list of the event's modes",
    "contexts": "list of contexts",
    "actors": "list of codes of who does it",
    "recipients": "list of codes of to whom",
    "date": "when, EDTF",
    "date_source": "where the date comes from: stated, published, anchored, inferred",
    "date_why": "how it was found, in words",
    "place": "where",
    "place_relation": "empty, or near, border, north of …",
    "country": "ISO3 of the place",
    "latitude": "degrees north",
    "longitude": "degrees east",
    "status": "happened, ongoing, planned, demanded, threatened, possible, denied, negated",
    "background": "whether it is history recalled: true or false",
    "speakers": "list of who says so, outermost first: code, or name where there is no code; empty where the outlet itself does",
    "name": "proper name of the deed",
    "figures": "list of counts in words",
    "answers": "words of the deed that this one answers, follows or is caused by",
    "rule": "the lexicon entry that made the claim",
    "reasons": "list of one line for each decision",
    "confidence": "0 to 1",
    "model": "version of the language model",
    "knowledge": "version of the knowledge files",
    "sentence_start": "first character of the sentence",
    "sentence_end": "character after the sentence",
    "trigger_start": "first character of the trigger",
    "trigger_end": "character after the trigger",
    "cameo": "the code of CAMEO, where event, mode and context determine one",
    "quad_class": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "score": "conflict to cooperation, -10 to 10, of the modes or the type (PLOVER)",
    "link": "how it hangs on the deed of `answers`: answered, caused or followed",
    "link_words": "the words that say so",
}
EVENT_COLUMNS = {
    "id": "the event",
    "event": "one of the sixteen event types",
    "modes": "list of the event's modes",
    "contexts": "list of contexts",
    "actors": "list of codes of who does it",
    "recipients": "list of codes of to whom",
    "date": "when, EDTF",
    "place": "where",
    "status": "happened, ongoing, planned, demanded, threatened, possible, denied, negated",
    "background": "whether it is history recalled: true or false",
    "names": "list of the names by which it goes",
    "claim_count": "how many claims are of it",
    "article_count": "how many articles report it",
    "outlet_count": "how many outlets report it",
    "outlets": "list of outlets that report it",
    "contested": "list of fields that claims differ on",
    "answers": "list of events that it answers",
    "claims": "list of its claims",
    "cameo": "the code of CAMEO, where event, mode and context determine one",
    "quad_class": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "score": "conflict to cooperation, -10 to 10, of the modes or the type (PLOVER)",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
FORMATS = ("csv", "jsonl")


def export(store: Store, target: Path, format: str, table: str) -> Path:
    """Write the claims or the events of a database to a file, whole or not at all.

    Args:    target: a file, or a folder that gets `claims.csv` and so on. format: csv or jsonl. table: claims or events.
    Returns: the file written.
    Raises:  InputError: an unknown format or table, or a file that cannot be written; what was there stays.
    """
    tables: dict[str, tuple[dict[str, str], Callable[[Store], Iterator[Row]]]] = {
        "claims": (CLAIM_COLUMNS, _claim_rows),
        "events": (EVENT_COLUMNS, _event_rows),
    }
    if table not in tables:
        raise InputError(f"unknown table {table!r}{nearest(table, list(tables))}: there are {', '.join(tables)}")
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}{nearest(format, FORMATS)}: there are {', '.join(FORMATS)}")
    path = target / f"{table}.{format}" if target.is_dir() else target
    columns, rows = tables[table]
    with whole_file(path) as stream:
        (_write_csv if format == "csv" else _write_jsonl)(stream, list(columns), rows(store))
    return path


def _write_jsonl(stream: IO[str], columns: list[str], rows: Iterable[Row]) -> None:
    for row in rows:
        stream.write(json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n")


def _write_csv(stream: IO[str], columns: list[str], rows: Iterable[Row]) -> None:
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows)


def cell(value: object) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = ";".join(str(item).replace(";", ",") for item in value) if isinstance(value, list) else str(value)
    return "'" + visible(text) if text.lstrip(" ").startswith(_FORMULA) else visible(text)


def _fact(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _claim_rows(store: Store) -> Iterator[Row]:
    event_of = {claim: event.id for event in store.events() for claim in event.claims}
    article: Article | None = None
    for claim in store.claims():
        if article is None or article.id != claim.article:
            article = store.article(claim.article)
        yield claim_row(claim, article, event_of.get(claim.id))


def claim_row(claim: Claim, article: Article, event: str | None = None) -> Row:
    """Return a claim as a row with the columns `CLAIM_COLUMNS`. `event` is the event that it is held to be of, None where unknown."""
    when, where, published = claim.when, claim.where, article.published
    return {
        "id": claim.id,
        "event_id": event,
        "article": article.id,
        "outlet": _fact(article.outlet),
        "title": _fact(article.title),
        "url": _fact(article.url),
        "published": published.edtf if published else None,
        "published_source": published.source.value if published else None,
        "published_best": (published.best or None) if published else None,
        "sentence": article.passage(claim.sentence),
        "trigger": article.passage(claim.trigger),
        "event": claim.event.value,
        "modes": list(claim.modes),
        "contexts": list(claim.contexts),
        "actors": list(claim.actor_codes),
        "recipients": list(claim.recipient_codes),
        "date": when.edtf if when else None,
        "date_source": when.source.value if when else None,
        "date_why": when.why if when else None,
        "place": where.name if where else None,
        "place_relation": where.relation if where else None,
        "country": where.country if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "status": claim.status.value,
        "background": claim.background,
        "speakers": [link.code or link.name for link in claim.attribution],
        "name": claim.name,
        "figures": [figure(f) for f in claim.figures],
        "answers": article.passage(claim.answers.trigger) if claim.answers else None,
        "rule": claim.rule,
        "reasons": list(claim.reasons),
        "confidence": claim.confidence,
        "model": claim.model,
        "knowledge": claim.knowledge,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        **_codes(claim),
        "link": claim.answers.kind.value if claim.answers else None,
        "link_words": claim.answers.words if claim.answers else None,
    }


def _event_rows(store: Store) -> Iterator[Row]:
    outlet = {a.id: a.outlet.value if a.outlet else "" for a in store.articles()}
    article = {claim.id: claim.article for claim in store.claims()}
    for event in store.events():
        yield _event_row(event, {article[c] for c in event.claims if c in article}, outlet)


def _event_row(event: Event, articles: set[str], outlet: dict[str, str]) -> Row:
    outlets = sorted({outlet[a] for a in articles} - {""})
    return {
        "id": event.id,
        "event": event.event.value,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "date": event.when or None,
        "place": event.where or None,
        "status": event.status.value,
        "background": event.background,
        "names": list(event.names),
        "claim_count": len(event.claims),
        "article_count": len(articles),
        "outlet_count": len(outlets),
        "outlets": outlets,
        "contested": [view.field for view in event.views if view.contested],
        "answers": list(event.answers),
        "claims": list(event.claims),
        **_codes(event),
    }


def _codes(deed: Claim | Event) -> Row:
    coded = codes().of(deed.event.value, deed.modes, deed.contexts)
    return {"cameo": coded.cameo or None, "quad_class": coded.quad_class, "score": round(coded.score, 2)}
