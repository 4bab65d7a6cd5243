"""Sentences made of the lexicon: its examples, the same with other words of the entry, and its counter-examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from training.lexicon import LexiconSentences

from araz.knowledge.load import Knowledge, load
from araz.knowledge.schema_lexicon import Example, LexiconEntry
from araz.language.reader import Reader

ACCUSE = LexiconEntry(
    id="accuse.accuse", event="ACCUSE", verb=("accuse", "impugn"), actor=("subject",), recipient=("object",), why="to blame",
    example=Example("Chad accused Sudan.", ("TCD",), ("SDN",)), counter=("The goalkeeper accused the striker of diving.",),
)  # fmt: skip
CALL = LexiconEntry(
    id="request.call", event="REQUEST", noun=("call", "appeal"), actor=("poss", "by"), recipient=("to",), why="the asking",
    example=Example("A call by Chad to Sudan came in May.", ("TCD",), ("SDN",)), counter=("The call to prayer came at dawn.",),
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return replace(load(), lexicon=(ACCUSE, CALL))


@pytest.fixture(scope="module")
def made(knowledge: Knowledge) -> dict[str, list[tuple[str, str, list[tuple[str, str]]]]]:
    found = LexiconSentences(knowledge, Reader()).made(knowledge.lexicon)
    return {" ".join(w.words): [(w.words[d.index], d.event, [(w.words[i], name) for i, name in d.links]) for d in w.deeds] for w in found}


def test_an_example_and_the_same_with_the_other_verb_in_its_form(made: dict[str, list[object]]) -> None:
    links = [("Chad", "actor"), ("Sudan", "recipient")]
    assert made["Chad accused Sudan ."] == [("accused", "ACCUSE", links)]
    assert made["Chad impugned Sudan ."] == [("impugned", "ACCUSE", links)]


def test_a_noun_with_the_article_that_it_asks_for_and_not_the_verb_that_it_comes_with(made: dict[str, list[object]]) -> None:
    links = [("Chad", "actor"), ("Sudan", "recipient")]
    assert made["A call by Chad to Sudan came in May ."] == [("call", "REQUEST", links)]
    assert made["An appeal by Chad to Sudan came in May ."] == [("appeal", "REQUEST", links)]


def test_a_counter_example_has_no_deed(made: dict[str, list[object]]) -> None:
    assert made["The goalkeeper accused the striker of diving ."] == [] == made["The call to prayer came at dawn ."]


def test_what_does_not_fire_is_left_out(knowledge: Knowledge) -> None:
    silent = replace(ACCUSE, example=Example("Chad praised Sudan.", ("TCD",), ("SDN",)), counter=("Chad accused Sudan.",))
    assert LexiconSentences(replace(knowledge, lexicon=(silent,)), Reader()).made((silent,)) == []
