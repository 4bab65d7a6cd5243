"""Rules that need a second expression or an event: `the first week of May`, `two days after the attack`."""

from __future__ import annotations

import re
from datetime import timedelta

from araz.intervals import Interval
from araz.records import DateSource
from araz.resolve.times.lengths import length
from araz.resolve.times.relative import from_edge
from araz.resolve.times.values import Reading, block, part
from araz.resolve.times.words import UNIT_DAYS, VAGUE_UNITS, amount, count, unit

Match = re.Match[str]


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
    many = "s" in m.group(0)[m.end("u") - m.start() :][:1]
    loose = (float(VAGUE_UNITS.get(low, 4)), False) if many else (1.0, True)
    number, exact = amount(m) if groups.get("n") else loose
    name = {"morning": "day", "evening": "day", "summer": "year", "winter": "year"}.get(low, low)
    forward = m["dir"].lower() in ("after", "following", "since")
    signed = number if forward else -number
    found = from_edge(base, signed, name, exact) if base else None
    value = "" if found is not None and exact else length((number, exact), name, "")
    days = round(signed * UNIT_DAYS[name])
    return Reading("anchor", found, why, DateSource.ANCHORED, anchor, days, "after" if forward else "before", value)
