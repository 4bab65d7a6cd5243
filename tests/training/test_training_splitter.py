"""The training of the sentence splitter: what it is fitted to, and that it learns."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install '.[train]'")
pytest.importorskip("onnx", reason="exporting needs onnx: pip install '.[train]'")

from training.train_splitter import Text  # noqa: E402

from araz.language import gaps  # noqa: E402
from araz.language.model import session  # noqa: E402
from araz.language.split import GRAPH, WEIGHTS, Splitter  # noqa: E402
from training import splitter_net, train_splitter  # noqa: E402


def words_of(text: str) -> list[tuple[int, str]]:
    """Return the words between blanks; a final full stop is a word."""
    found, at = [], 0
    for word in text.split(" "):
        stem = word.removesuffix(".")
        found += [(at, stem)] * bool(stem) + [(at + len(stem), ".")] * (stem != word)
        at += len(word) + 1
    return found


def made(*sentences: str, document: str = "d") -> Text:
    return train_splitter.as_text(document, sentences, words_of)


def test_a_text_has_the_starts_of_its_sentences() -> None:
    assert made("It rained.", "We left") == Text(
        "d", ["It", "rained", ".", "We", "left"], [False, False, True, False, False], [True, False, False, True, False]
    )


def test_paragraphs_are_read_with_single_spaces(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(json.dumps({"doc": "d", "paragraphs": [["One  day.", " "], [], ["Two."]]}), encoding="utf-8")
    assert train_splitter.read(path, words_of) == [made("One day."), made("Two.")]


def test_run_on_joins_neighbours_of_one_document() -> None:
    texts = [made(f"Line {n}", document=f"d{n // 50}") for n in range(100)]
    runs = train_splitter.run_on(texts, random.Random(1))
    assert runs and all(len(run.words) > 2 and run.starts == [True, False] * (len(run.words) // 2) for run in runs)
    numbers = [[int(word) for word in run.words[1::2]] for run in runs]
    assert all(run == list(range(run[0], run[-1] + 1)) and run[0] // 50 == run[-1] // 50 for run in numbers)
    assert train_splitter.run_on(texts, random.Random(1)) == runs


def test_no_document_is_in_two_folds() -> None:
    texts = [made("x", document=f"d{n // 3}") for n in range(30)]
    parts = train_splitter.folds(texts, random.Random(1))
    assert sorted(i for part in parts for i in part) == list(range(30))
    assert all(not {texts[i].document for i in a} & {texts[i].document for i in b} for a in parts for b in parts if a is not b)


TEXTS = [made("Gen. Okoro left on Friday.", "He had come by train."), made("Nobody knew.", "Imani waited.", "Talks went on.")] * 8


def test_the_linear_model_learns_is_seeded_and_keeps_its_weights(tmp_path: Path) -> None:
    one, two = (train_splitter.fit_linear(TEXTS, np.random.default_rng(7)) for _ in range(2))
    assert one == two
    splitter = train_splitter.save_linear(one, tmp_path / WEIGHTS)
    for text in TEXTS[:2]:
        odds = splitter.linear(text.words, text.glued)
        expected = [sum(one.get(name, 0.0) for name in row) for row in gaps.hashes(text.words, text.glued)]
        assert odds[1:] == pytest.approx(expected, abs=0.05)
        assert [bool(z > 0) for z in odds[1:]] == text.starts[1:]


def test_score_wants_both_ends() -> None:
    text = made("One day.", "Two days.")
    right, none = (np.array([0.0, -9, -9, z, -9, -9]) for z in (9, -9))
    assert (train_splitter.score([text], [right]), train_splitter.score([text], [none])) == (1.0, 0.0)


def test_weights_of_a_column_that_tells_all() -> None:
    rng = np.random.default_rng(3)
    odds = rng.normal(0, 3, 4000)
    gold = (rng.random(4000) < 1 / (1 + np.exp(-odds))).astype(float)
    weights = train_splitter.weigh(np.stack([odds / 2, rng.normal(0, 1, 4000), np.ones(4000)], 1), gold)
    assert weights == pytest.approx([2, 0, 0], abs=0.25)


def test_the_network_learns_and_is_the_same_when_shipped(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    paragraphs = [
        splitter_net.Paragraph(
            torch.from_numpy(chance.normal(0, 0.1, (len(t.words), splitter_net.LAYERS, splitter_net.WIDTH))).half(),
            torch.tensor(gaps.shapes(t.words, t.glued)),
            torch.tensor([gaps.INDEX[gaps.word_class(word)] for word in t.words]),
            torch.zeros(len(t.words)),
            torch.tensor(t.starts, dtype=torch.float),
        )
        for t in TEXTS
    ]
    net = splitter_net.fit(paragraphs, members=1, epochs=2, seed=1)
    tuned = splitter_net.tune(net, paragraphs, epochs=200, seed=1)
    (odds,) = splitter_net.odds(tuned, paragraphs[:1])
    assert odds.shape == (splitter_net.LAYERS, len(TEXTS[0].words))
    assert [bool(z > 0) for z in odds.mean(0)[1:]] == TEXTS[0].starts[1:]
    splitter_net.export(tuned, [0.5, 0.3, 0.2, -0.1], tmp_path / GRAPH)
    keys, weights = np.array([1], np.uint32), np.array([0.0], np.float32)
    splitter = Splitter(session(tmp_path / GRAPH), keys, weights)
    shipped = splitter.odds(
        paragraphs[0].vectors.float().numpy(), TEXTS[0].words, TEXTS[0].glued, splitter.linear(TEXTS[0].words, TEXTS[0].glued)
    )
    assert shipped == pytest.approx((0.5 * odds[0] + 0.3 * odds[1] - 0.1).numpy(), abs=0.05)
