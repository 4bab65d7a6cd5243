"""The notation of hand-built parses means what it says."""

from __future__ import annotations

import pytest

from araz.records import ParagraphKind, Span
from parses import parse, place, time

TEXT = """T: Iran@IRN/nsubj/held held/root drills/obj/held

Turkey@TUR/nsubj/said said/root :/punct “/punct/rains It/nsubj/rains rains/ccomp/said ,/punct/rains is/aux/rains n’t/advmod/rains \
it/dep/rains
He/nsubj/left left/root ./punct ”/punct"""


def test_a_text_with_its_paragraphs_and_sentences() -> None:
    made = parse(TEXT, published="2021-10-06")
    assert made.article.text == made.doc.text == "Iran held drills\n\nTurkey said: “It rains, isn’t it He left.”"
    assert [made.article.passage(p.span) for p in made.article.paragraphs] == ["Iran held drills", made.article.text[18:]]
    assert [(s.number, s.kind, s.paragraph) for s in made.doc._.sentences] == [
        (1, ParagraphKind.TITLE, 0),
        (2, ParagraphKind.BODY, 1),
        (3, ParagraphKind.BODY, 1),
    ]
    assert [s.root.text for s in made.doc.sents] == ["held", "said", "left"]
    assert (made.doc._.model, made.article.published.edtf if made.article.published else "") == ("by hand", "2021-10-06")


def test_parts_of_speech_and_lemmas_come_from_the_dependency_and_the_dictionary() -> None:
    made = parse(
        "The/det/drivers detained=detain^VERB/amod/drivers drivers/nsubj/left were/aux/left held/acl/drivers by/case/Iran "
        "Iran/obl/held left/root"
    )
    assert [(t.lemma_, t.pos_) for t in made.doc] == [
        ("the", "DET"),
        ("detain", "VERB"),
        ("driver", "NOUN"),
        ("be", "AUX"),
        ("hold", "VERB"),
        ("by", "ADP"),
        ("Iran", "PROPN"),
        ("leave", "VERB"),
    ]


def test_heads_are_the_nearest_of_a_form_or_a_number() -> None:
    made = parse("Iran/nsubj/held held/root drills/obj/held and/cc/5 held/conj/2 talks/obj/held")
    assert [t.head.i for t in made.doc] == [1, 1, 1, 4, 1, 4]


def test_marks_make_mentions() -> None:
    made = parse(
        "The/det/army Iranian@IRN/amod/army army@IRN.MIL/nsubj/met met/root them@AZE+TUR/obj/met with/case/us us/obl/met and/cc/him "
        "him@?/conj/us"
    )
    found = {made.doc[i].text: (m.codes, m.kind.value, m.end - m.start) for i, m in made.mentions.actors.items()}
    assert found == {
        "Iranian": (("IRN",), "adjective", 1),
        "army": (("IRN.MIL",), "name", 3),
        "them": (("AZE", "TUR"), "pronoun", 1),
        "us": ((), "pronoun", 1),
        "him": ((), "unknown", 1),
    }


def test_roles_times_and_places() -> None:
    made = parse("Iran/nsubj/left left/root Baku/dep/left in/case/May May/obl/left", roles={"left": [("Baku", "ARG1")]})
    (predicate,) = made.doc._.predicates
    assert (predicate.index, predicate.args) == (1, ((2, "ARG1", 0.9),))
    assert time(made, "in May", "2021-05").span == Span(15, 21) and place(made, "Baku", "AZE").countries == ("AZE",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("Iran/nsubj/left", "0 roots", id="no root"),
        pytest.param("Iran/root left/root", "2 roots", id="two roots"),
        pytest.param("Iran/nsubj/went left/root", "no head 'went' for 'Iran'", id="a head that is not there"),
    ],
)
def test_a_slip_of_the_pen_is_told(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse(text)
