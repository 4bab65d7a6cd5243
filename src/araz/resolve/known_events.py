"""When a report without a date was likely written that tells of a known exercise, clash or war without its name.

A guess for the likeliest day only, never a bound: the first known event of its kind between the two states that the report is about,
after the newest thing that the report dates, and not long after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from araz.intervals import Interval, add_days
from araz.knowledge.schema import NamedTime, State
from araz.resolve.times import NamedIndex
from araz.resolve.times.national import names_of

_WORDS = {
    "exercise": re.compile(r"\b(?:military |war |naval )?(?:drills?|exercises?|manoeuvres?|maneuvers?|war games?)\b", re.IGNORECASE),
    "clash": re.compile(r"\b(?:clash(?:es)?|skirmish(?:es)?|exchanges? of fire|firefights?)\b", re.IGNORECASE),
    "war": re.compile(r"\b(?:war broke out|fighting broke out|invasion|invaded)\b", re.IGNORECASE),
}
_TIMES, _REACH, _LONGEST = 3, 180, 60


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    kind: str
    states: frozenset[str]
    when: Interval


class KnownEvents:
    """Exercises, clashes and short wars of two states, ready to be matched with a report. Build it once for many texts."""

    def __init__(self, index: NamedIndex, states: Sequence[State]) -> None:
        pairs = zip(index.rows, index.intervals, strict=True)
        self.events = tuple(sorted((_known(row, when) for row, when in pairs if _usable(row, when)), key=lambda e: str(e.when.start)))
        wanted = {code for event in self.events for code in event.states}
        self.names = {s.code: names_of(s) for s in states if s.code in wanted}

    def after(self, text: str, newest: date) -> tuple[date, str] | None:
        """Return the day on which the likely event began, and why; None where no event fits.

        Args: newest: the newest day that the text itself puts in the past.
        """
        counts: dict[str, bool] = {}
        latest = add_days(newest, _REACH) or date.max
        for event in self.events:
            start = event.when.start
            if start is None or not newest <= start <= latest or not _WORDS[event.kind].search(text):
                continue
            if all(self._named(code, text, counts) for code in event.states):
                between = " and ".join(sorted(event.states))
                return start, f"it tells of {event.kind}s between {between}; {event.name!r} is the first known after {newest}"
        return None

    def _named(self, code: str, text: str, counts: dict[str, bool]) -> bool:
        if code not in counts:
            counts[code] = code in self.names and len(self.names[code].findall(text)) >= _TIMES
        return counts[code]


def _usable(row: NamedTime, when: Interval) -> bool:
    short = when.end is None or when.days is None or when.days <= _LONGEST
    return row.kind in _WORDS and len(row.countries) == 2 and when.start is not None and when.precision == "day" and short


def _known(row: NamedTime, when: Interval) -> _Known:
    return _Known(row.name, row.kind, frozenset(row.countries), when)
