"""Dates for people: EDTF in words, and the days that a mark on a time line covers."""

from __future__ import annotations

from datetime import date

from araz.errors import InputError
from araz.intervals import Interval, parse_edtf


def read(edtf: str) -> Interval | None:
    """Return the interval of an EDTF date; None where it is empty or cannot be read."""
    try:
        return parse_edtf(edtf) if edtf else None
    except InputError:
        return None


def in_words(edtf: str) -> str:
    """Return an EDTF date in words: "5–8 October 2021", "about September 2021", "until 6 October 2021"; what cannot be read stays."""
    interval = read(edtf)
    if interval is None:
        return edtf or "date unknown"
    start, end = interval.start, interval.end
    if start is None or end is None:
        known, word = (end, "until") if start is None else (start, "from")
        precision = interval.last_precision if start is None else interval.precision
        return f"{word} {_about(interval.loose)}{_edge(known, precision)}" if known else "date unknown"
    return f"{_about(interval.loose)}{_range(start, end, interval)}"


def _about(loose: bool) -> str:
    return "about " if loose else ""


def _edge(day: date, precision: str) -> str:
    if precision == "day":
        return f"{day.day} {day:%B} {day.year}"
    return f"{day:%B} {day.year}" if precision == "month" else str(day.year)


def _range(start: date, end: date, interval: Interval) -> str:
    first, last = _edge(start, interval.precision), _edge(end, interval.last_precision)
    if first == last:
        return first
    if interval.precision == interval.last_precision == "day" and start.year == end.year:
        return f"{start.day}–{last}" if start.month == end.month else f"{start.day} {start:%B} – {last}"
    if interval.precision == interval.last_precision == "month" and start.year == end.year:
        return f"{start:%B} – {last}"
    return f"{first} – {last}"


def order(edtf: str) -> tuple[date, date]:
    """Return a key that sorts by first day, then by last; what has no date comes last."""
    interval = read(edtf)
    if interval is None:
        return date.max, date.max
    return interval.start or interval.end or date.max, interval.end or date.max
