"""Scores of pairs of words that need no graph: labels on the tree's arcs, and the event between two parties.

The heads' graph gives each word's two sides (`left`, `right`); the weights that join them are in `pairs.npz`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
NAMES = ("deprel", "deprel_b", "pair_in", "pair_in_b", "pair", "pair_b")


class PairScorer:
    """Joins the sides of words. Holds nothing of any text."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        """`weights`: by the names of NAMES, as `training.export` writes them."""
        self.deprel, self.deprel_b = np.ascontiguousarray(weights["deprel"].T), weights["deprel_b"]
        self.hidden, self.hidden_b = np.ascontiguousarray(weights["pair_in"].T), weights["pair_in_b"]
        self.event, self.event_b = np.ascontiguousarray(weights["pair"].T), weights["pair_b"]

    def labels(self, left: Numbers, right: Numbers) -> Numbers:
        """Return the scores of the labels of each word, n x d, on a head, n x d: n x labels."""
        scores: Numbers = np.maximum(left + right, 0) @ self.deprel + self.deprel_b
        return scores

    def events(self, actor: Numbers, recipient: Numbers, whole: Numbers) -> Numbers:
        """Return the probabilities of the sixteen event types between an actor and a recipient, from their vectors and the sentence's."""
        hidden = np.concatenate([actor, recipient, whole]) @ self.hidden + self.hidden_b
        return softmax(_gelu(hidden) @ self.event + self.event_b, 0)


def softmax(x: Numbers, axis: int) -> Numbers:
    """Return exp(x), scaled to sum to one along an axis."""
    raised = np.exp(x - x.max(axis, keepdims=True))
    scaled: Numbers = raised / raised.sum(axis, keepdims=True)
    return scaled


def log_softmax(x: Numbers) -> Numbers:
    """Return x less the logarithm of the sum of exp(x), along the last axis."""
    low = x - x.max(-1, keepdims=True)
    scaled: Numbers = low - np.log(np.exp(low).sum(-1, keepdims=True))
    return scaled


def _gelu(x: Numbers) -> Numbers:
    """Return x times the normal distribution's share below x; erf by Abramowitz and Stegun 7.1.26, off by at most 1.5e-7."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + 0.3275911 * z)
    area = 1 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * np.exp(-z * z)
    found: Numbers = (x * (1 + np.sign(x) * area) / 2).astype(np.float32)
    return found


def load_pairs(path: Path) -> PairScorer:
    """Return the scorer of a file. Raises ValueError: it lacks weights."""
    with np.load(path) as file:
        missing = [name for name in NAMES if name not in file.files]
        if missing:
            raise ValueError(f"it has no weights {', '.join(missing)}")
        return PairScorer({name: file[name].astype(np.float32) for name in NAMES})
