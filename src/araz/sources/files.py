"""Which files to read, in which order, and as what: named files and folders, and standard input."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from araz.errors import InputError, nearest
from araz.issues import IssueLog

STDIN = "-"
FORMATS = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
_HTML = re.compile(
    rb"^(?:<!--.{0,400}?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb'^\{\s*(?:"|\}|$)')
_HEAD = 4096


def check(paths: Sequence[Path | str]) -> None:
    """Make sure that there is something at each path.

    Raises:  InputError: no path is given, or one does not exist; names each, with the nearest name beside it.
    """
    if not paths:
        raise InputError(f"nothing to read: give {_WHAT}")
    missing = [str(path) for path in paths if str(path) != STDIN and not os.path.lexists(path)]
    if missing:
        raise InputError("\n".join(f"no such file or folder {path!r}{_neighbour(Path(path))}" for path in missing) + f"; give {_WHAT}")


_WHAT = f"{', '.join(FORMATS)} files, folders of them, or {STDIN} for standard input"


def find(paths: Sequence[Path | str], log: IssueLog) -> Iterator[Path]:
    """Yield the files at the paths, folders in order of name with what is in them; what is passed over becomes an issue."""
    visited: set[tuple[int, int]] = set()
    for path in map(Path, paths):
        yield from _below(path, log, visited) if path.is_dir() else (path,)


def sniff(head: bytes) -> str:
    """Return the format (`html`, `jsonl` or `text`) that the first bytes of a stream look like."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "html"
    return "jsonl" if _JSON.match(start) else "text"


def format_of(path: Path, stream: io.BufferedReader) -> str:
    """Return the format of an open file: by its name, but a text file that begins as a page of HTML is one."""
    named = FORMATS.get(path.suffix.lower(), "")
    return sniff(stream.peek(_HEAD)[:_HEAD]) if named not in ("html", "jsonl") else named


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream whose first bytes can be looked at without taking them."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def usable(path: Path, log: IssueLog, *, named: bool) -> bool:
    """Whether a file is of a kind that is read: by its ending, or a pipe that was named; else an issue says why not."""
    if named and path.exists() and not path.is_file():
        return True
    if path.exists() and not path.is_file():
        log.add("sources", "skipped", "no ordinary file: not read", str(path))
        return False
    if path.suffix.lower() in FORMATS:
        return True
    log.add("sources", "skipped", f"files of kind {path.suffix or path.name!r} are not read, only {', '.join(FORMATS)}", str(path))
    return False


def _below(folder: Path, log: IssueLog, visited: set[tuple[int, int]]) -> Iterator[Path]:
    """Yield the files under a folder, in order of name, each folder once."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            inside = sorted(path.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            log.add("sources", "unreadable", f"folder cannot be read: {error.strerror or error}", str(path))
            continue
        if (status.st_dev, status.st_ino) in visited:
            log.add("sources", "skipped", "folder was read before, under another name: a link leads back to it", str(path))
            continue
        visited.add((status.st_dev, status.st_ino))
        if not inside:
            log.add("sources", "empty", "folder holds no files", str(path))
        waiting.extend(reversed(inside))


def _neighbour(path: Path) -> str:
    """Return the nearest name beside a path that does not exist."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    return nearest(path.name, names)
