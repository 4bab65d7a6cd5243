"""Split a paragraph's words into sentences.

hashed features of the gaps            -> weights -> every gap is clear: done
vectors, shapes, classes of the words  -> network -+
hashed features of the gaps            -> weights -+-> odds of each gap -> probabilities, some ruled out -> the best cuts
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from araz.language import gaps

PRICE = 0.45
DOUBT, SURE = 0.01, 0.99
CLEAR = 3.0
GRAPH, WEIGHTS = "splitter.onnx", "splitter.npz"
FILES = (GRAPH, WEIGHTS)
Numbers = NDArray[np.float64]
Odds = NDArray[np.float32]

TITLES = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig rev hon fr st sen rep gov pres amb sec min dep asst atty hrh
    sr jr ayat gens drs messrs""".split()
)
MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])


class Splitter:
    """Cuts paragraphs into sentences with the shipped network and weights."""

    def __init__(self, network: Any, keys: NDArray[np.uint32], weights: NDArray[np.float32]) -> None:
        """`network`: an onnxruntime session. `keys`: sorted hashes of features, `weights`: one each."""
        self.network, self.keys, self.weights = network, keys, weights

    def starts(self, vectors: NDArray[np.float32], words: Sequence[str], glued: Sequence[bool], linear: Odds) -> list[int]:
        """Return the words at which a sentence begins, in order; the first word is the first of them.

        Args: vectors: of the model, one row a word. words: at least one. glued: whether a word stands right after the one before it.
              linear: as `linear` returns it for them.
        """
        chance = 1 / (1 + np.exp(-self.odds(vectors, words, glued, linear)))
        chance[[k for k in range(1, len(words)) if never(words, glued, k)]] = 0.0
        return best_cuts(chance)

    @staticmethod
    def plain(words: Sequence[str], glued: Sequence[bool], linear: Odds) -> list[int] | None:
        """Return the words at which a sentence begins if the linear model is sure of every gap, so that none needs vectors; else None."""
        odds = linear[1:].copy()
        odds[[k - 1 for k in range(1, len(words)) if never(words, glued, k)]] = -np.inf
        if np.any(np.abs(odds) < CLEAR):
            return None
        return [0, *(int(k) + 1 for k in np.flatnonzero(odds > 0))]

    def odds(self, vectors: NDArray[np.float32], words: Sequence[str], glued: Sequence[bool], linear: Odds) -> Numbers:
        """Return the log odds that a sentence begins at each word; what it says of the first word means nothing."""
        feed = {
            "vectors": vectors,
            "shapes": np.array(gaps.shapes(words, glued), np.int64),
            "classes": np.array([gaps.INDEX[gaps.word_class(word)] for word in words], np.int64),
            "quoted": np.array(gaps.quoted(words), np.float32),
            "linear": linear,
        }
        (found,) = self.network.run(None, feed)
        bounded: Numbers = np.clip(found.astype(np.float64), -30, 30)
        return bounded

    def linear(self, words: Sequence[str], glued: Sequence[bool]) -> Odds:
        """Return the odds of the linear model at each word; 0 for the first."""
        total = np.zeros(len(words), np.float32)
        if len(words) > 1:
            asked = np.array(gaps.hashes(words, glued), np.uint32)
            at = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
            total[1:] = np.where(self.keys[at] == asked, self.weights[at], 0.0).sum(1)
        return total


def load_weights(path: Path) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Return the hashes of the linear model's features and their weights."""
    with np.load(path) as file:
        keys, weights = file["keys"].astype(np.uint32), file["weights"].astype(np.float32)
    if not len(keys) or keys.shape != weights.shape:
        raise ValueError(f"it has {len(keys)} features and {len(weights)} weights")
    return keys, weights


def never(words: Sequence[str], glued: Sequence[bool], k: int) -> bool:
    """Return whether no sentence can begin at word `k`: after a title before a name, a month before its day, dots before a small letter."""
    left, right = words[k - 1], words[k]
    if left in ("…", "...") or left.endswith(("…", "...")):
        return right[:1].islower()
    if not left.endswith("."):
        return False
    stem = (words[k - 2] if left == "." and k > 1 and glued[k - 1] else left[:-1]).lower()
    return (stem in TITLES and right[:1].isupper()) or (stem in MONTHS and right[:1].isdigit())


def best_cuts(chance: Numbers, price: float = PRICE) -> list[int]:
    """Return the words at which sentences begin: the cuts with the most sentences right to be expected, less `price` a sentence.

    A sentence is right where one begins at its first word, at the word after its last, and nowhere between. The F1 of such sentences is
    greatest where the price is half of the F1 that is reached. No sentence goes over a place that is SURE or begins below DOUBT.

    Args: chance: that a sentence begins, for each of at least one word; what it says of the first means nothing.
    """
    n = len(chance)
    places = [0, *(k for k in range(1, n) if chance[k] >= DOUBT), n]
    sure = np.ones(n + 1)
    sure[1:n] = chance[1:]
    quiet = np.zeros(n + 2)
    quiet[2 : n + 1] = np.cumsum(np.log1p(-np.minimum(chance[1:], 1 - 1e-9)))
    best, back = [0.0], [0]
    for j, end in enumerate(places[1:], 1):
        best.append(-np.inf)
        back.append(0)
        for i in range(j - 1, -1, -1):
            inside = float(np.exp(quiet[end] - quiet[places[i] + 1]))
            gain = best[i] + sure[places[i]] * sure[end] * inside - price
            if gain > best[j]:
                best[j], back[j] = gain, i
            if inside < 1e-9 or (i and sure[places[i]] > SURE):
                break
    return _followed(places, back)


def _followed(places: Sequence[int], back: Sequence[int]) -> list[int]:
    found, j = [], len(places) - 1
    while j > 0:
        j = back[j]
        found.append(places[j])
    return found[::-1]
