"""Fitting confidence: the regression finds what made the data."""

from __future__ import annotations

import random

from training.confidence import fitted, worth

from araz.coding.confidence import Signs
from araz.coding.deed import Decided


def drawn(chance: float, doer: float, rng: random.Random) -> tuple[Signs, bool]:
    return Signs(Decided.BOTH, 0.5, doer, True, True, 0, False, False, True), rng.random() < chance


def test_a_sign_that_tells_right_from_wrong_gets_its_weight() -> None:
    rng = random.Random(4)
    given = [drawn(0.9 if doer else 0.2, doer, rng) for doer in (0.0, 1.0) for _ in range(2000)]
    weights = fitted(given)
    assert 3.0 < weights["doer"] < 4.1  # log odds of .9 less those of .2: 3.6
    assert weights["belief"] == weights["inherited"] == 0.0


def test_worth_counts_all_claims() -> None:
    rng = random.Random(4)
    figures = worth([drawn(0.5, rng.random(), rng) for _ in range(100)])
    assert figures["claims"] == sum(n for _, n, _ in figures["right"]) == 100
    assert 0 <= figures["error"] <= 1 and 0.3 < figures["auc"] < 0.7
