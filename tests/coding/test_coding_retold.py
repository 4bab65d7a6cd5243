"""A deed told again in a later sentence has the day given there; news without a day is of about the day of publication."""

from __future__ import annotations

import pytest

from araz.records import DateSource
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
