"""Treebanks as gold sentences: JSONL with semantic roles, or CoNLL-U without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from araz.errors import InputError
from benchmarks.common import existing, rows

_KEYS = ("words", "lemmas", "upos", "heads", "deprels", "predicates")


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence of n words. `heads` are 1-based, 0 the root; `roles` are (predicate, argument, label), 0-based; None: not annotated."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    predicates: frozenset[int] | None = None
    roles: frozenset[tuple[int, int, str]] | None = None


def read(path: Path) -> list[Gold]:
    """Return the sentences of a treebank; `.conllu` is told by its name. Raises InputError: missing, or not of its format."""
    if path.suffix == ".conllu":
        text = existing(path).read_text(encoding="utf-8")
        found = [_of_block(path, block) for block in text.split("\n\n") if block.strip()]
        if not found:
            raise InputError(f"{str(path)!r} has no sentences")
        return found
    return [_of_row(row) for row in rows(path, _KEYS)]


def _of_row(row: dict[str, Any]) -> Gold:
    words, lemmas, upos, heads, deprels = (tuple(row[key]) for key in _KEYS[:5])
    if row["predicates"] is None:
        return Gold(words, lemmas, upos, heads, deprels)
    predicates = frozenset(p["index"] for p in row["predicates"])
    roles = frozenset((p["index"], a["index"], a["label"]) for p in row["predicates"] for a in p["args"])
    return Gold(words, lemmas, upos, heads, deprels, predicates, roles)


def _of_block(path: Path, block: str) -> Gold:
    """Read one sentence of CoNLL-U; ranges (`3-4`) and empty nodes (`8.1`) are no words."""
    found = [fields for fields in _fields(path, block.splitlines()) if fields[0].isdigit()]
    return Gold(
        tuple(f[1] for f in found),
        tuple(f[2] for f in found),
        tuple(f[3] for f in found),
        tuple(int(f[6]) for f in found),
        tuple(f[7] for f in found),
    )


def _fields(path: Path, lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 10:
            raise InputError(f"{str(path)!r} is not CoNLL-U: {line[:60]!r} has {len(fields)} columns (10 are expected)")
        yield fields
