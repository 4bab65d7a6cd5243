"""Add a row to a folder of the user's own knowledge files, checked as it will be read: laid over the files of the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from araz.errors import InputError, KnowledgeError, nearest
from araz.knowledge.check import faults
from araz.knowledge.load_actors import BODIES, COMMUNITIES, GROUPS, NOUNS, ORGANS, PARTIES, PEOPLE, STATES
from araz.knowledge.load_world import NATIONAL_DAYS, OUTLETS, PLACES, TIMES
from araz.knowledge.read import Table, Tree, read_table, read_tree

KINDS: Mapping[str, Table[Any]] = {
    "state": STATES,
    "body": BODIES,
    "group": GROUPS,
    "party": PARTIES,
    "community": COMMUNITIES,
    "organ": ORGANS,
    "noun": NOUNS,
    "person": PEOPLE,
    "place": PLACES,
    "time": TIMES,
    "national-day": NATIONAL_DAYS,
    "outlet": OUTLETS,
}


@dataclass(frozen=True, slots=True)
class Added:
    """Where a row went, and the row of ours that it takes the place of (empty where it is new)."""

    path: Path
    row: Mapping[str, str]
    replaces: str = ""


def columns(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind of row. Raises InputError: there is no such kind."""
    if kind not in KINDS:
        raise InputError(f"unknown kind {kind!r}{nearest(kind, tuple(KINDS))}; kinds are {', '.join(KINDS)}")
    return tuple(field.name for field in fields(KINDS[kind].row))


def add_row(folder: Path, kind: str, values: Mapping[str, str]) -> Added:
    """Append a row to the user's own file of its kind; nothing is written where the row would break the files.

    Args:    folder: the user's knowledge folder, made where it is not there. values: by column, lists separated by `|`; others stay empty.
    Raises:  InputError: unknown kind or column, or the folder cannot be written. KnowledgeError: the row breaks rules; it carries all.
    """
    names = columns(kind)
    strange = [name for name in values if name not in names]
    if strange:
        raise InputError(f"unknown column {strange[0]!r} of a {kind}{nearest(strange[0], names)}; columns are {', '.join(names)}")
    table = KINDS[kind]
    row = {name: values.get(name, "").strip() for name in names}
    own = read_tree(folder) if folder.is_dir() else {}
    shipped = read_tree(files("araz.knowledge"))
    before = set(faults([shipped, own])) if own else set()
    added = own | {table.path: _appended(own.get(table.path, b""), names, row)}
    broken = [fault for fault in faults([shipped, added]) if fault not in before]
    if broken:
        raise KnowledgeError(broken)
    path = folder / table.path
    _write(path, added[table.path])
    return Added(path, row, _replaced(table, shipped, _only(names, row, table.path)))


def _appended(content: bytes, names: tuple[str, ...], row: Mapping[str, str]) -> bytes:
    """Return a table with a row after its last, in the order of its own header."""
    text = content.decode("utf-8-sig", "replace")
    header = next(csv.reader(text.splitlines()), list(names)) if text.strip() else list(names)
    missing = [name for name in names if row[name] and name not in header]
    if missing:
        text = _widened(text, [*header, *missing])
        header = [*header, *missing]
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n", extrasaction="ignore")
    if not text.strip():
        writer.writeheader()
    writer.writerow(row)
    return (text + ("\n" if text.strip() and not text.endswith("\n") else "") + out.getvalue()).encode()


def _widened(text: str, header: list[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(csv.DictReader(io.StringIO(text)))
    return out.getvalue()


def _only(names: tuple[str, ...], row: Mapping[str, str], path: str) -> Tree:
    return {path: _appended(b"", names, row)}


def _replaced(table: Table[Any], shipped: Tree, mine: Tree) -> str:
    """Return the name of the shipped row with the same key, empty where there is none."""
    silent: list[str] = []
    known = {table.key(row): row for row in read_table(table, [shipped], silent)}
    key = next(table.key(row) for row in read_table(table, [mine], silent))
    found = known.get(key)
    return next((str(name) for field in ("name", "noun", "feast") if (name := getattr(found, field, ""))), "")


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r}: {error.strerror} (give another folder with --knowledge)") from error
