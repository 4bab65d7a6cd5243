"""From passages to words with labels, other names for them, and how far two coders agree."""

from __future__ import annotations

import random

import pytest
from training.corpus.agreement import aligned, differ, f1, figures, kappa
from training.corpus.notation import read_text
from training.corpus.tokens import Words, head_of, pairs, tokenized, words_of
from training.corpus.vary import Variation, moved

TEXT = """# wire; Sahel

[1=NER.GOV Niger's government] [a expelled] [2=FRA.GOV the French envoy] [t1 on Tuesday], and [3=FRA Paris] [b pulled] its staff [b out].
> a SANCTION/expel: 1 -> 2; when t1; context diplomatic
> b RETREAT/withdraw: 3 -> -; after a; by 1; background; status planned

Rain fell.
> none: weather

[1=KEN Kenya] and [2=UGA Uganda] held [a talks].
> a CONSULT: 1, 2 -> -
"""


@pytest.fixture(scope="module")
def sentences() -> list[Words]:
    passages, breaks = read_text(TEXT, "x.claims")
    assert not breaks
    return tokenized(passages)


def test_marks_become_words_and_their_heads(sentences: list[Words]) -> None:
    first = sentences[0]
    expelled, pulled = first.deeds
    assert first.words[expelled.index] == "expelled" and (expelled.event, expelled.modes, expelled.contexts) == (
        "SANCTION",
        ("expel",),
        ("diplomatic",),
    )
    named = {(name, first.words[i]) for i, name in expelled.links}
    assert named == {("actor", "government"), ("recipient", "envoy"), ("time", "Tuesday")}
    assert first.words[pulled.index] == "pulled" and (pulled.status, pulled.background, pulled.depth) == ("planned", True, 2)
    assert {(name, first.words[i]) for i, name in pulled.links} == {("actor", "Paris"), ("followed", "expelled"), ("speaker", "government")}
    assert [" ".join(first.words[a:b]) for a, b in first.parties] == ["Niger 's government", "the French envoy", "Paris"]
    assert sentences[1].deeds == ()


def test_the_head_is_the_word_that_hangs_outside() -> None:
    passages, _ = read_text("# wire; X\n[1=IRN.MIL the army of [2=IRN Iran]] [a left].\n> a RETREAT: 1 -> -", "x")
    mark = passages[0].sentences[0].marks["1"]
    offsets = [(0, 3), (4, 8), (9, 11), (12, 16), (17, 21), (21, 22)]
    assert words_of(mark, offsets) == [(0, 4)]
    assert head_of(mark, offsets, [1, 4, 3, 1, -1, 4]) == 1


def test_pairs_are_joined_by_the_outermost_deed_both_ways_where_it_is_mutual(sentences: list[Words]) -> None:
    found = [(s.words[a], s.words[b], event) for s, a, b, event in pairs(sentences)]
    assert found == [("government", "envoy", "SANCTION"), ("Kenya", "Uganda", "CONSULT"), ("Uganda", "Kenya", "CONSULT")]


STATES = [
    {"name": ("Niger",), "adjective": ("Nigerien",), "capital": ("Niamey",)},
    {"name": ("New", "Zealand"), "adjective": ("New", "Zealand"), "capital": ("Wellington",)},
]


def test_other_names_keep_the_labels_at_their_words(sentences: list[Words]) -> None:
    varied = Variation(STATES).changed(sentences[0], random.Random(1))
    assert varied.words[:4] == ("New", "Zealand", "'s", "government")
    deed = varied.deeds[0]
    assert varied.words[deed.index] == "expelled"
    assert {(name, varied.words[i]) for i, name in deed.links if name != "time"} == {("actor", "government"), ("recipient", "envoy")}
    assert next(" ".join(varied.words[a:b]) for a, b in varied.parties) == "New Zealand 's government"
    assert len(sentences[0].words) + 1 == len(varied.words)


def test_a_label_goes_to_the_last_word_of_a_run(sentences: list[Words]) -> None:
    n = len(sentences[2].words)
    runs = [(0, 1, ("A", "B")), *((i, i + 1, (sentences[2].words[i],)) for i in range(1, n))]
    assert {
        varied for _, varied in ((name, moved(sentences[2], runs).words[i]) for i, name in moved(sentences[2], runs).deeds[0].links)
    } == {"B", "Uganda"}


OTHER = (
    TEXT.replace("COERCE", "x")
    .replace("status planned", "status happened")
    .replace("[2=FRA.GOV the French envoy]", "[2=FRA the French envoy]")
)


def test_agreement_of_two_codings() -> None:
    one, two = (read_text(text, "x.claims")[0] for text in (TEXT, OTHER))
    both = aligned(one, two)
    assert len(both) == 3 and [differ(p, q) for p, q in both] == [True, False, False]
    found = figures(both)
    assert found["claim"] == found["triggers"] == found["event"] == found["actors"] == 1.0
    assert found["kappa"]["status"] < 1 == found["kappa"]["recipients"], "roles do not count, states do"  # type: ignore[index]


def test_kappa_and_f1() -> None:
    assert kappa([("a", "a")] * 4) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]) == pytest.approx(0.5)
    assert f1("aab", "abb") == pytest.approx(2 / 3) and f1("", "") == 0
