"""Each kind of expression: its words, the time it stands for, its TIMEX3 values. Published on Wednesday 6 October 2021, told as past."""

from __future__ import annotations

import pytest

from araz.intervals import parse_edtf
from araz.knowledge.schema import NationalDay, State
from araz.resolve.times import NamedIndex, NationalDays, TimeMention, find_times

PUBLISHED = parse_edtf("2021-10-06")
DAYS = [("Independence Day", "IND", "08-15"), ("Independence Day", "NGA", "10-01"), ("Victory Day", "RUS", "05-09")]
STATES = [
    State("IND", "India", adjectives=("Indian",)),
    State("NGA", "Nigeria", adjectives=("Nigerian",)),
    State("RUS", "Russia", capital="Moscow"),
]
INDEX = NamedIndex((), NationalDays([NationalDay(*row) for row in DAYS], STATES))
CASES = [
    ("on the 5th of October 2021", "2021-10-05", "2021-10-05"),
    ("on the twenty-first of February, 1997", "1997-02-21", "1997-02-21"),
    ("at 2021-10-05T14:00Z", "2021-10-05", "2021-10-05"),
    ("on the night of 4-5 October", "2021-10-04/2021-10-05", "2021-10-04 2021-10-05"),
    ("in the morning of April 19, 1775", "1775-04-19", "1775-04-19TMO"),
    ("between Monday and Wednesday", "2021-10-04/2021-10-06", "2021-10-04 2021-10-06"),
    ("from Monday to Wednesday", "2021-10-04/2021-10-06", "2021-10-04 2021-10-06"),
    ("over the weekend", "2021-10-02/2021-10-03", "2021-W39-WE"),
    ("overnight", "2021-10-05/2021-10-06", "2021-10-05TNI"),
    ("late on Monday", "2021-10-04", "2021-10-04"),
    ("on Monday night", "2021-10-04", "2021-10-04TNI"),
    ("on Tuesday of last week", "2021-09-28", "2021-09-28"),
    ("in the third quarter of 2020", "2020-07/2020-09", "2020-Q3"),
    ("in Q3 2020", "2020-07/2020-09", "2020-Q3"),
    ("in the second half of last year", "2020-07/2020-12", "2020-H2"),
    ("in the second half of May", "2021-05-16/2021-05-31", "2021-05"),
    ("in mid-2021", "2021-05~/2021-08~", "2021"),
    ("at the end of August", "2021-08-27~/2021-08-31~", "2021-08"),
    ("earlier this week", "2021-10-04~/2021-10-06~", "2021-W40"),
    ("in fiscal 2022", "2022~", "2022"),
    ("in the winter of 1939-40", "1939-12~/1940-02~", "1939-WI"),
    ("in the southern autumn of 1997", "1997-03~/1997-05~", "1997-SP"),
    ("in the spring and summer of 1943", "1943-03~/1943-08~", "1943-SP 1943-SU"),
    ("in the late 1980s", "1986-09~/1989-12~", "198"),
    ("in the early 21st century", "2000-01~/2033-05~", "20"),
    ("in ’68", "1968", "1968"),
    ("in 490 BC", "", "BC0490"),
    ("in the spring of 480 BC", "", "BC0480-SP"),
    ("from 499-493 BC", "", "BC0499 BC0493"),
    ("in the 470s BC", "", "BC047"),
    ("in the 4th century BC", "", "BC03"),
    ("in AD 70", "0070", "0070"),
    ("on Christmas Eve", "2020-12-24", "2020-12-24"),
    ("on New Year’s Day 2020", "2020-01-01", "2020-01-01"),
    ("on Good Friday", "2021-04-02", "2021-04-02"),
    ("on Orthodox Easter 2022", "2022-04-24", "2022-04-24"),
    ("in Ramadan", "2021-04-13~/2021-05-12~", "2021-04-13"),
    ("in Ramadan 1442", "2021-04-13~/2021-05-12~", "2021-04-13"),
    ("on Eid al-Fitr", "2021-05-13~", "2021-05-13"),
    ("on Eid ul-Adha 2019", "2019-08-11~", "2019-08-11"),
    ("on Nowruz", "2021-03-21", "2021-03-21"),
    ("on Nowruz 1399", "2020-03-20", "2020-03-20"),
    ("on 15 Mehr 1400", "2021-10-07", "2021-10-07"),
    ("in Farvardin 1399", "2020-03-20/2020-04-19", "2020-03-20"),
    ("on 12 Rabi al-Awwal 1443", "2021-10-18~", "2021-10-18"),
    ("on Russia's Victory Day", "2021-05-09", "2021-05-09"),
    ("on India's Independence Day", "2021-08-15", "2021-08-15"),
    ("on Independence Day, which India keeps and Nigeria does not", "2021-08-15", "2021-08-15"),
    ("in Moscow, as ever, on Victory Day", "2021-05-09", "2021-05-09"),
    ("on Lunar New Year", "2021-02-12", "2021-02-12"),
    ("last Christmas", "2020-12-25", "2020-12-25"),
    ("on Thanksgiving Day", "2020-11-26", "2020-11-26"),
    ("two and a half years ago", "2019-02-15~/2019-05-30~", "2019-02-15"),
    ("half a century ago", "1971~", "1971"),
    ("in the past year", "2020-10-06~/2021-10-06~", "P1Y"),
    ("in the first week of June 2021", "2021-06-01~/2021-06-07~", "P1W"),
    ("in the last two weeks of February 1951", "1951-02-15~/1951-02-28~", "P2W"),
    ("in the first ten months of 1915", "1915-01/1915-10", "P10M"),
    ("in the closing days of May", "2021-05-27~/2021-05-31~", "PXD"),
    ("on the 14th", "2021-09-14", "2021-09-14"),
    ("for decades", "", "PXDE"),
    ("after a decades-long feud", "", "PXDE"),
    ("aged 26", "", "P26Y"),
    ("when he was 26 years old", "", "P26Y"),
    ("at 8:30 a.m.", "", "2021-10-06T08:30"),
    ("at noon", "", "2021-10-06T12:00"),
    ("at night", "", "XXXX-XX-XXTNI"),
    ("until now", "", "PRESENT_REF"),
    ("once a week", "", "P1W"),
    ("on Mondays", "", "XXXX-WXX-1"),
    ("two weeks ago", "2021-09-21~/2021-09-23~", "2021-W38"),
]


def find(text: str, tense: str = "past", published: str = "2021-10-06") -> tuple[TimeMention, ...]:
    return find_times(text, 0, parse_edtf(published), lambda _: tense, INDEX)


@pytest.mark.parametrize(("words", "when", "values"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_an_expression(words: str, when: str, values: str) -> None:
    (mention,) = find(f"It happened {words}.")
    assert (mention.when.edtf if mention.when else "") == when
    assert " ".join(t.value for t in mention.timex) == values


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("on Independence Day", "another day in each country", id="whose independence"),
        pytest.param("on 32 Mehr 1400", "Mehr has 30 days", id="a month of thirty days"),
        pytest.param("on 31 Mehr 1400", "Mehr has 30 days", id="the day after the last"),
        pytest.param("on Lunar New Year 1950", "not known", id="a year without a table"),
        pytest.param("in Ramadan 1499", "", id="the calendar's end"),
    ],
)
def test_a_feast_or_date_that_cannot_be_placed_says_why(words: str, why: str) -> None:
    for mention in find(f"It happened {words}."):
        assert why in mention.why


STORIES = [
    pytest.param(
        "In 1980 Iraq invaded. By June the front had set. On 7 October the fort fell.",
        ["1980", "../1980-06", "1980-10-07"],
        id="a month and a day belong to the year last spoken of",
    ),
    pytest.param(
        "The Cod Wars were three. The last opened in November 1975; the next February Reykjavik recalled its envoy.",
        ["1975-11", "1976-02"],
        id="the next February",
    ),
    pytest.param("It began on 30 December 1941. In January the city fell.", ["1941-12-30", "1942-01"], id="over the turn of the year"),
    pytest.param(
        "Fleets met in 1905, and a peace was signed. In the constitution of 1890 it said so. On 5 September the treaty came.",
        ["1905", "1890", "1890-09-05"],
        id="the year last spoken of, even where it is an older one",
    ),
    pytest.param("On Tuesday they met. A treaty was signed in 1994. On October 5 troops crossed.", None, id="news beside an old year"),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_in_an_account_of_the_past(text: str, expected: list[str] | None) -> None:
    found = [m.when.edtf for m in find(text) if m.when]
    assert found == (expected or ["2021-10-05", "1994", "2021-10-05"])


def test_a_story_goes_on_over_paragraphs() -> None:
    from araz.resolve.times import read_times

    first = "In 1914 war came. In 1915 and 1916 it spread, in 1917 and 1918 it ended."
    passages = [(first, 0), ("On 11 November 1918 guns fell silent.", 100), ("On 12 November they went home.", 200)]
    found = read_times(passages, PUBLISHED, lambda _: "past", ())
    assert found[-1].when is not None and found[-1].when.edtf == "1918-11-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In 490 BC they came. The following year they left.", ["BC0490", "BC0489"], id="the year after, before Christ"),
        pytest.param("In 480 BC they came. In 479, they left.", ["BC0480", "BC0479"], id="a bare year before Christ"),
    ],
)
def test_before_christ(text: str, expected: list[str]) -> None:
    assert [t.value for m in find(text, published="2009-12-19") for t in m.timex] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two days after the ambush of 17 May troops closed it.", "2021-05-19", id="of a day"),
        pytest.param("A week after Iran held drills on 1 October, troops came.", "2021-10-07~/2021-10-09~", id="of a clause with a day"),
        pytest.param("Two days after Nigeria's Independence Day, troops came.", "2021-10-03", id="of a feast"),
    ],
)
def test_counted_from_a_day_that_the_event_names(text: str, expected: str) -> None:
    mention = find(text)[0]
    assert mention.when is not None and mention.when.edtf == expected


def test_six_years_ago_in_february() -> None:
    assert [m.when.edtf for m in find("Six years ago, in February, jets struck.") if m.when] == ["2015", "2015-02"]


def test_what_is_to_come_is_not_of_a_year_gone_by() -> None:
    found = find("He helped broker it in July 2020 and plans to meet them in November.", tense="future")
    assert found[-1].when is not None and found[-1].when.edtf == "2021-11"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("Two days earlier, police fired.", "2021-10-04", id="earlier than nothing: the TIMEX3 is counted from publication"),
        pytest.param("It lasted half an hour.", "PT30M", id="half an hour"),
        pytest.param("It came before the March deadline.", "2021-03", id="a month that is also a word, before a noun"),
    ],
)
def test_values_of_news(text: str, values: str) -> None:
    (mention,) = find(text)
    assert " ".join(t.value for t in mention.timex) == values


def test_earlier_than_nothing_is_no_date() -> None:
    (mention,) = find("Two days earlier, police fired.")
    assert mention.when is None and "there is none" in mention.why
