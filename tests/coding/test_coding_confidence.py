"""Confidence: that it is a chance, and which signs raise it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.coding.confidence import WEIGHTS, Signs, estimate
from araz.coding.deed import Decided
from parses import parse
from small import code, seen

PLAIN = Signs(Decided.BOTH, 0.7, 0.7, True, True, 1, False, False, True)


def test_every_sign_has_a_weight() -> None:
    assert set(PLAIN.values()) == set(WEIGHTS)


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param({"belief": 0.3}, id="the model is less sure of the event"),
        pytest.param({"doer": 0.2}, id="or of the doer"),
        pytest.param({"doers": False, "doer": 0.0}, id="no doer"),
        pytest.param({"decided": Decided.LEXICON}, id="the lexicon against the model"),
        pytest.param({"indirect": True}, id="a pronoun"),
    ],
)
def test_what_lowers_it(worse: dict[str, object]) -> None:
    assert 0 < estimate(replace(PLAIN, **worse)) < estimate(PLAIN) < 1  # type: ignore[arg-type]


def test_what_the_model_was_not_asked_of_does_not_count() -> None:
    assert estimate(replace(PLAIN, decided=Decided.ALONE, belief=0.1)) == estimate(replace(PLAIN, decided=Decided.ALONE, belief=0.9))


def test_a_claim_is_as_sure_as_the_model_is_of_its_event_and_doer() -> None:
    made = parse("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled")
    found = []
    for links in ("actor=Iran .95, recipient=Syria .9", "actor=Iran .3, recipient=Syria .9"):
        made.doc._.triggers = (seen(made, "shelled", "ASSAULT", 0.9, links=links),)
        found += [claim.confidence for claim in code(made)]
    assert found[0] > found[1]
