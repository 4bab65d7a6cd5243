"""The words of time: months, numbers, units, and what they count."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen")
_TEENS = ("fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
NUMBERS: dict[str, float] = {word: float(number) for number, word in enumerate(_SMALL + _TEENS, start=1)}
NUMBERS |= {"a": 1, "an": 1}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {f"{tens}-{one}": 10 * n + k for n, tens in enumerate(_TENS[:-1], start=2) for k, one in enumerate(_SMALL[:9], start=1)}
NUMBERS |= {
    "half a": 0.5,
    "half an": 0.5,
    "a hundred": 100,
    "a dozen": 12,
    "dozen": 12,
    "two dozen": 24,
    "a couple of": 2,
    "couple of": 2,
    "a couple": 2,
    "couple": 2,
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
         "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
         "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
         "twenty-ninth", "thirtieth", "thirty-first"),
        start=1,
    )
}  # fmt: skip
VAGUE = {
    "several": 4,
    "a few": 3,
    "few": 3,
    "many": 6,
    "some": 4,
    "dozens of": 36,
    "hundreds of": 300,
    "countless": 20,
    "numerous": 8,
    "various": 4,
}
VAGUE_UNITS = {"minute": 0, "hour": 0, "day": 4, "week": 3, "month": 3, "year": 4, "decade": 2, "century": 2}
UNIT_DAYS = {
    "hour": 0,
    "minute": 0,
    "day": 1,
    "night": 1,
    "weekend": 7,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
    "century": 36525,
}


def amount(match: re.Match[str]) -> tuple[float, bool]:
    """Return how many units a match counts, and whether that is exact: `two and a half`, `two or three`, `several`."""
    groups = match.groupdict()
    number, exact = count(groups.get("n"))
    if groups.get("n2"):
        return (number + count(groups["n2"])[0]) / 2, False
    return number + (0.5 if groups.get("half") or groups.get("half2") else 0), exact


def count(words: str | None) -> tuple[float, bool]:
    """Return the number that count words give, and whether it is exact."""
    text = " ".join((words or "several").lower().split())
    if text in NUMBERS:
        return NUMBERS[text], True
    if text in VAGUE:
        return VAGUE[text], False
    try:
        return float(text), True
    except ValueError:
        return 4, False


def ordinal(word: str) -> int:
    """Return the number of `third` or `3rd`."""
    return ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))


def unit(word: str) -> str:
    """Return the unit in the singular."""
    return "century" if word.lower() == "centurie" else word.lower()


def month(word: str) -> int:
    """Return the number of a month's name, long or short."""
    return MONTHS[word.rstrip(".").lower()]
