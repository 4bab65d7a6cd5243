"""Days of religions and nations, and dates of the lunar and solar Hijri calendars, as days of ours.

Feasts that a sighting of the moon begins may fall a day earlier or later in another country: they are marked approximate. A feast
that means another day in each country (Independence Day) is dated only where the words beside it name the country.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri

from araz.errors import InputError
from araz.intervals import Interval, of_day
from araz.records import DateSource
from araz.resolve.times.calendar import of_that_year
from araz.resolve.times.values import Clock, Reading, from_publication, nearest, without_year

Match = re.Match[str]
_FIXED = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "orthodox christmas": (1, 7),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "human rights day": (12, 10),
    "international women's day": (3, 8),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "epiphany": (1, 6),
    "all saints' day": (11, 1),
}
_FROM_EASTER = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ascension day": 39,
    "pentecost": 49,
}
_LUNAR_DAYS = {"eid al-fitr": (10, 1), "eid al-adha": (12, 10), "feast of sacrifice": (12, 10), "ashura": (1, 10)}
_LUNAR_MONTHS = ("muharram", "safar", "rabi a", "rabi t", "jumada a", "jumada t", "rajab", "shaban", "ramadan", "shawwal", "qa", "hijja")
_SOLAR_MONTHS = (
    ("farvardin", "hamal"),
    ("ordibehesht", "sawr"),
    ("khordad", "jawza"),
    ("tir", "saratan"),
    ("mordad", "amordad", "asad"),
    ("shahrivar", "sonbola"),
    ("mehr", "mizan"),
    ("aban", "aqrab"),
    ("azar", "qaws"),
    ("dey", "jadi"),
    ("bahman", "dalw"),
    ("esfand", "hut"),
)
_MOON_NEW_YEAR = (
    "1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31 1996-02-19 1997-02-07 1998-01-28 1999-02-16 2000-02-05 2001-01-24 "
    "2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-18 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 "
    "2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 "
    "2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 1968-01-30 1975-02-11 1979-01-28 1989-02-06"
)
_NEW_MOON = {day.year: day for day in map(date.fromisoformat, _MOON_NEW_YEAR.split())}
_HIJRI = re.compile(r"1[34]\d\d")
_SIGHTED = "a feast that begins with the sighting of the moon, by the Umm al-Qura calendar"


def feast(m: Match, clock: Clock) -> Reading | None:
    """`Christmas Eve`, `Easter 1916`, `Ramadan`, `Nowruz`; None for a feast of a country that the words beside it do not name."""
    build = _builder(_plain(m["feast"])) or _national(m, clock)
    if build is None:
        return Reading("reference", None, "a feast on another day in each country")
    year = m.groupdict().get("y")
    try:
        if year and _HIJRI.fullmatch(year):
            return _hijri_feast(_plain(m["feast"]), int(year))
        if year:
            return Reading("date", build(int(year)), "a feast of that year")
        if m.groupdict().get("which"):
            return _of_which(build, m, clock)
        found = without_year(build, clock)
    except (ValueError, OverflowError, InputError):
        return Reading("date", None, "the feast's day in that year is not known")
    if found.source is DateSource.PUBLISHED and found.interval is not None and clock.published is not None:
        found = _nearest_feast(build, clock) or found
    return found


def _of_which(build: Callable[[int], Interval], m: Match, clock: Clock) -> Reading:
    word = m["which"].lower()
    if word in ("last", "the last", "past", "this past", "next", "coming", "this coming"):
        back = "last" in word or "past" in word
        return from_publication(lambda day: _strictly(build, day, back), clock)
    return of_that_year(build, m["which"], clock, m.group(0))


def _strictly(build: Callable[[int], Interval], day: date, back: bool) -> Interval:
    items = [build(year) for year in range(day.year - 2, day.year + 3)]
    fit = [i for i in items if i.start is not None and i.end is not None and (i.end < day if back else i.start > day)]
    return fit[-1 if back else 0]


def _nearest_feast(build: Callable[[int], Interval], clock: Clock) -> Reading | None:
    """A feast without a year lies weeks, not months, from the report where that is possible; the tense decides the rest."""
    return from_publication(lambda day: _closest(build, day, clock.tense), clock)


def _closest(build: Callable[[int], Interval], day: date, tense: str) -> Interval:
    near = nearest(build, day, tense)
    if near is None:
        raise InputError("the feast has no day about then (give a year)")
    return near


def _plain(words: str) -> str:
    text = " ".join(words.lower().replace("’", "'").replace("ế", "e").split())
    text = (
        re.sub(r"^the (?!feast)", "", text).replace("the feast of the sacrifice", "feast of sacrifice").replace("the feast of", "feast of")
    )
    text = re.sub(r"eid[ -](?:al|ul)[ -]", "eid al-", text)
    return re.sub(r".*ramad[ah]n", "ramadan", text)


def _builder(name: str) -> Callable[[int], Interval] | None:
    """Return what gives a feast's days in a year of ours."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return lambda year: of_day(date(year, month, day))
    if name in _FROM_EASTER:
        return lambda year: of_day(easter(year, EASTER_WESTERN) + timedelta(days=_FROM_EASTER[name]))
    if name in _LUNAR_DAYS:
        return lambda year: _lunar_day(year, *_LUNAR_DAYS[name])
    return next((build for words, build in _BUILDERS.items() if re.fullmatch(words, name)), None)


def _new_moon(year: int) -> Interval:
    return of_day(_NEW_MOON[year]) if year in _NEW_MOON else _unknown(year)


def _unknown(year: int) -> Interval:
    raise InputError(f"the day of that feast in {year} is not known (1990 to 2030 are)")


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _national(m: Match, clock: Clock) -> Callable[[int], Interval] | None:
    found = clock.national(m["feast"], m.string, m.start("feast"), m.end("feast")) if clock.national is not None else None
    if found is None:
        return None
    month, day = found
    return lambda year: of_day(date(year, month, day))


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _hijri_years(year: int) -> range:
    about = round((year - 622) * 33 / 32)
    return range(max(1343, about - 1), min(1500, about + 3))


def _lunar_day(year: int, month: int, day: int) -> Interval:
    for hijri in _hijri_years(year):
        found = _gregorian(hijri, month, day)
        if found.year == year:
            return of_day(found).near()
    return _unknown(year)


def _ramadan(year: int) -> Interval:
    for hijri in _hijri_years(year):
        if _gregorian(hijri, 9, 1).year == year:
            return _lunar_month(hijri, 9)
    return _unknown(year)


def _lunar_month(hijri: int, month: int) -> Interval:
    following = (hijri, month + 1) if month < 12 else (hijri + 1, 1)
    return Interval(_gregorian(hijri, month, 1), _gregorian(*following, 1) - timedelta(days=1)).near()


def _quds(year: int) -> Interval:
    last = _ramadan(year).end
    return of_day(last - timedelta(days=(last.weekday() - 4) % 7)) if last is not None else _unknown(year)


def _hijri_feast(name: str, hijri: int) -> Reading:
    if name == "ramadan":
        return Reading("date", _lunar_month(hijri, 9), _SIGHTED)
    if re.match(r"no[wv]?ruz|nawruz|newroz", name):
        return Reading("date", of_day(solar_new_year(hijri)), "the first day of that year of the solar Hijri calendar")
    if name in _LUNAR_DAYS:
        return Reading("date", of_day(_gregorian(hijri, *_LUNAR_DAYS[name])).near(), _SIGHTED)
    return Reading("date", None, "no year of that feast's calendar")


def lunar(m: Match, clock: Clock) -> Reading:
    """`12 Rabi al-Awwal 1443`, `Muharram 1445`."""
    name = m["m"].lower().replace("’", "").replace("'", "")
    name = re.sub(r"^(rabi|jumada)[\s-]+(?:(?:al|ul)[\s-]+)?([at]|u).*", lambda f: f"{f[1]} {'a' if f[2] == 'u' else f[2]}", name)
    if name == "jumada a" and "akhira" in m["m"].lower():
        name = "jumada t"
    month = next((n for n, known in enumerate(_LUNAR_MONTHS, 1) if known in name or known == name.replace("h", "")), 0)
    if not month:
        return Reading("date", None, "no month of the lunar Hijri calendar")
    try:
        if m["d"]:
            return Reading("date", of_day(_gregorian(int(m["y"]), month, int(re.sub(r"\D", "", m["d"])))).near(), _SIGHTED)
        return Reading("date", _lunar_month(int(m["y"]), month), _SIGHTED)
    except (ValueError, OverflowError) as error:
        return Reading("date", None, f"not a date of the lunar Hijri calendar: {error}")


def solar(m: Match, clock: Clock) -> Reading:
    """`15 Mehr 1400`, `Farvardin 1399`: the calendar of Iran and Afghanistan."""
    month = next(n for n, names in enumerate(_SOLAR_MONTHS, 1) if m["m"].lower() in names)
    year = int(m["y"])
    start = solar_new_year(year) + timedelta(days=31 * min(month - 1, 6) + 30 * max(0, month - 7))
    length = 31 if month <= 6 else 30 if month < 12 else 30 if _leap(year) else 29
    if not m["d"]:
        return Reading("date", Interval(start, start + timedelta(days=length - 1)), "a month of the solar Hijri calendar")
    day = int(re.sub(r"\D", "", m["d"]))
    if not 1 <= day <= length:
        return Reading("date", None, f"not a date of the solar Hijri calendar: {m['m']} has {length} days")
    return Reading("date", of_day(start + timedelta(days=day - 1)), "a date of the solar Hijri calendar")


def _leap(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def solar_new_year(year: int) -> date:
    """Return the 1 Farvardin of a year, right from 1244 to 1472 (1865 to 2093): leap years go round in 33 years."""
    if not 1200 <= year <= 1500:
        raise InputError(f"the new year of {year} of the solar Hijri calendar is not known (1200 to 1500 are)")
    first, last = (1400, year) if year >= 1400 else (year, 1400)
    days = 365 * (last - first) + sum(_leap(y) for y in range(first, last))
    return date(2021, 3, 21) + timedelta(days=days if year >= 1400 else -days)


_BUILDERS: dict[str, Callable[[int], Interval]] = {
    "orthodox easter": lambda year: of_day(easter(year, EASTER_ORTHODOX)),
    "(?:lunar|chinese) new year|tet": _new_moon,
    "no[wv]?ruz|nawruz|newroz": lambda year: of_day(solar_new_year(year - 621)),
    "ramadan": _ramadan,
    "quds day": _quds,
    "thanksgiving(?: day)?": lambda year: of_day(_nth(year, 11, 3, 4)),
    "labor day": lambda year: of_day(_nth(year, 9, 0, 1)),
    "memorial day": lambda year: of_day(_nth(year, 6, 0, 1) - timedelta(days=7)),
}
