"""How the coder does on reports it was not built with: 24 passages written and coded by the codebook before it ever read them.

The passages are written for the project: the crises are real, the reports are not. `gold/own` has them, `gold/claims-own.jsonl` the claims.

Recall is over core claims, precision over all; codes are compared by state or body (`IND.MIL` is `IND`). The floors only rise; those of
the lexicon alone, `lexicon.…`, are older than the second opinion, which finds more and is less often right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from araz.pipeline import Coder
from araz.records import Article, Claim

GOLD = Path(__file__).parent / "gold"
Row = dict[str, Any]
Key = Callable[[Row], tuple[Any, ...]]
FIGURES = (
    "event.precision",
    "event.recall",
    "event.f",
    "event+actor.precision",
    "event+actor.recall",
    "event+actor.f",
    "status",
    "when",
    "recipients",
    "speakers",
)
ALONE = tuple(f"lexicon.{name}" for name in FIGURES if name not in {"when", "speakers"})


@dataclass(frozen=True)
class Score:
    """Precision over all claims coded, recall over core gold claims, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """F1."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def bodies(codes: Iterable[str]) -> frozenset[str]:
    """Return codes without their roles."""
    return frozenset(c.split(".")[0] for c in codes)


def by_event(row: Row) -> tuple[Any, ...]:
    """Return what two claims must share to be one: sentence and event."""
    return row["doc"], row["n"], row["event"]


def by_actor(row: Row) -> tuple[Any, ...]:
    """Return what two claims must share to be one: sentence, event and actors."""
    return *by_event(row), bodies(row["actors"])


def pairs(left: Iterable[Row], right: Iterable[Row], key: Key) -> list[tuple[Row, Row]]:
    """Return each left row with a right row of the same key; no row is used twice."""
    pool: dict[tuple[Any, ...], list[Row]] = {}
    for row in right:
        pool.setdefault(key(row), []).append(row)
    return [(row, pool[key(row)].pop(0)) for row in left if pool.get(key(row))]


def score(coded: list[Row], gold: list[Row], key: Key) -> Score:
    """Score claims against the gold claims."""
    core = [g for g in gold if g["salience"] == "core"]
    return Score(len(pairs(coded, gold, key)) / max(1, len(coded)), len(pairs(core, coded, key)) / len(core))


def fields(coded: list[Row], gold: list[Row]) -> dict[str, float]:
    """Return the share of right values, field by field, over claims whose event and actors are right."""
    same = pairs(coded, gold, by_actor)
    views: dict[str, Callable[[Row], Any]] = {
        "status": lambda r: r["status"],
        "when": lambda r: r["when"],
        "recipients": lambda r: bodies(r["recipients"]),
        "speakers": lambda r: bodies(r["speakers"]),
    }
    return {name: sum(view(a) == view(b) for a, b in same) / max(1, len(same)) for name, view in views.items()}


def numbered(article: Article, gold: list[Row]) -> Callable[[int], int]:
    """Return what maps an offset of the article to the number of its gold sentence; 0 where the gold has none."""
    spans = []
    for n, sentence in {g["n"]: g["sentence"] for g in gold}.items():
        start = article.text.index(sentence)
        spans.append((start, start + len(sentence), n))
    return lambda at: next((n for start, end, n in spans if start <= at < end), 0)


def row(claim: Claim, doc: str, number: Callable[[int], int]) -> Row:
    """Return a claim in the form of the gold."""
    return {
        "doc": doc,
        "n": number(claim.trigger.start),
        "event": claim.event.value,
        "actors": claim.actor_codes,
        "recipients": claim.recipient_codes,
        "status": claim.status.value,
        "when": claim.when.edtf if claim.when else "",
        "speakers": [s.code or s.name for s in claim.attribution],
    }


def read_gold() -> dict[str, list[Row]]:
    """Return the gold claims by article."""
    found: dict[str, list[Row]] = {}
    for line in (GOLD / "claims-own.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        found.setdefault(claim["doc"], []).append(claim)
    return found


def measure(coder: Coder) -> dict[str, float]:
    """Code the 24 passages and return every figure that has a floor."""
    gold = read_gold()
    texts = {doc: (GOLD / "own" / f"{doc}.txt").read_text(encoding="utf-8") for doc in gold}
    articles = [coder.article(text, origin=doc) for doc, text in texts.items()]
    whole = figures(coder.code_all(articles), gold)
    lexicon = figures(by_lexicon(coder, articles), gold)
    return whole | {f"lexicon.{name}": value for name, value in lexicon.items()}


def by_lexicon(coder: Coder, articles: Iterable[Article]) -> Iterable[tuple[Article, list[Claim]]]:
    """Code articles without the language model's opinion on deeds."""
    for article, doc in coder.read(articles):
        doc._.triggers = None
        yield article, coder.coder.code(article, doc, coder.resolver.resolve(article, doc))


def figures(articles: Iterable[tuple[Article, Iterable[Claim]]], gold: dict[str, list[Row]]) -> dict[str, float]:
    """Score the claims of articles."""
    coded: list[Row] = []
    for article, claims in articles:
        number = numbered(article, gold[article.origin])
        coded += [row(c, article.origin, number) for c in claims]
    every = [g for claims in gold.values() for g in claims]
    event, actor = score(coded, every, by_event), score(coded, every, by_actor)
    whole = {"event": event, "event+actor": actor}
    shares = {f"{name}.{part}": getattr(made, part) for name, made in whole.items() for part in ("precision", "recall", "f")}
    return shares | fields(coded, every)


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for the file."""
    return Coder()


@pytest.fixture(scope="module")
def measured(coder: Coder) -> dict[str, float]:
    """The figures of this program."""
    return measure(coder)


def floors() -> dict[str, float]:
    """Return the floors of this yardstick."""
    found: dict[str, float] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))["own"]
    return found


@pytest.mark.parametrize("name", [pytest.param(n, id=f"{n} is not below its floor") for n in (*FIGURES, *ALONE)])
def test_floor(name: str, measured: dict[str, float]) -> None:
    assert measured[name] >= floors()[name], f"{name} fell to {measured[name]:.3f}; see tests/gold/claims-own.jsonl"


def test_the_gold_says_only_what_the_knowledge_knows(coder: Coder) -> None:
    """A slip in the gold must not pass for an error of the coder."""
    known = coder.knowledge
    modes = {(m.event, m.mode) for event in known.events for m in event.modes}
    bodies_known = bodies([*(s.code for s in known.states), *(b.code for b in known.bodies), *(g.code for g in known.groups)])
    for claims in read_gold().values():
        for g in claims:
            where = (g["doc"], g["n"], g["trigger"])
            assert {(g["event"], m) for m in g["modes"]} <= modes, where
            assert bodies([*g["actors"], *g["recipients"]]) <= bodies_known | {"CIV"}, where
            assert g["trigger"] in g["sentence"], where
