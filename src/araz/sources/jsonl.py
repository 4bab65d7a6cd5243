"""JSON Lines: one article a line, UTF-8.

Fields, all text:

    text        the article, paragraphs separated by line breaks; required, or `html`
    html        the page instead of the text; what its markup says fills fields that the row leaves out
    title       the headline; becomes the first paragraph where the text does not begin with it
    author      as the outlet writes it
    outlet      the outlet's name
    url         the article's address
    published   ISO 8601 date or time: 2021-10-06, 2021-10-06T14:30:00Z, 2021-10, 2021
    language    ISO 639-1 code of the main language

Other fields are left alone; each is named once a file, so that a slip in a name is seen.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from araz.errors import nearest
from araz.issues import IssueLog
from araz.records import Fact, When
from araz.sources import html, metadata
from araz.sources.decoding import decode
from araz.sources.drafts import Draft
from araz.sources.metadata import Facts

if TYPE_CHECKING:
    from araz.settings import Settings

FIELDS = ("text", "html", "title", "author", "outlet", "url", "published", "language")
_CHUNK = 1 << 20


def read(stream: BinaryIO, origin: str, log: IssueLog, settings: Settings) -> Iterator[Draft]:
    """Yield the articles of a file, row by row; a row that cannot be used is an issue with its line number. One line is held at a time."""
    strange: set[str] = set()
    for number, line in _lines(stream, settings.max_line_bytes):
        place = f"{origin}:{number}"
        if line is None:
            log.add(
                "sources", "too long", f"a line of more than {settings.max_line_bytes:,} bytes: not read (setting 'max_line_bytes')", place
            )
            continue
        if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in line:
            log.add("sources", "binary", "no JSON Lines in UTF-8 from here on: the rest of the file is not read", place)
            return
        row = _row(line, place, log)
        if row is not None:
            _note_strange(row, strange, place, log)
            draft = _draft(row, place, log)
            if draft:
                yield draft


def _lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line that is not blank; None for one that is too long, which is passed over in pieces."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def _row(line: bytes, place: str, log: IssueLog) -> dict[str, Any] | None:
    found = decode(line)
    if found.binary or found.note:
        log.add("sources", "encoding", found.note or f"no text but {found.binary}", place)
    try:
        row = json.loads(found.text)
    except (ValueError, RecursionError) as error:
        log.add("sources", "bad row", f"not JSON: {error}", place)
        return None
    if isinstance(row, dict):
        return row
    log.add("sources", "bad row", f"a row must be an object {{...}}, this is {type(row).__name__}", place)
    return None


def _note_strange(row: dict[str, Any], strange: set[str], place: str, log: IssueLog) -> None:
    for name in sorted(row.keys() - set(FIELDS) - strange):
        strange.add(name)
        log.add("sources", "unknown field", f"field {name!r} is not used{nearest(name, FIELDS)}", place)


def _draft(row: dict[str, Any], place: str, log: IssueLog) -> Draft | None:
    values = {name: _text(row, name, place, log) for name in FIELDS}
    title, author, outlet, url = (_fact(values, name) for name in ("title", "author", "outlet", "url"))
    given = Facts(title, author, outlet, url, _published(values["published"], place, log))
    if values["text"]:
        return Draft(values["text"], place, given, _language(values["language"], place, log))
    if values["html"]:
        page = html.extract(values["html"], place, log)
        return Draft(page.text, place, given.filled_from(page.facts), _language(values["language"], place, log)) if page else None
    log.add("sources", "bad row", f"no text: a row needs a field 'text' or 'html'{_near_text(row)}", place)
    return None


def _fact(values: dict[str, str], name: str) -> Fact | None:
    return Fact(values[name], "jsonl", f"field {name!r}") if values[name] else None


def _text(row: dict[str, Any], name: str, place: str, log: IssueLog) -> str:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    log.add("sources", "bad field", f"field {name!r} must be text, this is {type(value).__name__}: left out", place)
    return ""


def _near_text(row: dict[str, Any]) -> str:
    """Name a field that may hold the text under another name: the one with the longest text."""
    texts = {name: len(value) for name, value in row.items() if isinstance(value, str) and name not in FIELDS and len(value) > 200}
    return f"; is it in {max(texts, key=lambda name: texts[name])!r}?" if texts else ""


def _published(value: str, place: str, log: IssueLog) -> When | None:
    when = metadata.published(value, "field 'published'") if value else None
    if value and when is None:
        log.add(
            "sources", "bad field", f"field 'published' must be an ISO date such as 2021-10-06, this is {value[:40]!r}: left out", place
        )
    return when


def _language(value: str, place: str, log: IssueLog) -> str:
    code = value.lower().replace("_", "-").split("-")[0]
    if not value or (len(code) == 2 and code.isascii() and code.isalpha()):
        return code
    log.add("sources", "bad field", f"field 'language' must be an ISO 639-1 code such as en, this is {value[:40]!r}: left out", place)
    return ""
