"""The shipped places and named times: readable, unambiguous, and found in texts under each of their names."""

from __future__ import annotations

from importlib.resources import files

import pytest

from araz.knowledge.load_world import PLACES, TIMES
from araz.knowledge.read import read_table, read_tree
from araz.resolve.places import PlaceIndex, find_places
from araz.resolve.times import NamedIndex, find_times

_TREES = (read_tree(files("araz.knowledge").joinpath("places"), "places/"), read_tree(files("araz.knowledge").joinpath("times"), "times/"))
_BREAKS: list[str] = []
PLACE_ROWS = read_table(PLACES, _TREES, _BREAKS)
TIME_ROWS = read_table(TIMES, _TREES, _BREAKS)
INDEX, NAMED = PlaceIndex(PLACE_ROWS), NamedIndex(TIME_ROWS)


def test_every_row_is_read() -> None:
    assert _BREAKS == []
    assert len(PLACE_ROWS) >= 700 and len(TIME_ROWS) >= 120


def test_coordinates_are_on_the_globe() -> None:
    far = [r.name for r in PLACE_ROWS if r.latitude is not None and (abs(r.latitude) > 90 or abs(r.longitude or 0) > 180)]
    assert far == []


def test_every_named_time_ends_after_it_starts() -> None:
    assert all(i.start is not None and (i.end is None or i.start <= i.end) for i in NAMED.intervals)


def test_every_place_is_found_under_each_name() -> None:
    lost = [
        name for row in PLACE_ROWS for name in (row.name, *row.aliases) if row not in {m.row for m in find_places(f"in {name}.", 0, INDEX)}
    ]
    assert lost == []


def test_every_time_is_found_under_each_name() -> None:
    lost = [name for row in TIME_ROWS for name in (row.name, *row.aliases) if not NAMED.find(f"It was {name}, they said")]
    assert lost == []


@pytest.mark.parametrize(
    ("variants", "name"),
    [
        (("Nakhchivan", "Nakhichevan", "Naxçıvan"), "Nakhchivan"),
        (("Jabrayil", "Jebrail", "Cəbrayıl"), "Jabrayil"),
        (("Shusha", "Shushi", "Şuşa"), "Shusha"),
        (("Khankendi", "Stepanakert", "Xankəndi"), "Khankendi"),
        (("Araz", "Aras", "Araks", "Araxes"), "Araz"),
        (("Kyiv", "Kiev"), "Kyiv"),
    ],
)
def test_one_place_on_every_bank(variants: tuple[str, ...], name: str) -> None:
    assert {find_places(f"near {variant},", 0, INDEX)[0].name for variant in variants} == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("during the Second Karabakh War", "2020-09-27/2020-11-10"),
        ("during the 44-day conflict", "2020-09-27/2020-11-10"),
        ("during the Six-Day War", "1967-06-05/1967-06-10"),
        ("during the Gulf War", "1990-08-02/1991-02-28"),
        ("Minsk II", "2015-02-12"),
        ("the JCPOA", "2015-07-14"),
        ("the Abraham Accords", "2020-09-15"),
    ],
)
def test_well_known_dates(text: str, expected: str) -> None:
    (mention,) = find_times(text, 0, None, None, NAMED)
    assert mention.when is not None and mention.when.edtf == expected
