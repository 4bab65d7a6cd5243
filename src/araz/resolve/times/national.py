"""Feasts that fall on another day in each country, found by the country that the words beside them name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from araz.knowledge.schema import NationalDay, State

_REACH = 120


class NationalDays:
    """Independence Day, Victory Day … by country. Build it once for many texts."""

    def __init__(self, days: Sequence[NationalDay], states: Sequence[State]) -> None:
        wanted = {row.country for row in days}
        names = {s.code: names_of(s) for s in states if s.code in wanted}
        self.days: dict[str, list[tuple[re.Pattern[str], int, int]]] = defaultdict(list)
        for row in days:
            if row.country in names:
                month, day = row.day.split("-")
                self.days[row.feast.lower()].append((names[row.country], int(month), int(day)))

    def of(self, feast: str, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return month and day of a feast at `start` to `end` of a text: of the country named last before it, else first after it."""
        rows = self.days.get(feast.lower())
        if not rows:
            return None
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        fits = [(len(before) - m.end(), month, day) for names, month, day in rows for m in names.finditer(before)]
        fits += [(_REACH + m.start(), month, day) for names, month, day in rows for m in names.finditer(after)]
        return min(fits)[1:] if fits else None


def names_of(state: State) -> re.Pattern[str]:
    """Return what finds a state in a text: its names of one word, adjectives, people and capital."""
    names = {state.name, *state.adjectives, *state.people, state.capital, *(n for n in state.other_names if " " not in n)} - {""}
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + r")\b")
