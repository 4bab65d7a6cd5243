"""Rules for dates of the calendar: from a match and a clock to a reading; None where the words are no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from araz.errors import InputError
from araz.intervals import Interval, hull, of_day, of_month, of_year
from araz.resolve.times_grammar import DECADES, SEASONS, WEEKDAYS, month
from araz.resolve.times_values import Clock, Reading, block, part, season, without_year

Match = re.Match[str]
_STATED = "date as written"
_LINKS = "in|since|of|during|by|until|till|before|after|from|between|to|and|or|the|through|year|around|about|circa|summer"
_BEFORE_YEAR = frozenset(_LINKS.split("|"))


def _part(m: Match, name: str) -> str | None:
    return m.groupdict().get(name)


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _stated(kind: str, build: Callable[[], Interval]) -> Reading:
    try:
        return Reading("range" if kind == "range" else "date", build(), _STATED)
    except (ValueError, InputError) as error:
        return Reading("range" if kind == "range" else "date", None, f"not a date of the calendar: {error}")


def iso(m: Match, clock: Clock) -> Reading:
    """`2021-10-05`."""
    return _stated("date", lambda: of_day(date(int(m["y"]), int(m["m"]), int(m["d"]))))


def bc(m: Match, clock: Clock) -> Reading:
    """`490 BC`."""
    return Reading("date", None, "before the year 1, where this calendar begins")


def numeric(m: Match, clock: Clock) -> Reading:
    """`12.06.2024` (day first); `10/25/2021`, where only one order is possible."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "/" and a <= 12 and b <= 12 and a != b:
        return Reading("date", None, "day and month could be either way round")
    day, month_ = (b, a) if m["sep"] == "/" and a <= 12 < b else (a, b)
    return _stated("date", lambda: of_day(date(year, month_, day)))


def day_month(m: Match, clock: Clock) -> Reading:
    """`October 5, 2021`, `5 October`, `Wednesday, Sept. 29, 2021`."""
    number, day = month(m["m"]), _day(m["d"])
    if m["y"]:
        found = _stated("date", lambda: of_day(date(int(m["y"]), number, day)))
        return _with_weekday(found, m.group(0))
    return without_year(lambda year: of_day(date(year, number, day)), clock)


def _with_weekday(found: Reading, words: str) -> Reading:
    first = re.match(r"[A-Z][a-z]+day\b", words)
    if first is None or found.interval is None or found.interval.start is None:
        return found
    if found.interval.start.weekday() == WEEKDAYS.get(first.group(0).lower()):
        return found
    return Reading("date", found.interval, f"{_STATED}; that day was no {first.group(0)}")


def day_range(m: Match, clock: Clock) -> Reading:
    """`October 5-8`, `from Sept. 27 to Nov. 10, 2020`, `5-8 October`."""
    one, two = _part(m, "m"), _part(m, "m2")
    start, end = month(one or two or ""), month(two or one or "")
    first, last = _day(m["d"]), _day(m["d2"])

    def build(year: int) -> Interval:
        return Interval(date(year, start, first), date(year + (end < start), end, last))

    stated = _part(m, "y1") or m["y"]
    if not stated:
        return without_year(build, clock, "range")
    year = int(_part(m, "y1") or (int(m["y"]) - (end < start)))
    if _part(m, "y1") and m["y"]:
        return _stated("range", lambda: Interval(date(year, start, first), date(int(m["y"]), end, last)))
    return _stated("range", lambda: build(year))


def month_range(m: Match, clock: Clock) -> Reading:
    """`September-November 2020`, `between March 2019 and May 2020`."""
    start, end = month(m["m"]), month(m["m2"])

    def build(year: int, last: int | None = None) -> Interval:
        return hull((part(of_month(year, start), m["p"]), part(of_month(last or year + (end < start), end), m["p2"])))

    if m["y"]:
        year = int(m["y1"] or int(m["y"]) - (end < start))
        return _stated("range", lambda: build(year, int(m["y"])))
    if m["y1"]:
        return _stated("range", lambda: build(int(m["y1"])))
    return without_year(build, clock, "range")


def month_year(m: Match, clock: Clock) -> Reading:
    """`September 2020`, `early May`, `October`."""
    number = month(m["m"])

    def build(year: int) -> Interval:
        return part(of_month(year, number), _part(m, "p"))

    stated = _part(m, "y")
    return _stated("date", lambda: build(int(stated))) if stated else without_year(build, clock)


def quarter(m: Match, clock: Clock) -> Reading:
    """`the second quarter of 2021`, `the first half of 2020`."""
    return _stated("date", lambda: part(of_year(int(m["y"])), f"{m['p']} {m['what']}"))


def season_year(m: Match, clock: Clock) -> Reading:
    """`summer 2016`, `the autumn of 2020`."""
    return _stated("date", lambda: part(season(int(m["y"]), SEASONS[m["s"].lower()]), m["p"]))


def season_bare(m: Match, clock: Clock) -> Reading:
    """`in the summer`."""
    months = SEASONS[m["s"].lower()]
    return without_year(lambda year: part(season(year, months), m["p"]), clock)


def decade(m: Match, clock: Clock) -> Reading:
    """`the late 1990s`, `the '80s`."""
    first = int(m["y"]) if m["y"] else 1900 + int(m["yy"])
    return Reading("date", part(Interval(date(first, 1, 1), date(first + 9, 12, 31), "year"), m["p"]), _STATED)


def decade_word(m: Match, clock: Clock) -> Reading:
    """`the nineties`."""
    first = 1900 + DECADES[m["name"].lower()]
    return Reading("date", part(Interval(date(first, 1, 1), date(first + 9, 12, 31), "year"), m["p"]), _STATED)


def year_range(m: Match, clock: Clock) -> Reading:
    """`1988-1994`, `2020-21`."""
    first = int(m["y"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    if len(m["y2"]) == 2 and not first < last <= first + 30:
        return year(m, clock) or Reading("date", of_year(first), _STATED)
    return _stated("range", lambda: Interval(date(first, 1, 1), date(last, 12, 31), "year"))


def year(m: Match, clock: Clock) -> Reading | None:
    """`2019`, where the words around it let it be a year."""
    before = re.search(r"([\w(]+)[\s(,]*$", m.string[max(0, m.start() - 24) : m.start()])
    word = before.group(1).lower() if before else ""
    tail = m.string[m.start() + 4 : m.start() + 30]
    counted = re.match(r"\s[a-z]+(?:s|people|men|women|troops|personnel)\b", tail)
    if counted and word not in ("in", "since", "during", "the"):
        return None
    sure = word in _BEFORE_YEAR or bool(re.match(r"\s?[),.;:]|\s?$", tail)) or (word == "" and not counted)
    number = int(m["y"])
    return Reading("date", of_year(number), _STATED) if sure or 1900 <= number <= 2099 else None


def week_of(m: Match, clock: Clock) -> Reading:
    """`the week of October 4`."""
    found = day_month(m, clock)
    if found.interval is None or found.interval.start is None:
        return found
    return Reading("range", block(found.interval.start, "week", 0), found.why, found.source)


def year_part(m: Match, clock: Clock) -> Reading:
    """`early 2020`, `the end of 1994`."""
    return Reading("date", part(of_year(int(m["y"])), m["p"]), _STATED)
