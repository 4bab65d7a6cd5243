"""The world's towns, states and their units by name, read from `places/gazetteer.sqlite`, which `scripts/gazetteer.py` cuts.

names of a text -> key(name) -> one query a batch -> rows, the most people first

"Only store/ knows SQL" is said of the database of records, which is written to and lives as long as a project. This file is knowledge: it
is shipped, read-only, and never changes while the program runs; SQLite is its format as CSV is that of the other files.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from araz.errors import KnowledgeError

FORMAT = "1"
KINDS = ("country", "unit", "county", "town", "capital", "continent")
"""What a row is: a state, its first-level unit (province, US state), a unit within that (US county), a town, a capital,
a continent (of no country)."""
DEGREE = 100
"""Coordinates are kept as whole hundredths of a degree, about a kilometre."""

_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_DROPPED = re.compile(r"['’‘ʼʻʿʾ`´.·]")
_BLANK = re.compile(r"[\s_–—‑-]+")
_SHORT = {"saint": "st", "ft": "fort", "mt": "mount"}
_BATCH = 400
_MOST_KEPT = 50_000


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """Return what all spellings of a name have in common: small letters without marks, apostrophes, stops and hyphens; `Saint` is `St`."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).lower().translate(_LETTERS)
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _BLANK.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A place of the gazetteer. Degrees, WGS 84; `population` 0 where unknown.

    `unit`: the name of its first-level unit, empty where unknown. `extent`: kilometres from the point to its farthest town; 0 for a town.
    `spellings`: how many names it has in all languages and scripts, 0 for small places: a measure of how well it is known.
    """

    id: int
    name: str
    kind: str
    country: str
    unit: str
    population: int
    latitude: float
    longitude: float
    extent: float
    spellings: int = 0


class Gazetteer:
    """A gazetteer file, opened when first asked, once a thread and process; it can be pickled, and threads can share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._rows: dict[str, tuple[GazetteerRow, ...]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Return the gazetteer at `path`, or the one shipped with the package.

        Raises: KnowledgeError: the file is missing, damaged or of another format.
        """
        if path is None:
            with as_file(files("araz.knowledge") / "places" / "gazetteer.sqlite") as shipped:
                path = shipped
        made = cls(path)
        made.about()
        return made

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self.path,)

    def about(self) -> dict[str, str]:
        """Return where the file comes from: its format, sources with versions, licence, counts, and a digest of its rows.

        Raises: KnowledgeError: the file is missing, damaged or of another format.
        """
        found = {str(name): str(value) for name, value in self._ask("SELECT name, value FROM about")}
        if found.get("format") != FORMAT:
            told = found.get("format", "none")
            raise KnowledgeError([f"gazetteer {str(self.path)!r} has format {told}, this program knows {FORMAT} (cut it anew)"])
        return found

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[GazetteerRow, ...]]:
        """Return the places of each name that has any, those with most people first. One query answers all names not asked before.

        Raises: KnowledgeError: the file cannot be read.
        """
        keys = {name: key(name) for name in names}
        self._fetch(sorted({k for k in keys.values() if k and k not in self._rows}))
        return {name: rows for name, k in keys.items() if (rows := self._rows.get(k, ()))}

    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """Return, for each country, the box of its towns in degrees: south, north, west, east.

        Raises: KnowledgeError: the file cannot be read.
        """
        found = self._ask(_BOXES)
        return {code: (south / DEGREE, north / DEGREE, west / DEGREE, east / DEGREE) for code, south, north, west, east in found}

    def _fetch(self, keys: list[str]) -> None:
        if len(self._rows) + len(keys) > _MOST_KEPT:
            self._rows = {}
        found: dict[str, list[GazetteerRow]] = {k: [] for k in keys}
        for start in range(0, len(keys), _BATCH):
            some = keys[start : start + _BATCH]
            marks = ",".join("?" * len(some))
            for name, *cells in self._ask(_QUERY.format(marks), some):
                found[name].append(_row(cells))
        self._rows.update((k, tuple(rows)) for k, rows in found.items())

    def _ask(self, query: str, values: Iterable[str] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            why = "is missing" if not self.path.is_file() else f"cannot be read: {error}"
            raise KnowledgeError([f"gazetteer {str(self.path)!r} {why} (install araz anew, or run scripts/gazetteer.py)"]) from error

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; one made before a fork is not used after it."""
        local = self._local
        if getattr(local, "process", None) != os.getpid():
            local.connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            local.process = os.getpid()
        connection: sqlite3.Connection = local.connection
        return connection


_BOXES = """SELECT c.code, MIN(p.latitude), MAX(p.latitude), MIN(p.longitude), MAX(p.longitude)
FROM place p JOIN country c ON c.id = p.country GROUP BY c.code"""
_QUERY = """SELECT n.key, p.id, p.name, p.kind, c.code, u.name, p.population, p.latitude, p.longitude, p.extent, p.spellings
FROM name n JOIN place p ON p.id = n.place JOIN country c ON c.id = p.country LEFT JOIN place u ON u.id = p.unit
WHERE n.key IN ({}) ORDER BY n.key, p.population DESC, p.id"""


def _row(cells: list[Any]) -> GazetteerRow:
    number, name, kind, country, unit, population, latitude, longitude, extent, spellings = cells
    point = (latitude / DEGREE, longitude / DEGREE)
    return GazetteerRow(number, name, KINDS[kind], country, unit or "", population or 0, *point, float(extent or 0), spellings or 0)
