"""The scan finds what a search at every place would, whatever the words; and its work grows with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from araz.intervals import parse_edtf
from araz.resolve.times import find_times
from araz.resolve.times import scan as module
from araz.resolve.times.grammar import RULES
from araz.resolve.times.rules import HANDLERS

VOCABULARY = (
    "9999-12-31 0001-01-01 9999-10-05 second of the following previous that the a an in on at of by for since until before "
    "after during from to between and or ago later earlier next last this that same past coming following previous early late "
    "mid end beginning first second half quarter week weeks month months year years day days decade decades century October "
    "May March Sept. Monday Friday 5 31 2021 1994 1990s '90s 480 BC AD two several few spring summer winter fall Q3 fiscal "
    "Ramadan Nowruz Mondays Easter Day Independence yesterday now recently weekend night morning 8:30 a.m. 5-8 14th every "
    "each daily , . - – ’ ( ) % $ : \n"
).split(" ")
NOT_IN_TABLE = {"anchor_shift", "anchor_some", "anchor_day", "anchor_event", "unit_of"}


def everywhere(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in module._SCAN.finditer(text):
        rule = found.lastgroup or ""
        match = module._EACH[rule].match(text, found.start())
        if match is not None:
            yield rule, match.span()


@settings(max_examples=300, deadline=None)
@example([",", "following", "5", "weekend"])
@example(["morning", "Monday"])
@given(st.lists(st.sampled_from(VOCABULARY), max_size=30))
def test_the_scan_finds_what_a_search_everywhere_finds(words: list[str]) -> None:
    text = " ".join(words)
    assert [(rule, match.span()) for rule, match in module.scan(text)] == list(everywhere(text))


@settings(max_examples=300, deadline=None)
@example(["AD", "9999-12-31"], "", "2021-10-06")
@example(["the", "summer", "or", "past", "fall"], "", "0001-01-01")
@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=40),
    st.sampled_from(["", "past", "future", "ahead"]),
    st.sampled_from(["2021-10-06", "0001-01-01", "9999-12-31", "2021-09-01/2021-10-06"]),
)
def test_any_words_of_time_are_read(words: list[str], tense: str, published: str) -> None:
    text = " ".join(words)
    for mention in find_times(text, 0, parse_edtf(published), lambda _: tense, ()):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.why


def test_every_rule_has_a_meaning() -> None:
    assert {name for name, _ in RULES} == set(HANDLERS) | NOT_IN_TABLE


@pytest.mark.parametrize(
    "words", ["on October 5 ", "the early the late ", "two weeks after ", "a few days after the attack of ", "1 2 3 ", "from Monday to "]
)
def test_work_grows_with_the_text(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The places at which the rules are tried are at most one a word: no text makes the scan look at a place twice."""
    tried: list[int] = []

    class Counting:
        def match(self, text: str, place: int) -> re.Match[str] | None:
            tried.append(place)
            return scan.match(text, place)

    scan = module._SCAN
    monkeypatch.setattr(module, "_SCAN", Counting())
    text = words * 500
    list(module.scan(text))
    assert len(tried) == len(set(tried)) <= len(text.split()) * 2


def test_a_very_long_text_is_read_to_its_end() -> None:
    text = "Nothing was said of it, and nobody asked. " * 120_000 + "It happened on October 5."
    (mention,) = find_times(text, 0, parse_edtf("2021-10-06"), None, ())
    assert len(text) > 5_000_000 and mention.when is not None and mention.when.edtf == "2021-10-05"
