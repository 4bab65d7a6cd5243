"""A time expression as TIMEX3: the words that are dated or measured, and their normal value, as ISO-TimeML writes it.

    2021-10-05   2021-10   2021   202   20   2021-W40   2021-W40-WE   2021-Q3   2021-H1   2021-FA   BC0490   2021-10-05TNI
    P6W   PXD   P1DE   PT3H   PRESENT_REF   PAST_REF   FUTURE_REF   XXXX-WXX-1

A mention that is a range has one TIMEX3 for each end; one that is counted from an event which the text describes has that of its length.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from araz.intervals import Interval, of_month, of_year
from araz.records import Span
from araz.resolve.times.lengths import length
from araz.resolve.times.values import BC_SHIFT, Reading, block, season
from araz.resolve.times.words import SEASONS, amount, unit

_SEASON = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_DAYTIMES = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "tonight": "NI",
    "noon": "MI",
    "midday": "MI",
    "overnight": "NI",
    "dawn": "MO",
}
_UNITS = {
    "m_part": "month", "my": "month", "month_which": "month", "month_that_year": "month", "m": "month", "season_year": "season",
    "season_which": "season", "season": "season", "season_year_which": "season", "decade": "decade", "decade_word": "decade",
    "y_part": "year",
}  # fmt: skip
_ENDS = {
    "mdy_range": (("m", "d", "y1"), ("m2", "d2", "y")),
    "dmy_range": (("d", "m", "y1"), ("d2", "m2", "y")),
    "my_range": (("p", "m", "y1"), ("p2", "m2", "y")),
    "y_range": (("y",), ("y2",)),
    "bc_range": (("y",), ("y2",)),
    "season_range": (("s",), ("s2", "y")),
    "weekday_range": (("w",), ("w2",)),
    "weekday_between": (("w",), ("w2",)),
}
_PREPOSITION = re.compile(r"(?i:for|in|over|during|within|throughout|by|at|on|of|after|lasted|than|since|until|between)\s(?=\S)")
_NONE = frozenset({"anchor_event", "named"})


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: its words and its value."""

    span: Span
    value: str


def timexes(rule: str, match: re.Match[str], reading: Reading, end: int) -> tuple[Timex, ...]:
    """Return the TIMEX3s of a match that ends at `end`, offsets in its text; none for what is only anchored to an event."""
    if rule in _NONE or (reading.kind == "reference" and not reading.value):
        return ()
    if rule in _ENDS:
        return tuple(_ends(rule, match, reading))
    lead = _PREPOSITION.match(match.group(0))
    return (Timex(Span(match.start() + (lead.end() if lead else 0), end), _value(rule, match, reading)),)


def _ends(rule: str, match: re.Match[str], reading: Reading) -> Iterator[Timex]:
    found = reading.interval
    days = (None, None) if found is None else (found.start, found.end)
    for groups, day in zip(_ENDS[rule], days, strict=True):
        here = [match.span(name) for name in groups if match.groupdict().get(name)]
        if here:
            span = Span(min(s for s, _ in here), max(e for _, e in here))
            yield Timex(span, "" if day is None else _end_value(rule, match, day, reading))


def _end_value(rule: str, match: re.Match[str], day: date, reading: Reading) -> str:
    if rule == "my_range":
        return value_of(of_month(day.year, day.month), bc=reading.bc)
    if rule in ("y_range", "bc_range"):
        return value_of(of_year(day.year), bc=reading.bc)
    if rule == "season_range":
        return value_of(_season_at(day), bc=reading.bc)
    return value_of(Interval(day, day), bc=reading.bc)


def _value(rule: str, match: re.Match[str], reading: Reading) -> str:
    if reading.value:
        return reading.value
    groups = match.groupdict()
    found = reading.interval
    if reading.kind in ("duration", "set") or (reading.kind == "anchor" and found is None and groups.get("u")):
        return length(amount(match) if groups.get("n") else None, groups.get("u") or "", match.group(0))
    if found is None:
        return ""
    named = _UNITS.get(rule, "")
    if rule in ("part_which", "part_end"):
        named = unit(next(groups[name] for name in ("u", "u2", "u3") if groups.get(name)).lower())
    whole = found
    if named and (groups.get("p") or rule == "part_end") and found.start is not None:
        whole = _season_at(found.start) if named == "season" or named in SEASONS else block(found.start, named, 0)
    value = value_of(whole, bc=reading.bc)
    if value.endswith("-WI") and not groups.get("y") and whole.end is not None:
        value = value_of(replace(whole, start=whole.end.replace(day=1)), bc=reading.bc)[:-2] + "WI"
    daytime = next((code for word, code in _DAYTIMES.items() if re.search(rf"\b{word}\b", match.group(0).lower())), "")
    return f"{value}T{daytime}" if daytime and len(value) >= 10 and "W" not in value else value


def value_of(found: Interval, *, bc: bool = False) -> str:
    """Return the value of an interval by its shape: a day, a month, a season, a decade …; of an open one, that of its known end.

    Args: bc: the years are shifted, see `BC_SHIFT`.
    """
    start, end = found.start or found.end, found.end or found.start
    if start is None or end is None:
        return ""
    if found.start is None or found.end is None:
        edge = found.precision if found.start else found.last_precision
        start, end = (start, end) if edge == "day" else _bounds(start, edge)
    shape = next((made for make in _SHAPES if (made := make(start, end))), start.isoformat())
    return _before_christ(shape, start.year) if bc else shape


def _bounds(day: date, unit_: str) -> tuple[date, date]:
    whole = block(day, unit_, 0)
    return whole.start or day, whole.end or day


def _before_christ(shape: str, year: int) -> str:
    real = BC_SHIFT - year + 1
    if len(shape) == 3 and shape.isdigit():
        return f"BC{real // 10:03}"
    if len(shape) == 2 and shape.isdigit():
        return f"BC{real // 100 + 1:02}"
    return f"BC{real:04}{shape[4:]}"


def _season_at(day: date) -> Interval:
    months = next((m for m in SEASONS.values() if m[0] <= day.month <= m[1]), SEASONS["winter"])
    year = day.year - (months[0] == 12 and day.month < 3)
    return season(year, months) if date.min.year <= year < date.max.year else Interval(day, day)


def _day(start: date, end: date) -> str:
    return start.isoformat() if start == end else ""


def _months(start: date, end: date) -> str:
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return ""
    span, first = (end.year - start.year) * 12 + end.month - start.month + 1, start.month
    if span == 1:
        return f"{start:%Y-%m}"
    if span == 3 and first in _SEASON:
        return f"{start.year:04}-{_SEASON[first]}"
    if span == 3 and first % 3 == 1:
        return f"{start.year:04}-Q{first // 3 + 1}"
    if span == 6 and first in (1, 7):
        return f"{start.year:04}-H{1 if first == 1 else 2}"
    if first != 1:
        return ""
    return {12: f"{start.year:04}", 120: f"{start.year // 10:03}", 1200: f"{start.year // 100:02}"}.get(span, "")


def _week(start: date, end: date) -> str:
    days = (end - start).days
    year, week, weekday = start.isocalendar()
    if weekday == 1 and days == 6:
        return f"{year:04}-W{week:02}"
    return f"{year:04}-W{week:02}-WE" if weekday == 6 and days == 1 else ""


_SHAPES: tuple[Callable[[date, date], str], ...] = (_day, _months, _week)
