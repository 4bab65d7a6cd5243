"""What the parts of a time expression mean: intervals from words, a day to count from, and a tense; `times_rules` has each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from araz.errors import InputError
from araz.intervals import Interval, add_days, hull, of_day, of_month, of_year
from araz.records import DateSource
from araz.resolve.times.words import UNIT_DAYS

Kind = Literal["date", "range", "duration", "relative", "anchor", "set", "named", "reference", "clock"]
BC_SHIFT = 2000
"""Years before Christ are counted in a calendar moved by this many years: 1 BC is the year 2000 of it, 490 BC the year 1511."""
OUTSIDE = "outside the calendar"
NO_DAY = "counted from the day of publication, which is not known"
NO_YEAR = "the year is not given, and the day of publication is not known"
NO_EARLIER = "counted from a time named before, and there is none"
_YEARS = {"year": 1, "decade": 10, "century": 100}
_CARRY_SLACK = timedelta(days=152)  # five months
_GOES_ON, _NEWS_DAYS = 45, 20


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is counted from.

    `published`: the day, or bounds of the day, of publication. `tense`: past, present, future, ahead (`would`: seen ahead from a past
    time) or empty. `carried`: a stated date just before whose year goes on holding; `fine`: the last one that has a month. `last`:
    the time named last. `bc`: both lie before Christ, their years moved by `BC_SHIFT`. `story`: the text is an account of the past.
    `recent`: `last` was named just before, in the same paragraph. `loose`: the year carried was named alone, in a text that may be news.
    `national`: gives month and day of a feast that differs between countries, see `NationalDays.of`.
    """

    published: Interval | None = None
    tense: str = ""
    carried: Interval | None = None
    fine: Interval | None = None
    last: Interval | None = None
    bc: bool = False
    story: bool = False
    recent: bool = False
    loose: bool = False
    shape: Callable[[Interval], str] | None = None
    national: Callable[[str, str, int, int], tuple[int, int] | None] | None = None

    def supposed(self, build: Callable[[Interval], Interval | None]) -> str:
        """Return the TIMEX3 value of what is counted from a time named before, as if that were the day of publication."""
        days = bounds(self.published)
        if self.story or self.shape is None or len(days) != 1:
            return ""
        try:
            found = build(of_day(days[0]))
        except (ValueError, OverflowError, InputError):
            return ""
        return self.shape(found) if found is not None else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; `interval` is None where that is not known, and `why` says the reason either way.

    `value`: the TIMEX3 value where neither the interval nor the words give it. `bc`: the interval's years are moved by `BC_SHIFT`.
    """

    kind: Kind
    interval: Interval | None
    why: str
    source: DateSource = DateSource.STATED
    anchor: str = ""
    shift_days: int = 0
    direction: str = ""
    value: str = ""
    bc: bool = False


def bounds(published: Interval | None) -> tuple[date, ...]:
    """Return the first and last possible day of publication: none where unknown or open on one side, one where it is a day."""
    if published is None or published.start is None or published.end is None:
        return ()
    return tuple(sorted({published.start, published.end}))


def from_publication(build: Callable[[date], Interval], clock: Clock, kind: Kind = "relative") -> Reading:
    """Count from the day of publication; from all its possible days, marked approximate, where only bounds are known."""
    days = bounds(clock.published)
    if not days:
        return Reading(kind, None, NO_DAY)
    try:
        found = [build(day) for day in days]
    except (ValueError, OverflowError, InputError):
        return Reading(kind, None, OUTSIDE)
    told = f"on {days[0]}" if len(days) == 1 else f"between {days[0]} and {days[-1]}"
    same = all(item == found[0] for item in found)
    return Reading(kind, found[0] if same else hull(found).near(), f"counted from publication {told}", DateSource.PUBLISHED)


def from_last(build: Callable[[Interval], Interval | None], clock: Clock, words: str) -> Reading:
    """Count from the time named last in the text."""
    if clock.last is None:
        return Reading("anchor", None, NO_EARLIER, anchor=words, value=clock.supposed(build))
    try:
        found = build(clock.last)
    except (ValueError, OverflowError, InputError):
        return Reading("anchor", None, OUTSIDE, anchor=words)
    return Reading("anchor", found, f"counted from {clock.last.edtf}, named before", DateSource.ANCHORED, anchor=words, bc=clock.bc)


def without_year(build: Callable[[int], Interval], clock: Clock, kind: Kind = "date", *, broad: bool = False) -> Reading:
    """Find the year of a date without one: carried over, else the last before publication, by tense the next or the nearest.

    Args: broad: a season, which may as well begin before the date spoken of.
    """
    if not any(_try(build, year) for year in range(2000, 2005)):
        return Reading(kind, None, "no such day in the calendar")
    days = bounds(clock.published)
    ahead = clock.tense == "future" and bool(days) and not clock.story
    news = ahead or (clock.loose and bool(days) and _is_news(build, days[-1], clock))
    if clock.carried is not None and clock.carried.start is not None and not news:
        why = f"year carried over from {clock.carried.edtf}, stated before"
        return Reading(kind, _carried_year(build, clock.carried, clock.fine, broad), why, bc=clock.bc)
    if not days:
        return Reading(kind, None, NO_YEAR)
    found = nearest(build, days[-1], clock.tense)
    told = "next" if clock.tense == "future" else "nearest past" if clock.tense == "past" else "nearest"
    return Reading(kind, found, f"year from publication on {days[-1]} ({told} such date)", DateSource.PUBLISHED)


def nearest(build: Callable[[int], Interval], day: date, tense: str) -> Interval | None:
    """Return the last occurrence that began by `day`; for the future, the first that has not ended; `build` makes one of a year."""
    found = [item for year in range(day.year - 5, day.year + 6) if (item := _try(build, year))]
    past = [item for item in found if item.start is not None and item.start <= day]
    coming = [item for item in found if item.end is not None and item.end >= day]
    if tense == "future":
        return coming[0] if coming else None
    if tense == "ahead":
        return min((*past[-1:], *coming[:1]), key=lambda item: _days_off(item, day), default=None)
    if tense != "past" and past and coming and past[-1].start and (day - past[-1].start).days > 330 and coming[0].start:
        return coming[0] if (coming[0].start - day).days <= 30 else past[-1]
    return past[-1] if past else None


def _is_news(build: Callable[[int], Interval], day: date, clock: Clock) -> bool:
    """Return whether a date without a year lies so near before publication that it is news, not the year named in passing."""
    found = nearest(build, day, clock.tense)
    return found is not None and found.start is not None and abs((day - found.start).days) <= _NEWS_DAYS


def _carried_year(build: Callable[[int], Interval], carried: Interval, fine: Interval | None, broad: bool) -> Interval | None:
    """Return the occurrence that goes on from the last date with a month, where it lies near; else the one in the year spoken of."""
    if broad and carried.start is not None and carried.precision != "year" and carried.start.year > 2:
        items = [item for year in range(carried.start.year - 1, carried.start.year + 2) if (item := _try(build, year))]
        return min(items, key=lambda item: _days_off(item, carried.start or date.min), default=None)
    if fine is not None and fine.start is not None and fine.start.year > 2:
        items = [item for year in range(fine.start.year - 1, fine.start.year + 2) if (item := _try(build, year))]
        near = min(items, key=lambda item: _gap(item, fine), default=None)
        if near is not None and _gap(near, fine) <= _GOES_ON:
            return near
    assert carried.start is not None
    if carried.precision == "year" or carried.start.year < 3:
        return _try(build, carried.start.year)
    return _first_from(build, carried.start - _CARRY_SLACK)


def _gap(one: Interval, other: Interval) -> int:
    """Return the days between two times; back counts double, for accounts mostly go on."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 10**6
    if one.start > other.end:
        return (one.start - other.end).days
    return 2 * (other.start - one.end).days if one.end < other.start else 0


def _days_off(found: Interval, day: date) -> int:
    if found.start is None or found.end is None or found.start <= day <= found.end:
        return 0
    return (found.start - day).days if found.start > day else (day - found.end).days


def _first_from(build: Callable[[int], Interval], day: date) -> Interval | None:
    found = (item for year in range(day.year, day.year + 9) if (item := _try(build, year)))
    return next((item for item in found if item.start is not None and item.start >= day), None)


def _try(build: Callable[[int], Interval], year: int) -> Interval | None:
    try:
        return build(year)
    except (ValueError, OverflowError, InputError):
        return None


def season(year: int, months: tuple[int, int]) -> Interval:
    """Return the season that begins in `year`: winter goes on into the next. Northern, meteorological, so approximate."""
    first, last = months
    return Interval(date(year, first, 1), of_month(year + (last < first), last).end, "month", approximate=True)


def part(whole: Interval, word: str | None) -> Interval:
    """Return the part of an interval that `early`, `the end of`, `the first half of` … names."""
    if not word or whole.start is None or whole.end is None:
        return whole
    text = word.lower()
    first, last, exact = _share(text)
    if exact and "half" in text and whole.precision == "month" and whole.days is not None and whole.days <= 31:
        middle = whole.start.replace(day=15)
        return Interval(whole.start, middle) if first == 0 else Interval(middle + timedelta(days=1), whole.end)
    days = (whole.end - whole.start).days + 1
    if exact and days in (365, 366) and whole.start.month == 1:
        year = whole.start.year
        return Interval(date(year, 1 + round(12 * first), 1), of_month(year, round(12 * last)).end, "month")
    start, end = whole.start + timedelta(days=round(first * days)), whole.start + timedelta(days=max(0, round(last * days) - 1))
    precision: Literal["day", "month"] = "month" if days > 80 else "day"
    return Interval(start, max(start, end), precision, not exact)


def _share(text: str) -> tuple[float, float, bool]:
    if "half" in text:
        return (0.0, 0.5, True) if "first" in text else (0.5, 1.0, True)
    if "quarter" in text:
        place = next((i for i, w in enumerate(("first", "second", "third", "fourth")) if w in text), 3)
        return place / 4, (place + 1) / 4, True
    if "mid" in text:
        return 1 / 3, 2 / 3, False
    if "early" in text:
        return 0.0, 1 / 3, False
    if "late" in text:
        return 2 / 3, 1.0, False
    return (0.0, 1 / 6, False) if "start" in text or "beginning" in text else (5 / 6, 1.0, False)


def block(day: date, unit: str, steps: int) -> Interval:
    """Return the calendar unit (week from Monday) that holds `day`, or lies `steps` units after it."""
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + steps, 12)
        return of_month(year, month + 1)
    if unit == "quarter":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + steps, 4)
        return Interval(date(year, quarter * 3 + 1, 1), of_month(year, quarter * 3 + 3).end, "month")
    if unit == "year":
        return of_year(day.year + steps)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = day.year // size * size + steps * size
        return Interval(date(first, 1, 1), date(first + size - 1, 12, 31), "year")
    if unit in ("week", "weekend", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * steps)
        return Interval(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    return of_day(day + timedelta(days=steps))


def shifted(day: date, amount: float, unit: str, exact: bool) -> Interval:
    """Return the time `amount` units after `day` (before where negative), as precise as the unit: a day, a month or a year.

    Raises:  ValueError, OverflowError: it leaves the calendar.
    """
    years = amount * _YEARS.get(unit, 0)
    if exact and years and years == int(years):
        found = of_year(day.year + int(years))
        return found if unit == "year" else found.near()
    if unit == "month" and exact and amount == int(amount):
        return block(day, "month", int(amount)).near()
    days = round(amount * UNIT_DAYS[unit])
    if exact and unit in ("day", "night", "hour", "minute"):
        return of_day(day + timedelta(days=days))
    margin = max(1, abs(days) // 3) if not exact else UNIT_DAYS[unit] // 7
    return Interval(day + timedelta(days=days - margin), day + timedelta(days=days + margin), approximate=True)


def open_side(found: Interval, direction: str) -> Interval:
    """Return what `since`, `until`, `before`, `after` or `by` an interval leaves; any other word leaves it as it is."""
    if direction in ("since", "ever since", "from"):
        return Interval(found.start, None, found.precision, found.approximate)
    if direction in ("after", "following"):
        edge = found.last_precision
        return Interval(add_days(found.end, 1), None, edge, found.last_approximate) if found.end else found
    if direction in ("before", "prior to"):
        return Interval(None, add_days(found.start, -1), found.precision, found.approximate) if found.start else found
    if direction in ("until", "till", "by", "up to", "no later than"):
        return Interval(None, found.end, found.last_precision, found.last_approximate) if found.end else found
    return found
