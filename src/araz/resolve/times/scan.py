"""Finding expressions: one compiled scan of all rules, tried only where one of them can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from araz.resolve.times.grammar import FULL, RULES, SHORT, WEEKDAY, WORD_NUMBER
from araz.resolve.times.words import ORDINALS


def _plain(pattern: str) -> str:
    """Drop the names of a pattern's parts, so that it can stand in the one scan; parts that are referred to are written out."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[./]"))


_EACH = {name: re.compile(pattern) for name, pattern in RULES}
_SCAN = re.compile(r"(?<![\w$€£#@/\\-])(?<!\d[.,:])(?:" + "|".join(f"(?P<{name}>{_plain(pattern)})" for name, pattern in RULES) + ")")


_SURE_STARTS = frozenset(
    f"""
    {FULL} {SHORT} {WEEKDAY} {WEEKDAY.replace("day", "days")} mon tue tues wed thu thurs fri sat sun
    spring summer fall autumn winter southern austral q1 q2 q3 q4 h1
    h2 fiscal fy ad a ce c ca yesterday today tomorrow tonight recently lately now currently presently nowadays overnight noon midday
    midnight daily weekly monthly yearly annually annual quarterly biannual fortnightly nightly hourly everyday once twice aged
    present future recent after before since until during following prior ever within minute minutes hour hours day days night nights
    weekend weekends week weeks fortnight fortnights month months year years decade decades century centuries daylong weeklong
    monthlong yearlong hourlong decadelong dayslong weekslong monthslong yearslong hourslong decadeslong mid midyear right year’s
    month’s year's month's new christmas boxing easter good palm orthodox lunar chinese tet tết nowruz novruz noruz nawruz newroz
    ramadan ramadhan ramazan eid ashura quds victory bastille may armistice thanksgiving independence republic
    national constitution unity liberation army armed navy revolution freedom
    memorial labor
    veterans human international valentine's valentine’s halloween epiphany all pentecost ascension muharram safar rabi rabi' rabi’
    jumada rajab shaban sha'ban sha’ban shawwal dhu farvardin ordibehesht khordad tir mordad amordad shahrivar mehr aban azar dey
    bahman esfand hamal sawr jawza saratan asad sonbola mizan aqrab qaws jadi dalw hut
    """.replace("|", " ")
    .replace("(?:", "")
    .replace(")", "")
    .lower()
    .split()
)
_LIGHT_STARTS = frozenset(
    f"""
    the an this that these very early late middle beginning start end first second third fourth fifth last latter half about around
    nearly almost roughly approximately some more over less fewer at just only barely up no as well exactly a in on for throughout
    lasted than of by under least several few couple many dozen dozens hundred hundreds countless numerous various past coming next
    previous preceding subsequent same ensuing current upcoming every each it its their his her later earlier per to opening final
    closing turn mere morning afternoon evening dawn dusk
    {WORD_NUMBER} twenty thirty forty fifty sixty seventy eighty ninety {" ".join(ORDINALS)}
    """.replace("|", " ")
    .replace("(?:", "")
    .replace(")", " ")
    .replace("-(?:", " ")
    .lower()
    .split()
) - _SURE_STARTS | {"a"}
_TRIGGER = re.compile(
    rf"\d|\b(?:{FULL}|(?:{SHORT})\b|{WEEKDAY}|New Year|Christmas|Easter|Ramad|Eid|No[wv]?ruz|Nawruz|Newroz|T[eế]t\b|Ashura|Quds|"
    r"(?i:spring|summer|fall\b|autumn|winter|minute|hour|day|night|weekend|week|fortnight|month|year|decade|centur|morning|afternoon|evening|"
    r"quarter|half|noon|midnight|yesterday|today|tomorrow|tonight|recent|late|mid|past|future|moment|present|time\b|date\b|twenties|"
    r"thirties|forties|fifties|sixties|seventies|eighties|nineties|dawn|dusk|end of|start of|wake of|eve of|aftermath of|sacrifice|monday|"
    r"tuesday|wednesday|thursday|"
    r"friday|saturday|sunday))"
)
_WORD = re.compile(r"(?<![\w$€£#@/\\-])(?<!\d[.,:])['’]?\w+")
_NUMERAL = re.compile(r"['’]?\d|[a-z]+-")
_REACH = 60


@lru_cache(maxsize=512)
def scan(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Return the rule and match of each expression, leftmost first, without overlap.

    The rules are tried only at words that one of them can begin with, and at `the`, `in`, `about` … only where some word of time
    follows soon: the same as at every place, and several times faster. What was found in the last texts is kept, since the paragraphs
    of an article are read for its publication day and then again with that day.
    """
    return tuple(_scanned(text))


def _scanned(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    triggers = [found.start() for found in _TRIGGER.finditer(text)]
    triggers.append(len(text) + _REACH + 1)
    following = at = 0
    for word in _WORD.finditer(text):
        place = word.start()
        if place < at:
            continue
        name = word.group().lower()
        if name in _LIGHT_STARTS:
            while triggers[following] < place:
                following += 1
            if triggers[following] - place > _REACH:
                continue
        elif name not in _SURE_STARTS and not _NUMERAL.match(name):
            continue
        found = _SCAN.match(text, place)
        if found is None:
            continue
        rule = found.lastgroup or ""
        match = _EACH[rule].match(text, place)
        if match is not None:
            at = max(at, found.end())
            yield rule, match
