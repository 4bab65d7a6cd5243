"""Dates that a page states in full, as bylines write them: `October 6, 2021`, `6 Oct 2021`, `2021-10-06`, `06.10.2021 14:30`.

Only whole dates count. `06/10/2021` is left alone unless one of its numbers is more than twelve: the order is a matter of country.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TIME = r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
_ZONE = r"(?:z|utc|gmt|[ecmp][sd]?t|cest|cet|bst|ist|msk|local time)?(?:\s?[+-]\d{1,2}:?\d{0,2})?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_DAY}-{_MONTH}-{_YEAR}\b",
        rf"\b{_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}\b",
    )
)
_SLASHED = re.compile(r"\b(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>(?:1[89]|20)\d\d)\b")
_REST = re.compile(rf"{WEEKDAY}|{_TIME}\s*{_ZONE}|\b(?:at|on|date|the)\b|[\W_]|\bt(?=\d)", re.IGNORECASE)
ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?$")


def find(text: str) -> tuple[str, int, int] | None:
    """Return the first whole date of a text as (ISO date, start, end), or None."""
    hits = [hit for form in _FORMS for match in form.finditer(text) if (hit := _value(match))]
    hits += [hit for match in _SLASHED.finditer(text) if (hit := _slashed(match))]
    return min(hits, key=lambda hit: (hit[1], -hit[2])) if hits else None


def is_date_line(text: str) -> bool:
    """Whether a line holds a whole date and beside it only a weekday, a time and marks."""
    found = find(text)
    return bool(found) and not _REST.sub("", text[: found[1]] + " " + text[found[2] :]) if found else False


def from_iso(value: str) -> str | None:
    """Return the EDTF date (`2021-10-06`, `2021-10` or `2021`) of an ISO 8601 date or time, or None where it is none."""
    match = ISO.match(value.strip())
    if not match:
        return None
    year, month, day = match.groups()
    if not _real(int(year), int(month or 1), int(day or 1)):
        return None
    return "-".join(part for part in (year, month, day) if part)


def _value(match: re.Match[str]) -> tuple[str, int, int] | None:
    parts = match.groupdict()
    month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
    return _hit(match, int(parts["year"]), month, int(parts["day"]))


def _slashed(match: re.Match[str]) -> tuple[str, int, int] | None:
    one, two, year = (int(match.group(name)) for name in ("one", "two", "year"))
    if one > 12 or one == two:
        return _hit(match, year, two, one)
    return _hit(match, year, one, two) if two > 12 else None


def _hit(match: re.Match[str], year: int, month: int, day: int) -> tuple[str, int, int] | None:
    return (f"{year:04}-{month:02}-{day:02}", match.start(), match.end()) if _real(year, month, day) else None


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
