"""Trees without crossing arcs: always a tree with one root, nothing crosses, and no such tree is better."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from araz.language.projective import crosses, projective
from trees import is_tree


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param([0], False, id="one word"),
        pytest.param([2, 0, 2], False, id="flat"),
        pytest.param([3, 0, 2], True, id="the root's word lies under an arc"),
        pytest.param([0, 1, 1, 2], True, id="two arcs cross"),
        pytest.param([0, 1, 2, 3], False, id="a chain"),
    ],
)
def test_crosses(heads: list[int], expected: bool) -> None:
    assert crosses(heads) is expected


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.floats(-9, 9, width=32))))
def test_projective_is_the_best_tree_without_crossing_arcs(scores: np.ndarray) -> None:
    heads = projective(scores)
    assert is_tree(heads) and not crosses(heads)

    def total(tree: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[i, h] for i, h in enumerate(tree)))

    every = product(*[[h for h in range(len(scores) + 1) if h != i] for i in range(1, len(scores) + 1)])
    best = max(total(tree) for tree in every if is_tree(tree) and not crosses(tree))
    assert total(heads) == pytest.approx(best, abs=1e-3)
