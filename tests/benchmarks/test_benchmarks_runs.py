"""The yardsticks as they are run, on files of our own prose: the line has the keys that readers rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from araz.pipeline import Coder
from benchmarks import claims, relation, speed, splitting

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


def test_speed(coder: Coder, reports: Path) -> None:
    figures = speed.measure(reports, 5, coder=coder)
    assert figures["articles"] == 6, "two reports, three times each"
    assert {"articles_per_second", "words_per_second", "peak_mb"} <= set(figures)
    assert list(figures["seconds"]) == ["read", "parse", "resolve", "code", "merge", "store"]
    assert figures["claims"] >= 6


def test_splitting(coder: Coder, tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    sentences = ["The minister left on Sept. 29.", "He met Gen. Okafor in the U.S. capital."]
    path.write_text(json.dumps({"doc": "x", "paragraphs": [sentences]}), encoding="utf-8")
    figures = splitting.measure(path, coder.reader)
    assert (figures["f1"], figures["sentences"]) == (1.0, 2)
