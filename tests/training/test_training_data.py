"""What the model is trained on: sentences, headlines made of them, and runs of sentences whose starts are to be found."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install '.[train]'")

from tokenizers import Tokenizer  # noqa: E402
from training.corpus.tokens import Deed, Words  # noqa: E402
from training.corpus.vary import Variation  # noqa: E402

from araz.language.features import SHAPES  # noqa: E402
from araz.language.hints import Hints  # noqa: E402
from araz.language.model import DATA  # noqa: E402
from training import data, train  # noqa: E402

SENTENCE = {
    "words": ["Ships", "blockaded", "the", "harbour", "."],
    "lemmas": ["ship", "blockade", "the", "harbour", "."],
    "upos": ["NOUN", "VERB", "DET", "NOUN", "PUNCT"],
    "heads": [2, 0, 4, 2, 2],
    "deprels": ["nsubj", "root", "det", "obj", "punct"],
    "predicates": [{"index": 1, "sense": "blockade.01", "args": [{"index": 0, "label": "ARG0"}, {"index": 3, "label": "ARG1"}]}],
}


@pytest.fixture(scope="module")
def encoder() -> data.Encoder:
    labels = data.collect_labels([SENTENCE] * data.MIN_LEMMA_RULE)
    return data.Encoder(Tokenizer.from_file(str(DATA / "tokenizer.json")), labels, Hints({"blockaded": [14]}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({}, ["Ships", "Blockaded", "the", "Harbour"], id="capitals on long words, no full stop"),
        pytest.param({"heads": [2, 5, 4, 2, 0]}, ["Ships", "Blockaded", "the", "Harbour", "."], id="a full stop that heads a word stays"),
    ],
)
def test_headline(change: dict[str, list[int]], words: list[str]) -> None:
    made = data.as_headline(SENTENCE | change)
    assert made["words"] == words
    assert {len(made[key]) for key in ("words", "lemmas", "upos", "heads", "deprels")} == {len(words)}


def test_headline_leaves_the_sentence_alone() -> None:
    before = json.dumps(SENTENCE)
    data.as_headline(SENTENCE)
    assert json.dumps(SENTENCE) == before


def test_example_points_at_first_pieces(encoder: data.Encoder) -> None:
    made = encoder.example(SENTENCE)
    names = [encoder.tokenizer.id_to_token(made.pieces[i]) for i in made.first]
    assert names[0] == "ships" and names[2] == "the"
    assert (made.pieces[0], made.pieces[-1]) == (encoder.cls, encoder.sep)
    assert made.predicates == [0, 1, 0, 0, 0]
    assert {(p, a) for p, a, _ in made.roles} == {(1, 0), (1, 3)}
    assert SHAPES[made.shapes[0]] == "sentence-initial-Title"


def test_unknown_classes_are_ignored(encoder: data.Encoder) -> None:
    made = encoder.example(SENTENCE | {"upos": ["NOUN", "VERB", "DET", "NOUN", "SYM"], "predicates": None})
    assert made.upos[4] == data.IGNORE
    assert made.predicates is None and made.roles == []


def test_a_window_teaches_starts_alone(encoder: data.Encoder) -> None:
    made = encoder.window([["It", "rained", "."], ["They", "stayed", "."]])
    assert made.starts == [0, 0, 0, 1, 0, 0], "where the first begins is known anyway"
    assert set(made.upos) == set(made.heads) == {data.IGNORE}


@pytest.mark.parametrize(
    ("sentences", "runs"),
    [
        pytest.param([3, 3], [[3, 3]], id="neighbours run together"),
        pytest.param([3], [], id="one sentence alone has no start to find"),
        pytest.param([3, 3, 3, 3, 3, 3], [[3, 3, 3, 3], [3, 3]], id="at most four"),
        pytest.param([5, 5, 5, 5], [[5, 5], [5, 5]], id="a run that would be too long begins anew"),
        pytest.param([7, 7, 3], [[7, 7]], id="two long neighbours run together all the same"),
        pytest.param([30, 30], [], id="nothing over twice the width"),
    ],
)
def test_windows(tmp_path: Path, sentences: list[int], runs: list[list[int]]) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text(json.dumps({"doc": "d", "paragraphs": [[" ".join(["word"] * n) for n in sentences]]}), encoding="utf-8")
    found = data.read_windows(path, str.split, width=12)
    assert [[len(s) for s in run] for run in found] == runs


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(0, 0.1, id="warms up"),
        pytest.param(9, 1.0, id="to the full rate"),
        pytest.param(55, 0.5, id="falls in a line"),
        pytest.param(99, 1 / 90, id="nearly to nothing"),
        pytest.param(120, 0.01, id="never to nothing"),
    ],
)
def test_rate(step: int, expected: float) -> None:
    assert train.rate(step, 100, 10) == pytest.approx(expected)


def test_batches_hold_every_example_once_and_keep_their_size(encoder: data.Encoder) -> None:
    examples = [encoder.window([["a"] * n, ["b"]]) for n in range(1, 30)]
    made = list(data.batches(examples, 60, random.Random(3)))
    assert sorted(len(e.first) for group in made for e in group) == [n + 1 for n in range(1, 30)]
    assert all(max(len(e.pieces) for e in group) * len(group) <= 60 + 3 * len(group) for group in made if len(group) > 1)
    assert made == list(data.batches(examples, 60, random.Random(3))), "the same seed, the same batches"


def test_collate_pads_and_marks_roles(encoder: data.Encoder) -> None:
    short = encoder.window([["It", "rained"], ["Hard"]])
    batch = data.collate([encoder.example(SENTENCE), short])
    assert batch["word_mask"].sum(1).tolist() == [5, 3]
    assert batch["heads"][1].tolist() == [data.IGNORE] * 5
    roles = batch["roles"][0]
    assert (roles[1] >= 0).all() and (roles[0] == data.IGNORE).all(), "only rows of predicates are learnt from"
    assert int((roles > 0).sum()) == 2


CODED = Words(
    ("The", "navy", "of", "Kenya", "blockaded", "the", "port", "of", "Somalia", "."),
    (Deed(4, "COERCE", ("restrict",), "planned", True, ("military",), ((1, "actor"), (8, "recipient")), 1),),
    ((0, 4), (3, 4), (8, 9)),
    "p",
)


def test_a_coded_sentence_trains_deeds_alone(encoder: data.Encoder) -> None:
    made = encoder.coded(CODED)
    assert made.coded is not None and set(made.upos) == {data.IGNORE} == set(made.starts)
    labels = encoder.tables
    assert made.coded.deeds == [0, 0, 0, 0, labels["deed"]["COERCE"], 0, 0, 0, 0, 0]
    assert made.coded.modes[4] == labels["mode"]["restrict"] and made.coded.statuses[4] == labels["status"]["planned"]
    assert made.coded.backgrounds[4] == 1 and made.coded.contexts == [(4, labels["context"]["military"])]
    assert made.coded.links == [(4, 1, labels["link"]["actor"]), (4, 8, labels["link"]["recipient"])]
    assert made.hints[4] == (14,) and made.hints[0] == ()
    batch = data.collate([made, encoder.example(SENTENCE)])
    assert batch["claim"].tolist() == [1, data.IGNORE] and batch["pair"].tolist() == [[data.IGNORE] * 3] * 2
    assert int((batch["links"] >= 0).sum()) == 10 and batch["hints"][0, 4, 14] == 1


def test_masked_parties_stand_where_their_phrases_stood(encoder: data.Encoder) -> None:
    shown, at = data.masked(CODED, 1, 8)
    assert shown.words == ("actorx", "blockaded", "the", "port", "of", "targety", ".") and at == (0, 5)
    assert shown.deeds[0].index == 1 and shown.deeds[0].links == ((0, "actor"), (5, "recipient"))
    drawn = data.drawn(CODED, Variation([]), random.Random(1))
    assert len(drawn) == 2 and drawn[0][1] is None and drawn[1] == (shown, (0, 5, "COERCE"))
    pair = encoder.coded(*drawn[1]).coded
    assert pair is not None and pair.pair == (0, 5, encoder.tables["deed"]["COERCE"] - 1)
