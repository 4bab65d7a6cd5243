"""Rules for times counted from publication or from a time named before, and the table of all rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from araz.errors import InputError
from araz.intervals import Interval, of_day, of_month
from araz.records import DateSource
from araz.resolve import times_calendar as cal
from araz.resolve import times_feasts as feasts
from araz.resolve.times_grammar import SEASONS, UNIT_DAYS, WEEKDAYS, amount, count, month, unit
from araz.resolve.times_lengths import length, weekday_set
from araz.resolve.times_values import Clock, Reading, block, from_last, from_publication, nearest, part, season, shifted

Match = re.Match[str]
_BACK = ("last", "previous")
_AHEAD = ("future", "ahead")
_ON = ("next", "following")
_TOLD = ("same", "that", "following", "previous")
_PLAIN = {
    "past": "last", "final": "last", "coming": "next", "upcoming": "next", "subsequent": "following", "ensuing": "following",
    "very next": "following", "preceding": "previous", "prior": "previous", "before": "previous", "after": "following", "that same": "same",
    "that very": "same", "current": "this",
}  # fmt: skip


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
        return next((i for i in items if i.start is not None and i.start > last.start and (last.precision == "year" or i.start > last.end)), None)
    if which in _BACK:
        return next((i for i in reversed(items) if i.end is not None and i.end < last.start), None)
    return next((i for i in items if i.start is not None and i.start.year == last.start.year), None)


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


_VAGUE = {"minute": 0, "hour": 0, "day": 4, "week": 3, "month": 3, "year": 4, "decade": 2, "century": 2}


def ago(m: Match, clock: Clock) -> Reading | None:
    """`two weeks ago`, `a year later`, `three days earlier`; `weeks later`."""
    name, way = unit(m["u"]), " ".join(m["dir"].lower().split())
    number, exact = amount(m) if "n" in m.groupdict() else (float(_VAGUE.get(name, 4)), False)
    if way in ("ago", "from now", "hence", "before this") and not (clock.story and way == "ago" and clock.tense == ""):
        sign = -1 if way in ("ago", "before this") else 1
        return from_publication(lambda day: shifted(day, sign * number, name, exact), clock)
    sign = -1 if way in ("earlier", "before", "beforehand", "previously", "before that", "ago") else 1
    days = round(sign * number * UNIT_DAYS[name])
    found = from_last(lambda last: _from_edge(last, sign * number, name, exact), clock, "")
    value = "" if exact else _loose_value(found, name)
    return Reading("anchor", found.interval, found.why, found.source, "", days, "after" if sign > 0 else "before", value, found.bc)


def _loose_value(found: Reading, name: str) -> str:
    """Return the TIMEX3 value of a day that is known by its year, month or week only: `a few weeks later`."""
    middle = found.interval
    if middle is None or middle.start is None or found.bc:
        return ""
    year = f"{middle.start.year:04}"
    return {"day": f"{year}-XX-XX", "week": f"{year}-WXX", "month": f"{year}-XX", "hour": f"{middle.start}TXX"}.get(name, "")


def _from_edge(base: Interval, number: float, name: str, exact: bool) -> Interval | None:
    day = base.end if number > 0 else base.start
    if day is None:
        return None
    try:
        fine = base.precision == "day" and not base.loose
        found = shifted(day, number, name, exact)
        return found if fine or found.precision != "day" else found.near()
    except (ValueError, OverflowError):
        return None


def past_n(m: Match, clock: Clock) -> Reading:
    """`the past three years`, `the next ten days`; in an account of the past they are lengths."""
    (number, exact), name, word = amount(m), unit(m["u"]), plain_which(m["which"])
    back = word in _BACK
    if word == "first" or clock.story or (not back and clock.tense not in _AHEAD):
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


def part_which(m: Match, clock: Clock) -> Reading:
    """`earlier this month`, `late last year`, `later that year`, `the end of the week`."""
    word, which, name = m["p"].lower(), plain_which(m["which"]), _calendar_unit(m["u"])
    told = which in (*_TOLD, "the") and clock.last is not None and clock.last.start is not None
    step = -1 if which in _BACK else 1 if which in _ON else 0
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
    step = -1 if word in _BACK else 1 if word in _ON else 0
    if name in ("night", "morning", "afternoon", "evening"):
        name = "day"
    whole_day = time == "day"
    told = word in _TOLD or (word == "next" and name == "day" and clock.tense not in _AHEAD) or (word == "this" and whole_day)
    told = told or (clock.story and word in ("next", "this") and clock.last is not None)
    if told:
        return from_last(lambda last: _block_from(last, name, step), clock, m.group(0))
    return from_publication(lambda day: block(day, name, step), clock)


def weekend(m: Match, clock: Clock) -> Reading:
    """`over the weekend`: the last one, or the next where that is told."""

    def build(day: date) -> Interval:
        step = 0 if clock.tense in _AHEAD or day.weekday() >= 5 else -1
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
            found = block(day, "month", back if tense in _AHEAD else -back).start
            here = found.replace(day=number) if found is not None else None
        except ValueError:
            continue
        if here is not None and (here >= day if tense in _AHEAD else here <= day):
            return of_day(here)
    raise InputError(f"no month about {day} has a day {number}")


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
    last = clock.last
    day = "XXXX-XX-XX"
    if last is not None and last.start == last.end and last.start is not None and not clock.bc:
        day = last.start.isoformat()
    return Reading("clock", None, "a time of day, not a date", value=f"{day}T{hour:02}:{minute:02}")


def dark(m: Match, clock: Clock) -> Reading:
    """`in the evening`, `at night`: no date."""
    code = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "dusk": "EV"}[(m["dt"] or m["dt2"]).lower()]
    last = clock.last
    day = "XXXX-XX-XX"
    if m["dt"] and last is not None and last.start == last.end and last.start is not None and not clock.bc:
        day = last.start.isoformat()
    return Reading("clock", None, "a time of day, not a date", value=f"{day}T{code}")


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
        step = -1 if after in _BACK else 1 if after in _ON else 0
        if after in _TOLD and clock.last is not None:
            return from_last(lambda last: _of_week(last.start, number, step) if last.start else None, clock, m.group(0))
        return from_publication(lambda day: _of_week(day, number, step), clock)
    if which in _TOLD and clock.last is not None:
        way = "last" if which == "previous" else "next"
        return from_last(lambda last: _near_weekday(last.start, number, way) if last.start else None, clock, m.group(0))
    way = which or ("future" if clock.tense in _AHEAD else "")
    if way == "last" and "past" in (m["which"] or "").lower():
        way = "last"
    return from_publication(lambda day: _near_weekday(day, number, way), clock)


def weekday_range(m: Match, clock: Clock) -> Reading:
    """`from Monday to Wednesday`."""
    first, last = WEEKDAYS[m["w"].lower()], WEEKDAYS[m["w2"].lower()]

    def build(day: date) -> Interval:
        if clock.tense in _AHEAD:
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
    return of_day(day - timedelta(days=back or (7 if way in _BACK else 0)))


def every(m: Match, clock: Clock) -> Reading:
    """`every day`, `weekly`, `Tuesdays`."""
    return Reading("set", None, "happens again and again, so at no one time", value=weekday_set(m.group(0)))


def span(m: Match, clock: Clock) -> Reading:
    """`for 30 years`, `six-week`, `three days`: a length, not a date."""
    groups = m.groupdict()
    number, exact = amount(m) if groups.get("n") else (0.0, False)
    name = unit(groups.get("u") or "year")
    days = round((number if groups.get("n") else _VAGUE.get(name, 4)) * UNIT_DAYS[name])
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
    if clock.tense not in _AHEAD or clock.story:
        return span(m, clock)
    if m["how"].lower() == "in":
        return from_publication(lambda day: shifted(day, number, name, exact), clock)
    return from_publication(lambda day: Interval(day, day + timedelta(days=round(number * UNIT_DAYS[name]))), clock)


def unit_of(whole: Interval, m: Match) -> Interval | None:
    """Return `the first week`, `the last ten days`, `the opening days` of an interval; approximate where weeks or vague words count."""
    if whole.start is None or whole.end is None:
        return None
    word, name, many = m["ord"].lower().removeprefix("very "), m["u"].lower(), bool(m["s"])
    number, exact = count(m["n"]) if m["n"] else ((5.0 if name == "day" else 3.0), False) if many else (1.0, True)
    place = {"first": 0, "opening": 0, "early": 0, "second": 1, "third": 2, "fourth": 3}.get(word)
    if word == "middle":
        return part(whole, "middle")
    if name in ("month", "year"):
        size = int(number) * (12 if name == "year" else 1)
        months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
        first = months - size if place is None else place * size
        if not 0 <= first < months:
            return None
        start = block(whole.start, "month", first)
        return Interval(start.start, block(whole.start, "month", min(months, first + size) - 1).end, "month", not exact)
    size = max(1, round(number * {"day": 1, "week": 7, "weekend": 7}[name]))
    start_day = whole.end - timedelta(days=size - 1) if place is None else whole.start + timedelta(days=place * size)
    end_day = min(whole.end, start_day + timedelta(days=size - 1))
    if start_day > end_day or start_day < whole.start:
        return None
    if name == "weekend":
        saturday = next((d for d in (start_day + timedelta(days=k) for k in range(7)) if d.weekday() == 5), start_day)
        return Interval(saturday, saturday + timedelta(days=1))
    return Interval(start_day, end_day, "day", name == "week" or not exact)


def resolve_shift(base: Interval | None, m: Match, anchor: str, why: str) -> Reading:
    """`a week after X`, `the day before X`, where X is `base`, or `anchor` alone is known of it."""
    groups = m.groupdict()
    low = unit(m["u"])
    number, exact = amount(m) if groups.get("n") else (float(_VAGUE.get(low, 4)), False) if "s" in m.group(0)[m.end("u") - m.start() :][:1] else (1.0, True)
    name = {"morning": "day", "evening": "day", "summer": "year", "winter": "year"}.get(low, low)
    forward = m["dir"].lower() in ("after", "following", "since")
    signed = number if forward else -number
    found = _from_edge(base, signed, name, exact) if base else None
    value = "" if found is not None and exact else length((number, exact), name, "")
    days = round(signed * UNIT_DAYS[name])
    return Reading("anchor", found, why, DateSource.ANCHORED, anchor, days, "after" if forward else "before", value)


HANDLERS: dict[str, Callable[[Match, Clock], Reading | None]] = {
    "iso": cal.iso, "bc": cal.bc, "bc_range": cal.bc_range, "bc_decade": cal.bc_decade, "bc_century": cal.bc_century, "ad": cal.ad,
    "numeric": cal.numeric, "lunar": feasts.lunar, "solar": feasts.solar, "mdy": cal.day_month, "dmy": cal.day_month, "dmy_words": cal.day_month,
    "mdy_range": cal.day_range, "dmy_range": cal.day_range, "my_range": cal.month_range, "month_which": month_which,
    "month_that_year": month_of_year, "my": cal.month_year, "m_part": cal.month_year, "m": cal.month_year, "m_in": cal.month_year,
    "m_since": cal.month_year, "quarter_short": cal.quarter_short, "quarter": cal.quarter, "quarter_which": cal.quarter_which,
    "quarter_bare": cal.quarter_bare, "fiscal": cal.fiscal, "season_range": cal.season_range, "season_year": cal.season_year,
    "season_which": season_which, "season_year_which": season_of_year, "season": cal.season_bare, "decade": cal.decade,
    "decade_word": cal.decade_word, "century": cal.century, "y_range": cal.year_range, "y_part": cal.year_part, "y": cal.year,
    "y_short": cal.year_short, "y_old": cal.year_old, "week_of": cal.week_of, "feast": feasts.feast, "feast_which": feasts.feast,
    "day_before": day_before, "ago": ago, "ago_some": ago, "past_n": past_n, "recent": recent, "coming": coming, "within": within, "units": within,
    "recently": recently, "present": reference, "future": reference, "past": reference, "part_which": part_which, "part_end": part_end,
    "which": which, "which_after": which, "weekend": weekend, "overnight": overnight, "today": today, "set": every, "set_word": every,
    "weekday_range": weekday_range, "weekday_between": weekday_range, "weekday": weekday, "age": age, "span_adjective": span,
    "span_long": span_long, "half_unit": half_unit, "in_n": in_n, "span_for": span, "span_one": span, "span": span, "span_bare": span,
    "clock": clock_time, "dom": day_of_month, "dark": dark,
}  # fmt: skip
"""Rule -> what its matches mean; `anchor_*` and `unit_of`, which need the expression after them, are read by `times`."""
