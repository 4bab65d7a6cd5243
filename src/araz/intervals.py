"""Dates as intervals: the part of EDTF (ISO 8601-2, levels 0 and 1) that the codebook uses, and an algebra on it.

    2021-10-05   2021-09   2021   2021-10-01~   2021-10-05/2021-10-08   2020-09~/2020-11-09   ../2021-10-06   2016/..

Read but written in months or years: seasons (`2020-23` is September to November) and decades (`199X`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from araz.errors import InputError

Precision = Literal["day", "month", "year"]

_RANK: dict[str, int] = {"day": 0, "month": 1, "year": 2}
_EDGE = re.compile(r"(?P<year>\d{4}|\d{3}X)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start` to `end`, both included; None is open.

    `precision` and `approximate` are those of the start, and of the end unless that has its own.

    With precision `month` or `year` the ends are moved out to whole months or years, so `2021-09` is its first to its last day. Equal
    intervals have equal EDTF.
    """

    start: date | None
    end: date | None
    precision: Precision = "day"
    approximate: bool = False
    end_precision: Precision | None = None
    end_approximate: bool | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise InputError(f"interval ends before it starts: {self.start} to {self.end} (give the earlier day first)")
        if self.start is None:
            self._set(precision=self.last_precision, approximate=self.last_approximate)
        if self.end is None or self.end_precision == self.precision:
            self._set(end_precision=None)
        if self.end is None or self.end_approximate == self.approximate:
            self._set(end_approximate=None)
        self._set(start=_floor(self.start, self.precision), end=_ceiling(self.end, self.last_precision))

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def last_precision(self) -> Precision:
        """Precision of the end."""
        return self.precision if self.end_precision is None else self.end_precision

    @property
    def last_approximate(self) -> bool:
        """Whether the end is approximate."""
        return self.approximate if self.end_approximate is None else self.end_approximate

    @property
    def loose(self) -> bool:
        """Whether either end is approximate."""
        return (self.start is not None and self.approximate) or (self.end is not None and self.last_approximate)

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """Number of days, both ends included; None where open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    @property
    def edtf(self) -> str:
        """The interval in EDTF."""
        return format_edtf(self)

    def near(self) -> Interval:
        """Return the same days, marked approximate."""
        return replace(self, approximate=True, end_approximate=True)

    def shift(self, days: int) -> Interval:
        """Return the interval `days` later (earlier where negative), to the day; ends that leave the calendar become open."""
        return Interval(
            add_days(self.start, days), add_days(self.end, days), approximate=self.approximate, end_approximate=self.end_approximate
        )


def _floor(day: date | None, precision: Precision) -> date | None:
    if day is None or precision == "day":
        return day
    return day.replace(day=1) if precision == "month" else date(day.year, 1, 1)


def _ceiling(day: date | None, precision: Precision) -> date | None:
    if day is None or precision == "day":
        return day
    return day.replace(day=monthrange(day.year, day.month)[1]) if precision == "month" else date(day.year, 12, 31)


def add_days(day: date | None, days: int) -> date | None:
    """Return the day `days` later; None for None and outside the years 1 to 9999."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def of_day(day: date) -> Interval:
    """Return the one day."""
    return Interval(day, day)


def of_month(year: int, month: int, *, approximate: bool = False) -> Interval:
    """Return the days of a month, precision month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", approximate)


def of_year(year: int, *, approximate: bool = False) -> Interval:
    """Return the days of a year, precision year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year", approximate)


def parse_edtf(text: str) -> Interval:
    """Read an EDTF date or interval.

    Raises:  InputError: not of the forms at the top of this module, an impossible day, or an end before its start.
    """
    left, slash, right = text.strip().partition("/")
    if not slash:
        return _parse_edge(left, text)
    first = None if left in ("", "..") else _parse_edge(left, text)
    last = None if right in ("", "..") else _parse_edge(right, text)
    if first is None and last is None:
        raise InputError(f"EDTF {text!r} has no date (give at least one end, as in '../2021-10-06')")
    known = first or last
    assert known is not None
    lead, tail = first or known, last or known
    return Interval(
        first.start if first else None,
        last.end if last else None,
        lead.precision,
        lead.approximate,
        tail.last_precision,
        tail.last_approximate,
    )


def _parse_edge(part: str, whole: str) -> Interval:
    match = _EDGE.fullmatch(part)
    if match is None:
        raise InputError(
            f"not an EDTF date: {part!r} in {whole!r} (write 2021-10-05, 2021-10, 2021, 2021~ or two of them with '/' between)"
        )
    try:
        return _edge_interval(match)
    except ValueError as error:
        raise InputError(f"impossible date {part!r} in {whole!r}: {error}") from error


def _edge_interval(match: re.Match[str]) -> Interval:
    year, month, day, mark = match.group("year", "month", "day", "mark")
    loose = bool(mark)
    if year.endswith("X"):
        if month:
            raise ValueError("a decade has no months")
        first = int(year[:-1]) * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31), "year", loose)
    if month is None:
        return of_year(int(year), approximate=loose)
    if day is None:
        return _month_or_season(int(year), int(month), loose)
    exact = date(int(year), int(month), int(day))
    return Interval(exact, exact, "day", loose)


def _month_or_season(year: int, month: int, loose: bool) -> Interval:
    if month not in _SEASONS:
        return of_month(year, month, approximate=loose)
    first, last = _SEASONS[month]
    end = of_month(year + (last < first), last).end
    return Interval(date(year, first, 1), end, "month", loose)


def format_edtf(interval: Interval) -> str:
    """Write an interval in EDTF; `parse_edtf` reads it back to an equal interval."""
    if interval.start is None and interval.end is None:
        return "../.."
    left = ".." if interval.start is None else _write(interval.start, interval.precision, interval.approximate)
    right = ".." if interval.end is None else _write(interval.end, interval.last_precision, interval.last_approximate)
    return left if left == right and _is_unit(interval) else f"{left}/{right}"


def _write(day: date, precision: Precision, loose: bool) -> str:
    text = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
    return f"{text}~" if loose else text


def _is_unit(interval: Interval) -> bool:
    start, end = interval.start, interval.end
    if start is None or end is None or interval.end_precision is not None:
        return False
    return end.isoformat().startswith(start.isoformat()[: {"day": 10, "month": 7, "year": 4}[interval.precision]])


def _low(interval: Interval) -> date:
    return date.min if interval.start is None else interval.start


def _high(interval: Interval) -> date:
    return date.max if interval.end is None else interval.end


def overlaps(left: Interval, right: Interval, slack: int = 0) -> bool:
    """Return whether the two share a day, or come within `slack` days of each other."""
    return gap_days(left, right) <= slack


def before(left: Interval, right: Interval) -> bool:
    """Return whether the first is over before the second begins, whatever days of theirs are meant; open ends are never over or begun."""
    return left.end is not None and right.start is not None and left.end < right.start


def within(inner: Interval, outer: Interval) -> bool:
    """Return whether every day of `inner` is in `outer`."""
    return _low(outer) <= _low(inner) and _high(inner) <= _high(outer)


def gap_days(left: Interval, right: Interval) -> int:
    """Return the days from the end of one to the start of the other: 0 where they share a day, 1 where they touch."""
    first, second = sorted((left, right), key=_low)
    return max(0, (_low(second) - _high(first)).days)


def intersect(left: Interval, right: Interval) -> Interval | None:
    """Return the shared days, each end as precise as the interval it comes from; None where there are none."""
    if gap_days(left, right):
        return None
    late = max((left, right), key=_low)
    early = min((left, right), key=_high)
    return Interval(late.start, early.end, late.precision, late.approximate, early.last_precision, early.last_approximate)


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the least interval that holds all.

    Raises:  InputError: there are none.
    """
    items = list(intervals)
    if not items:
        raise InputError("no intervals to span (give at least one)")
    first = min(items, key=lambda i: (_low(i), -_RANK[i.precision]))
    last = max(items, key=lambda i: (_high(i), _RANK[i.last_precision]))
    return Interval(first.start, last.end, first.precision, first.approximate, last.last_precision, last.last_approximate)


def union(left: Interval, right: Interval) -> Interval | None:
    """Return the days of both as one interval; None where days lie between them."""
    return hull((left, right)) if gap_days(left, right) <= 1 else None


def midpoint(interval: Interval) -> date | None:
    """Return the middle day; the known end where one is open; None where both are."""
    if interval.start is None or interval.end is None:
        return interval.start or interval.end
    return interval.start + timedelta(days=(interval.end - interval.start).days // 2)
