"""`where`: what a name can mean, with scores and reasons, and the lines that are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.gazetteer import Entry, write

from araz.knowledge.atlas import Area, Atlas
from araz.knowledge.gazetteer import Gazetteer
from araz.knowledge.schema import PlaceRow, State
from araz.resolve.places import PlaceIndex
from araz.resolve.places_asking import lines, where

ENTRIES = (
    Entry("Texas", "unit", "USA", "TX", 29_000_000, 31.25, -99.25, (), 600),
    Entry("Paris", "town", "USA", "TX", 24_782, 33.66, -95.56),
    Entry("Paris", "town", "USA", "KY", 9_870, 38.21, -84.25),
    Entry("Springfield", "town", "USA", "MA", 154_341, 42.1, -72.59),
    Entry("Springfield", "town", "USA", "MO", 170_188, 37.21, -93.3),
    Entry("Reading", "town", "GBR", "ENG", 318_014, 51.46, -0.97),
)


@pytest.fixture
def index(tmp_path: Path) -> PlaceIndex:
    write(tmp_path / "small.sqlite", ENTRIES, "rows")
    areas = (Area("Texas", (), ("TX",), "unit", "USA", "TX", 31.25, -99.25),)
    atlas = Atlas(Gazetteer.open(tmp_path / "small.sqlite"), areas, {"reading": "weak"})
    return PlaceIndex([PlaceRow("Paris", (), "capital", ("FRA",), 48.86, 2.35)], [State("FRA", "France")], atlas)


def test_the_likeliest_comes_first_with_its_reason(index: PlaceIndex) -> None:
    first, *others = where("Paris", index)
    assert (first.countries, first.kind, first.point) == (("FRA",), "capital", (48.86, 2.35))
    assert "a capital" in first.why and "better than Paris (Texas, USA)" in first.why
    assert [o.score for o in (first, *others)] == sorted((o.score for o in (first, *others)), reverse=True)
    assert others[0].why == "a row of the gazetteer" and others[0].people == 24_782


@pytest.mark.parametrize("name", ["Paris, Texas", "Paris,TX", " paris ,  texas"])
def test_what_it_lies_in_can_be_said(name: str, index: PlaceIndex) -> None:
    first = where(name, index)[0]
    assert (first.countries, first.within) == (("USA",), "Texas") and "the text says what it lies in" in first.why


def test_countries_in_play_count(index: PlaceIndex) -> None:
    plain, american = where("Paris", index), where("Paris", index, ("USA",))
    assert american[1].score > plain[1].score and american[0].countries == ("FRA",)


def test_what_fits_equally_is_said(index: PlaceIndex) -> None:
    assert "they fit equally" in where("Springfield", index)[0].why


@pytest.mark.parametrize("name", ["", "Nowhere", ",", "Nowhere, Texas"])
def test_no_such_place(name: str, index: PlaceIndex) -> None:
    assert where(name, index) == ()


def test_no_more_than_asked(index: PlaceIndex) -> None:
    assert len(where("Paris", index, most=2)) == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Paris, Texas", ["1. Paris, town in Texas, USA", "   33.66, -95.56 | 24,782 people | score"]),
        ("Reading", ["'Reading': also a word", "1. Reading, town in GBR"]),
        ("Nowhere", ["no place called 'Nowhere' is known (add it to"]),
        ("France", ["1. France, country in FRA", "   no point | score 7.60"]),
    ],
)
def test_lines(name: str, expected: list[str], index: PlaceIndex) -> None:
    printed = list(lines(name, where(name, index), index))
    assert all(line.startswith(start) for line, start in zip(printed, expected, strict=False))
