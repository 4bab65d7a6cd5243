"""Windows over running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.language.windows import Window, windows


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([1] * 10, [Window(0, 10, 0, 10)], id="what fits is one window"),
        pytest.param([1] * 12, [Window(0, 10, 0, 8), Window(6, 12, 8, 12)], id="what does not is two that overlap"),
    ],
)
def test_windows(sizes: list[int], expected: list[Window]) -> None:
    assert windows(sizes, 10) == expected


@given(sizes=st.lists(st.integers(1, 16), min_size=1, max_size=300))
def test_every_word_is_kept_once_and_no_window_is_too_large(sizes: list[int]) -> None:
    found = windows(sizes, 160)
    assert found[0].first == 0 and found[-1].last == len(sizes) and all(a.last == b.first for a, b in pairwise(found))
    for one in found:
        assert one.start <= one.first < one.last <= one.end and sum(sizes[one.start : one.end]) <= 160
        assert one.start == 0 or sum(sizes[one.start : one.first]) >= 16, "words before are seen"
