"""Time expressions against a file of TIMEX3 values: `python -m benchmarks.times TIMES.jsonl [--errors FILE]`.

As in TempEval-3: an expression is found strictly where its words are those of the gold, relaxed where they overlap; each gold expression
and each of ours is used once. `value_f1` is the relaxed F1 times the share of aligned expressions whose value is the gold's, letter for
letter. A row has `text`, `published` and `times` with `start`, `end`, `value`. The tense is guessed by words: the texts are not parsed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from araz.intervals import parse_edtf
from araz.knowledge import load
from araz.resolve.times import NamedIndex, NationalDays, find_times
from araz.resolve.times.timex import Timex
from benchmarks.common import rows, show

Row = Mapping[str, Any]
_KEYS = ("text", "published", "times")


def aligned(gold: Sequence[Row], found: Sequence[Timex]) -> Iterator[tuple[Row, Timex]]:
    """Yield the pairs that overlap, left to right, each used once; the same words first."""
    exact = {(t.span.start, t.span.end): t for t in found}
    used: set[tuple[int, int]] = set()
    left = []
    for row in sorted(gold, key=lambda r: (r["start"], r["end"])):
        key = (row["start"], row["end"])
        if key in exact and key not in used:
            used.add(key)
            yield row, exact[key]
        else:
            left.append(row)
    for row in left:
        for one in found:
            key = (one.span.start, one.span.end)
            if key not in used and one.span.start < row["end"] and row["start"] < one.span.end:
                used.add(key)
                yield row, one
                break


def expressions(text: str, published: str, named: NamedIndex) -> list[Timex]:
    """Return our TIMEX3s of a text."""
    mentions = find_times(text, 0, parse_edtf(published) if published else None, None, named)
    return sorted((t for m in mentions for t in m.timex), key=lambda t: (t.span.start, t.span.end))


def measure(path: Path, errors: Path | None = None) -> dict[str, float]:
    """Return the scores, and write what is wrong to `errors` where given. Raises InputError: the file is missing or no such file."""
    texts = rows(path, _KEYS)
    knowledge = load()
    named = NamedIndex(knowledge.times, NationalDays(knowledge.national_days, knowledge.states))
    total = {"gold": 0, "found": 0, "strict": 0, "relaxed": 0, "value": 0}
    lines: list[str] = []
    seconds = 0.0
    for row in texts:
        begun = time.process_time()
        found = expressions(row["text"], row["published"], named)
        seconds += time.process_time() - begun
        pairs = list(aligned(row["times"], found))
        total["gold"] += len(row["times"])
        total["found"] += len(found)
        total["relaxed"] += len(pairs)
        total["strict"] += sum((g["start"], g["end"]) == (t.span.start, t.span.end) for g, t in pairs)
        total["value"] += sum(g["value"] == t.value for g, t in pairs)
        lines += _wrong(row, found, pairs)
    if errors is not None:
        errors.write_text("\n".join(lines), encoding="utf-8")
    right = total["value"] / max(1, total["relaxed"])
    relaxed = _f1(total["relaxed"], total["found"], total["gold"])
    return {
        "strict_f1": round(_f1(total["strict"], total["found"], total["gold"]), 4),
        "relaxed_f1": round(relaxed, 4),
        "value_f1": round(relaxed * right, 4),
        "value_accuracy": round(right, 4),
        "relaxed_precision": round(total["relaxed"] / max(1, total["found"]), 4),
        "relaxed_recall": round(total["relaxed"] / max(1, total["gold"]), 4),
        "expressions": total["gold"],
        "kilobytes_per_second": round(sum(len(r["text"]) for r in texts) / 1000 / max(seconds, 1e-9)),
    }


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / max(1, found + gold)


def _wrong(row: Row, found: Sequence[Timex], pairs: Sequence[tuple[Row, Timex]]) -> Iterator[str]:
    text = row["text"]

    def around(start: int, end: int) -> str:
        return json.dumps(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]}", ensure_ascii=False)

    ours = {(t.span.start, t.span.end) for _, t in pairs}
    theirs = {(g["start"], g["end"]) for g, _ in pairs}
    for g, t in pairs:
        if g["value"] != t.value:
            yield f"VALUE {row.get('doc', '')} gold {g['value']} ours {t.value} {around(t.span.start, t.span.end)}"
    yield from (
        f"MISSED {row.get('doc', '')} {g['value']} {around(g['start'], g['end'])}"
        for g in row["times"]
        if (g["start"], g["end"]) not in theirs
    )
    yield from (
        f"EXTRA {row.get('doc', '')} {t.value} {around(t.span.start, t.span.end)}" for t in found if (t.span.start, t.span.end) not in ours
    )


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", type=Path)
    parser.add_argument("--errors", type=Path, help="write what is missed, extra or wrong here, a line each")
    args = parser.parse_args()
    show(lambda: measure(args.times, args.errors))


if __name__ == "__main__":
    main()
