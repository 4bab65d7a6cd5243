"""A scale of time with breaks: long silences are cut out, so that every busy stretch has room."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt

_BREAK = 30.0
_MOST_BREAKS = 7
_TICK = 54.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where the middle of `day` is drawn."""
        days = (self.last - self.first).days + 1
        return self.left + (self.right - self.left) * ((day - self.first).days + 0.5) / days


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x` with its `label`; `year` is given where it begins or a stretch does."""

    x: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence cut out at `x`, with its length in words."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches of time from left to right."""

    stretches: tuple[Stretch, ...]

    def x(self, day: date) -> float:
        """Return where a day is drawn; a day outside every stretch is drawn at the nearest edge."""
        home = next((s for s in self.stretches if day <= s.last), self.stretches[-1])
        return home.x(min(max(day, home.first), home.last))

    def gaps(self) -> tuple[Gap, ...]:
        """Return the breaks between stretches."""
        return tuple(Gap((a.right + b.left) / 2, _long((b.first - a.last).days - 1)) for a, b in pairwise(self.stretches))

    def ticks(self) -> tuple[Tick, ...]:
        """Return ticks that leave room for their labels."""
        found: list[Tick] = []
        for stretch in self.stretches:
            year = ""
            for day, label in _marks(stretch):
                found.append(Tick(stretch.x(day), label, str(day.year) if str(day.year) != year else ""))
                year = str(day.year)
        return tuple(found)


def axis(days: Sequence[date], left: float, right: float) -> Axis:
    """Return the scale on which all of `days` (at least one) are drawn between `left` and `right`."""
    ordered = sorted(set(days))
    least = max(45, (ordered[-1] - ordered[0]).days * 0.12)
    silences = sorted((b - a for a, b in pairwise(ordered) if (b - a).days > least), reverse=True)[:_MOST_BREAKS]
    stretches: list[list[date]] = [[ordered[0], ordered[0]]]
    for before, day in pairwise(ordered):
        if day - before in silences and len(stretches) <= len(silences):
            stretches.append([day, day])
        stretches[-1][1] = day
    return Axis(_placed([(first, last) for first, last in stretches], left, right))


def _placed(spans: Sequence[tuple[date, date]], left: float, right: float) -> tuple[Stretch, ...]:
    weights = [sqrt((last - first).days + 6) for first, last in spans]
    room = right - left - _BREAK * (len(spans) - 1)
    found, at = [], left
    for (first, last), weight in zip(spans, weights, strict=True):
        width = room * weight / sum(weights)
        found.append(Stretch(first, last, at, at + width))
        at += width + _BREAK
    return tuple(found)


def _long(days: int) -> str:
    if days < 60:
        return f"{days} d"
    return f"{round(days / 30.4)} mo" if days < 700 else f"{round(days / 365.25)} y"


def _marks(stretch: Stretch) -> list[tuple[date, str]]:
    """Return days to mark, as many as fit, at the finest step that leaves room."""
    days = (stretch.last - stretch.first).days + 1
    per_day = (stretch.right - stretch.left) / days
    for step in (1, 2, 5, 10):
        if step * per_day >= _TICK:
            return [(stretch.first + timedelta(n), _day(stretch.first + timedelta(n))) for n in range(0, days, step)]
    for months in (1, 3, 6, 12, 24, 60, 120):
        if months * 30 * per_day >= _TICK:
            found = [(d, f"{d:%b}" if months < 12 else "") for d in _firsts(stretch, months)]
            if found:
                return found
    return [(stretch.first, _day(stretch.first))]


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _firsts(stretch: Stretch, months: int) -> list[date]:
    found, at = [], stretch.first.replace(day=1)
    while at <= stretch.last:
        number = at.year * 12 + at.month - 1
        if at >= stretch.first and number % months == 0:
            found.append(at)
        if at.year == 9999 and at.month == 12:
            break
        at += timedelta(monthrange(at.year, at.month)[1])
    return found
