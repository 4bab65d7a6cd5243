"""Running text longer than the model reads at once: windows that overlap, so that every word is read with words on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` (excluded) are read together; what is learned of words `first` to `last` (excluded) is kept."""

    start: int
    end: int
    first: int
    last: int


def windows(sizes: Sequence[int], limit: int) -> list[Window]:
    """Return the windows of a paragraph; each word is kept of exactly one, in order.

    Args: sizes: word pieces of each word, each at most a tenth of `limit`. limit: word pieces of a window.
    """
    margin = limit // 5
    total = [0, *accumulate(sizes)]
    found: list[Window] = []
    start = first = 0
    while True:
        end = _fits(total, start, limit)
        if end == len(sizes):
            return [*found, Window(start, end, first, end)] if sizes else []
        last = max(first + 1, _fits(total, start, limit - margin))
        found.append(Window(start, end, first, last))
        first = start = last
        while start > 0 and total[last] - total[start - 1] <= margin:
            start -= 1


def _fits(total: Sequence[int], start: int, limit: int) -> int:
    """Return the end of the longest run from `start` of at most `limit` pieces."""
    end = start
    while end + 1 < len(total) and total[end + 1] - total[start] <= limit:
        end += 1
    return end
