"""When deeds were done: `python -m benchmarks.dates DATES.jsonl [--errors FILE] [--only even|odd]`.

A row has `text`, `published`, `deed` (characters of the word that names it) and `when` (EDTF, empty where the text does not say). Ours is
the time of the claim with that trigger; where the coder makes no claim of it, the time that its sentence gives the word. `right`: a date
without ~ with the same first and last day; one with ~ with both off by at most three days or a third of its length. `claimed`: the share
with a claim; `agreement`: of the blind second opinion in `blind` with `when`, by the same measure.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from araz.errors import InputError
from araz.ids import make_id
from araz.intervals import parse_edtf
from araz.pipeline import Coder
from araz.records import Article, DateSource, Paragraph, ParagraphKind, Span, When
from benchmarks.common import rows, show

Row = Mapping[str, Any]
_KEYS = ("text", "published", "deed", "when", "kind")
_DAYS_OFF, _SHARE_OFF = 3, 3


def right(gold: str, ours: str) -> bool:
    """Return whether a date is the gold's, as the docstring of this module says. Raises InputError: one is no EDTF."""
    if not gold or not ours:
        return gold == ours
    one, other = parse_edtf(gold), parse_edtf(ours)
    slack = max(_DAYS_OFF, (one.days or 0) // _SHARE_OFF) if one.loose else 0
    ends = ((one.start, other.start), (one.end, other.end))
    return all((a is None) == (b is None) and (a is None or b is None or abs((a - b).days) <= slack) for a, b in ends)


def article_of(row: Row) -> Article:
    """Return a row as an article of one paragraph."""
    text = str(row["text"])
    whole = (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "prose", "en"),)
    return Article(make_id("art", text), text, whole, "gold", published=When(str(row["published"]), DateSource.STATED, "given"))


def dated(coder: Coder, row: Row) -> tuple[str, bool, str]:
    """Return our date of a row's deed, whether a claim has it, and the reason. Raises InputError: its span holds no word."""
    article, doc = next(iter(coder.read([article_of(row)])))
    mentions = coder.resolver.resolve(article, doc)
    start, end = row["deed"]
    for claim in coder.coder.code(article, doc, mentions):
        if claim.trigger.start < end and start < claim.trigger.end:
            return (claim.when.edtf, True, claim.when.why) if claim.when else ("", True, "")
    token = next((t for t in doc if t.idx < end and start < t.idx + len(t)), None)
    if token is None:
        raise InputError(f"no word at characters {start} to {end} (check the row's 'deed')")
    when = coder.coder.when(article, doc, mentions, token)
    return (when.edtf, False, when.why) if when else ("", False, "")


def measure(path: Path, coder: Coder | None = None, errors: Path | None = None, only: str = "") -> dict[str, float]:
    """Return the scores, and write what is wrong to `errors` where given. Raises InputError: the file is missing or no such file."""
    wanted = [r for n, r in enumerate(rows(path, _KEYS)) if not only or (n % 2 == 0) is (only == "even")]
    coder = coder or Coder()
    found = [dated(coder, row) for row in wanted]
    hits = [right(row["when"], ours) for row, (ours, _, _) in zip(wanted, found, strict=True)]
    if errors is not None:
        errors.write_text("\n".join(_line(r, f) for r, f, hit in zip(wanted, found, hits, strict=True) if not hit), encoding="utf-8")
    twice = [r for r in wanted if "blind" in r]
    kinds, good = Counter(r["kind"] for r in wanted), Counter(r["kind"] for r, hit in zip(wanted, hits, strict=True) if hit)
    size = max(1, len(wanted))
    return {
        "right": round(sum(hits) / size, 4),
        "claimed": round(sum(claimed for _, claimed, _ in found) / size, 4),
        **({"agreement": round(sum(right(r["when"], r["blind"]) for r in twice) / len(twice), 4)} if twice else {}),
        **{f"right.{kind}": round(good[kind] / n, 3) for kind, n in sorted(kinds.items())},
        "deeds": len(wanted),
    }


def _line(row: Row, found: tuple[str, bool, str]) -> str:
    start, end = row["deed"]
    text = f"{row['text'][:start]}[[{row['text'][start:end]}]]{row['text'][end:]}"
    return f"{row['kind']} {row['published']} GOLD {row['when']} OURS {found[0]}{'' if found[1] else ' (no claim)'} | {text} | {found[2]}"


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dates", type=Path)
    parser.add_argument("--errors", type=Path, help="write what is wrong here, a line each")
    parser.add_argument("--only", choices=("even", "odd"), default="", help="every other row, counting from 0")
    args = parser.parse_args()
    show(lambda: measure(args.dates, None, args.errors, args.only))


if __name__ == "__main__":
    main()
