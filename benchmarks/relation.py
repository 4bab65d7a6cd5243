"""The event between a given pair: `python -m benchmarks.relation RELATION.jsonl`.

Rows have `text`, the spans of `actor` and `recipient`, and `event`, one of 15: CONCEDE and RETREAT are one there, YIELD. `macro_f1` is the
mean over the 15, `quad_macro_f1` over the four quadrants, `binary_macro_f1` over cooperation and conflict; `accuracy` is of the 15.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from araz.coding.relation import Pair
from araz.pipeline import Coder
from araz.records import Event16
from benchmarks.common import macro_f1, rounded, rows, show

YIELD = "YIELD"
QUADRANTS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", YIELD),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUADRANT = {label: name for name, labels in QUADRANTS.items() for label in labels}


def label(probabilities: Mapping[Event16, float]) -> str:
    """Return the likeliest of the 15 labels; YIELD has what CONCEDE and RETREAT have together."""
    summed: Counter[str] = Counter()
    for event, probability in probabilities.items():
        summed[YIELD if event in {Event16.CONCEDE, Event16.RETREAT} else event.value] += probability  # type: ignore[assignment]
    return max(summed, key=lambda name: summed[name])


def figures(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Return the figures of labels found against labels given."""
    quads = [[_QUADRANT[name] for name in names] for names in (gold, found)]
    sides = [[name.split()[1] for name in names] for names in quads]
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    return {
        "macro_f1": macro_f1(gold, found),
        "quad_macro_f1": macro_f1(*quads),
        "binary_macro_f1": macro_f1(*sides),
        "accuracy": right / max(1, len(gold)),
    }


def pair(row: Mapping[str, Any]) -> Pair:
    """Return a row's text with its spans."""
    actor, recipient = ([(int(a), int(b)) for a, b in row[name]] for name in ("actor", "recipient"))
    return Pair(row["text"], actor, recipient)


def measure(path: Path, *, coder: Coder | None = None) -> dict[str, float]:
    """Return the figures. Raises InputError: the file is missing or of another kind."""
    given = rows(path, ("text", "actor", "recipient", "event"))
    found = [label(one.probabilities) for one in (coder or Coder()).relations(map(pair, given))]
    return rounded({**figures([row["event"] for row in given], found), "pairs": len(given)})


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relation", type=Path)
    args = parser.parse_args()
    show(lambda: measure(args.relation))


if __name__ == "__main__":
    main()
