"""Dates in words and on the scale of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.publish.axis import axis
from araz.publish.dates import in_words, order
from araz.publish.svg import Point, chart, timeline


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param("2021-10-05", "5 October 2021", id="a day"),
        pytest.param("2021-10-05/2021-10-08", "5–8 October 2021", id="days of a month"),
        pytest.param("2021-09-29/2021-10-02", "29 September – 2 October 2021", id="days over a month's end"),
        pytest.param("2021-12-29/2022-01-02", "29 December 2021 – 2 January 2022", id="days over a year's end"),
        pytest.param("2021-09", "September 2021", id="a month"),
        pytest.param("2021-09/2021-11", "September – November 2021", id="months"),
        pytest.param("1988", "1988", id="a year"),
        pytest.param("2021-10-01~", "about 1 October 2021", id="approximate"),
        pytest.param("../2021-10-06", "until 6 October 2021", id="open start"),
        pytest.param("2016/..", "from 2016", id="open end"),
        pytest.param("", "date unknown", id="unknown"),
        pytest.param("soon", "soon", id="what is no date stays as it is"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


def test_what_has_no_date_comes_last() -> None:
    assert sorted(["", "2021-10", "1988", "../2021-01-01"], key=order) == ["1988", "../2021-01-01", "2021-10", ""]


days = st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=40)


@given(days, st.sampled_from([350.0, 960.0]))
def test_the_scale_keeps_order_and_bounds(some: list[date], width: float) -> None:
    scale = axis(some, 14, width - 14)
    xs = [scale.x(day) for day in sorted(set(some))]
    assert xs == sorted(xs)
    assert len(set(xs)) == len(xs)
    assert 14 <= xs[0] <= xs[-1] <= width - 14
    assert all(a.right < b.left for a, b in zip(scale.stretches, scale.stretches[1:], strict=False))
    ticks = scale.ticks()
    assert ticks
    assert ticks[0].year


def test_a_long_silence_is_cut_out_and_named() -> None:
    first = [date(2021, 10, 1) + timedelta(n) for n in range(10)]
    scale = axis([*first, date(2024, 6, 12)], 0, 900)
    assert [gap.label for gap in scale.gaps()] == ["3 y"]
    assert scale.x(first[-1]) - scale.x(first[0]) > 300


def _point(n: int, day: date, quadrant: str = "material conflict", score: float | None = -5.0) -> Point:
    return Point(f"r-{n}", f"event {n}", day, day, quadrant, 1, True, score)


def test_crowded_days_are_stacked_and_the_rest_is_counted() -> None:
    drawn = timeline([_point(n, date(2021, 10, 1)) for n in range(50)], 350)
    assert drawn is not None
    lane = drawn.lanes[0]
    assert len(lane.marks) + sum(more.count for more in lane.more) == 50
    assert all(abs(a.x - b.x) + abs(a.y - b.y) > a.r for a in lane.marks for b in lane.marks if a is not b)
    assert min(mark.y for mark in lane.marks) > lane.top


def test_bars_go_up_for_cooperation_and_down_for_conflict() -> None:
    drawn = chart([_point(1, date(2021, 1, 1), score=-10), _point(2, date(2021, 1, 2), score=10), _point(3, date(2021, 1, 2), score=None)])
    assert drawn is not None
    down, up = drawn.bars
    assert (down.y, up.y + up.height) == (drawn.middle, drawn.middle)
    assert 0 < up.y < up.y + up.height < drawn.height


def test_one_bar_is_no_development() -> None:
    assert chart([_point(1, date(2021, 1, 1))]) is None
