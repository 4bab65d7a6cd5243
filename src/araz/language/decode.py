"""From scores to structure: the best tree with one root (Chu–Liu/Edmonds), roles of predicates."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
OFF = 1.5


def tree(scores: Scores) -> list[int]:
    """Return the head of each word in the best tree in which exactly one word hangs on the root.

    Args:    scores: n x (n + 1); row i is word i, column 0 the root, column j + 1 the word j as its head.
    Returns: n heads, 1-based, 0 for the word that is the root of the sentence.
    """
    n = len(scores)
    if n == 1:
        return [0]
    full = np.full((n + 1, n + 1), -np.inf, dtype=np.float64)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = full[1:].argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return [int(h) for h in heads]
    return _best_rooted(full)


def roles(scores: Scores, beside: NDArray[np.bool_], once: Container[int]) -> NDArray[np.int64]:
    """Return the role of each word for one predicate: the likeliest, but each of `once` to one word alone, the surest of it.

    Most arguments hang on their predicate in the tree, or it on them: "none" counts OFF times for words that do not, and as much less for
    those that do.

    Args: scores: roles x n, the probabilities of each word's; row 0 is "none". beside: n, whether an arc joins the word and the predicate.
    """
    weighed = scores.copy()
    weighed[0] *= np.where(beside, 1 / OFF, OFF)
    found: NDArray[np.int64] = weighed.argmax(0)
    while shared := [role for role, words in enumerate(np.bincount(found).tolist()) if words > 1 and role in once]:
        for role, k in [(one, k) for one in shared for k in _but_one(found == one, weighed[one])]:
            weighed[role, k] = 0.0
            found[k] = weighed[:, k].argmax()
    return found


def _but_one(chosen: NDArray[np.bool_], scores: Scores) -> list[int]:
    """Return the places that are chosen, at least one, without that of the highest score."""
    places = np.flatnonzero(chosen)
    return [int(k) for k in places if k != places[scores[places].argmax()]]


def _best_rooted(full: NDArray[np.float64]) -> list[int]:
    """Return the best tree with one root: each arc from the root costs more than all other arcs together can gain."""
    finite = full[np.isfinite(full)]
    priced = full.copy()
    priced[1:, 0] -= (finite.max() - finite.min() + 1.0) * len(full)
    return [int(h) for h in _edmonds(priced)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the members of one cycle among `heads` (node 0 is the root), or an empty list."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the maximum spanning arborescence from node 0. scores[d, h]; heads[0] is 0."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = [i for i in range(len(scores)) if not inside[i]]
    kept = np.array([scores[i, heads[i]] for i in cycle])
    size = len(rest) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    small[-1, :-1] = entering.max(0)
    solved = _edmonds(small)
    return _expand(heads, solved, rest, cycle, leaving.argmax(1), entering.argmax(0))


def _expand(
    heads: NDArray[np.int64], solved: NDArray[np.int64], rest: list[int], cycle: list[int], leave: NDArray[np.intp], enter: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Put a solved contraction back: `leave` and `enter` say which member of the cycle an arc touches."""
    out = heads.copy()
    last = len(rest)
    for i, node in enumerate(rest):
        if i:
            out[node] = cycle[leave[i]] if solved[i] == last else rest[solved[i]]
    source = int(solved[last])
    out[cycle[enter[source]]] = rest[source]
    return out
