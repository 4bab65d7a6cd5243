"""The shipped files follow one convention: sorted, one header, no blanks around cells; and each says where it comes from."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from araz.knowledge.check import check

Row = dict[str, str]


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


ORDER: dict[str, Callable[[Row], object]] = {
    "actors/states.csv": lambda r: r["code"],
    "actors/bodies.csv": lambda r: r["code"],
    "actors/groups.csv": lambda r: (r["home"], plain(r["name"])),
    "actors/parties.csv": lambda r: (r["country"], plain(r["name"])),
    "actors/communities.csv": lambda r: plain(r["name"]),
    "actors/organs.csv": lambda r: (r["code"], plain(r["name"])),
    "actors/nouns.csv": lambda r: (r["kind"], r["role"], plain(r["noun"])),
    "actors/people.csv": lambda r: (r["country"], r["role"], plain(r["name"]), r["valid_from"]),
    "actors/surnames.csv": lambda r: (plain(r["name"]), r["valid_from"]),
    "actors/collisions.csv": lambda r: r["name"].lower(),
    "outlets.csv": lambda r: (r["country"], r["domain"]),
    "places/places.csv": lambda r: (r["kind"], plain(r["name"])),
    "times/named.csv": lambda r: r["start"],
    "times/national_days.csv": lambda r: (r["feast"], r["country"]),
}


def rows(path: str) -> list[Row]:
    text = files("araz.knowledge").joinpath(path).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("path", ORDER)
def test_is_sorted(path: str) -> None:
    keys = [ORDER[path](row) for row in rows(path)]
    assert keys == sorted(keys)  # type: ignore[type-var]


@pytest.mark.parametrize("path", ORDER)
def test_has_no_blanks_around_cells_nor_empty_parts_of_lists(path: str) -> None:
    cells = [cell for row in rows(path) for cell in row.values()]
    bad = [c for c in cells if c != c.strip() or "||" in c or c.startswith("|") or c.endswith("|")]
    assert bad == []


def test_a_file_without_a_source_is_a_fault(broken: Callable[[dict[str, str]], Path]) -> None:
    folder = broken({"outlets/more.csv": "domain,name\n"})
    assert any("no source of outlets/more.csv" in line for line in check(folder))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param("Nowhere,,town,AZE,-40.4,49.9,,\n", True, id="on the other side of the globe"),
        pytest.param("Nowhere,,town,AZE,49.9,40.4,,\n", True, id="latitude and longitude swapped"),
        pytest.param("Nowhere,,town,AZE,40.4,49.9,,\n", False, id="where it should be"),
        pytest.param("Nowhere,,sea,AZE|IRN,41.5,51.0,,\n", False, id="a sea beside its states"),
        pytest.param("Nowhere,,corridor,AZE,,,,\n", False, id="no point at all"),
    ],
)
def test_a_point_far_from_its_country_is_a_fault(broken: Callable[[dict[str, str]], Path], row: str, fault: bool) -> None:
    assert any("'Nowhere' lies far from" in line for line in check(broken({"places/places.csv": row}))) is fault
