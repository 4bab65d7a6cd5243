"""The yardsticks as they are run, on files of our own prose: the line has the keys that readers rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from araz.pipeline import Coder
from benchmarks import attribution, claims, dates, relation, speed, splitting, times

REPORT = """Kenya and Somalia trade words

Kenya accused Somalia of the raid on Monday. Somalia rejected the charge.
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "007_first.txt").write_text(REPORT, encoding="utf-8")
    (folder / "008_second.txt").write_text(REPORT.replace("Monday", "Tuesday"), encoding="utf-8")
    return folder


def test_claims(coder: Coder, reports: Path, tmp_path: Path) -> None:
    row = {
        "doc": "007",
        "n": 2,
        "event": "ACCUSE",
        "actors": ["KEN"],
        "recipients": ["SOM"],
        "status": "happened",
        "when": "",
        "speakers": [],
    }
    row |= {"salience": "core", "sentence": "Kenya accused Somalia of the raid on Monday."}
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text("".join(json.dumps(row | {"coder": name}) + "\n" for name in "AB"), encoding="utf-8")
    figures = claims.measure(reports, gold, coder=coder, out=out)
    assert set(figures) == {"event", "event+actor", "fields"}
    assert figures["event+actor"]["recall_core"] == 1.0
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {w["doc"] for w in written} == {"007"}, "a report that the gold leaves out is not coded"


def test_relation(coder: Coder, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"text": "Ghana condemned Togo.", "actor": [[0, 5]], "recipient": [[16, 20]], "event": "ACCUSE"}
    path.write_text(json.dumps(row), encoding="utf-8")
    figures = relation.measure(path, coder=coder)
    assert figures == {"macro_f1": 1.0, "quad_macro_f1": 1.0, "binary_macro_f1": 1.0, "accuracy": 1.0, "pairs": 1}


def test_attribution(coder: Coder, tmp_path: Path) -> None:
    said, other = "Kenya said that rain fell. ", "Peru left."
    row = {"text": said + other, "attributions": [{"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 25]]}]}
    path = tmp_path / "attribution.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    figures = attribution.measure(path, coder=coder)
    assert figures == {"source_f1": 1, "cue_f1": 1, "content_f1": 1, "found": 1, "precision": 1, "attributions": 1}


def test_speed(coder: Coder, reports: Path) -> None:
    figures = speed.measure(reports, 5, coder=coder)
    assert figures["articles"] == 6, "two reports, three times each"
    assert {"articles_per_second", "words_per_second", "peak_mb"} <= set(figures)
    assert list(figures["seconds"]) == ["read", "code", "merge", "store"] and list(figures["alone"]) == ["parse", "resolve", "code"]
    assert figures["claims"] >= 6


def test_splitting(coder: Coder, tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    sentences = ["The minister left on Sept. 29.", "He met Gen. Okafor in the U.S. capital."]
    path.write_text(json.dumps({"doc": "x", "paragraphs": [sentences]}), encoding="utf-8")
    figures = splitting.measure(path, coder.reader)
    assert (figures["f1"], figures["sentences"]) == (1.0, 2)


def test_times(tmp_path: Path) -> None:
    text = "On 5 October 2021 it began. Two days later, on a Thursday, it ended."
    gold = [{"start": 3, "end": 17, "value": "2021-10-05"}, {"start": 28, "end": 42, "value": "2021-10-08"}]
    path, errors = tmp_path / "times.jsonl", tmp_path / "errors.txt"
    path.write_text(json.dumps({"doc": "a", "text": text, "published": "2021-10-10", "times": gold}), encoding="utf-8")
    figures = times.measure(path, errors)
    assert (figures["relaxed_recall"], figures["value_accuracy"], figures["expressions"]) == (1.0, 0.5, 2)
    assert figures["strict_f1"] == figures["relaxed_f1"] == 0.8
    assert figures["value_f1"] == 0.4
    assert [line.split(" ")[0] for line in errors.read_text(encoding="utf-8").splitlines()] == ["VALUE", "EXTRA"]


def test_dates(coder: Coder, tmp_path: Path) -> None:
    text = "Kenya shelled Somalia on Monday. Ghana purred on Tuesday."
    rows = [
        {"kind": "a", "published": "2021-10-06", "text": text, "deed": [6, 13], "when": "2021-10-04", "blind": "2021-10-04"},
        {"kind": "b", "published": "2021-10-06", "text": text, "deed": [39, 45], "when": "2021-10-04", "blind": ""},
    ]
    path = tmp_path / "dates.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    figures = dates.measure(path, coder)
    assert (figures["right"], figures["claimed"], figures["agreement"], figures["deeds"]) == (0.5, 0.5, 0.5, 2)
    assert (figures["right.a"], figures["right.b"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("gold", "ours", "expected"),
    [
        pytest.param("2021-10-05", "2021-10-05~", True, id="the same days"),
        pytest.param("2021-10-05", "2021-10-06", False, id="a day off"),
        pytest.param("2021-10-05~", "2021-10-08", True, id="three days off where it is about"),
        pytest.param("2021-10-05~", "2021-10-09", False, id="four days off"),
        pytest.param("2021-06~/2021-08~", "2021-08/2021-10", False, id="two months off at either end is more than a third"),
        pytest.param("2021-06~/2021-08~", "2021-06-15/2021-08", True, id="a fortnight off in three months"),
        pytest.param("", "2021-10-05", False, id="a date where there is none"),
        pytest.param("", "", True, id="none"),
        pytest.param("../2021-10-05", "2021-10-05", False, id="open on one side"),
    ],
)
def test_a_date_is_right(gold: str, ours: str, expected: bool) -> None:
    assert dates.right(gold, ours) is expected
