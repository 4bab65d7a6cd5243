"""Rules for lengths of time, what comes again, times of day and words like `now`: no dates, or dates by their length."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from araz.intervals import Interval
from araz.resolve.times.lengths import length, weekday_set
from araz.resolve.times.relative import AHEAD, BACK, plain_which
from araz.resolve.times.values import Clock, Reading, from_publication, shifted
from araz.resolve.times.words import UNIT_DAYS, VAGUE_UNITS, amount, unit

Match = re.Match[str]
_DARK = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "dusk": "EV"}


def past_n(m: Match, clock: Clock) -> Reading:
    """`the past three years`, `the next ten days`; in an account of the past they are lengths."""
    (number, exact), name, word = amount(m), unit(m["u"]), plain_which(m["which"])
    back = word in BACK
    if word == "first" or clock.story or (not back and clock.tense not in AHEAD):
        return Reading("duration", None, "a length of time from an event", shift_days=round(number * UNIT_DAYS[name]))

    def build(day: date) -> Interval:
        other = day + timedelta(days=round((-1 if back else 1) * number * UNIT_DAYS[name]))
        loose = not exact or UNIT_DAYS[name] > 7
        return Interval(min(day, other), max(day, other), "day", loose and back, None, loose and not back)

    return _with_length(from_publication(build, clock), number, exact, name)


def _with_length(found: Reading, number: float, exact: bool, name: str) -> Reading:
    return replace(found, value=length((number, exact), name, ""))


def recent(m: Match, clock: Clock) -> Reading:
    """`in recent days`."""
    days = {"day": 7, "week": 30, "month": 120, "year": 1826, "decade": 10957}.get(m["u"].lower(), 30)
    found = from_publication(lambda day: Interval(day - timedelta(days=days), day, approximate=True), clock)
    return found if m["u"].lower() == "time" else _with_length(found, 0, False, m["u"].lower())


def coming(m: Match, clock: Clock) -> Reading:
    """`in the coming weeks`."""
    name = unit(m["u"])
    if clock.story:
        return Reading("duration", None, "a length of time from an event", value=length((0, False), name, ""))
    days = {"day": 7, "week": 30, "month": 120, "year": 1826, "decade": 10957}[name]
    found = from_publication(lambda day: Interval(day, day + timedelta(days=days), approximate=True), clock)
    return _with_length(found, 0, False, name)


def within(m: Match, clock: Clock) -> Reading:
    """`within days`, `the following weeks`: a length."""
    return Reading("duration", None, "a length of time, not a date", value=length((0, False), unit(m["u"]), ""))


def reference(m: Match, clock: Clock) -> Reading:
    """`now`, `the future`, `in the past`: no date."""
    low = m.group(0).lower()
    value = "FUTURE_REF" if "future" in low else "PAST_REF" if "past" in low or "recent" in low else "PRESENT_REF"
    return Reading("reference", None, "points at the present, the past or the future, and to no date", value=value)


def recently(m: Match, clock: Clock) -> Reading:
    """`recently`, `lately`: the month before publication, by the codebook."""
    found = from_publication(lambda day: Interval(day - timedelta(days=30), day, approximate=True), clock)
    return replace(found, value="PRESENT_REF" if "these" in m.group(0).lower() else "PAST_REF")


def clock_time(m: Match, clock: Clock) -> Reading:
    """`11:30 a.m.`: no date; its TIMEX3 value has the day spoken of."""
    low = m.group(0).lower()
    number = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", low)
    if number is None:
        hour, minute = {"midnight": (24, 0)}.get(low, (12, 0))
    else:
        hour, minute = int(number[1]), int(number[2] or 0)
        if re.search(r"p\.?m", low) and hour < 12:
            hour += 12
        elif re.search(r"a\.?m", low) and hour == 12:
            hour = 0
    return Reading("clock", None, "a time of day, not a date", value=f"{_day_spoken_of(clock)}T{hour:02}:{minute:02}")


def _day_spoken_of(clock: Clock) -> str:
    """Return the day named last, else in news that of publication, as TIMEX3 writes it."""
    for day in (clock.last, None if clock.story else clock.published):
        if day is not None and day.start is not None and day.start == day.end and not clock.bc:
            return day.start.isoformat()
    return "XXXX-XX-XX"


def dark(m: Match, clock: Clock) -> Reading:
    """`in the evening`, `at night`: no date."""
    code = _DARK[(m["dt"] or m["dt2"]).lower()]
    day = _day_spoken_of(clock) if m["dt"] else "XXXX-XX-XX"
    return Reading("clock", None, "a time of day, not a date", value=f"{day}T{code}")


def every(m: Match, clock: Clock) -> Reading:
    """`every day`, `weekly`, `Tuesdays`."""
    return Reading("set", None, "happens again and again, so at no one time", value=weekday_set(m.group(0)))


def span(m: Match, clock: Clock) -> Reading:
    """`for 30 years`, `six-week`, `three days`: a length, not a date."""
    groups = m.groupdict()
    number, exact = amount(m) if groups.get("n") else (0.0, False)
    name = unit(groups.get("u") or "year")
    days = round((number if groups.get("n") else VAGUE_UNITS.get(name, 4)) * UNIT_DAYS[name])
    return Reading("duration", None, "a length of time, not a date", shift_days=days, value=length((number, exact), name, ""))


def age(m: Match, clock: Clock) -> Reading:
    """`26 years old`: a length."""
    if m["n"] is None:
        return Reading("duration", None, "an age, not a date", value=f"P{re.sub(r'[^0-9]', '', m.group(0))}Y")
    return span(m, clock)


def span_long(m: Match, clock: Clock) -> Reading:
    """`decades-long`, `year-long`."""
    name, many = unit(m["u"]), "s" in m.group(0).lower().removeprefix(m["u"].lower())[:1]
    return Reading("duration", None, "a length of time, not a date", value=length((1, not many), name, ""))


def half_unit(m: Match, clock: Clock) -> Reading:
    """`half a century`, `a half-hour`."""
    return Reading("duration", None, "a length of time, not a date", value=length((0.5, True), unit(m["u"]), ""))


def in_n(m: Match, clock: Clock) -> Reading:
    """`in three days`: a date in the future tense, else a length."""
    (number, exact), name = amount(m), unit(m["u"])
    if clock.tense not in AHEAD or clock.story:
        return span(m, clock)
    if m["how"].lower() == "in":
        return from_publication(lambda day: shifted(day, number, name, exact), clock)
    return from_publication(lambda day: Interval(day, day + timedelta(days=round(number * UNIT_DAYS[name]))), clock)
