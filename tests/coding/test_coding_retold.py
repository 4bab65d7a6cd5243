"""A deed told again in a later sentence has the day given there; news without a day is of about the day of publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from araz.records import Claim, DateSource, Span
from parses import parse, time
from small import code

SHELLED = "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
AGAIN = [
    pytest.param(
        SHELLED
        + "The/det/shelling shelling/nsubj/lasted ,/punct on/case/Friday Friday/nmod/shelling ,/punct lasted/root hours/obj/lasted ./punct",
        "2021-10-01",
        id="a noun of its stem, with the article",
    ),
    pytest.param(
        SHELLED + "Shelling/nsubj/lasted on/case/Friday Friday/nmod/Shelling lasted/root hours/obj/lasted ./punct", "", id="not without one"
    ),
    pytest.param(
        SHELLED + "The/det/flood flood/nsubj/lasted on/case/Friday Friday/nmod/flood lasted/root hours/obj/lasted ./punct",
        "",
        id="another noun",
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_a_later_sentence_gives_the_day(text: str, expected: str) -> None:
    made = parse(text)
    claim = code(made, times=[time(made, "on Friday", "2021-10-01")])[0]
    assert (claim.when.edtf if claim.when else "") == expected
    if claim.when:
        assert "sentence 2 says of 'shelling'" in claim.when.why


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        pytest.param("has/aux/shelled shelled/root", "2021-10-06~", id="the perfect is news"),
        pytest.param("has/aux/shelled often/advmod/shelled shelled/root", "", id="what is done often is not"),
        pytest.param("shelled/root", "", id="the past is not"),
        pytest.param("may/aux/shelled have/aux/shelled shelled/root", "", id="what may have been is not"),
    ],
)
def test_news_without_a_day(verb: str, expected: str) -> None:
    made = parse(f"Iran@IRN/nsubj/shelled {verb} Syria@SYR/obj/shelled ./punct", published="2021-10-06")
    (claim,) = code(made)
    assert (claim.when.edtf if claim.when else "") == expected
    if claim.when:
        assert claim.when.source is DateSource.PUBLISHED and claim.when.supposed


def test_a_headline_in_the_present_is_news() -> None:
    made = parse("T: Iran@IRN/nsubj/shells shells/root Syria@SYR/obj/shells", published="2021-10-06")
    (claim,) = code(made)
    assert claim.when is not None and claim.when.edtf == "2021-10-06~"


def test_a_line_that_is_repeated_is_compared_with_itself_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from araz.coding import sharing

    asked: list[int] = []
    same = sharing._same_deed

    def counting(left: Claim, right: Claim, wholes: Mapping[str, frozenset[str]]) -> bool:
        asked.append(1)
        return same(left, right, wholes)

    monkeypatch.setattr(sharing, "_same_deed", counting)
    made = parse("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct\n" * 60)
    one = time(made, "in May", "2021-05")
    first, line = one.span, made.article.text.index("Iran", one.span.end) - made.article.text.index("Iran")
    times = [replace(one, span=Span(first.start + k * line, first.end + k * line)) for k in range(60)]
    claims = code(made, times=times)
    assert len(claims) == 60 and all(c.when and c.when.edtf == "2021-05" for c in claims)
    assert len(asked) <= 2 * 60 * 6
