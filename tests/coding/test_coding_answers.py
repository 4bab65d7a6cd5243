"""Which deed answers, is caused by or follows which: texts with their actors marked, and what is said of their claims."""

from __future__ import annotations

import pytest

from araz.records import LinkKind
from parses import parse
from small import code, seen


def answers(text: str) -> list[str]:
    """Return `deed kind deed: words` for each claim that answers one, by their triggers."""
    made = parse(text)
    passage = made.article.passage
    return [
        f"{passage(c.trigger)} {c.answers.kind.value} {passage(c.answers.trigger)}: {c.answers.words}"
        for c in code(made)
        if c.answers is not None
    ]


LINKS = [
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root the/det/mosque mosque/obj/closed after/mark/shelled Syria@SYR/nsubj/shelled "
        "shelled/advcl/closed "
        "Iraq@IRQ/obj/shelled",
        ["closed followed shelled: after"],
        id="after a deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root the/det/mosque mosque/obj/closed because/mark/shelled Syria@SYR/nsubj/shelled "
        "shelled/advcl/closed "
        "Iraq@IRQ/obj/shelled",
        ["closed caused shelled: because"],
        id="because of a deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed over/case/raid a/det/raid raid/obl/closed by/case/Syria Syria@SYR/nmod/raid",
        ["closed caused raid: over"],
        id="over a deed",
    ),
    pytest.param(
        "Syria@SYR/nsubj/shelled shelled/root Iraq@IRQ/obj/shelled ,/punct prompting=prompt/advcl/shelled Iran@IRN/obj/prompting "
        "to/mark/close close/xcomp/prompting the/det/mosque mosque/obj/close",
        ["close caused shelled: prompting"],
        id="prompted by a deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed in/case/response response/obl/closed to/case/raid a/det/raid raid/nmod/response "
        "by/case/Syria Syria@SYR/nmod/raid",
        ["closed answered raid: in response"],
        id="in response to a deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed when/mark/shelled Syria@SYR/nsubj/shelled shelled/advcl/closed "
        "Iraq@IRQ/obj/shelled",
        [],
        id="when says nothing of an answer",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed and/cc/shelled shelled/conj/closed Syria@SYR/obj/shelled",
        [],
        id="what is coordinated does not answer",
    ),
    pytest.param(
        "Turkey@TUR/nsubj/met met/root with/case/Syria Syria@SYR/obl/met after/mark/closed Iran@IRN/nsubj/closed closed/advcl/met "
        "it/obj/closed "
        "over/case/raid a/det/raid raid/obl/closed by/case/Iraq Iraq@IRQ/nmod/raid",
        ["met followed closed: after", "closed caused raid: over"],
        id="each answers the nearest deed only",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
        "In/case/response response/obl/closed ,/punct Syria@SYR/nsubj/closed closed/root the/det/border border/obj/closed ./punct",
        ["closed answered shelled: in response"],
        id="in response, at the opening, answers the deed before",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
        "Syria@SYR/nsubj/closed closed/root the/det/border border/obj/closed ./punct",
        [],
        id="what only follows does not answer",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\nSome/root talk/dep/Some ./punct\nMore/root "
        "talk/dep/More ./punct\n"
        "In/case/response response/obl/closed ,/punct Syria@SYR/nsubj/closed closed/root the/det/border border/obj/closed ./punct",
        [],
        id="a deed too far back is not answered",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_answers(text: str, expected: list[str]) -> None:
    assert answers(text) == expected


PARATAXIS = "Iran@IRN/nsubj/closed closed/root it/obj/closed ;/punct Syria@SYR/nsubj/shelled shelled/parataxis/closed Iraq@IRQ/obj/shelled"


@pytest.mark.parametrize("kind", LinkKind)
def test_the_model_links_where_the_words_say_nothing(kind: LinkKind) -> None:
    made = parse(PARATAXIS)
    made.doc._.triggers = (
        seen(made, "closed", "COERCE", 0.9, links=f"actor=Iran .9,{kind.value}=shelled .8"),
        seen(made, "shelled", "ASSAULT", 0.9, links="actor=Syria .9"),
    )
    closed, shelled = code(made)
    assert closed.answers is not None and (closed.answers.trigger, closed.answers.kind) == (shelled.trigger, kind)
    assert closed.answers.words == "the model, 80%" and shelled.answers is None


def test_a_link_that_the_model_is_unsure_of_is_none() -> None:
    made = parse(PARATAXIS)
    made.doc._.triggers = (
        seen(made, "closed", "COERCE", 0.9, links="actor=Iran .9,answered=shelled .3"),
        seen(made, "shelled", "ASSAULT", 0.9, links="actor=Syria .9"),
    )
    assert [c.answers for c in code(made)] == [None, None]


def test_the_words_win_over_the_model() -> None:
    made = parse(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed after/mark/shelled Syria@SYR/nsubj/shelled shelled/advcl/closed "
        "Iraq@IRQ/obj/shelled"
    )
    made.doc._.triggers = (
        seen(made, "closed", "COERCE", 0.9, links="actor=Iran .9,answered=shelled .99"),
        seen(made, "shelled", "ASSAULT", 0.9, links="actor=Syria .9"),
    )
    closed, _ = code(made)
    assert closed.answers is not None and (closed.answers.kind, closed.answers.words) == (LinkKind.FOLLOWED, "after")
