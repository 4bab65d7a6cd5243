"""Time expressions: each case is a text, the tense, the day of publication (Wednesday 6 October 2021) and what must be found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.intervals import Interval, parse_edtf
from araz.knowledge.schema import NamedTime
from araz.records import DateSource, Span
from araz.resolve.times import NamedIndex, TimeMention, find_times, tense_by_words

NAMED = NamedIndex(
    (
        NamedTime("Second Karabakh War", ("44-day war", "Nagorno-Karabakh war"), "war", "2020-09-27", "2020-11-10", ("AZE", "ARM")),
        NamedTime("First Karabakh War", ("Nagorno-Karabakh war",), "war", "1988-02-20", "1994-05-12", ("AZE", "ARM")),
        NamedTime("Six-Day War", (), "war", "1967-06-05", "1967-06-10", ("ISR",)),
        NamedTime("Minsk II", ("Minsk agreements",), "agreement", "2015-02-12", "", ("UKR", "RUS")),
        NamedTime("JCPOA", (), "agreement", "2015-07-14", "", ("IRN",)),
    )
)
PUBLISHED = parse_edtf("2021-10-06")


def find(text: str, tense: str = "past", published: Interval | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(text, 0, published, lambda _: tense, NAMED)


def edtf(mentions: tuple[TimeMention, ...]) -> list[str]:
    return [m.when.edtf if m.when else "" for m in mentions]


DATES = [
    ("On October 5 the drill began.", "2021-10-05"),
    ("On October 7 the drill began.", "2020-10-07"),
    ("It ran October 5-8 there.", "2021-10-05/2021-10-08"),
    ("It ran 5-8 October there.", "2021-10-05/2021-10-08"),
    ("It ran between 5-8 October there.", "2021-10-05/2021-10-08"),
    ("from September 28 to October 2", "2021-09-28/2021-10-02"),
    ("from Sept. 27, 2020, to Nov. 10, 2020", "2020-09-27/2020-11-10"),
    ("between 27 September and 10 November 2020", "2020-09-27/2020-11-10"),
    ("from December 28 to January 3, 2020", "2019-12-28/2020-01-03"),
    ("in Sochi, Wednesday, Sept. 29, 2021.", "2021-09-29"),
    ("Sept. 27-29 in Geneva", "2021-09-27/2021-09-29"),
    ("on January 27, 2023, in Tehran", "2023-01-27"),
    ("on the 3rd of March 2020", "2020-03-03"),
    ("on 12 June 2024 troops", "2024-06-12"),
    ("dated 2021-10-05.", "2021-10-05"),
    ("dated 12.06.2024", "2024-06-12"),
    ("dated 10/25/2019", "2019-10-25"),
    ("in September 2020 the war", "2020-09"),
    ("in May it sent", "2021-05"),
    ("in September police arrested", "2021-09"),
    ("in November police arrested", "2020-11"),
    ("September-November 2020", "2020-09/2020-11"),
    ("between November 2019 and March 2020", "2019-11/2020-03"),
    ("early May 2020", "2020-05-01~/2020-05-10~"),
    ("in the autumn of 2020", "2020-09~/2020-11~"),
    ("the first half of 2020", "2020-01/2020-06"),
    ("claimed in 2019 that", "2019"),
    ("has criticised it since 2016 for", "2016/.."),
    ("until 2019", "../2019"),
    ("before October 5, 2021", "../2021-10-04"),
    ("after October 5, 2021", "2021-10-06/.."),
    ("from 1988 to 1994", "1988/1994"),
    ("in 2020-21", "2020/2021"),
    ("in the 1990s", "1990/1999"),
    ("around October 1, 2021", "2021-10-01~"),
    ("in late 2019", "2019-09~/2019-12~"),
    ("In autumn 2019 it began", "2019-09~/2019-11~"),
    ("by the summer, 2019", "../2019-08~"),
]
RELATIVE = [
    ("It began on Tuesday.", "past", "2021-10-05"),
    ("It began on Wednesday.", "past", "2021-10-06"),
    ("It begins on Tuesday.", "future", "2021-10-12"),
    ("next Friday", "past", "2021-10-08"),
    ("last Wednesday", "past", "2021-09-29"),
    ("this Friday", "future", "2021-10-08"),
    ("on Monday last week", "past", "2021-09-27"),
    ("yesterday", "past", "2021-10-05"),
    ("today", "past", "2021-10-06"),
    ("tomorrow morning", "future", "2021-10-07"),
    ("the day before yesterday", "past", "2021-10-04"),
    ("last week", "past", "2021-09-27/2021-10-03"),
    ("this week", "past", "2021-10-04/2021-10-10"),
    ("next week", "future", "2021-10-11/2021-10-17"),
    ("last month", "past", "2021-09"),
    ("next month", "future", "2021-11"),
    ("last year's war", "past", "2020"),
    ("earlier this month", "past", "2021-10-01~/2021-10-06~"),
    ("last fall", "past", "2020-09~/2020-11~"),
    ("last summer", "past", "2021-06~/2021-08~"),
    ("next spring", "future", "2022-03~/2022-05~"),
    ("last winter", "past", "2020-12~/2021-02~"),
    ("last October", "past", "2020-10"),
    ("in recent days", "past", "2021-09-29~/2021-10-06~"),
    ("recently", "past", "2021-09-06~/2021-10-06~"),
    ("Lately, it", "past", "2021-09-06~/2021-10-06~"),
    ("three days ago", "past", "2021-10-03"),
    ("two weeks ago", "past", "2021-09-21~/2021-09-23~"),
    ("a month ago", "past", "2021-09~"),
    ("five years ago", "past", "2016"),
    ("in three days", "future", "2021-10-09"),
    ("over the past three days", "past", "2021-10-03/2021-10-06"),
    ("on June 12", "future", "2022-06-12"),
    ("October of last year", "past", "2020-10"),
    ("In spring last year it", "past", "2020-03~/2020-05~"),
    ("from October 28", "ahead", "2021-10-28"),
    ("from September 28", "ahead", "2021-09-28"),
    ("would come on Friday", "ahead", "2021-10-08"),
]
NAMED_CASES = [
    ("during the Second Karabakh War", "anchor", "2020-09-27/2020-11-10"),
    ("since the end of the Second Karabakh War", "anchor", "2020-11-10/.."),
    ("since the Second Karabakh War", "anchor", "2020-11-10/.."),
    ("before the Six-Day War", "anchor", "../1967-06-04"),
    ("after the start of the Six-Day War", "anchor", "1967-06-06/.."),
    ("a week after the Six-Day War", "anchor", "1967-06-16~/1967-06-18~"),
    ("two days after the end of the Six-Day War", "anchor", "1967-06-12"),
    ("three days before the Six-Day War", "anchor", "1967-06-02"),
    ("two days after October 5, 2021", "anchor", "2021-10-07"),
    ("the Six-Day War changed", "named", "1967-06-05/1967-06-10"),
    ("signed the Minsk agreements", "named", "2015-02-12"),
    ("the 44-day war", "named", "2020-09-27/2020-11-10"),
    ("the SIX-DAY WAR", "named", "1967-06-05/1967-06-10"),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=case[0]) for case in DATES])
def test_dates_in_all_orders(text: str, expected: str) -> None:
    assert edtf(find(text)) == [expected]


@pytest.mark.parametrize(("text", "tense", "expected"), [pytest.param(*case, id=f"{case[0]} ({case[1]})") for case in RELATIVE])
def test_relative_to_publication(text: str, tense: str, expected: str) -> None:
    (mention,) = find(text, tense)
    assert mention.when is not None
    assert (mention.when.edtf, mention.when.source) == (expected, DateSource.PUBLISHED)


@pytest.mark.parametrize(("text", "kind", "expected"), [pytest.param(*case, id=case[0]) for case in NAMED_CASES])
def test_named_times(text: str, kind: str, expected: str) -> None:
    (mention,) = find(text)
    assert mention.when is not None
    assert (mention.kind, mention.when.edtf, mention.when.source) == (kind, expected, DateSource.ANCHORED)


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        pytest.param("on February 30, 2021", "date", "not a date of the calendar", id="no such day"),
        pytest.param("on June 31", "date", "no such day", id="no such day, no year"),
        pytest.param("dated 2021-13-45", "date", "not a date of the calendar", id="no such month"),
        pytest.param("dated 05/06/2021", "date", "either way round", id="day and month unclear"),
        pytest.param("in 490 BC", "date", "before the year 1", id="before the calendar"),
        pytest.param("for 30 years", "duration", "a length of time", id="a duration"),
        pytest.param("a six-week campaign", "duration", "a length of time", id="an adjective of length"),
        pytest.param("every Tuesday", "set", "again and again", id="a repeated day"),
        pytest.param("the next day", "anchor", "there is none", id="the next day of nothing"),
    ],
)
def test_what_has_no_date_says_why(text: str, kind: str, why: str) -> None:
    (mention,) = find(text)
    assert (mention.when, mention.kind) == (None, kind)
    assert why in mention.why


@pytest.mark.parametrize(
    "text",
    [
        "It may march on the capital.",
        "Prices fall and tensions spring up.",
        "Some 2,021 people and 2000 troops marched.",
        "He told Russia Today nothing.",
        "The F-2020 and route A1990 were shut.",
        "The score was 5-3 at $1999.",
    ],
)
def test_what_is_no_time_is_left(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["On Tuesday it began.", "On October 5 it began.", "It began last fall.", "Recently it began."])
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    for published in (None, parse_edtf("2020-09-01/..")):
        (mention,) = find(text, published=published)
        assert mention.when is None and "publication" in mention.why


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("on Tuesday", "2021-09-29/2021-10-13", "2021-09-28~/2021-10-12~", id="a day of the week: a fortnight"),
        pytest.param("last month", "2021-10-03/2021-10-17", "2021-09", id="last month, from days of one month"),
        pytest.param("last month", "2021-09-29/2021-10-13", "2021-08~/2021-09~", id="last month, from days of two months"),
        pytest.param("recently", "2021-09-29/2021-10-13", "2021-08-30~/2021-10-13~", id="recently: from a month before the first"),
        pytest.param("in recent days", "2021-09-29/2021-10-13", "2021-09-22~/2021-10-13~", id="in recent days: a week before the first"),
    ],
)
def test_bounds_of_publication_give_bounds(text: str, published: str, expected: str) -> None:
    (mention,) = find(text, published=parse_edtf(published))
    assert mention.when is not None and mention.when.edtf == expected


@pytest.mark.parametrize(("text", "published"), [("last May", "0001-01-01"), ("next May", "9999-12-31")])
def test_what_leaves_the_calendar_has_no_date(text: str, published: str) -> None:
    (mention,) = find(text, published=parse_edtf(published))
    assert (mention.when, mention.why) == (None, "outside the calendar")


@pytest.mark.parametrize(
    "words",
    [
        "The following May",
        "The next year",
        "By the end of the following year",
        "That spring",
        "A century later",
        "The last week of that year",
    ],
)
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_what_is_counted_out_of_the_calendar_has_no_date(words: str, day: str) -> None:
    for mention in find(f"It began on {day}. {words} it ended.")[1:]:
        assert mention.why


def test_anchor_text_is_kept_for_an_event_that_only_the_text_describes() -> None:
    (mention,) = find("a week after Iran held its own border exercises, officials said")
    assert (mention.kind, mention.when, mention.shift_days, mention.direction) == ("anchor", None, 7, "after")
    assert mention.anchor == "Iran held its own border exercises"


def test_event_after_since_is_an_anchor_and_a_thing_is_not() -> None:
    (mention,) = find("since the end of the exercises in the north")
    assert (mention.kind, mention.direction) == ("anchor", "since") and mention.anchor.startswith("the end of the exercises")
    assert find("after the table was set") == ()


def test_the_next_day_is_counted_from_the_day_before_it_in_the_text() -> None:
    found = find("On September 27, 2020 fighting began. The next day it spread. Two days later it stopped.")
    assert edtf(found) == ["2020-09-27", "2020-09-28", "2020-09-30"]


def test_year_is_carried_over_from_an_old_date_beside_it() -> None:
    assert edtf(find("The war began on September 27, 2014. It ended on November 9.")) == ["2014-09-27", "2014-11-09"]


def test_an_ambiguous_name_is_the_one_of_the_year_that_the_text_gives() -> None:
    assert edtf(find("Since the Nagorno-Karabakh war of the autumn of 2020, in 2020"))[0] == "2020-11-10/.."
    assert edtf(find("In 1988 the Nagorno-Karabakh war began"))[1] == "1988-02-20/1994-05-12"


def test_spans_are_of_the_article() -> None:
    (mention,) = find_times("It began on October 5.", 100, PUBLISHED, None, NAMED)
    assert mention.span == Span(112, 121)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        pytest.param("They will meet on June 12.", "future", id="will"),
        pytest.param("They met and signed on June 12.", "past", id="signed"),
        pytest.param("They will go. It ended June 12.", "past", id="another sentence's will does not count"),
    ],
)
def test_tense_from_words(text: str, tense: str) -> None:
    assert tense_by_words(text)(text.index("June")) == tense


TOKENS = (
    "On since May March October 5 31 99 , - – 2021 1 the last fall week s after war a few two in 's ago next day BC "
    "'90s . and to of ( Sept. Second Karabakh War|\n"
)
WORDS = st.sampled_from([token for part in TOKENS.split("|") for token in part.split(" ")])


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in find_times(text, 0, PUBLISHED, None, NAMED):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(st.lists(WORDS, max_size=40), st.sampled_from([None, "2021-10-06", "0001-01-01", "9999-12-31", "2021-09-01/2021-10-06", "2021/.."]))
def test_any_order_of_time_words_is_read(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    found = find_times(text, 0, parse_edtf(published) if published else None, None, NAMED)
    assert all(m.when is None or parse_edtf(m.when.edtf) == m.interval for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
