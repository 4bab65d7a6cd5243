"""Names of places and where they are: `python -m benchmarks.places PLACES.jsonl`.

Rows are articles with `text` and `places`: `start`, `end`, `lat`, `lon` of every toponym, adjectives of states among them.
`detection_f1`: the same characters; `detection_overlap_f1`: at least one character in common, one to one. `acc161_resolved`: of the
toponyms that were found (by overlap) and given a point, how many lie within 161 km (100 miles) of the true one; `acc161_all`: of all
toponyms. `mean_km`, `median_km`: how far off the points are. No language model is needed: parts of speech changed nothing here.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from araz.knowledge.load import load
from araz.resolve.places import Passage, PlaceIndex, PlaceMention, find_toponyms
from araz.resolve.places_types import Point, kilometres
from benchmarks.common import Hits, rounded, rows, show, timed, total

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name at characters `start` to `end`, and where it is."""

    start: int
    end: int
    point: Point | None


def pairs(found: Sequence[Toponym], gold: Sequence[Toponym]) -> list[tuple[Toponym, Toponym]]:
    """Return which found name is which true one: same characters first, then any overlap, one to one, left to right."""
    matched: list[tuple[Toponym, Toponym]] = []
    left, right = list(found), list(gold)
    for same in (True, False):
        for one in list(left):
            for other in right:
                exact = (one.start, one.end) == (other.start, other.end)
                if exact or (not same and one.start < other.end and other.start < one.end):
                    matched.append((one, other))
                    left.remove(one)
                    right.remove(other)
                    break
    return matched


def figures(articles: Sequence[tuple[Sequence[Toponym], Sequence[Toponym]]]) -> dict[str, float]:
    """Return the figures of names found against true ones, article by article."""
    matched = [pairs(found, gold) for found, gold in articles]
    exact = total(Hits.of({(t.start, t.end) for t in f}, {(t.start, t.end) for t in g}) for f, g in articles)
    overlap = total(Hits(len(m), len(f), len(g)) for m, (f, g) in zip(matched, articles, strict=True))
    off = [kilometres(f.point, g.point) for m in matched for f, g in m if f.point and g.point]
    near = sum(distance <= NEAR_KM for distance in off)
    return {
        "detection_f1": exact.f1,
        "detection_overlap_f1": overlap.f1,
        "acc161_resolved": near / max(1, len(off)),
        "acc161_all": near / max(1, overlap.gold),
        "mean_km": mean(off or [0.0]),
        "median_km": median(off or [0.0]),
    }


def found_in(text: str, index: PlaceIndex) -> tuple[PlaceMention, ...]:
    """Return the names of places in a text, each line a paragraph."""
    passages, start = [], 0
    for line in text.split("\n"):
        passages.append(Passage(line, start))
        start += len(line) + 1
    return find_toponyms(passages, index)


def measure(path: Path, *, index: PlaceIndex | None = None) -> dict[str, float]:
    """Return the figures. Raises InputError: the file is missing or of another kind."""
    given = rows(path, ("text", "places"))
    known = index or PlaceIndex.of(load())
    found, seconds = timed(lambda: [found_in(row["text"], known) for row in given])
    gold = [[Toponym(p["start"], p["end"], (p["lat"], p["lon"])) for p in row["places"]] for row in given]
    names = [[Toponym(m.span.start, m.span.end, m.point) for m in mentions] for mentions in found]
    made = figures(list(zip(names, gold, strict=True)))
    return rounded({**made, "toponyms": sum(map(len, gold)), "articles_per_second": len(given) / max(seconds, 1e-9)})


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path)
    args = parser.parse_args()
    show(lambda: measure(args.places))


if __name__ == "__main__":
    main()
