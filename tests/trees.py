"""Whether a list of heads is a tree."""

from __future__ import annotations

from collections.abc import Sequence


def is_tree(heads: Sequence[int]) -> bool:
    """Whether heads (1-based, 0 the root) make one tree with one word on the root."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True
