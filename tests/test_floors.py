"""Quality does not fall: measured figures against `gold/floors.json`. A floor is only ever raised. `lexicon.…` are what the
entries do without the language model's opinion; of both together, what counts is F.

The data of the yardsticks is not part of the project; where it is not beside the project's folder, there is nothing to measure on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from araz.language.model import LanguageModel
from araz.language.reader import analyse
from araz.pipeline import Coder
from benchmarks import actors, attribution, claims, corpus, dates, language, places, relation, splitting, times, treebank

SHARED = Path(__file__).parents[2] / "shared"
GOLD = Path(__file__).parent / "gold"
OWN = "own"  # held by test_own_gold
ALL: dict[str, dict[str, float]] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
FLOORS = {measure: floors for measure, floors in ALL.items() if measure != OWN}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def claim_figures(coder: Coder) -> Mapping[str, Any]:
    return claims.measure(SHARED / "seeds", SHARED / "eval" / "claims-dev.jsonl", coder=coder)


def relation_figures(coder: Coder) -> Mapping[str, Any]:
    return relation.measure(SHARED / "eval" / "relation-dev.jsonl", coder=coder)


def language_figures(name: str, coder: Coder) -> Mapping[str, Any]:
    """Score the model that the coder reads with; its speed is for `make bench`, on a machine that does nothing else."""
    model: LanguageModel = coder.reader.model
    gold = treebank.read(SHARED / "treebank" / name)
    found = analyse(model, [g.words for g in gold])
    return {**language.syntax(gold, found), **language.semantics(gold, found)}


def actor_figures(coder: Coder) -> Mapping[str, Any]:
    """Score the project's own gold, and the texts that nobody looked at while the resolver was written."""
    return {name: actors.measure(GOLD / f"actors-{name}.jsonl", coder) for name in ("own", "held-out")}


def date_figures(coder: Coder) -> Mapping[str, Any]:
    """Score the dates of deeds in the project's own gold, and in the texts whose errors nobody has read."""
    return {name: dates.measure(GOLD / f"times-{name}.jsonl", coder) for name in ("own", "held-out")}


MEASURES: dict[str, Callable[[Coder], Mapping[str, Any]]] = {
    "claims": claim_figures,
    "relation": relation_figures,
    "language": partial(language_figures, "ewt-test.jsonl"),
    "language_outside": partial(language_figures, "pud-test.conllu"),
    "splitting": lambda coder: splitting.measure(SHARED / "treebank" / "ewt-test-sentences.jsonl", coder.reader),
    "places": lambda coder: places.measure(SHARED / "eval" / "places-dev.jsonl"),
    "actors": actor_figures,
    "corpus": lambda coder: corpus.measure(coder=coder),
    "attribution": lambda coder: attribution.measure(SHARED / "eval" / "attribution-dev.jsonl", coder=coder),
    "times": lambda coder: times.measure(SHARED / "eval" / "times-dev.jsonl"),
    "dates": date_figures,
}
AT_HAND = {"actors", "corpus", "dates"}


def at(figures: Mapping[str, Any], name: str) -> float:
    """Return a figure by its dotted name."""
    for part in name.split("."):
        figures = figures[part]
    return float(figures)  # type: ignore[arg-type]


def test_every_measure_has_floors() -> None:
    assert set(FLOORS) == set(MEASURES)


@pytest.mark.parametrize("name", [pytest.param(name, id=f"{name} is not worse than it was") for name in FLOORS])
def test_floor(coder: Coder, name: str) -> None:
    if name not in AT_HAND and not SHARED.is_dir():
        pytest.skip("the yardsticks' data is not here")
    figures = MEASURES[name](coder)
    fallen = {key: (at(figures, key), floor) for key, floor in FLOORS[name].items() if at(figures, key) < floor}
    assert not fallen, f"figure, floor: {fallen}"
