"""What the yardsticks share: reading their files, counting hits, printing the line."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from araz.errors import ArazError, InputError


@dataclass(frozen=True, slots=True)
class Hits:
    """Things found, things there, and things both found and there."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @classmethod
    def of(cls, found: set[Any], gold: set[Any]) -> Hits:
        """Count two sets against each other."""
        return cls(len(found & gold), len(found), len(gold))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is found nor there."""
        return 2 * self.right / max(1, self.found + self.gold)


def total(parts: Iterable[Hits]) -> Hits:
    """Return the sum of counts."""
    result = Hits()
    for part in parts:
        result = result + part
    return result


def existing(path: Path, *, folder: bool = False) -> Path:
    """Return the path if it is there. Raises InputError: it is not, or is of the other kind."""
    kind = "folder" if folder else "file"
    if not (path.is_dir() if folder else path.is_file()):
        known = "a folder" if path.is_dir() else "a file" if path.is_file() else "not there"
        raise InputError(f"{str(path)!r} is {known}: name the {kind} to measure on")
    return path


def rows(path: Path, keys: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file. Raises InputError: the file is missing, or a line is no object with `keys`."""
    found = []
    with existing(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                found.append(_row(path, number, line, keys))
    if not found:
        raise InputError(f"{str(path)!r} has no rows (one JSON object a line is expected)")
    return found


def _row(path: Path, number: int, line: str, keys: Sequence[str]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{str(path)!r}, line {number}, is not JSON: {error}") from error
    missing = [key for key in keys if not isinstance(row, dict) or key not in row]
    if missing:
        raise InputError(f"{str(path)!r}, line {number}, has no {missing[0]!r} (is it a file of another yardstick?)")
    return dict(row)


def best_time(task: Callable[[], object], runs: int = 3) -> float:
    """Return the seconds of the fastest of some runs, after one that is not counted."""
    task()
    return min(timed(task)[1] for _ in range(runs))


def timed(task: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a task gives, and its seconds."""
    began = time.perf_counter()
    given = task()
    return given, time.perf_counter() - began


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Return the plain mean, over the labels that the gold has, of each label's F1."""
    labels = sorted(set(gold))
    parts = [Hits(sum(g == f == name for g, f in zip(gold, found, strict=True)), found.count(name), gold.count(name)) for name in labels]
    return sum(part.f1 for part in parts) / max(1, len(parts))


def rounded(figures: Mapping[str, float]) -> dict[str, float]:
    """Return the figures with four digits after the point; whole numbers stay whole."""
    return {name: value if isinstance(value, int) else round(value, 4) for name, value in figures.items()}


def show(measure: Callable[[], Mapping[str, Any]]) -> None:
    """Print the line of a yardstick, or what went wrong, and end the process with the error's code."""
    try:
        print(json.dumps(measure(), ensure_ascii=False))
    except ArazError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
