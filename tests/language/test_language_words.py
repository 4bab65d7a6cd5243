"""Lemma rules, shapes and plain forms of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.language.features import SHAPES, plain, shape
from araz.language.lemmas import apply, lemma, rule

WORDS = st.text(min_size=1, max_size=12)


@given(form=WORDS, made=WORDS)
def test_a_rule_makes_of_its_form_the_lemma_it_was_made_from(form: str, made: str) -> None:
    assert apply(form, rule(form, made)) == made


@given(form=WORDS, other=WORDS, made=WORDS)
def test_a_rule_of_another_word_never_fails_and_never_leaves_nothing(form: str, other: str, made: str) -> None:
    assert apply(form, rule(other, made))


@pytest.mark.parametrize(
    ("form", "made", "edit"),
    [
        pytest.param("seized", "seize", "k|1|", id="an ending off"),
        pytest.param("Held", "hold", "l|3|old", id="a capital that opens the sentence, and another vowel"),
        pytest.param("went", "go", "=go", id="nothing shared"),
        pytest.param("Baku", "Baku", "k|0|", id="a name keeps its capital"),
        pytest.param("cities", "city", "k|3|y", id="another ending"),
    ],
)
def test_rules_are_short(form: str, made: str, edit: str) -> None:
    assert rule(form, made) == edit


@pytest.mark.parametrize(
    ("form", "upos", "edit", "made"),
    [
        pytest.param("shuttering", "VERB", "k|3|e", "shutter", id="a lemma that no dictionary has gives way to one that it has"),
        pytest.param("seizing", "VERB", "k|3|e", "seize", id="a lemma that the dictionary has stays"),
        pytest.param("Putin", "PROPN", "k|0|", "Putin", id="names are not looked up"),
        pytest.param("xqzled", "VERB", "k|1|", "xqzle", id="what the dictionary does not know stays as the rule made it"),
    ],
)
def test_lemmas_are_corrected_by_the_dictionary(form: str, upos: str, edit: str, made: str) -> None:
    assert lemma(form, upos, edit) == made


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("army", "lower"),
        ("Iran", "Title"),
        ("NATO", "UPPER"),
        ("A", "Letter"),
        ("MiG", "mixed"),
        ("2021", "digits"),
        ("T-72", "with-digit"),
        ("“", "punct"),
        ("...", "punct"),
        ("5-8", "with-digit"),
        ("İran", "Title"),
        ("Москва", "Title"),
        ("القدس", "mixed"),
        ("$", "punct"),
        ("_", "symbol"),
    ],
)
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_a_capital_that_opens_the_sentence_has_a_shape_of_its_own() -> None:
    assert SHAPES[shape("Troops", first=True)] == "sentence-initial-Title" != SHAPES[shape("Troops")]
    assert shape("NATO", first=True) == shape("NATO")


@given(word=st.text(max_size=20), first=st.booleans())
def test_every_text_has_a_shape_and_a_plain_form(word: str, first: bool) -> None:
    assert 0 <= shape(word, first=first) < len(SHAPES)
    assert plain(word).strip() and plain(plain(word)) == plain(word)


@pytest.mark.parametrize(
    ("word", "made"), [("“Why", '"Why'), ("don’t", "don't"), ("5–8", "5-8"), ("…", "."), ("«", '"'), ("", "."), ("\u00a0", ".")]
)
def test_plain(word: str, made: str) -> None:
    assert plain(word) == made
