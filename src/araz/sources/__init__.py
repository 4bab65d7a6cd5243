"""From files, folders and standard input to articles.

    files       which files, in which order, of which format
    text html jsonl     one module a format: bytes -> drafts
    drafts      draft -> Article: decoding cleans, blocks cut, forms and paragraphs mark, language tells, metadata fills in
    duplicates  the same article again: an issue that names the first

A problem with one file, row or page becomes an Issue, and the reading goes on. Nothing is fetched from a network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from araz.issues import IssueLog
from araz.records import Article
from araz.sources import files, html, jsonl, language, text
from araz.sources.drafts import Draft, finish
from araz.sources.duplicates import Duplicates
from araz.sources.language import Languages

if TYPE_CHECKING:
    from araz.settings import Settings

_READERS = {"text": text.read, "html": html.read, "jsonl": jsonl.read}

__all__ = ["read"]


def read(paths: Sequence[Path | str], log: IssueLog, settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[Article]:
    """Return the articles at the paths, each content once, in the order of the paths and of the names within folders.

    Args:    paths: files, folders, or `-` for standard input, whose format is told by its first bytes. log: takes what was not read
             and why. stdin: what to read for `-`; None is the process's own.
    Raises:  InputError: nothing is given, or a path does not exist. At once, before any article is read.
    """
    named = tuple(paths)
    files.check(named)
    return _articles(named, log, settings, stdin)


def _articles(paths: Sequence[Path | str], log: IssueLog, settings: Settings, stdin: BinaryIO | None) -> Iterator[Article]:
    languages, seen = Languages(settings.languages), Duplicates()
    for draft in _drafts(paths, log, settings, stdin):
        article = finish(draft, languages, log, settings)
        if article is None:
            continue
        if first := seen.first(article):
            log.add("sources", "duplicate", f"same text as {first}: read once", article.origin, article=article.id)
            continue
        language.report_uncoded(article, log)
        yield article


def _drafts(paths: Sequence[Path | str], log: IssueLog, settings: Settings, stdin: BinaryIO | None) -> Iterator[Draft]:
    for named in paths:
        if str(named) == files.STDIN:
            stream = files.buffered(stdin or sys.stdin.buffer)
            yield from _READERS[files.sniff(stream.peek(4096))](stream, files.STDIN, log, settings)
            continue
        for path in files.find((named,), log):
            if files.usable(path, log, named=path == Path(named)):
                yield from _of_file(path, log, settings)


def _of_file(path: Path, log: IssueLog, settings: Settings) -> Iterator[Draft]:
    try:
        with path.open("rb") as stream:
            yield from _READERS[files.format_of(path, stream)](stream, str(path), log, settings)
    except OSError as error:
        log.add("sources", "unreadable", f"cannot be read: {error.strerror or error}", str(path))
