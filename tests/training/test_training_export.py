"""A model with random weights goes the whole way: export, quantise, run; it need not be good to be the same whatever it is batched with."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install '.[train]'")
pytest.importorskip("onnx", reason="exporting needs onnx: pip install '.[train]'")

from training.corpus.tokens import Deed, Words  # noqa: E402
from training.data import Encoder, Labels, collate, collect_labels  # noqa: E402
from training.export import OUTPUTS, export_float, quantize  # noqa: E402
from training.losses import WEIGHTS, losses, total  # noqa: E402
from training.model import Model  # noqa: E402

from araz.language.hints import EVENTS, Hints  # noqa: E402
from araz.language.model import DATA, GRAPHS, HEADS, HINTS, JOINED, PAIRS, LanguageModel, session  # noqa: E402

SENTENCES = [["Rain", "fell", "."], ["The", "dam", "at", "Kariba", "held", "."], ["They", "left", "."], ["Go", "!"]]


@pytest.fixture(scope="module")
def labels() -> Labels:
    """Return as many classes as the shipped model has, and those of deeds."""
    return replace(collect_labels([]), **{name: json.loads((DATA / "labels.json").read_text(encoding="utf-8"))[name] for name in HEADS})


@pytest.fixture(scope="module")
def model(labels: Labels) -> Model:
    torch.manual_seed(1)
    return Model(labels)


@pytest.fixture(scope="module")
def exported(model: Model, labels: Labels, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "float").mkdir()
    export_float(model.eval(), folder / "float")
    quantize(folder / "float", folder)
    shutil.copy(DATA / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    Hints({"held": [14]}).write(folder / HINTS)
    return folder


def test_the_int8_graph_is_small_and_has_every_output(exported: Path) -> None:
    loaded = LanguageModel(exported, threads=1)
    assert tuple(loaded.outputs) == OUTPUTS
    small, exact = (sum((folder / name).stat().st_size for name in (*GRAPHS, JOINED, PAIRS)) for folder in (exported, exported / "float"))
    assert small < 30e6 < exact


def test_an_analysis_does_not_depend_on_its_batch_or_on_threads(exported: Path) -> None:
    loaded = LanguageModel(exported, threads=1)
    alone = [loaded.analyse([words])[0] for words in SENTENCES]
    assert loaded.analyse(SENTENCES * 3) == alone * 3
    assert LanguageModel(exported, threads=2).analyse(SENTENCES) == alone


def test_int8_is_close_to_float(exported: Path) -> None:
    rng = random.Random(5)
    pieces, shapes = np.array([[rng.randrange(1000, 20000) for _ in range(12)]]), np.zeros((1, 12), np.int64)
    exact, small = (arcs(folder, pieces, shapes) for folder in (exported / "float", exported))
    assert np.corrcoef(exact.ravel(), small.ravel())[0, 1] > 0.99


def arcs(folder: Path, pieces: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    encoder, heads = (session(folder / name) for name in GRAPHS)
    vectors, coded, _ = encoder.run(None, {"pieces": pieces})
    hints = np.zeros((*shapes.shape, len(EVENTS)), np.float32)
    return heads.run(["arc"], {"vectors": vectors, "coded": coded, "shapes": shapes, "hints": hints})[0]


def test_every_head_learns(model: Model, labels: Labels) -> None:
    from tokenizers import Tokenizer

    encoder = Encoder(Tokenizer.from_file(str(DATA / "tokenizer.json")), labels, Hints({}))
    sentence = {
        "words": ["Ships", "left"], "lemmas": ["ship", "leave"], "upos": ["NOUN", "VERB"], "heads": [2, 0], "deprels": ["nsubj", "root"],
        "predicates": [{"index": 1, "args": [{"index": 0, "label": "ARG0"}]}],
    }  # fmt: skip
    deed = Deed(1, "RETREAT", ("withdraw",), "happened", False, ("military",), ((0, "actor"),), 0)
    coded = encoder.coded(Words(("actorx", "left", "targety"), (deed,), (), "p"), (0, 2, "RETREAT"))
    batch = collate([encoder.example(sentence), encoder.window(SENTENCES[:2]), coded])
    parts = losses(model.train()(batch), batch)
    assert set(parts) == set(WEIGHTS)
    total(parts).backward()
    heads = {**model.heads, "deprel": model.deprel, "pair": model.pair}
    silent = [name for name, head in heads.items() if not any(p.grad is not None and p.grad.abs().sum() > 0 for p in head.parameters())]
    assert not silent
