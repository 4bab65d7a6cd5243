"""From files to rows: the data files of a folder, and CSV tables made into the classes of `schema`; breaks are collected, not raised.

A tree is a folder's data files; several trees are laid over each other, and a row of a later tree replaces the row with the same key.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from hashlib import blake2b
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

from araz.errors import nearest

R = TypeVar("R")
Tree = Mapping[str, bytes]
Convert = Callable[[Any], Any]
_SUFFIXES = (".csv", ".yml")


def read_tree(root: Traversable, prefix: str = "") -> dict[str, bytes]:
    """Return the contents of every .csv and .yml under `root`, by path relative to it with `/`."""
    found: dict[str, bytes] = {}
    for item in root.iterdir():
        path = f"{prefix}{item.name}"
        if item.name.endswith(_SUFFIXES) and item.is_file():
            found[path] = item.read_bytes()
        elif "." not in item.name and not item.name.startswith("__") and item.is_dir():
            found |= read_tree(item, f"{path}/")
    return found


def digest(trees: Iterable[Tree]) -> str:
    """Return 12 hex digits that change with any byte or name of any file."""
    total = blake2b(digest_size=6)
    for tree in trees:
        for path, content in sorted(tree.items()):
            total.update(f"{len(path)}:{path}{len(content)}:".encode() + content)
        total.update(b"/")
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A CSV file: its path, the class of its rows, and what tells one row from another."""

    path: str
    row: type[R]
    key: Callable[[R], object]


def unknown(kind: str, value: str, where: str, valid: Iterable[str]) -> str:
    """Return the house's line for a value that is not in `valid`: what, where, and the nearest valid one."""
    return f"unknown {kind} {value!r} in {where}{nearest(value, tuple(valid))}"


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for raw in cell.split("|") if (part := raw.strip())) if cell else ()


_CELLS: Mapping[str, Convert] = {
    "str": str.strip,
    "tuple[str, ...]": _list,
    "float": float,
    "float | None": _number,
}


@dataclass(frozen=True, slots=True)
class _Columns:
    names: tuple[str, ...]
    converters: tuple[Convert, ...]
    needed: frozenset[str]
    required: frozenset[str]


def _columns(row: type) -> _Columns:
    spec = fields(row)
    return _Columns(
        tuple(f.name for f in spec),
        tuple(_CELLS[str(f.type)] for f in spec),
        frozenset(f.name for f in spec if f.default is MISSING),
        frozenset(f.name for f in spec if f.default is MISSING and f.type == "str"),
    )


def read_table(table: Table[R], trees: Sequence[Tree], breaks: list[str]) -> tuple[R, ...]:
    """Return the rows of a table over all trees, in the files' order, and add what is wrong with them to `breaks`."""
    if not any(table.path in tree for tree in trees):
        breaks.append(f"missing file {table.path!r} (a table with the columns {', '.join(_columns(table.row).names)})")
    merged: dict[object, R] = {}
    for tree in trees:
        merged |= _read_one(table, tree.get(table.path, b""), breaks)
    return tuple(merged.values())


def _read_one(table: Table[R], content: bytes, breaks: list[str]) -> dict[object, R]:
    rows: dict[object, R] = {}
    first: dict[object, int] = {}
    for number, row in _csv_rows(table, content, breaks):
        key = table.key(row)
        if key in rows:
            breaks.append(f"duplicate {_words(key)} in {table.path}, line {number} (first in line {first[key]}; join or remove one)")
        rows[key], first[key] = row, first.get(key, number)
    return rows


def _words(key: object) -> str:
    return ", ".join(repr(k) for k in key if k) if isinstance(key, tuple) else repr(key)


def _csv_rows(table: Table[R], content: bytes, breaks: list[str]) -> Iterator[tuple[int, R]]:
    if not content:
        return
    lines = csv.reader(text_of(content, table.path, breaks).splitlines())
    columns = _columns(table.row)
    header = next(lines, [])
    if not _header_fits(tuple(header), columns, table.path, breaks):
        return
    order = [columns.names.index(h) for h in header]
    for cells in lines:
        if not cells:
            continue
        row = _row(table, columns, _Line(lines.line_num, order, cells), breaks)
        if row is not None:
            yield lines.line_num, row


def text_of(content: bytes, path: str, breaks: list[str]) -> str:
    """Return UTF-8 bytes as text; other bytes are a break and become replacement characters."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        breaks.append(f"bytes that are not UTF-8 in {path}, byte {error.start} (save the file as UTF-8)")
        return content.decode("utf-8", "replace")


def _header_fits(header: tuple[str, ...], columns: _Columns, path: str, breaks: list[str]) -> bool:
    strange = [h for h in header if h not in columns.names]
    missing = [c for c in columns.names if c in columns.needed and c not in header]
    breaks.extend(unknown("column", h, path, columns.names) for h in strange)
    breaks.extend(f"missing column {c!r} in {path}" for c in missing)
    return not strange and not missing


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    order: list[int]
    cells: list[str]


def _row(table: Table[R], columns: _Columns, line: _Line, breaks: list[str]) -> R | None:
    where = f"{table.path}, line {line.number}"
    if len(line.cells) != len(line.order):
        breaks.append(f"{len(line.cells)} cells instead of {len(line.order)} in {where} (quote a cell that holds a comma)")
        return None
    values: dict[str, Any] = {}
    ok = True
    for place, cell in zip(line.order, line.cells, strict=True):
        name = columns.names[place]
        try:
            values[name] = columns.converters[place](cell)
        except ValueError:
            breaks.append(f"{name} {cell!r} in {where} is not a number")
            ok = False
        if not cell.strip() and name in columns.required:
            breaks.append(f"empty {name} in {where}, {', '.join(c for c in line.cells if c)!r}")
            ok = False
    return table.row(**values) if ok else None
