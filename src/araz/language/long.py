"""Sentences longer than the model reads at once: cut at a clause, and put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from araz.language.model import Analysis, Predicate, Trigger

_STRONG = frozenset({";", ":", "—", "–", "--"})
_JOINING = frozenset({"and", "but", "or", "while", "which", "who", "that", "because", "although", "as", "when", "where"})


def cut(words: Sequence[str], sizes: Sequence[int], limit: int) -> list[int]:
    """Return the indices at which to cut so that no part has more than `limit` word pieces; empty where it fits.

    Args: sizes: word pieces of each word, each at most `limit`.
    """
    if sum(sizes) <= limit:
        return []
    middle = len(words) / 2
    best = max(range(1, len(words)), key=lambda i: _quality(words, i) - abs(i - middle) / middle * 4)
    left = cut(words[:best], sizes[:best], limit)
    right = cut(words[best:], sizes[best:], limit)
    return [*left, best, *(best + i for i in right)]


def _quality(words: Sequence[str], i: int) -> int:
    """Return how good a place to cut before word `i` is."""
    before = words[i - 1]
    if before in _STRONG:
        return 4
    if before == ",":
        return 3 if words[i].lower() in _JOINING else 2
    return 1 if words[i].lower() in _JOINING else 0


def join(parts: Sequence[Analysis]) -> Analysis:
    """Return the parts of one sentence as one analysis: later roots hang on the first as parataxis."""
    if len(parts) == 1:
        return parts[0]
    heads: list[int] = []
    deprels: list[str] = []
    predicates: list[Predicate] = []
    triggers: list[Trigger] = []
    root = parts[0].heads.index(-1)
    for part in parts:
        offset = len(heads)
        later = offset > 0
        heads += [(root if later else -1) if h < 0 else h + offset for h in part.heads]
        deprels += ["parataxis" if h < 0 and later else d for h, d in zip(part.heads, part.deprels, strict=True)]
        predicates += [Predicate(p.index + offset, p.probability, tuple((a + offset, r, q) for a, r, q in p.args)) for p in part.predicates]
        triggers += [
            replace(t, index=t.index + offset, links=tuple((i + offset, r, q) for i, r, q in t.links)) for t in part.triggers or ()
        ]
    return Analysis(
        upos=tuple(u for part in parts for u in part.upos),
        lemmas=tuple(m for part in parts for m in part.lemmas),
        heads=tuple(heads),
        deprels=tuple(deprels),
        predicates=tuple(predicates),
        triggers=tuple(triggers) if all(part.triggers is not None for part in parts) else None,
    )
