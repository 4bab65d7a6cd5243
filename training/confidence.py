"""Fit what a claim's confidence is made of: `python -m training.confidence [--part dev]`.

Codes the corpus's development part, once by both opinions and once by the lexicon alone, and fits a logistic regression of whether a
claim is right (sentence, event and doers' states are the gold's) on its signs. Prints the weights, to be put into
`araz.coding.confidence`, and what they are worth on the test part: expected calibration error (ten bins), area under the ROC curve, and
the share right by tenths of confidence.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from benchmarks.corpus import article, gold_rows, our_rows
from numpy.typing import NDArray

from araz.coding.coder import ClaimCoder
from araz.coding.confidence import Signs, estimate
from araz.pipeline import Coder
from training.corpus.notation import Passage, read_files
from training.corpus.split import GOLD, of_part

PENALTY = 1.0
STEPS = 30
Numbers = NDArray[np.float64]
Tried = list[tuple[Signs, bool]]


class Noted(list[Signs]):
    """Stands in for the estimate: keeps the signs, and gives each claim the number of its own as confidence."""

    def __call__(self, signs: Signs) -> float:
        """Return the number of the signs."""
        self.append(signs)
        return float(len(self) - 1)


def tried(passages: Sequence[Passage], coder: Coder) -> tuple[Tried, Tried]:
    """Return the signs of each claim and whether it is right: by both opinions, and by the lexicon alone."""
    noted = Noted()
    claims = ClaimCoder(coder.knowledge, noted)
    made = [article(p) for p in passages]
    found: tuple[Tried, Tried] = ([], [])
    for passage, (_, starts), (one, doc) in zip(passages, made, coder.read(a for a, _ in made), strict=True):
        mentions = coder.resolver.resolve(one, doc)
        for part in found:
            coded = claims.code(one, doc, mentions)
            left = Counter((r["n"], r["event"], r["actors"]) for r in gold_rows(passage))
            for claim, row in zip(coded, our_rows(passage, starts, coded), strict=True):
                key = (row["n"], row["event"], row["actors"])
                part.append((noted[int(claim.confidence)], left[key] > 0))
                left[key] -= 1
            doc._.triggers = None
    return found


def fitted(given: Tried) -> dict[str, float]:
    """Return the weights: logistic regression by Newton's steps, with a penalty on squares."""
    names = list(given[0][0].values())
    x, y = matrix(given)
    ridge = np.diag([0.0 if name == "base" else PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge + 1e-9 * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}


def matrix(given: Tried) -> tuple[Numbers, Numbers]:
    """Return the signs, claims x signs, and which claims are right."""
    return np.array([list(signs.values().values()) for signs, _ in given]), np.array([float(right) for _, right in given])


def worth(given: Tried) -> dict[str, Any]:
    """Return how well the estimate that ships tells right from wrong."""
    chance, right = np.array([estimate(signs) for signs, _ in given]), np.array([right for _, right in given])
    tenth = np.minimum(9, (chance * 10).astype(int))
    bins = [(k / 10, int((tenth == k).sum()), float(right[tenth == k].mean())) for k in range(10) if (tenth == k).any()]
    error = sum(abs(float(chance[tenth == k].mean()) - float(right[tenth == k].mean())) * (tenth == k).mean() for k in set(tenth.tolist()))
    better = (chance[right][:, None] > chance[~right]).mean() + (chance[right][:, None] == chance[~right]).mean() / 2
    return {
        "claims": len(given),
        "error": round(float(error), 3),
        "auc": round(float(better), 3),
        "right": [(a, n, round(r, 2)) for a, n, r in bins],
    }


def main() -> None:
    """Print the weights, then what the shipped ones are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", help="the part of the corpus to fit on")
    args = parser.parse_args()
    passages, _ = read_files(sorted(GOLD.glob("*.claims")))
    coder = Coder()
    both, alone = tried(of_part(passages, args.part), coder)
    print(json.dumps(fitted([*both, *alone])))
    for name, given in zip(("both", "lexicon"), tried(of_part(passages, "test"), coder), strict=True):
        print(json.dumps({name: worth(given)}))


if __name__ == "__main__":
    main()
