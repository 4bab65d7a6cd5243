"""Who says what, on articles with marked attributions: `python -m benchmarks.attribution ATTRIBUTION.jsonl`.

A row is `{"doc", "text", "attributions": [{"source", "cue", "content"}]}`, each a list of [start, end) in the text, empty where the
text has none. `source_f1`, `cue_f1` and `content_f1` ask for exactly the same characters, white space and outer marks apart. `found` is the
share of the attributions whose content is found, with a Jaccard index of the characters of at least one half, and with a source that
overlaps theirs (or with none, where they have none); `precision` the share of those that the program gives. Each side counts once.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from araz.coding.attributions import Attributed
from araz.pipeline import Coder
from benchmarks.common import Hits, rows, show, total

Spans = Sequence[Sequence[int]]
MARKS = " \t\n.,;:“”\"‘’'—–-―"


def characters(text: str, spans: Spans) -> frozenset[int]:
    """Return the offsets that spans cover, without white space and punctuation, so that `"words,"` is `words`."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i] not in MARKS)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of all characters that both have; 0 where neither has any."""
    return len(one & other) / len(one | other) if one or other else 0.0


def matched(text: str, gold: Sequence[dict[str, Spans]], found: Sequence[Attributed]) -> int:
    """Return how many of the gold attributions are found; the best contents are paired first."""
    wanted = [(characters(text, g["source"]), characters(text, g["content"])) for g in gold]
    given = [(characters(text, f.source), characters(text, f.content)) for f in found]
    scores = [
        (jaccard(theirs, ours), i, k)
        for i, (source, theirs) in enumerate(wanted)
        for k, (name, ours) in enumerate(given)
        if source & name or not (source or name)
    ]
    left, right = set[int](), set[int]()
    for score, i, k in sorted(scores, reverse=True):
        if score >= 0.5 and i not in left and k not in right:
            left.add(i)
            right.add(k)
    return len(left)


def score(read: Sequence[tuple[dict[str, Any], Sequence[Attributed]]]) -> dict[str, float | int]:
    """Return the figures of articles with their gold rows."""
    right = sum(matched(row["text"], row["attributions"], found) for row, found in read)
    wanted, given = sum(len(row["attributions"]) for row, _ in read), sum(len(found) for _, found in read)
    return {
        **{f"{part}_f1": round(_exact(read, part).f1, 4) for part in ("source", "cue", "content")},
        "found": round(right / max(1, wanted), 4),
        "precision": round(right / max(1, given), 4),
        "attributions": wanted,
    }


def _exact(read: Sequence[tuple[dict[str, Any], Sequence[Attributed]]], part: str) -> Hits:
    """Count the spans of a part that are the same to the character; empty ones are none."""
    counts = []
    for row, found in read:
        gold = {characters(row["text"], a[part]) for a in row["attributions"]} - {frozenset()}
        ours = {characters(row["text"], getattr(f, part)) for f in found} - {frozenset()}
        counts.append(Hits.of(ours, gold))
    return total(counts)


def measure(path: Path, *, coder: Coder | None = None) -> dict[str, float | int]:
    """Return the figures. Raises InputError: the file is missing, or a line is no row."""
    wanted = rows(path, ("text", "attributions"))
    found = (coder or Coder()).attributions_of(row["text"] for row in wanted)
    return score(list(zip(wanted, found, strict=True)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("attribution", type=Path, metavar="ATTRIBUTION.jsonl")
    given = parser.parse_args()
    show(lambda: measure(given.attribution))
