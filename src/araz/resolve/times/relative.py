"""Rules for times counted from publication or from a time named before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from araz.errors import InputError
from araz.intervals import Interval, midpoint, of_day, of_month
from araz.resolve.times import calendar as cal
from araz.resolve.times.lengths import length
from araz.resolve.times.values import Clock, Reading, block, from_last, from_publication, nearest, part, season, shifted
from araz.resolve.times.words import SEASONS, UNIT_DAYS, VAGUE_UNITS, WEEKDAYS, amount, month, unit

Match = re.Match[str]
BACK = ("last", "previous")
AHEAD = ("future", "ahead")
_ON = ("next", "following")
_TOLD = ("same", "that", "following", "previous")
_PLAIN = {
    "past": "last", "final": "last", "coming": "next", "upcoming": "next", "subsequent": "following", "ensuing": "following",
    "very next": "following", "preceding": "previous", "prior": "previous", "before": "previous", "after": "following", "that same": "same",
    "that very": "same", "current": "this",
}  # fmt: skip


_ROLLING = frozenset({"week", "month", "year", "decade", "century"})


def plain_which(words: str) -> str:
    """Return `last`, `next`, `this`, `same`, `that`, `following` or `previous` for the words that mean it."""
    text = re.sub(r"^(?:the|this) (?=\w)", "", " ".join(words.lower().split()))
    return _PLAIN.get(text, text)


def month_which(m: Match, clock: Clock) -> Reading:
    """`last October`, `next May`."""
    number, which = month(m["m"]), plain_which(m["which"])
    return _which_of_year(lambda year: part(of_month(year, number), m["p"]), which, clock, m.group(0))


def _which_of_year(build: Callable[[int], Interval], which: str, clock: Clock, words: str) -> Reading:
    if (which in _TOLD or (clock.story and which in ("next", "this"))) and clock.last is not None and clock.last.start is not None:
        return from_last(lambda last: _beside(build, which, last), clock, words)
    return from_publication(lambda day: _pick(build, which, day, clock.tense), clock)


def _beside(build: Callable[[int], Interval], which: str, last: Interval) -> Interval | None:
    """Return the occurrence in the year last spoken of, the first after it, or the last before it."""
    if last.start is None or last.end is None:
        return None
    items = [build(year) for year in range(max(1, last.start.year - 1), last.start.year + 3)]
    if which in _ON:
        return next(
            (i for i in items if i.start is not None and i.start > last.start and (last.precision == "year" or i.start > last.end)), None
        )
    if which in BACK:
        return next((i for i in reversed(items) if i.end is not None and i.end < last.start), None)
    return next((i for i in items if i.start is not None and i.start.year == last.start.year), None)


def _pick(build: Callable[[int], Interval], which: str, day: date, tense: str) -> Interval:
    items = [build(year) for year in range(max(1, day.year - 2), day.year + 3)]
    if which in BACK or which in _ON:
        back = which in BACK
        fit = [i for i in items if i.start is not None and i.end is not None and (i.end < day if back else i.start > day)]
        if not fit:
            raise InputError(f"no such time {which} {day} in the calendar (count from a later day)")
        return fit[-1 if back else 0]
    return nearest(build, day, tense) or items[2]


def month_of_year(m: Match, clock: Clock) -> Reading:
    """`October of last year`, `May of that year`."""
    number = month(m["m"])
    return cal.of_that_year(lambda year: part(of_month(year, number), m["p"]), m["which"], clock, m.group(0))


def season_of_year(m: Match, clock: Clock) -> Reading:
    """`the spring of last year`."""
    months = cal.months_of(m["s"])
    return cal.of_that_year(lambda year: part(season(year, months), m["p"]), m["which"], clock, m.group(0))


def season_which(m: Match, clock: Clock) -> Reading:
    """`last fall`, `this summer`."""
    months = cal.months_of(m["s"])
    return _which_of_year(lambda year: part(season(year, months), m["p"]), plain_which(m["which"]), clock, m.group(0))


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
    """`two weeks ago`, `a year later`, `three days earlier`; `weeks later`."""
    name, way = unit(m["u"]), " ".join(m["dir"].lower().split())
    number, exact = amount(m) if "n" in m.groupdict() else (float(VAGUE_UNITS.get(name, 4)), False)
    if way in ("ago", "from now", "hence", "before this") and not (clock.story and way == "ago" and clock.tense == ""):
        sign = -1 if way in ("ago", "before this") else 1
        found = from_publication(lambda day: shifted(day, sign * number, name, exact), clock)
        return replace(found, value=_week_value(found) if name in ("week", "fortnight") else "" if exact else _loose_value(found, name))
    sign = -1 if way in ("earlier", "before", "beforehand", "previously", "before that", "ago") else 1
    days = round(sign * number * UNIT_DAYS[name])
    found = from_last(lambda last: from_edge(last, sign * number, name, exact), clock, "")
    value = found.value if found.interval is None else "" if exact else _loose_value(found, name)
    return Reading("anchor", found.interval, found.why, found.source, "", days, "after" if sign > 0 else "before", value, found.bc)


def _week_value(found: Reading) -> str:
    """Return the TIMEX3 value of about a day as that of its week: `two weeks ago`."""
    middle = midpoint(found.interval) if found.interval is not None else None
    return "" if middle is None else f"{middle.isocalendar().year:04}-W{middle.isocalendar().week:02}"


def _loose_value(found: Reading, name: str) -> str:
    """Return the TIMEX3 value of a day that is known by its year, month or week only: `a few weeks later`."""
    middle = found.interval
    if middle is None or middle.start is None or found.bc:
        return ""
    year = f"{middle.start.year:04}"
    return {"day": f"{year}-XX-XX", "week": f"{year}-WXX", "month": f"{year}-XX", "hour": f"{middle.start}TXX"}.get(name, "")


def from_edge(base: Interval, number: float, name: str, exact: bool) -> Interval | None:
    """Return the time so many units after the end of another, or before its start; None outside the calendar."""
    day = base.end if number > 0 else base.start
    if day is None:
        return None
    try:
        fine = base.precision == "day" and not base.loose
        found = shifted(day, number, name, exact)
        return found if fine or found.precision != "day" else found.near()
    except (ValueError, OverflowError):
        return None


def part_which(m: Match, clock: Clock) -> Reading:
    """`earlier this month`, `late last year`, `later that year`, `the end of the week`."""
    word, which, name = m["p"].lower(), plain_which(m["which"]), _calendar_unit(m["u"])
    told = which in (*_TOLD, "the") and clock.last is not None and clock.last.start is not None
    step = -1 if which in BACK else 1 if which in _ON else 0
    if told or (clock.story and clock.last is not None):
        return from_last(lambda last: part(_unit_at(last.start, name, step), _plain_part(word)) if last.start else None, clock, m.group(0))

    def build(day: date) -> Interval:
        whole = _unit_at(day, name, step)
        if step or word not in ("earlier", "later") or whole.start is None or whole.end is None:
            return part(whole, _plain_part(word))
        return Interval(whole.start, day, approximate=True) if word == "earlier" else Interval(day, whole.end, approximate=True)

    return from_publication(build, clock)


def _calendar_unit(word: str) -> str:
    low = word.lower()
    return "day" if low in ("night", "morning", "afternoon", "evening") else low if low in SEASONS else unit(low)


def _unit_at(day: date, name: str, step: int) -> Interval:
    if name not in SEASONS:
        return block(day, name, step)
    return season(day.year + step, SEASONS[name])


def part_end(m: Match, clock: Clock) -> Reading | None:
    """`by the end of the year`, `mid-year`, `year’s end`."""
    name = unit((m["u"] or m["u2"] or m["u3"]).lower())
    word = (m["p"] or "end").lower()
    if name in ("decade", "century") or ("of" not in m.group(0).lower() and m["p"] and name == "week" and word != "mid"):
        return None
    if clock.story and clock.last is not None and clock.last.start is not None:
        return from_last(lambda last: part(block(last.start, name, 0), word) if last.start else None, clock, m.group(0))
    return from_publication(lambda day: part(block(day, name, 0), word), clock)


def _plain_part(word: str) -> str | None:
    return {"earlier": "first half", "later": "second half"}.get(word, word)


def which(m: Match, clock: Clock) -> Reading:
    """`last month`, `this week`, `the next day`, `that year`."""
    word, name, time = plain_which(m["which"]), unit(m["u"]), m["u"].lower()
    step = -1 if word in BACK else 1 if word in _ON else 0
    if name in ("night", "morning", "afternoon", "evening"):
        name = "day"
    whole_day = time == "day"
    if m["which"].lower().split()[-1] == "past" and name in _ROLLING and not clock.story:
        days = UNIT_DAYS[name]
        found = from_publication(lambda day: Interval(day - timedelta(days=days), day, approximate=True), clock)
        return replace(found, value=length((1, True), name, ""))
    told = word in _TOLD or (word == "next" and name == "day" and clock.tense not in AHEAD) or (word == "this" and whole_day)
    told = told or (clock.story and word in ("next", "this") and clock.last is not None)
    if told:
        return from_last(lambda last: _block_from(last, name, step), clock, m.group(0))
    return from_publication(lambda day: block(day, name, step), clock)


def weekend(m: Match, clock: Clock) -> Reading:
    """`over the weekend`: the last one, or the next where that is told."""

    def build(day: date) -> Interval:
        step = 0 if clock.tense in AHEAD or day.weekday() >= 5 else -1
        return block(day, "weekend", step)

    return from_publication(build, clock)


def overnight(m: Match, clock: Clock) -> Reading:
    """`overnight`: the night before publication."""
    return from_publication(lambda day: Interval(day - timedelta(days=1), day), clock)


def day_of_month(m: Match, clock: Clock) -> Reading | None:
    """`on the 14th`: of the month spoken of."""
    number = int(re.sub(r"\D", "", m["d"]))

    def build(last: Interval) -> Interval | None:
        try:
            return of_day(last.start.replace(day=number)) if last.start else None
        except ValueError:
            return None

    if clock.last is not None and clock.last.start is not None and clock.last.precision != "year" and (clock.story or clock.recent):
        return from_last(build, clock, m.group(0))
    return None if clock.story else from_publication(lambda day: _day_near(day, number, clock.tense), clock)


def _day_near(day: date, number: int, tense: str) -> Interval:
    """Return the last such day of a month up to a day, or the next one where it is to come."""
    for back in range(0, 3):
        try:
            found = block(day, "month", back if tense in AHEAD else -back).start
            here = found.replace(day=number) if found is not None else None
        except ValueError:
            continue
        if here is not None and (here >= day if tense in AHEAD else here <= day):
            return of_day(here)
    raise InputError(f"no month about {day} has a day {number}")


def _block_from(last: Interval, name: str, step: int) -> Interval | None:
    edge = last.end if step > 0 else last.start
    try:
        return block(edge, name, step) if edge else None
    except (ValueError, OverflowError):
        return None


def weekday(m: Match, clock: Clock) -> Reading:
    """`Tuesday`, `next Friday`, `Monday last week`."""
    number, which = WEEKDAYS[m["w"].lower()], plain_which(m["which"] or "")
    if m["after"]:
        after = plain_which(m["after"].lower().removesuffix(" week"))
        step = -1 if after in BACK else 1 if after in _ON else 0
        if after in _TOLD and clock.last is not None:
            return from_last(lambda last: _of_week(last.start, number, step) if last.start else None, clock, m.group(0))
        return from_publication(lambda day: _of_week(day, number, step), clock)
    if which in _TOLD and clock.last is not None:
        way = "last" if which == "previous" else "next"
        return from_last(lambda last: _near_weekday(last.start, number, way) if last.start else None, clock, m.group(0))
    way = which or ("future" if clock.tense in AHEAD else "")
    return from_publication(lambda day: _near_weekday(day, number, way), clock)


def weekday_range(m: Match, clock: Clock) -> Reading:
    """`from Monday to Wednesday`."""
    first, last = WEEKDAYS[m["w"].lower()], WEEKDAYS[m["w2"].lower()]

    def build(day: date) -> Interval:
        if clock.tense in AHEAD:
            start = day + timedelta(days=(first - day.weekday()) % 7)
            return Interval(start, start + timedelta(days=(last - first) % 7))
        end = day - timedelta(days=(day.weekday() - last) % 7)
        return Interval(end - timedelta(days=(last - first) % 7), end)

    return replace(from_publication(build, clock), kind="range")


def _of_week(day: date, number: int, step: int) -> Interval:
    return of_day(day - timedelta(days=day.weekday()) + timedelta(days=number + 7 * step))


def _near_weekday(day: date, number: int, way: str) -> Interval:
    if way == "this":
        return _of_week(day, number, 0)
    if way == "future" or way in _ON:
        ahead = (number - day.weekday()) % 7
        return of_day(day + timedelta(days=ahead or (7 if way in _ON else 0)))
    back = (day.weekday() - number) % 7
    return of_day(day - timedelta(days=back or (7 if way in BACK else 0)))
