"""When an undated article was published: each case is its paragraphs and the bounds that they set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.intervals import parse_edtf
from araz.knowledge.schema import NamedTime
from araz.records import Article, DateSource, Paragraph, ParagraphKind, Span
from araz.resolve.publication import infer_publication

NAMED = (
    NamedTime("Valley War", ("war over the Valley",), "war", "2016-10-02", "2016-11-20", ()),
    NamedTime("Long War", (), "war", "1988-02-20", "1994-05-12", ()),
)
BODY, CAPTION, COMMENT, TEASER, BYLINE = (
    ParagraphKind.BODY,
    ParagraphKind.CAPTION,
    ParagraphKind.COMMENT,
    ParagraphKind.TEASER,
    ParagraphKind.BYLINE,
)
Part = tuple[ParagraphKind, str]


def article(*parts: Part) -> Article:
    text, paragraphs = "", []
    for kind, words in parts:
        paragraphs.append(Paragraph(Span(len(text), len(text) + len(words)), kind, "test", "en"))
        text += words + "\n"
    return Article("art1_test", text, tuple(paragraphs), "test")


@pytest.mark.parametrize(
    ("parts", "bounds", "best"),
    [
        pytest.param(
            [(CAPTION, "Leaders meet, Wednesday, March 1, 2017."), (BODY, "The fleet sailed on Monday. The port was shut on Tuesday.")],
            "2017-03-07~/2017-03-12~",
            "2017-03-07",
            id="weekdays told beside a dated picture are those after it; the last told is the likeliest day",
        ),
        pytest.param(
            [(BODY, "They met on March 1, 2017."), (BODY, "They will meet again on March 8, 2017.")],
            "2017-03-01/2017-03-08",
            "2017-03-07",
            id="the day before what is to come",
        ),
        pytest.param([(BYLINE, "By the desk, March 3, 2017")], "2017-03-03", "2017-03-03", id="the only day"),
        pytest.param([(BODY, "The pact was signed on March 3, 2017.")], "2017-03-03/..", "", id="no end, no likeliest day"),
    ],
)
def test_the_likeliest_day(parts: list[Part], bounds: str, best: str) -> None:
    found = infer_publication(article(*parts), NAMED)
    assert found is not None and (found.edtf, found.best) == (bounds, best)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([(BODY, "The pact was signed on March 3, 2017.")], "2017-03-03/..", id="a past date is a lower bound"),
        pytest.param(
            [(BODY, "They met on March 3, 2017 and parted on May 4, 2017.")], "2017-05-04/..", id="the latest past date is the lower bound"
        ),
        pytest.param([(BODY, "The fleets will meet on March 3, 2017.")], "../2017-03-03", id="a planned date is an upper bound"),
        pytest.param(
            [(BODY, "They met on March 3, 2017."), (BODY, "They will meet again on May 4, 2017.")],
            "2017-03-03/2017-05-04",
            id="past and planned are both bounds",
        ),
        pytest.param([(CAPTION, "Leaders meet, Friday, March 3, 2017.")], "2017-03-03/2017-03-17~", id="a picture is printed soon"),
        pytest.param([(CAPTION, "The bridge on March 3, 2017.")], "2017-03-03/..", id="a picture without weekday may be old"),
        pytest.param([(COMMENT, "reader\n2017-03-03\nWell said")], "2017-02-01~/2017-03-03", id="a comment is an upper bound"),
        pytest.param(
            [(BODY, "The fleets will meet on March 1."), (COMMENT, "2017-03-03")],
            "2017-02-01~/2017-03-01",
            id="a planned day without year, before a comment",
        ),
        pytest.param(
            [(BODY, "The Valley War ended last fall after weeks.")], "2016-12-01/2017-11-30", id="last fall is that of the war it names"
        ),
        pytest.param([(BODY, "After last year's war over the Valley they met.")], "2017-01-01/2017-12-31", id="last year is the war's"),
        pytest.param([(BODY, "The Long War ended. Last fall they met.")], None, id="a long war fixes no autumn"),
        pytest.param(
            [(BODY, "The drill, named Anchor-2017, began. On March 3 they fired.")],
            "2017-03-03/2017-04-02~",
            id="a name's year is the year of days without one",
        ),
        pytest.param([(BODY, "Anchor-2017 will be held on 3-8 March.")], "2017-02-01~/2017-03-08", id="planned, with a name's year"),
        pytest.param(
            [(BODY, "They met in May 2016."), (BODY, "On Friday, March 3, they fired.")],
            "2017-03-03/2017-04-02~",
            id="a weekday finds the year",
        ),
        pytest.param([(BYLINE, "By the desk, March 3, 2017")], "2017-03-03", id="a date in the byline is the day"),
        pytest.param([(TEASER, "It was signed on March 3, 2019.")], None, id="teasers of other stories do not count"),
        pytest.param([(BODY, "On Tuesday they met.")], None, id="a weekday alone says nothing"),
        pytest.param([(BODY, "They agreed to end it by May 1, 2030, on May 4, 2017.")], "2017-05-04/..", id="a deadline is not past"),
        pytest.param([(BODY, "It happened on February 30, 2017.")], None, id="an impossible date says nothing"),
        pytest.param(
            [(BODY, "They met on May 4, 2018."), (COMMENT, "2017-03-03")],
            "2017-02-01~/2017-03-03",
            id="a date after the comments is wrong",
        ),
    ],
)
def test_bounds(parts: list[Part], expected: str | None) -> None:
    found = infer_publication(article(*parts), NAMED)
    assert (found.edtf if found else None) == expected
    assert found is None or (found.source is DateSource.INFERRED and found.why)


@given(st.lists(st.tuples(st.sampled_from(list(ParagraphKind)), st.text(max_size=60)), max_size=6), st.integers(0, 9999))
def test_any_article_is_read(parts: list[Part], number: int) -> None:
    extra = [(BODY, f"It was on May {number % 40}, {number}, and will be on June {number % 35}."), (COMMENT, f"{number:04d}-06-01")]
    found = infer_publication(article(*parts, *extra), NAMED)
    assert found is None or parse_edtf(found.edtf).edtf == found.edtf
