"""Rules for dates of the calendar: from a match and a clock to a reading; None where the words are no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from araz.errors import InputError
from araz.intervals import Interval, hull, of_day, of_month, of_year
from araz.resolve.times.values import BC_SHIFT, Clock, Reading, block, from_last, from_publication, part, season, without_year
from araz.resolve.times.words import DECADES, SEASONS, WEEKDAYS, month, ordinal

Match = re.Match[str]
_STATED = "date as written"
_BEFORE_CALENDAR = "before the year 1, where this calendar begins"
_LINKS = "in|since|of|during|by|until|till|before|after|from|between|to|and|or|the|through|year|around|about|circa|summer"
_BEFORE_YEAR = frozenset(_LINKS.split("|"))
_OWNERS = frozenset({"its", "their", "his", "her", "a", "an", "this", "that"})
_COUNTED = re.compile(
    r"\s(?:(?:more|other|armed|local|foreign|wounded|dead) )?(?:people|men|women|children|troops|soldiers|personnel|police"
    r"|officers|fighters|"
    r"militants|rebels|civilians|refugees|prisoners|protesters|students|workers|families|houses|homes|tanks|missiles|rockets"
    r"|shells|rounds|tons|"
    r"tonnes|miles|kilomet|metres|meters|feet|dollars|euros|barrels|megawatts|hectares|acres|votes|seats|km\b|kg\b|hours"
    r"|days|years|vehicles)"
)
_PLURAL = re.compile(r"\s[a-z]+s\b")


def _part(m: Match, name: str) -> str | None:
    return m.groupdict().get(name)


def _day(text: str) -> int:
    return ordinal(text)


def months_of(word: str) -> tuple[int, int]:
    """Return the first and last month of a season; of a southern one, half a year on."""
    *south, name = word.lower().split()
    first, last = SEASONS[name]
    return ((first + 5) % 12 + 1, (last + 5) % 12 + 1) if south else (first, last)


def _stated(kind: str, build: Callable[[], Interval]) -> Reading:
    try:
        return Reading("range" if kind == "range" else "date", build(), _STATED)
    except (ValueError, InputError) as error:
        return Reading("range" if kind == "range" else "date", None, f"not a date of the calendar: {error}")


def iso(m: Match, clock: Clock) -> Reading:
    """`2021-10-05`."""
    return _stated("date", lambda: of_day(date(int(m["y"]), int(m["m"]), int(m["d"]))))


def bc(m: Match, clock: Clock) -> Reading:
    """`490 BC`, `September 480 BC`, `the winter of 480 BC`."""
    year = _shifted_year(int(m["y"]))
    if year is None:
        return Reading("date", None, _BEFORE_CALENDAR)
    found = of_year(year)
    try:
        if m["m"]:
            found = of_day(date(year, month(m["m"]), _day(m["d"]))) if m["d"] else of_month(year, month(m["m"]))
        elif m["s"]:
            found = season(year, months_of(m["s"]))
    except (ValueError, InputError) as error:
        return Reading("date", None, f"not a date of the calendar: {error}")
    return Reading("date", found, _BEFORE_CALENDAR, bc=True)


def bc_range(m: Match, clock: Clock) -> Reading:
    """`499-493 BC`."""
    first, last = _shifted_year(int(m["y"])), _shifted_year(int(m["y2"]))
    if first is None or last is None or last < first:
        return Reading("range", None, _BEFORE_CALENDAR)
    return Reading("range", Interval(date(first, 1, 1), date(last, 12, 31), "year"), _BEFORE_CALENDAR, bc=True)


def bc_decade(m: Match, clock: Clock) -> Reading:
    """`the 470s BC`."""
    first = _shifted_year(int(m["y"]) + 9)
    found = None if first is None else Interval(date(first, 1, 1), date(first + 9, 12, 31), "year")
    return Reading("date", found, _BEFORE_CALENDAR, value=f"BC{int(m['y']) // 10:03}", bc=True)


def bc_century(m: Match, clock: Clock) -> Reading:
    """`the 4th century BC`."""
    number = ordinal(m["c"])
    first = _shifted_year(number * 100)
    found = None if first is None else Interval(date(first, 1, 1), date(first + 99, 12, 31), "year")
    return Reading("date", found, _BEFORE_CALENDAR, value=f"BC{number - 1:02}", bc=True)


def _shifted_year(before: int) -> int | None:
    return BC_SHIFT + 1 - before if 1 <= before <= BC_SHIFT else None


def ad(m: Match, clock: Clock) -> Reading:
    """`AD 70`."""
    return _stated("date", lambda: of_year(int(m["y"] or m["y2"])))


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
    if _part(m, "which"):
        return of_that_year(lambda year: of_day(date(year, number, day)), m["which"], clock, m.group(0))
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
    number = month(m["m"] or m["m2"])

    def build(year: int) -> Interval:
        return part(of_month(year, number), _part(m, "p"))

    stated = _part(m, "y")
    return _stated("date", lambda: build(int(stated))) if stated else without_year(build, clock)


def of_that_year(build: Callable[[int], Interval], which: str, clock: Clock, words: str) -> Reading:
    """Return the occurrence in `last year`, `that year`, `the following year` …."""
    name = which.lower().replace("the ", "").replace("that same", "that")
    step = -1 if name in ("last", "past", "previous") else 1 if name in ("next", "following") else 0
    if (name in ("same", "that", "following", "previous") or clock.story) and clock.last is not None and clock.last.start is not None:
        year = clock.last.start.year + step
        try:
            return from_last(lambda _: build(year), clock, words)
        except (ValueError, InputError, OverflowError):
            return Reading("date", None, "no such day in the calendar")
    return from_publication(lambda day: build(day.year + step), clock)


def quarter(m: Match, clock: Clock) -> Reading:
    """`the second quarter of 2021`, `the first half of 2020`."""
    return _stated("date", lambda: part(of_year(int(m["y"])), f"{_ordinal_part(m['p'])} {m['what']}"))


def _ordinal_part(word: str) -> str:
    return {"opening": "first"}.get(word.lower(), word.lower())


def quarter_short(m: Match, clock: Clock) -> Reading:
    """`Q3 2021`, `H1 2020`."""
    name, year_ = (m["q"] or m["q2"]).upper(), int(m["y"] or m["y2"])
    number = int(re.sub(r"\D", "", name))
    words = ("first", "second", "third", "fourth")[number - 1]
    return _stated("date", lambda: part(of_year(year_), f"{words} {'quarter' if 'Q' in name else 'half'}"))


def quarter_which(m: Match, clock: Clock) -> Reading:
    """`the second half of last year`."""
    which = "this" if m["which"].lower() == "the" else m["which"]
    return of_that_year(lambda year: part(of_year(year), f"{_ordinal_part(m['p'])} {m['what']}"), which, clock, m.group(0))


def quarter_bare(m: Match, clock: Clock) -> Reading:
    """`the third quarter`."""
    return without_year(lambda year: part(of_year(year), f"{(m['p'] or m['p2']).lower()} quarter"), clock)


def fiscal(m: Match, clock: Clock) -> Reading:
    """`fiscal 2022`: a year that begins and ends differently in each country, so about that year."""
    return Reading("date", of_year(int(m["y"])).near(), "a fiscal year, whose months differ between countries")


def season_range(m: Match, clock: Clock) -> Reading:
    """`the spring and summer of 1943`."""
    first, last = months_of(m["s"]), months_of(m["s2"])

    def build(year: int) -> Interval:
        begun = part(season(year - (last[0] < first[0]), first), _part(m, "p"))
        return hull((begun, part(season(year, last), _part(m, "p2"))))

    if m["y"]:
        return _stated("range", lambda: build(int(m["y"])))
    return without_year(build, clock, "range")


def season_year(m: Match, clock: Clock) -> Reading:
    """`summer 2016`, `the autumn of 2020`, `winter 1939-40`."""
    return _stated("date", lambda: part(season(int(m["y"][:4]), months_of(m["s"])), m["p"]))


def season_bare(m: Match, clock: Clock) -> Reading:
    """`in the summer`."""
    months = months_of(m["s"])
    return without_year(lambda year: part(season(year, months), m["p"]), clock, broad=True)


def century(m: Match, clock: Clock) -> Reading | None:
    """`the early 21st century`: by the common count from the year 00."""
    number = ordinal(m["c"])
    if not 1 < number <= 30:
        return None
    first = (number - 1) * 100
    return Reading("date", part(Interval(date(first, 1, 1), date(first + 99, 12, 31), "year"), m["p"]), _STATED, value=f"{number - 1:02}")


def decade(m: Match, clock: Clock) -> Reading:
    """`the late 1990s`, `the '80s`."""
    first = int(m["y"]) if m["y"] else 1900 + int(m["yy"])
    whole = Interval(date(first, 1, 1), date(first + 9, 12, 31), "year")
    return Reading("date", part(whole, m["p"]), _STATED, value=f"{first // 10:03}")


def decade_word(m: Match, clock: Clock) -> Reading:
    """`the nineties`."""
    first = 1900 + DECADES[m["name"].lower()]
    whole = Interval(date(first, 1, 1), date(first + 9, 12, 31), "year")
    return Reading("date", part(whole, m["p"]), _STATED, value=f"{first // 10:03}")


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
    tail = m.string[m.end() : m.end() + 26]
    if _COUNTED.match(tail) or (_PLURAL.match(tail) and word not in _BEFORE_YEAR | _OWNERS):
        return None
    sure = word in _BEFORE_YEAR or bool(re.match(r"\s?(?:[),.;:\n]|$)", tail)) or word == ""
    number = int(m["y"])
    return Reading("date", of_year(number), _STATED) if sure or number >= 1900 else None


def year_short(m: Match, clock: Clock) -> Reading:
    """`’98`."""
    number = int(m["yy"])
    return Reading("date", of_year((1900 if number > 40 else 2000) + number), _STATED)


def year_old(m: Match, clock: Clock) -> Reading | None:
    """`in 480`, in an account of times before Christ."""
    year_ = _shifted_year(int(m["y"])) if clock.bc else None
    return None if year_ is None else Reading("date", of_year(year_), _BEFORE_CALENDAR, bc=True)


def week_of(m: Match, clock: Clock) -> Reading:
    """`the week of October 4`."""
    found = day_month(m, clock)
    if found.interval is None or found.interval.start is None:
        return found
    return Reading("range", block(found.interval.start, "week", 0), found.why, found.source)


def year_part(m: Match, clock: Clock) -> Reading:
    """`early 2020`, `the end of 1994`."""
    return Reading("date", part(of_year(int(m["y"])), m["p"]), _STATED)
