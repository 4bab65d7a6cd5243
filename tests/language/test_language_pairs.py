"""Scores of pairs: as they are in the formulas."""

from __future__ import annotations

from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

from araz.language.pairs import NAMES, PairScorer, _gelu, load_pairs, log_softmax

SIZES = {"deprel": (5, 8), "deprel_b": (5,), "pair_in": (6, 9), "pair_in_b": (6,), "pair": (16, 6), "pair_b": (16,)}


@pytest.fixture
def weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    return {name: rng.normal(size=SIZES[name]).astype(np.float32) for name in NAMES}


def test_labels_and_events(weights: dict[str, np.ndarray]) -> None:
    scorer, rng = PairScorer(weights), np.random.default_rng(2)
    left, right = rng.normal(size=(2, 4, 8)).astype(np.float32)
    expected = np.maximum(left + right, 0) @ weights["deprel"].T + weights["deprel_b"]
    assert scorer.labels(left, right) == pytest.approx(expected, abs=1e-5)
    events = scorer.events(*rng.normal(size=(3, 3)).astype(np.float32))
    assert events.shape == (16,) and events.sum() == pytest.approx(1, abs=1e-5)


def test_log_softmax_is_that_of_probabilities() -> None:
    x = np.array([[1.0, 2.0, 900.0], [0.0, 0.0, 0.0]], dtype=np.float32)
    assert np.exp(log_softmax(x)).sum(1) == pytest.approx(1, abs=1e-6)
    assert log_softmax(x)[1] == pytest.approx(np.log(1 / 3), abs=1e-6)


def test_gelu() -> None:
    x = np.linspace(-6, 6, 101, dtype=np.float32)
    assert np.abs(_gelu(x) - [v * (1 + erf(v / sqrt(2))) / 2 for v in x]).max() < 1e-5


def test_a_file_without_weights_is_refused(tmp_path: Path, weights: dict[str, np.ndarray]) -> None:
    weights.pop("pair")
    np.savez(tmp_path / "pairs.npz", **weights)
    with pytest.raises(ValueError, match="no weights pair"):
        load_pairs(tmp_path / "pairs.npz")
