"""The yardstick of places: pairing, distances, and the line, on rows of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.places import Toponym, figures, measure, pairs

from araz.errors import InputError
from araz.resolve.places import PlaceIndex

HERE, NEAR, FAR = (50.0, 10.0), (50.5, 10.5), (60.0, 10.0)


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        pytest.param([(0, 5)], [(0, 5)], [((0, 5), (0, 5))], id="the same characters"),
        pytest.param([(0, 9)], [(3, 5)], [((0, 9), (3, 5))], id="an overlap"),
        pytest.param([(0, 9)], [(0, 3), (4, 9)], [((0, 9), (0, 3))], id="one to one"),
        pytest.param([(0, 9), (4, 9)], [(4, 9)], [((4, 9), (4, 9))], id="the same before an overlap"),
        pytest.param([(0, 3)], [(3, 5)], [], id="side by side is no overlap"),
    ],
)
def test_pairs(found: list[tuple[int, int]], gold: list[tuple[int, int]], expected: list[object]) -> None:
    made = pairs([Toponym(*f, None) for f in found], [Toponym(*g, HERE) for g in gold])
    assert [((a.start, a.end), (b.start, b.end)) for a, b in made] == expected


def test_figures() -> None:
    gold = [Toponym(0, 5, HERE), Toponym(10, 15, HERE), Toponym(20, 25, HERE), Toponym(30, 35, HERE)]
    found = [Toponym(0, 5, NEAR), Toponym(11, 15, FAR), Toponym(20, 25, None), Toponym(50, 55, HERE)]
    made = figures([(found, gold)])
    assert (made["detection_f1"], made["detection_overlap_f1"]) == (0.5, 0.75)
    assert (made["acc161_resolved"], made["acc161_all"]) == (0.5, 0.25)
    assert 500 < made["mean_km"] == made["median_km"] < 700


def test_nothing_found_is_no_error() -> None:
    assert set(figures([([], [])]).values()) == {0.0}


def test_the_line(tmp_path: Path) -> None:
    text = "Troops left Tabriz.\nThe Iranian town is far from Paris, Texas."
    names = [("Tabriz", 38.1, 46.3), ("Iranian", 32, 53), ("Paris", 33.7, -95.6), ("Texas", 31.3, -99.3)]
    places = [{"start": text.index(n), "end": text.index(n) + len(n), "name": n, "lat": a, "lon": b} for n, a, b in names]
    path = tmp_path / "places.jsonl"
    path.write_text(json.dumps({"doc": "x", "text": text, "places": places}), encoding="utf-8")
    made = measure(path)
    assert list(made)[:6] == ["detection_f1", "detection_overlap_f1", "acc161_resolved", "acc161_all", "mean_km", "median_km"]
    assert (made["detection_f1"], made["acc161_all"], made["toponyms"]) == (1.0, 1.0, 4)


def test_a_file_of_another_yardstick(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "x"}', encoding="utf-8")
    with pytest.raises(InputError, match="has no 'places'"):
        measure(path, index=PlaceIndex([]))
