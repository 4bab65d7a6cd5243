"""The decoder: always a tree with one root, and the best there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from araz.language.decode import roles, tree
from trees import is_tree


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(float(scores[i, h]) for i, h in enumerate(heads)))


def best(scores: np.ndarray) -> float:
    """The score of the best tree, by trying all."""
    n = len(scores)
    return max(total(scores, list(h)) for h in itertools.product(range(n + 1), repeat=n) if is_tree(list(h)))


def matrices(least: int, most: int, values: st.SearchStrategy[float]) -> st.SearchStrategy[np.ndarray]:
    return st.integers(least, most).flatmap(lambda n: arrays.arrays(np.float32, (n, n + 1), elements=values))


REAL = st.floats(-50, 50, width=32)
TIED = st.sampled_from([-1.0, 0.0, 1.0])


@settings(max_examples=300, deadline=None)
@given(scores=st.one_of(matrices(1, 4, REAL), matrices(1, 4, TIED)))
def test_no_tree_scores_more(scores: np.ndarray) -> None:
    heads = tree(scores)
    assert is_tree(heads) and total(scores, heads) == pytest.approx(best(scores), abs=1e-3)


@settings(max_examples=15, deadline=None)
@given(scores=st.one_of(matrices(5, 5, REAL), matrices(5, 5, TIED)))
def test_no_tree_of_five_words_scores_more(scores: np.ndarray) -> None:
    assert total(scores, tree(scores)) == pytest.approx(best(scores), abs=1e-3)


@settings(max_examples=100, deadline=None)
@given(n=st.integers(1, 120), seed=st.integers(0, 1000), values=st.sampled_from(["real", "tied", "same"]))
def test_whatever_the_scores_it_is_a_tree_and_the_same_each_time(n: int, seed: int, values: str) -> None:
    chance = np.random.default_rng(seed)
    made = {"real": chance.normal(0, 9, (n, n + 1)), "tied": chance.integers(-1, 2, (n, n + 1)), "same": np.zeros((n, n + 1))}[values]
    scores = made.astype(np.float32)
    heads = tree(scores)
    assert len(heads) == n and is_tree(heads) and heads == tree(scores.copy())


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        pytest.param([[5, 0]], [0], id="one word is the root"),
        pytest.param([[9, 0, 1], [8, 2, 0]], [0, 1], id="two words that both want the root"),
        pytest.param([[1, 0, 9], [2, 9, 0]], [2, 0], id="a cycle of two is broken where it costs least"),
        pytest.param([[0, 0, 9, 0], [0, 0, 0, 9], [1, 9, 0, 0]], [2, 3, 0], id="a cycle of three"),
        pytest.param(
            [[0, 0, 9, 1, 1], [0, 9, 0, 3, 1], [0, 1, 1, 0, 9], [3, 1, 1, 9, 0]], [2, 3, 4, 0], id="two cycles, one hung on the other"
        ),
    ],
)
def test_heads(scores: list[list[float]], heads: list[int]) -> None:
    assert tree(np.array(scores, dtype=np.float32)) == heads


def test_the_scores_given_are_not_changed() -> None:
    scores = np.array([[1, 0, 9], [2, 9, 0]], dtype=np.float32)
    before = scores.copy()
    tree(scores)
    assert (scores == before).all()


def test_a_core_role_goes_to_one_word_and_the_other_takes_its_next() -> None:
    scores = np.array([[0.1, 0.2, 0.1], [0.6, 0.5, 0.1], [0.3, 0.3, 0.8]], dtype=np.float32)
    assert list(roles(scores, np.ones(3, dtype=bool), [])) == [1, 1, 2]
    assert list(roles(scores, np.ones(3, dtype=bool), [1])) == [1, 2, 2]
    assert list(roles(scores, np.ones(3, dtype=bool), [1, 2])) == [1, 0, 2]


def test_a_word_off_the_predicate_needs_more_to_be_its_argument() -> None:
    scores = np.array([[0.45, 0.45, 0.55], [0.55, 0.55, 0.45]], dtype=np.float32)
    assert list(roles(scores, np.array([True, False, True]), [])) == [1, 0, 1]
