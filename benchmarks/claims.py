"""Claims against two careful coders: `python -m benchmarks.claims SEEDS_DIR GOLD.jsonl [--out SYSTEM.jsonl]`.

Recall is over the claims that both coders have and at least one calls core; precision takes a claim that either has. `event` compares
(sentence, event), `event+actor` the doers' states as well; `fields` are the shares of matched claims whose status, time,
recipients and speakers are those of a coder. Reports that the gold leaves out are not coded. Our sentences are matched to the gold's
by their words; a claim in a sentence that the gold does not have counts against precision.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from araz import sources
from araz.issues import IssueLog
from araz.pipeline import Coder
from araz.records import Article, Claim
from benchmarks.common import existing, rows, show

Row = Mapping[str, Any]
Key = Callable[[Row], Hashable]
_KEYS = ("doc", "n", "event", "actors", "recipients", "status", "when", "speakers", "coder", "salience", "sentence")
OVERLAP = 0.5


def states(codes: Iterable[str]) -> frozenset[str]:
    """Return the codes without their roles: `AZE.MIL` is `AZE`."""
    return frozenset(code.partition(".")[0] for code in codes)


def by_event(row: Row) -> Hashable:
    """Return what `event` compares."""
    return row["doc"], row["n"], row["event"]


def by_actor(row: Row) -> Hashable:
    """Return what `event+actor` compares."""
    return row["doc"], row["n"], row["event"], states(row["actors"])


_FIELDS: dict[str, Key] = {
    "status": lambda row: row["status"],
    "when": lambda row: row["when"],
    "recipients": lambda row: states(row["recipients"]),
    "speakers": lambda row: states(row["speakers"]),
}


def _grouped(claims: Iterable[Row], key: Key) -> dict[Hashable, list[Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups


def score(system: Sequence[Row], one: Sequence[Row], two: Sequence[Row], key: Key) -> dict[str, float]:
    """Return precision, recall over the core, F, and the sizes, by the claims that `key` calls the same.

    Claims with one key are matched one to one, in the order of their files.
    """
    first, second, found = _grouped(one, key), _grouped(two, key), Counter(map(key, system))
    core: Counter[Hashable] = Counter()
    for name, claims in first.items():
        core[name] = sum("core" in (a["salience"], b["salience"]) for a, b in zip(claims, second.get(name, []), strict=False))
    recall = (core & found).total() / max(1, core.total())
    right = sum(min(n, max(len(first.get(name, [])), len(second.get(name, [])))) for name, n in found.items())
    precision = right / max(1, len(system))
    f = 2 * precision * recall / max(1e-9, precision + recall)
    shares = {"precision": round(precision, 3), "recall_core": round(recall, 3), "f": round(f, 3)}
    return {**shares, "claims": len(system), "core": core.total()}


def fields(system: Sequence[Row], one: Sequence[Row], two: Sequence[Row]) -> dict[str, float]:
    """Return, of our claims that the first coder has too, the share whose field is that coder's, or any of the second's for the same."""
    ours, first, second = (_grouped(claims, by_actor) for claims in (system, one, two))
    pairs = [(s, a, second.get(name, [])) for name, claims in ours.items() for s, a in zip(claims, first.get(name, []), strict=False)]
    return {
        field: round(sum(value(s) in {value(a), *map(value, others)} for s, a, others in pairs) / max(1, len(pairs)), 3)
        for field, value in _FIELDS.items()
    }


def scores(system: Sequence[Row], gold: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Return the three parts of the score; `gold` has the claims of coders A and B."""
    one, two = ([row for row in gold if row["coder"] == name] for name in "AB")
    event, actor = (score(system, one, two, key) for key in (by_event, by_actor))
    return {"event": event, "event+actor": actor, "fields": fields(system, one, two)}


class Numbers:
    """The numbers of the gold's sentences in one report, by text."""

    def __init__(self, gold: Iterable[Row]) -> None:
        self.numbers = {str(row["sentence"]): int(row["n"]) for row in gold}
        self.words = {text: set(text.split()) for text in self.numbers}

    def of(self, text: str, otherwise: int) -> int:
        """Return the number of the same sentence, else of the one with most words shared (over half of all), else `otherwise`."""
        if text in self.numbers:
            return self.numbers[text]
        words = set(text.split())
        best = max(self.words, key=lambda known: _overlap(words, self.words[known]), default="")
        return self.numbers[best] if best and _overlap(words, self.words[best]) > OVERLAP else otherwise


def _overlap(left: set[str], right: set[str]) -> float:
    return len(left & right) / max(1, len(left | right))


def as_row(doc: str, article: Article, claim: Claim, numbers: Numbers) -> dict[str, Any]:
    """Return a claim as a row of a system file; a sentence unknown to the gold has a number below zero."""
    return {
        "doc": doc,
        "n": numbers.of(article.passage(claim.sentence), -claim.number),
        "event": claim.event.value,
        "actors": list(claim.actor_codes),
        "recipients": list(claim.recipient_codes),
        "status": claim.status.value,
        "when": claim.when.edtf if claim.when else "",
        "speakers": [speaker.code or speaker.name for speaker in claim.attribution],
    }


def system_rows(coder: Coder, folder: Path, gold: Sequence[Row]) -> list[dict[str, Any]]:
    """Code the reports that the gold has (a report's name begins with the gold's `doc`) and return their claims as rows."""
    known = {str(doc): Numbers(claims) for doc, claims in _grouped(gold, lambda row: str(row["doc"])).items()}
    found = []
    for article in sources.read([folder], IssueLog(), coder.settings):
        doc = next((doc for doc in known if Path(article.origin).name.startswith(doc)), None)
        if doc is not None:
            found += [as_row(doc, made, c, known[doc]) for made, claims in coder.code_all([article]) for c in claims]
    return found


def measure(folder: Path, gold: Path, *, coder: Coder | None = None, out: Path | None = None) -> dict[str, dict[str, float]]:
    """Return the scores, and write the system's rows to `out` where given. Raises InputError: a path is missing."""
    existing(folder, folder=True)
    wanted = rows(gold, _KEYS)
    system = system_rows(coder or Coder(), folder, wanted)
    if out is not None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in system), encoding="utf-8")
    return scores(system, wanted)


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", type=Path, help="folder of reports")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write our claims here, a line each")
    args = parser.parse_args()
    show(lambda: measure(args.seeds, args.gold, out=args.out))


if __name__ == "__main__":
    main()
