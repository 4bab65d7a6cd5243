"""How fast reports become events: `python -m benchmarks.speed DIR [--articles 100]`.

The reports of DIR are repeated, each copy an article of its own, until there are about as many as asked for. `articles_per_second` and
`words_per_second` (words between blanks, furniture included) are over all stages together, as a run goes through them: `seconds` has
read, code (parse, resolve and code, the next articles being parsed while one is coded), merge, store. `alone` has the seconds of parse,
resolve and code of the same articles one after the other. `load_seconds` is the loading of the model and the knowledge, once a run.
`peak_mb` is the most memory that the process held up to the end of the run (before `alone`), in 10^6 bytes.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from araz import sources
from araz.errors import InputError
from araz.heap import share_heap
from araz.ids import make_id
from araz.issues import IssueLog
from araz.merging import merge
from araz.pipeline import Coder
from araz.records import Article, Claim, Event
from araz.store import Store
from benchmarks.common import existing, show, timed


def copies(articles: Sequence[Article], times: int) -> list[Article]:
    """Return each article `times` times, each copy with an id and origin of its own."""
    made = [(article, k) for k in range(times) for article in articles]
    return [replace(a, id=make_id("art", a.text, k), origin=f"{a.origin}, copy {k}") for a, k in made]


def peak_mb() -> float:
    """Return the most memory that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most * (1 if sys.platform == "darwin" else 1024) / 1e6, 1)


def _alone(coder: Coder, articles: Sequence[Article]) -> dict[str, float]:
    """Return the seconds of each stage of coding, one after the other."""
    docs, parsing = timed(lambda: list(coder.reader.docs(articles)))
    dated = list(zip(articles, docs, strict=True))
    mentions, resolving = timed(lambda: [(made := coder.resolver.dated(a), d, coder.resolver.resolve(made, d)) for a, d in dated])
    _, coding = timed(lambda: [coder.coder.code(a, d, m) for a, d, m in mentions])
    return {"parse": round(parsing, 3), "resolve": round(resolving, 3), "code": round(coding, 3)}


def _keep(folder: str, articles: Sequence[Article], claims: Sequence[Claim], events: Sequence[Event], batch: int) -> None:
    """Store all, a transaction a batch, as a run does."""
    with Store.open(Path(folder) / "speed.db") as store:
        for k in range(0, len(articles), batch):
            part = articles[k : k + batch]
            known = {a.id for a in part}
            store.add_batch(part, [c for c in claims if c.article in known], [])
        store.replace_events(events)


def measure(folder: Path, wanted: int = 100, *, coder: Coder | None = None) -> dict[str, Any]:
    """Return the figures. Raises InputError: the folder is missing, or nothing in it can be read."""
    existing(folder, folder=True)
    coder, loading = timed(Coder) if coder is None else (coder, 0.0)
    settings = coder.settings
    first = list(sources.read([folder], IssueLog(), settings))
    if not first:
        raise InputError(f"no reports in {str(folder)!r} (text, HTML or JSONL files are expected)")
    times = math.ceil(wanted / len(first))
    _, reading = timed(lambda: [list(sources.read([folder], IssueLog(), settings)) for _ in range(times)])
    articles = copies(first, times)
    coded, coding = timed(lambda: [found for _, found in coder.code_all(articles)])
    claims = [claim for found in coded for claim in found]
    events, merging = timed(lambda: merge(claims, {a.id: a for a in articles}, []))
    with tempfile.TemporaryDirectory() as made:
        _, storing = timed(lambda: _keep(made, articles, claims, events, settings.batch))
    seconds = {"read": reading, "code": coding, "merge": merging, "store": storing}
    return _line(articles, claims, events, seconds, loading) | {"alone": _alone(coder, articles)}


def _line(
    articles: Sequence[Article], claims: Sequence[Claim], events: Sequence[Event], seconds: dict[str, float], loading: float
) -> dict[str, Any]:
    total = sum(seconds.values())
    return {
        "articles_per_second": round(len(articles) / total, 2),
        "words_per_second": round(sum(len(a.text.split()) for a in articles) / total),
        "peak_mb": peak_mb(),
        "seconds": {name: round(value, 3) for name, value in seconds.items()},
        "load_seconds": round(loading, 2),
        "articles": len(articles),
        "claims": len(claims),
        "events": len(events),
    }


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    args = parser.parse_args()
    share_heap()
    show(lambda: measure(args.folder, args.articles))


if __name__ == "__main__":
    main()
