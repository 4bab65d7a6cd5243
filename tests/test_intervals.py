"""Dates as intervals: EDTF in and out, and the algebra."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.errors import InputError
from araz.intervals import Interval, before, gap_days, hull, intersect, midpoint, of_day, of_month, overlaps, parse_edtf, union, within

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
PRECISIONS = st.sampled_from(["day", "month", "year"])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    side = draw(st.sampled_from(["both", "both", "start", "end", "same"]))
    if side == "same":
        last = first
    return Interval(
        None if side == "end" else first,
        None if side == "start" else last,
        draw(PRECISIONS),
        draw(st.booleans()),
        draw(st.none() | PRECISIONS) if side == "both" else None,
        draw(st.none() | st.booleans()) if side == "both" else None,
    )


@given(intervals())
def test_edtf_reads_back_equal(interval: Interval) -> None:
    assert parse_edtf(interval.edtf) == interval


@given(intervals(), intervals())
def test_equal_edtf_means_equal(left: Interval, right: Interval) -> None:
    assert (left.edtf == right.edtf) == (left == right)


@given(intervals(), intervals())
def test_algebra_agrees_with_itself(left: Interval, right: Interval) -> None:
    whole = hull((left, right))
    assert within(left, whole) and within(right, whole)
    assert overlaps(left, right) == overlaps(right, left) == (intersect(left, right) is not None)
    assert gap_days(left, right) == gap_days(right, left)
    assert (union(left, right) is None) == (gap_days(left, right) > 1)
    shared = intersect(left, right)
    assert shared is None or (within(shared, left) and within(shared, right))


@given(intervals())
def test_midpoint_is_inside(interval: Interval) -> None:
    middle = midpoint(interval)
    assert middle is not None and within(of_day(middle), interval)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("2021-10-05", date(2021, 10, 5), date(2021, 10, 5), id="a day"),
        pytest.param("2021-09", date(2021, 9, 1), date(2021, 9, 30), id="a month is its days"),
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), id="a leap month"),
        pytest.param("2021", date(2021, 1, 1), date(2021, 12, 31), id="a year is its days"),
        pytest.param("2021-10-05/2021-10-08", date(2021, 10, 5), date(2021, 10, 8), id="from day to day"),
        pytest.param("2020-09~/2020-11-09", date(2020, 9, 1), date(2020, 11, 9), id="ends of different precision"),
        pytest.param("../2021-10-06", None, date(2021, 10, 6), id="open start"),
        pytest.param("2016/..", date(2016, 1, 1), None, id="open end"),
        pytest.param("0629", date(629, 1, 1), date(629, 12, 31), id="an early year"),
    ],
)
def test_reads_and_writes_the_codebooks_forms(text: str, start: date | None, end: date | None) -> None:
    found = parse_edtf(text)
    assert (found.start, found.end, found.edtf) == (start, end, text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("2020-23", "2020-09/2020-11", id="a season becomes its months"),
        pytest.param("2020-24", "2020-12/2021-02", id="winter goes into the next year"),
        pytest.param("199X", "1990/1999", id="a decade becomes its years"),
        pytest.param("2021-10-05/", "2021-10-05/..", id="an unknown end is open"),
        pytest.param("2021?", "2021~", id="uncertain is approximate"),
        pytest.param("2021-10-05/2021-10-05", "2021-10-05", id="one day is one day"),
    ],
)
def test_reads_more_than_it_writes(text: str, written: str) -> None:
    assert parse_edtf(text).edtf == written


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "/", "2021-13", "2021-02-30", "21-10-05", "2021-10-5", "October", "2021-10-08/2021-10-05", "199X-05"]
)
def test_what_is_no_edtf_is_refused_with_the_value(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse_edtf(text)
    assert (text in str(error.value)) or "ends before" in str(error.value)


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        pytest.param("2021-10-05", "2021-10-05", 0, id="same day"),
        pytest.param("2021-10-05", "2021-10-06", 1, id="neighbours touch"),
        pytest.param("2021-09", "2021-10-05/2021-10-08", 5, id="month to day"),
        pytest.param("2016/..", "2021", 0, id="open end holds later years"),
        pytest.param("../2016", "2021-01-01", 1462, id="open start ends"),
    ],
)
def test_gap(left: str, right: str, days: int) -> None:
    one, two = parse_edtf(left), parse_edtf(right)
    assert gap_days(one, two) == days
    assert overlaps(one, two, slack=days) and not (days and overlaps(one, two, slack=days - 1))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InputError, match="ends before it starts"):
        Interval(date(2021, 2, 1), date(2021, 1, 1))


def test_hull_keeps_the_precision_of_each_end() -> None:
    assert hull((of_month(2020, 9), of_day(date(2020, 11, 9)))).edtf == "2020-09/2020-11-09"


def test_hull_of_nothing_is_refused() -> None:
    with pytest.raises(InputError):
        hull(())


@given(intervals(), intervals())
def test_of_two_times_at_most_one_is_before_the_other_and_then_they_share_no_day(left: Interval, right: Interval) -> None:
    assert not (before(left, right) and before(right, left))
    if before(left, right):
        assert not overlaps(left, right)
    elif left.closed and right.closed and not before(right, left):
        assert overlaps(left, right)


def test_a_month_is_before_a_day_of_the_next() -> None:
    assert before(parse_edtf("2021-09"), parse_edtf("2021-10-01"))
    assert not before(parse_edtf("2021-09"), parse_edtf("2021-09-30"))
    assert not before(parse_edtf("2021-09/.."), parse_edtf("2021-12")) and not before(parse_edtf("2021-01"), parse_edtf("../2021-12"))
