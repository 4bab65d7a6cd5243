"""The gazetteer file: how names are folded, how it is cut from rows, read, and refused; and the file that is shipped."""

from __future__ import annotations

import pickle
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.gazetteer import Entry, clean, largest, middle, shorter, towns, units, with_capitals, write

from araz.errors import KnowledgeError
from araz.knowledge.atlas import AREAS, COMMON, Atlas, faults
from araz.knowledge.gazetteer import FORMAT, Gazetteer, key
from araz.knowledge.load import load
from araz.knowledge.read import read_table, read_tree

SHIPPED = files("araz.knowledge").joinpath("places")
ROWS = [
    Entry("Illinois", "unit", "USA", "IL", 12_000_000, 40.0, -89.25, (), 300),
    Entry("Springfield", "town", "USA", "IL", 114_394, 39.801, -89.644),
    Entry("Springfield", "town", "USA", "MO", 170_188, 37.215, -93.298),
    Entry("Saint Louis", "town", "USA", "MO", 300_000, 38.63, -90.2, ("St. Louis",)),
    Entry("Wrocław", "town", "POL", "72", 640_000, 51.1, 17.03, ("Breslau",), 0, 90),
]


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    write(tmp_path / "small.sqlite", ROWS, "rows of a test")
    return Gazetteer.open(tmp_path / "small.sqlite")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        pytest.param("Saint-Étienne", "St. Etienne", id="marks, hyphens, saints"),
        pytest.param("Sana’a", "SANAA", id="apostrophes and capitals"),
        pytest.param("Ft. Worth", "Fort Worth", id="forts"),
        pytest.param("Łódź", "Lodz", id="letters that do not decompose"),
        pytest.param("İzmir", "Izmir", id="the Turkish capital i"),
        pytest.param("Gəncə", "Ganca", id="schwa"),
    ],
)
def test_spellings_of_one_name_have_one_key(name: str, same: str) -> None:
    assert key(name) == key(same) != ""


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


class TestLookup:
    def test_a_name_gives_its_places_those_with_most_people_first(self, small: Gazetteer) -> None:
        found = small.lookup(["Springfield", "Nowhere"])
        assert [(r.unit, r.population) for r in found["Springfield"]] == [("", 170_188), ("Illinois", 114_394)]
        assert "Nowhere" not in found

    def test_another_spelling_gives_the_place_under_its_own_name(self, small: Gazetteer) -> None:
        (row,) = small.lookup(["breslau"])["breslau"]
        assert (row.name, row.country, row.latitude, row.longitude, row.spellings) == ("Wrocław", "POL", 51.1, 17.03, 90)

    def test_every_name_asked_is_a_key_of_the_answer(self, small: Gazetteer) -> None:
        assert set(small.lookup(["St Louis", "SAINT LOUIS", "St. Louis"])) == {"St Louis", "SAINT LOUIS", "St. Louis"}

    def test_many_names_are_asked_in_batches(self, small: Gazetteer) -> None:
        names = [f"Name {n}" for n in range(2000)] + ["Springfield"]
        assert list(small.lookup(names)) == ["Springfield"]

    def test_nothing_is_asked_for_nothing(self, small: Gazetteer) -> None:
        assert small.lookup([]) == small.lookup(["", "-"]) == {}

    def test_it_can_be_sent_to_another_process(self, small: Gazetteer) -> None:
        small.lookup(["Springfield"])
        copy = pickle.loads(pickle.dumps(small))
        assert copy.lookup(["Springfield"]) == small.lookup(["Springfield"])

    def test_threads_can_share_it(self, small: Gazetteer) -> None:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda n: small.lookup([f"X{n}", "Springfield"]), range(200)))
        assert all(len(rows["Springfield"]) == 2 for rows in found)


class TestRefused:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(KnowledgeError, match=r"gazetteer '.*gone.sqlite' is missing \(install araz anew"):
            Gazetteer.open(tmp_path / "gone.sqlite")

    def test_a_damaged_file(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.sqlite"
        path.write_bytes(b"no database at all" * 100)
        with pytest.raises(KnowledgeError, match="cannot be read"):
            Gazetteer.open(path)

    def test_a_file_cut_short(self, tmp_path: Path) -> None:
        path = tmp_path / "cut.sqlite"
        write(path, ROWS * 1, "rows")
        path.write_bytes(path.read_bytes()[:20_000])
        with pytest.raises(KnowledgeError, match="cannot be read"):
            Gazetteer.open(path).lookup(["Springfield"])

    def test_a_file_of_another_format(self, small: Gazetteer) -> None:
        with sqlite3.connect(small.path) as base:
            base.execute("UPDATE about SET value = '99' WHERE name = 'format'")
        base.close()
        with pytest.raises(KnowledgeError, match=f"has format 99, this program knows {FORMAT}"):
            Gazetteer.open(small.path)

    def test_it_cannot_be_written_to(self, small: Gazetteer) -> None:
        with pytest.raises(KnowledgeError, match="readonly"):
            small._ask("DELETE FROM place")


class TestCut:
    def test_the_same_rows_in_any_order_make_the_same_bytes(self, tmp_path: Path) -> None:
        write(tmp_path / "a.sqlite", ROWS, "x")
        write(tmp_path / "b.sqlite", ROWS[::-1], "x")
        assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()

    def test_where_it_comes_from_is_in_it(self, small: Gazetteer) -> None:
        about = small.about()
        assert (about["sources"], about["places"], about["names"]) == ("rows of a test", "5", "6")
        assert "CC BY 4.0" in about["licence"]

    @pytest.mark.parametrize(
        ("names", "people", "country", "kept"),
        [
            pytest.param(["KBP", "Київ", "kyyf", "Kiew"], 2_000_000, "UKR", ("Kiew",), id="no codes, other scripts, bare transcriptions"),
            pytest.param(["Riceton"], 8_000, "USA", (), id="no farms beside small American towns"),
            pytest.param(["Fu'a", "Al Fu'ah"], 9_000, "SYR", ("Fu'a", "Al Fu'ah"), id="spellings where the script is another"),
            pytest.param(["A"], 2_000_000, "UKR", (), id="no single letters"),
        ],
    )
    def test_other_names(self, names: list[str], people: int, country: str, kept: tuple[str, ...]) -> None:
        assert clean(names, people, country) == kept

    def test_towns(self) -> None:
        city = {
            "name": "A",
            "countrycode": "PL",
            "population": 700,
            "latitude": 1.0,
            "longitude": 2.0,
            "admin1code": "72",
            "alternatenames": [],
        }
        few, none = city | {"population": 300}, city | {"population": 0}
        assert [e.population for e in towns([city, few, none], {"PL": "POL"}, {})] == [700, 0]

    def test_the_smallest_of_countries_with_very_many_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("scripts.gazetteer.MOST", 1)
        rows = [Entry(n, "town", c, "", p, 0.0, 0.0) for n, c, p in (("a", "FRA", 1), ("b", "FRA", 2), ("c", "USA", 1), ("d", "SYR", 1))]
        assert [e.name for e in largest([*rows, *rows[2:]])] == ["b", "c", "d", "c", "d"]

    def test_a_capital_is_the_largest_of_its_name(self) -> None:
        made = with_capitals([Entry("Rome", "town", "ITA", "", n, 0.0, 0.0) for n in (5, 9, 7)], {"ITA": "Rome"})
        assert [e.kind for e in made] == ["town", "capital", "town"]

    def test_a_unit_lies_in_the_middle_of_its_towns_or_where_the_file_says(self) -> None:
        inside = [Entry(n, "town", "POL", "72", 10, lat, 17.0) for n, lat in (("a", 50.0), ("b", 51.0))]
        (made,) = units(inside, {("POL", "72"): "Lower Silesia"}, [])
        assert (made.name, made.latitude, made.population, made.extent) == ("Lower Silesia", 50.5, 20, 56)
        area = {"kind": "unit", "country": "POL", "unit": "72", "name": "Silesia", "aliases": "", "latitude": "9", "longitude": "8"}
        (made,) = units(inside, {}, [area])
        assert (made.name, made.latitude, made.longitude) == ("Silesia", 9.0, 8.0)

    def test_the_middle_of_places_on_both_sides_of_the_date_line(self) -> None:
        assert middle([(0.0, 179.0), (2.0, -179.0)]) == (1.0, -180.0)

    def test_a_unit_is_also_called_without_the_word_for_it(self) -> None:
        assert (shorter("Kursk Oblast"), shorter("Bavaria")) == (("Kursk",), ())


class TestShipped:
    def test_it_is_small(self) -> None:
        assert len(SHIPPED.joinpath("gazetteer.sqlite").read_bytes()) <= 12_000_000

    def test_it_opens_fast(self) -> None:
        began = time.perf_counter()
        Gazetteer.open().lookup(["Paris"])
        assert time.perf_counter() - began < 0.2

    def test_its_countries_are_states_of_ours(self) -> None:
        codes = {state.code for state in load().states}
        with sqlite3.connect(Gazetteer.open().path) as base:
            found = {code for (code,) in base.execute("SELECT code FROM country")} - {""}
        base.close()
        assert found <= codes

    @pytest.mark.parametrize(
        ("name", "country", "unit", "kind"),
        [
            ("Aleppo", "SYR", "Aleppo", "town"),
            ("Paris", "USA", "Texas", "town"),
            ("Metcalfe County", "USA", "Kentucky", "county"),
            ("Kharkov", "UKR", "Kharkiv Oblast", "town"),
            ("Asia", "", "", "continent"),
            ("Ottawa", "CAN", "Ontario", "capital"),
        ],
    )
    def test_it_knows(self, name: str, country: str, unit: str, kind: str) -> None:
        assert (country, unit, kind) in {(r.country, r.unit, r.kind) for r in Gazetteer.open().lookup([name])[name]}

    def test_the_atlas_is_sound(self) -> None:
        trees = [read_tree(SHIPPED, "places/")]
        breaks: list[str] = []
        areas, common = read_table(AREAS, trees, breaks), read_table(COMMON, trees, breaks)
        assert breaks + list(faults(trees, tuple(s.code for s in load().states))) == []
        assert len(areas) > 300 and len(common) > 2000
        assert [key(row.name) for row in common] == sorted(key(row.name) for row in common)
        assert Atlas.open().common["reading"] == "weak" and Atlas.open().common["of"] == "never"


def test_what_is_wrong_with_the_atlas_is_said_at_once() -> None:
    areas = "name,aliases,abbreviations,kind,country,unit,latitude,longitude\nIran,,,land,IRX,,32,53\nTexas,,,unit,USA,,91,0\n"
    common = "name,decision,why\nNice,maybe,a word\n"
    found = list(faults([{AREAS.path: areas.encode(), COMMON.path: common.encode()}], ("IRN", "USA")))
    assert len(found) == 5
    assert any("unknown state 'IRX' in places/areas.csv, 'Iran' (nearest is 'IRN')" in line for line in found)
    assert any("no unit code in places/areas.csv, 'Texas'" in line for line in found)
    assert any("unknown decision 'maybe' in places/common.csv, 'Nice'" in line for line in found)
