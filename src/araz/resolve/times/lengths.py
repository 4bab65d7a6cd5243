"""TIMEX3 values of lengths of time and of what comes again: P6W, PXD, P1DE, XXXX-WXX-1."""

from __future__ import annotations

import re

from araz.resolve.times.words import WEEKDAYS, unit

_LETTERS = {"minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE", "week": "W", "month": "M", "year": "Y", "quarter": "Q"}
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_ONE = re.compile(r"(?i:every|each|dai|week|month|year|annual|quart|once|twice|per|night|hour|half)")


def length(measured: tuple[float, bool] | None, words: str, text: str) -> str:
    """Return the value of a length of time: `six`, `week` -> P6W; PXW where the number is vague or not given."""
    name = unit(words) if words else _set_unit(text)
    if not name:
        return ""
    how_many, exact = measured if measured is not None else (1.0, bool(_ONE.match(text)))
    if exact and how_many == 0.5 and name in _HALVES:
        return _HALVES[name]
    shown = f"{how_many:g}" if exact else "X"
    if name in ("decade", "century"):
        return f"P{shown}{'DE' if name == 'decade' else 'CE'}"
    if name == "fortnight":
        return f"P{how_many * 2:g}W"
    letter = _LETTERS.get(name, "")
    return f"P{'T' if name in ('hour', 'minute') else ''}{shown}{letter}"


def _set_unit(text: str) -> str:
    low = text.lower()
    for name, words in (("day", "dail"), ("week", "week"), ("month", "month"), ("year", "(?:year|annual)"), ("quarter", "quarter")):
        if re.search(words, low):
            return name
    return "day" if re.search(r"\bdays?\b", low) else ""


def weekday_set(text: str) -> str:
    """Return the value of `every Monday` or `Mondays`; empty where no weekday is named."""
    found = next((n for name, n in WEEKDAYS.items() if name in text.lower()), None)
    return "" if found is None else f"XXXX-WXX-{found + 1}"
