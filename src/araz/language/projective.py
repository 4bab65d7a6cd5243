"""The best tree without crossing arcs (Eisner 1996), a width of spans at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
LEFT, RIGHT = 0, 1


def crosses(heads: Sequence[int]) -> bool:
    """Return whether two arcs of a tree cross; `heads` are 1-based, 0 for the root, which stands before the first word."""
    arcs = np.array([sorted((word, head)) for word, head in enumerate(heads, 1)])
    starts, ends = arcs[:, 0], arcs[:, 1]
    inside = (starts[:, None] < starts) & (starts < ends[:, None]) & (ends[:, None] < ends)
    return bool(inside.any())


def projective(scores: Scores) -> list[int]:
    """Return the head of each word in the best tree in which no arcs cross and exactly one word hangs on the root.

    Args:    scores: n x (n + 1); row i is word i, column 0 the root, column j + 1 the word j as its head. Finite off the diagonal.
    Returns: n heads, 1-based, 0 for the word that is the root of the sentence.
    """
    size = len(scores) + 1
    arcs = np.full((size, size), -np.inf)
    arcs[:, 1:] = scores.T
    whole = np.full((2, size, size), -np.inf)
    whole[:, np.arange(size), np.arange(size)] = 0.0
    half = np.full((2, size, size), -np.inf)
    split, cut = np.zeros((2, 2, size, size), dtype=np.int64)
    for width in range(1, size):
        a = np.arange(size - width)
        b, k = a + width, a[:, None] + np.arange(width)
        joined = whole[RIGHT, a[:, None], k] + whole[LEFT, k + 1, b[:, None]]
        joined[0, 1:] = -np.inf  # the root has one word
        best = joined.argmax(1)
        top = joined[a, best]
        half[RIGHT, a, b], half[LEFT, a, b] = top + arcs[a, b], top + arcs[b, a]
        split[:, a, b] = a + best
        right = half[RIGHT, a[:, None], k + 1] + whole[RIGHT, k + 1, b[:, None]]
        left = whole[LEFT, a[:, None], k] + half[LEFT, k, b[:, None]]
        for side, spans, shift in ((RIGHT, right, 1), (LEFT, left, 0)):
            best = spans.argmax(1)
            whole[side, a, b], cut[side, a, b] = spans[a, best], a + best + shift
    return _followed(split, cut, size)


def _followed(split: NDArray[np.int64], cut: NDArray[np.int64], size: int) -> list[int]:
    """Return the heads of the best tree, followed back from the whole sentence."""
    heads = [0] * (size - 1)
    spans = [(0, size - 1, RIGHT, True)]
    while spans:
        a, b, side, is_whole = spans.pop()
        if a == b:
            continue
        k = int((cut if is_whole else split)[side, a, b])
        if not is_whole:
            heads[b - 1 if side == RIGHT else a - 1] = a if side == RIGHT else b
            spans += [(a, k, RIGHT, True), (k + 1, b, LEFT, True)]
        elif side == RIGHT:
            spans += [(a, k, RIGHT, False), (k, b, RIGHT, True)]
        else:
            spans += [(a, k, LEFT, True), (k, b, LEFT, False)]
    return heads
