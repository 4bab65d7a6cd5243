"""Tense: each case is a parse, a word, and the tense of the clause that the word stands in."""

from __future__ import annotations

import pytest

from araz.resolve.tense import Tenses
from parses import parse

BEGAN = (
    "It/nsubj/began began=begin/root on/case/Wednesday Wednesday/obl/began and/cc/end will/aux/end end/conj/began on/case/Friday "
    "Friday/obl/end"
)
CASES = [
    pytest.param(BEGAN, "Wednesday", "past", id="of two verbs, the one it hangs on: past"),
    pytest.param(BEGAN, "Friday", "future", id="of two verbs, the one it hangs on: future"),
    pytest.param(
        "It/nsubj/began began=begin/root and/cc/run were=be/aux/run to/mark/run run/conj/began until/case/Friday Friday/obl/run",
        "Friday",
        "ahead",
        id="were to",
    ),
    pytest.param(
        "They/nsubj/agreed agreed=agree/root to/mark/resume resume/xcomp/agreed ties/obj/resume and/cc/reopen reopen/conj/resume "
        "posts/obj/reopen within/case/months two/nummod/months months/obl/reopen",
        "months",
        "future",
        id="an infinitive goes on after and",
    ),
    pytest.param("It/nsubj/run is=be/aux/run to/mark/run run/root until/case/Friday Friday/obl/run", "Friday", "future", id="is to"),
    pytest.param(
        "Iran/nsubj/said said=say/root it/nsubj/close would/aux/close close/ccomp/said it/obj/close from/case/May May/obl/close",
        "May",
        "ahead",
        id="would",
    ),
    pytest.param(
        "Iran/nsubj/closed would/aux/closed have/aux/closed closed=close/root it/obj/closed in/case/May May/obl/closed",
        "May",
        "",
        id="would have is not ahead",
    ),
    pytest.param(
        "Iran/nsubj/announced announced=announce/root drills/obj/announced for/case/Thursday Thursday/obl/announced",
        "Thursday",
        "future",
        id="announced for",
    ),
    pytest.param(
        "Iran/nsubj/announced announced=announce/root drills/obj/announced for/case/Thursday Thursday/nmod/drills",
        "Thursday",
        "future",
        id="announced for, read as part of the noun",
    ),
    pytest.param(
        "Iran/nsubj/announced announced=announce/root drills/obj/announced on/case/Thursday Thursday/obl/announced",
        "Thursday",
        "past",
        id="announced on",
    ),
    pytest.param(
        "talks/nsubj:pass/planned had/aux/planned been/aux:pass/planned planned=plan/root for/case/Thursday Thursday/obl/planned",
        "Thursday",
        "past",
        id="had been planned for",
    ),
    pytest.param("It/nsubj/ends ends=end/root on/case/Friday Friday/obl/ends", "Friday", "ahead", id="ends on"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_tense(text: str, word: str, expected: str) -> None:
    made = parse(text)
    doc = made.doc
    tenses = Tenses(doc)
    tenses.by_words = lambda _: ""
    assert tenses.at(made.word(word).idx) == expected
