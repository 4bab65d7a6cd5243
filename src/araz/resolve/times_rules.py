"""Rules for times counted from publication or from a time named before, and the table of all rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from araz.errors import InputError
from araz.intervals import Interval, of_day, of_month
from araz.records import DateSource
from araz.resolve import times_calendar as cal
from araz.resolve.times_grammar import SEASONS, UNIT_DAYS, WEEKDAYS, count, month, unit
from araz.resolve.times_values import Clock, Reading, block, from_last, from_publication, nearest, part, season, shifted

Match = re.Match[str]
_BACK = ("last", "past", "previous", "preceding")
_AHEAD = ("future", "ahead")
_ON = ("next", "coming", "upcoming", "following")


def month_which(m: Match, clock: Clock) -> Reading:
    """`last October`, `next May`."""
    number, which = month(m["m"]), m["which"].lower()
    return _which_of_year(lambda year: part(of_month(year, number), m["p"]), which, clock, m.group(0))


def _which_of_year(build: Callable[[int], Interval], which: str, clock: Clock, words: str) -> Reading:
    if which in ("same", "that", "following", "previous", "preceding") and clock.last is not None and clock.last.start is not None:
        step = {"following": 1, "previous": -1, "preceding": -1}.get(which, 0)
        return from_last(lambda last: build((last.start or date.min).year + step) if step or last.start else None, clock, words)
    return from_publication(lambda day: _pick(build, which, day, clock.tense), clock)


def _pick(build: Callable[[int], Interval], which: str, day: date, tense: str) -> Interval:
    items = [build(year) for year in range(max(1, day.year - 2), day.year + 3)]
    if which in _BACK or which in _ON:
        back = which in _BACK
        fit = [i for i in items if i.start is not None and i.end is not None and (i.end < day if back else i.start > day)]
        if not fit:
            raise InputError(f"no such time {which} {day} in the calendar (count from a later day)")
        return fit[-1 if back else 0]
    return nearest(build, day, tense) or items[2]


def month_of_year(m: Match, clock: Clock) -> Reading:
    """`October of last year`, `May of that year`."""
    number = month(m["m"])
    return _year_which(lambda year: part(of_month(year, number), m["p"]), m["which"], clock, m.group(0))


def season_of_year(m: Match, clock: Clock) -> Reading:
    """`the spring of last year`."""
    months = SEASONS[m["s"].lower()]
    return _year_which(lambda year: part(season(year, months), m["p"]), m["which"], clock, m.group(0))


def _year_which(build: Callable[[int], Interval], which: str, clock: Clock, words: str) -> Reading:
    name = which.lower().replace("the ", "")
    step = -1 if name in _BACK else 1 if name in _ON else 0
    if name in ("same", "that", "following", "previous"):
        return from_last(lambda last: build(last.start.year + step) if last.start else None, clock, words)
    return from_publication(lambda day: build(day.year + step), clock)


def season_which(m: Match, clock: Clock) -> Reading:
    """`last fall`, `this summer`."""
    months = SEASONS[m["s"].lower()]
    return _which_of_year(lambda year: part(season(year, months), m["p"]), m["which"].lower(), clock, m.group(0))


def day_before(m: Match, clock: Clock) -> Reading:
    """`the day before yesterday`."""
    step = -2 if "yesterday" in m["dir"].lower() else 2
    return from_publication(lambda day: of_day(day + timedelta(days=step)), clock)


def today(m: Match, clock: Clock) -> Reading | None:
    """`yesterday`, `tomorrow morning`; not the second word of a name, as in `Russia Today`."""
    if m["word"][0].isupper() and re.search(r"\w\s$", m.string[max(0, m.start() - 2) : m.start()]):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    return from_publication(lambda day: of_day(day + timedelta(days=step)), clock)


def ago(m: Match, clock: Clock) -> Reading | None:
    """`two weeks ago`, `a year later`, `three days earlier`."""
    (amount, exact), name, way = count(m["n"]), unit(m["u"]), m["dir"].lower()
    if way in ("ago", "from now"):
        sign = -1 if way == "ago" else 1
        return from_publication(lambda day: shifted(day, sign * amount, name, exact), clock)
    sign = -1 if way == "earlier" else 1
    days = round(sign * amount * UNIT_DAYS[name])
    found = from_last(lambda last: _from_edge(last, sign * amount, name, exact), clock, "")
    return Reading("anchor", found.interval, found.why, found.source, "", days, "after" if sign > 0 else "before")


def _from_edge(base: Interval, amount: float, name: str, exact: bool) -> Interval | None:
    day = base.end if amount > 0 else base.start
    if day is None:
        return None
    try:
        fine = base.precision == "day" and not base.loose
        found = shifted(day, amount, name, exact)
        return found if fine or found.precision != "day" else found.near()
    except (ValueError, OverflowError):
        return None


def past_n(m: Match, clock: Clock) -> Reading:
    """`the past three years`, `the next ten days`."""
    (amount, exact), name = count(m["n"]), unit(m["u"])
    back = m["which"].lower() in _BACK
    if m["which"].lower() in ("first", "following", "next") and clock.tense not in _AHEAD:
        return Reading("duration", None, "a length of time from an event", shift_days=round(amount * UNIT_DAYS[name]))

    def build(day: date) -> Interval:
        other = day + timedelta(days=round((-1 if back else 1) * amount * UNIT_DAYS[name]))
        loose = not exact or UNIT_DAYS[name] > 7
        return Interval(min(day, other), max(day, other), "day", loose and back, None, loose and not back)

    return from_publication(build, clock)


def recent(m: Match, clock: Clock) -> Reading:
    """`in recent days`."""
    days = {"day": 7, "week": 30, "month": 120, "year": 1826, "decade": 10957}.get(m["u"].lower(), 30)
    return from_publication(lambda day: Interval(day - timedelta(days=days), day, approximate=True), clock)


def recently(m: Match, clock: Clock) -> Reading:
    """`recently`, `lately`: the month before publication, by the codebook."""
    return from_publication(lambda day: Interval(day - timedelta(days=30), day, approximate=True), clock)


def part_which(m: Match, clock: Clock) -> Reading:
    """`earlier this month`, `late last year`, `later that year`."""
    word, which, name = m["p"].lower(), m["which"].lower(), unit(m["u"])
    if which in ("that", "the"):
        return from_last(lambda last: part(block(last.start, name, 0), _plain_part(word)) if last.start else None, clock, m.group(0))
    step = {"last": -1, "next": 1}.get(which, 0)

    def build(day: date) -> Interval:
        whole = block(day, name, step)
        if step or word not in ("earlier", "later") or whole.start is None or whole.end is None:
            return part(whole, _plain_part(word))
        return Interval(whole.start, day, approximate=True) if word == "earlier" else Interval(day, whole.end, approximate=True)

    return from_publication(build, clock)


def _plain_part(word: str) -> str | None:
    return {"earlier": "first half", "later": "second half"}.get(word, word)


def which(m: Match, clock: Clock) -> Reading:
    """`last month`, `this week`, `the next day`, `that year`."""
    word, name = m["which"].lower(), unit(m["u"])
    step = -1 if word in _BACK else 1 if word in _ON else 0
    if name in ("night", "morning", "afternoon", "evening"):
        name = "day"
    told = word in ("that", "same", "following", "previous", "preceding") or (
        word in ("next", "this") and name == "day" and clock.tense not in _AHEAD
    )
    if told:
        return from_last(lambda last: _block_from(last, name, step), clock, m.group(0))
    return from_publication(lambda day: block(day, name, step), clock)


def _block_from(last: Interval, name: str, step: int) -> Interval | None:
    edge = last.end if step > 0 else last.start
    try:
        return block(edge, name, step) if edge else None
    except (ValueError, OverflowError):
        return None


def weekday(m: Match, clock: Clock) -> Reading:
    """`Tuesday`, `next Friday`, `Monday last week`."""
    number, which = WEEKDAYS[m["w"].lower()], (m["which"] or "").lower()
    if m["after"]:
        step = {"last": -1, "next": 1}.get(m["after"].split()[0].lower(), 0)
        return from_publication(lambda day: _of_week(day, number, step), clock)
    if which in ("same", "that", "following", "previous", "preceding") and clock.last is not None:
        way = "last" if which in ("previous", "preceding") else "next"
        return from_last(lambda last: _near_weekday(last.start, number, way) if last.start else None, clock, m.group(0))
    way = which or ("future" if clock.tense in _AHEAD else "")
    return from_publication(lambda day: _near_weekday(day, number, way), clock)


def _of_week(day: date, number: int, step: int) -> Interval:
    return of_day(day - timedelta(days=day.weekday()) + timedelta(days=number + 7 * step))


def _near_weekday(day: date, number: int, way: str) -> Interval:
    if way == "this":
        return _of_week(day, number, 0)
    if way == "future" or way in _ON:
        ahead = (number - day.weekday()) % 7
        return of_day(day + timedelta(days=ahead or (7 if way in _ON else 0)))
    back = (day.weekday() - number) % 7
    return of_day(day - timedelta(days=back or (7 if way in _BACK else 0)))


def every(m: Match, clock: Clock) -> Reading:
    """`every day`, `weekly`, `Tuesdays`."""
    return Reading("set", None, "happens again and again, so at no one time")


def span(m: Match, clock: Clock) -> Reading:
    """`for 30 years`, `six-week`, `three days`: a length, not a date."""
    amount = count(m.groupdict().get("n"))[0]
    return Reading("duration", None, "a length of time, not a date", shift_days=round(amount * UNIT_DAYS[unit(m["u"])]))


def in_n(m: Match, clock: Clock) -> Reading:
    """`in three days`: a date in the future tense, else a length."""
    (amount, exact), name = count(m["n"]), unit(m["u"])
    if clock.tense not in _AHEAD:
        return span(m, clock)
    if m["how"].lower() == "in":
        return from_publication(lambda day: shifted(day, amount, name, exact), clock)
    return from_publication(lambda day: Interval(day, day + timedelta(days=round(amount * UNIT_DAYS[name]))), clock)


def resolve_shift(base: Interval | None, m: Match, anchor: str, why: str) -> Reading:
    """`a week after X`, `the day before X`, where X is `base`, or `anchor` alone is known of it."""
    amount, exact = count(m.groupdict().get("n") or "a")
    name = {"morning": "day", "evening": "day"}.get(unit(m["u"]), unit(m["u"]))
    forward = m["dir"].lower() in ("after", "following", "since")
    signed = amount if forward else -amount
    found = _from_edge(base, signed, name, exact) if base else None
    return Reading("anchor", found, why, DateSource.ANCHORED, anchor, round(signed * UNIT_DAYS[name]), "after" if forward else "before")


HANDLERS: dict[str, Callable[[Match, Clock], Reading | None]] = {
    "iso": cal.iso,
    "bc": cal.bc,
    "numeric": cal.numeric,
    "mdy": cal.day_month,
    "dmy": cal.day_month,
    "mdy_range": cal.day_range,
    "dmy_range": cal.day_range,
    "my_range": cal.month_range,
    "month_which": month_which,
    "month_that_year": month_of_year,
    "my": cal.month_year,
    "m_part": cal.month_year,
    "m": cal.month_year,
    "m_in": cal.month_year,
    "m_since": cal.month_year,
    "quarter": cal.quarter,
    "season_year": cal.season_year,
    "season_which": season_which,
    "season_year_which": season_of_year,
    "season": cal.season_bare,
    "decade": cal.decade,
    "decade_word": cal.decade_word,
    "y_range": cal.year_range,
    "y_part": cal.year_part,
    "y": cal.year,
    "week_of": cal.week_of,
    "day_before": day_before,
    "ago": ago,
    "past_n": past_n,
    "recent": recent,
    "recently": recently,
    "part_which": part_which,
    "which": which,
    "today": today,
    "set": every,
    "set_word": every,
    "weekday": weekday,
    "span_adjective": span,
    "in_n": in_n,
    "span_for": span,
    "span_one": span,
    "span": span,
}
