"""The training of the sentence splitter, which needs no torch."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from araz.language.split import Splitter
from training import train_splitter

PARAGRAPHS = [
    ["Gen. Okoro left on Friday.", "He had come by train."],
    ["Was it late?", "Nobody knew.", "Dr. Imani waited."],
    ["The U.S. envoy stayed.", "Talks went on."],
] * 6


def test_paragraphs_are_read_with_single_spaces(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(json.dumps({"doc": "d", "paragraphs": [["One  day.", " "], ["Two."]]}), encoding="utf-8")
    assert train_splitter.paragraphs(path) == [["One day."], ["Two."]]


def test_join_gives_the_ends_of_sentences() -> None:
    text, ends = train_splitter.join(["One.", "Two."])
    assert (text, ends) == ("One. Two.", {4, 9})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "go" and "stay".', "He said “go” and “stay”.", id="quotes open and close in turn"),
        pytest.param("None here.", "None here.", id="nothing to change"),
    ],
)
def test_curly_changes_quotes_and_no_length(text: str, expected: str) -> None:
    assert train_splitter.curly(text) == expected
    assert len(train_splitter.curly(text)) == len(text)


def test_fitting_learns_and_is_seeded() -> None:
    fitted = [train_splitter.fit(train_splitter.examples(PARAGRAPHS, rng), rng) for rng in (random.Random(7), random.Random(7))]
    assert fitted[0] == fitted[1]
    assert train_splitter.score(Splitter({}), PARAGRAPHS) < 0.7
    assert train_splitter.score(Splitter(fitted[0]), PARAGRAPHS) == 1.0


def test_score_wants_both_ends() -> None:
    never = Splitter({"bias": -9.0})
    assert train_splitter.score(never, [["One.", "Two."]]) == 0.0
    assert train_splitter.score(never, [["One."]]) == 1.0
