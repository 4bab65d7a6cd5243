"""HTML pages: the story by trafilatura, set to prefer less text over wrong text; the date by htmldate. Nothing is ever fetched.

Only a parsed tree is handed to these libraries: given a text that looks like an address, one of them would fetch it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from araz.issues import IssueLog
from araz.records import Fact, When
from araz.sources import metadata
from araz.sources.decoding import clean, decode
from araz.sources.drafts import Draft
from araz.sources.metadata import Facts

if TYPE_CHECKING:
    from araz.settings import Settings

_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_LINE = 25  # characters: a page whose longest line is shorter tells no story


def read(stream: BinaryIO, origin: str, log: IssueLog, settings: Settings) -> Iterator[Draft]:
    """Yield the one article of an HTML page, or none and an issue where no article is found."""
    data = stream.read(settings.max_line_bytes + 1)
    if len(data) > settings.max_line_bytes:
        log.add(
            "sources", "too long", f"a page of more than {settings.max_line_bytes:,} bytes: not read (setting 'max_line_bytes')", origin
        )
        return
    found = decode(data)
    if found.binary:
        log.add("sources", "binary", f"no HTML but {found.binary}: not read", origin)
        return
    if found.note and "declares" not in found.note:
        log.add("sources", "encoding", found.note, origin)
    draft = extract(found.text, origin, log)
    if draft:
        yield draft


def extract(page: str, origin: str, log: IssueLog) -> Draft | None:
    """Return the story of a page with what its markup says of it, or None and an issue where there is none."""
    if not page.strip():
        log.add("sources", "empty", "no text: nothing to read in it", origin)
        return None
    try:
        with _quiet():
            document = _document(clean(page), precise=True) or _document(clean(page), precise=False)
    except ImportError:  # a library is missing: that is the run's problem, not this page's
        raise
    except Exception as error:  # two large parsers of foreign input: whatever they raise concerns this page only
        log.add("sources", "broken page", f"cannot be read as HTML ({type(error).__name__}: {error})", origin)
        return None
    if not document:
        log.add("sources", "no article", "no article found in this page: is it a list of links, or built by scripts?", origin)
        return None
    text = "\n\n".join(line for line in str(document.text).split("\n") if line.strip())
    return Draft(text, origin, _facts(document))


def _document(page: str, *, precise: bool) -> Any:
    """Return trafilatura's document, or None where it has no text to speak of."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return None
    document: Any = bare_extraction(
        tree, favor_precision=precise, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_DATES
    )
    return document if document and any(len(line) >= _LINE for line in str(document.text or "").split("\n")) else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' warnings off standard error: what they say of a page becomes our issue."""
    loggers = [(logging.getLogger(name), logging.NullHandler()) for name in ("trafilatura", "htmldate")]
    for logger, handler in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger, handler in loggers:
            logger.removeHandler(handler)


def _facts(document: Any) -> Facts:
    return Facts(
        _fact(document.title, "the page's title"),
        _fact(document.author, "the page's author"),
        _fact(document.sitename, "the page's site name") or _fact(document.hostname, "host of the page's address"),
        _fact(document.url, "the page's canonical address"),
        _published(document.date),
    )


def _fact(value: str | None, why: str) -> Fact | None:
    return Fact(" ".join(value.split()), "html", why) if value and value.strip() else None


def _published(value: str | None) -> When | None:
    return metadata.published(value, "date in the page's markup") if value else None
