"""Lemma rules: what training makes of a form and its lemma, inference turns back into the lemma."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.language.lemmas import apply, rule

WORDS = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Po"]), min_size=1, max_size=12)
PLAIN = st.text("abcdefgstuv", min_size=1, max_size=10)


@given(PLAIN, PLAIN)
def test_a_rule_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply(form, rule(form, lemma)) == lemma
    assert apply(form.capitalize(), rule(form.capitalize(), lemma)) == lemma


@given(WORDS, WORDS, WORDS)
def test_a_rule_never_leaves_a_word_empty(form: str, other: str, lemma: str) -> None:
    assert apply(other, rule(form, lemma))


@pytest.mark.parametrize(
    ("form", "lemma", "expected", "others"),
    [
        pytest.param("drills", "drill", "k|1|", {"raids": "raid"}, id="a plural"),
        pytest.param("Carried", "carry", "l|3|y", {"Denied": "deny", "Tried": "try"}, id="a capital goes with the sentence's start"),
        pytest.param("Paris", "Paris", "k|0|", {"Lagos": "Lagos"}, id="a name keeps its capital"),
        pytest.param("went", "go", "=go", {"anything": "go"}, id="nothing shared: the lemma itself"),
    ],
)
def test_rules_carry_over(form: str, lemma: str, expected: str, others: dict[str, str]) -> None:
    assert rule(form, lemma) == expected
    assert {other: apply(other, expected) for other in others} == others
