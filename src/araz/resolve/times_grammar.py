"""The grammar of time expressions: words, and one compiled scan of bounded rules (no rule can run on or back-track far).

A rule is a pattern with named parts; `scan` yields each match in order, without overlap, with the rule's name. What a match means is in
`times_values`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
NUMBERS = {word: number for number, word in enumerate(_SMALL + _TEENS, start=1)} | {"a": 1, "an": 1}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
VAGUE = {
    "several": 4,
    "a few": 3,
    "few": 3,
    "a couple of": 2,
    "couple of": 2,
    "a couple": 2,
    "couple": 2,
    "many": 6,
    "some": 4,
    "a dozen": 12,
}
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

_W = r"(?:[^\S\n]{1,2}|\n(?![\s]))"
_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MON = rf"(?:(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
_SURE = rf"(?:(?:{_FULL.replace('March|', '').replace('May|', '')})\b|(?:{_SHORT})\.)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,]\d)"
_DASH = r"(?:\s?[-–—‑]\s?)"
_TO = rf"(?:{_DASH}|,?{_W}(?:to|and|through|until|till|thru){_W})"
_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WD = rf"(?:(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?),?{_W}(?:the{_W})?)?"
_PART = (
    r"(?:(?i:early|mid|middle|late|the (?:very )?(?:beginning|start|end|middle|close) of|the (?:first|second|latter) half of|"
    r"the (?:first|second|third|fourth|last) quarter of|end of|(?:first|second|latter) half of)(?:[-\s](?:in )?(?:the )?))"
)
_SEASON = r"(?i:spring|summer|fall|autumn|winter)"
_UNIT = r"(?i:minute|hour|day|night|weekend|week|fortnight|month|year|decade|century|centurie)"
_COUNT = (
    r"(?i:\d{1,4}(?:[.,]5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|several|(?:a )?few"
    r"|(?:a )?couple(?: of)?|many|some|a dozen)"
)
_ABOUT = (
    r"(?i:(?:about|around|nearly|almost|roughly|approximately|some|more than|over|less than|at least|"
    r"just over|just under|under|only|just) )?"
)
_DAYTIME = r"(?:\s(?i:morning|afternoon|evening|night))?"
_WHICH = r"(?i:last|past|this|current|next|coming|upcoming|previous|preceding|following|same|that)"

RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"),
    ("bc", r"(?:(?i:c\.|ca\.)\s?)?\d{1,4}(?:[-–]\d{1,4})?\s(?:BCE?|B\.C\.(?:E\.)?)"),
    ("numeric", r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"),
    (
        "mdy_range",
        rf"{_WD}(?P<m>{_MON}){_W}(?P<d>{_DAY})(?:,?{_W}(?P<y1>{_YEAR}),?)?{_TO}{_WD}(?:"
        rf"(?P<m2>{_MON}){_W})?(?:the )?(?P<d2>{_DAY})(?:,?{_W}(?:of )?(?P<y>{_YEAR}))?",
    ),
    (
        "dmy_range",
        rf"{_WD}(?P<d>{_DAY})(?:{_W}(?:of )?(?P<m>{_MON})(?:,?{_W}(?P<y1>{_YEAR}),?)?)?{_TO}{_WD}(?:the )?"
        rf"(?P<d2>{_DAY}){_W}(?:of )?(?P<m2>{_MON})(?:,?{_W}(?P<y>{_YEAR}))?",
    ),
    ("mdy", rf"{_WD}(?P<m>{_MON}){_W}(?:the )?(?P<d>{_DAY})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR}))?"),
    ("dmy", rf"{_WD}(?P<d>{_DAY}){_W}(?:(?:day )?of )?(?P<m>{_MON})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR}))?"),
    (
        "my_range",
        rf"(?P<p>{_PART})?(?P<m>{_MON})(?:{_W}(?P<y1>{_YEAR}))?{_TO}(?P<p2>{_PART})?(?P<m2>{_MON})(?:,?{_W}(?:of )?(?P<y>{_YEAR}))?",
    ),
    ("month_which", rf"(?i:(?P<p>{_PART}))?(?P<which>{_WHICH}){_W}(?P<m>{_MON})"),
    (
        "month_that_year",
        rf"(?P<p>{_PART})?(?P<m>{_MON}){_W}(?i:of )?(?P<which>(?i:this|last|that|the same|the following|the previous|next)){_W}(?i:year)\b",
    ),
    ("my", rf"(?P<p>{_PART})?(?P<m>{_MON})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR}))"),
    ("m_part", rf"(?P<p>{_PART})(?P<m>{_MON})"),
    ("m", rf"(?P<m>{_SURE})"),
    ("m_in", r"(?<=(?i:\b(?:in|of|by|ay)\s))(?P<m>May|March)\b(?![ ](?:to|the|on|in|and a)\b)"),
    ("m_since", r"(?<=(?i:(?:since|until|after|efore)\s))(?P<m>May|March)\b"),
    (
        "quarter",
        rf"(?i:(?:the )?(?P<p>first|second|third|fourth|last|latter) (?P<what>quarter|half)(?: of(?: the year)?)?){_W}(?P<y>{_YEAR})",
    ),
    ("season_year", rf"(?P<p>{_PART})?(?P<s>{_SEASON})(?:,?{_W})(?:(?i:of|in) )?(?P<y>{_YEAR})"),
    ("season_which", rf"(?P<p>{_PART})?(?P<which>{_WHICH})(?:'s)?{_W}(?P<s>{_SEASON})\b"),
    (
        "season_year_which",
        rf"(?P<p>{_PART})?(?:(?i:the) )?(?P<s>{_SEASON}){_W}(?i:of )?(?P<which>(?i:this|last|that|next)){_W}(?i:year)\b",
    ),
    (
        "season",
        rf"(?:(?P<p>{_PART})|(?i:in|by|since|until|during) (?:the )?)(?P<s>{_SEASON})\b(?!,?{_W}{_YEAR}"
        rf"|{_W}(?i:(?:this|last|that|next) year|of|in the"
        rf"|under|over|up|into|back|short|apart|out)\b)",
    ),
    ("decade", r"(?:(?i:the) )?(?P<p>(?i:early|mid|late)[-\s])?(?:(?P<y>(?:1\d|20)\d0)['’]?s|['’](?P<yy>\d0)s)\b"),
    ("decade_word", rf"(?i:the )(?P<p>(?i:early|mid|late)[-\s])?(?P<name>(?i:{'|'.join(DECADES)}))\b"),
    ("y_range", r"(?P<y>(?:1\d|20)\d\d)(?:[-–—]|\s[-–—]\s|\s(?:to|and|until|through)\s)(?P<y2>(?:1\d|20)\d\d|\d\d)(?![\w%-]|[.,]\d)"),
    ("y_part", rf"(?P<p>{_PART})(?:the year )?(?P<y>{_YEAR})"),
    ("y", rf"(?P<y>{_YEAR})"),
    ("week_of", rf"(?i:the week of ){_WD}(?P<m>{_MON}){_W}(?P<d>{_DAY})(?:,?{_W}(?P<y>{_YEAR}))?"),
    ("day_before", r"(?i:the day (?P<dir>before yesterday|after tomorrow))\b"),
    ("anchor_shift", rf"{_ABOUT}(?P<n>{_COUNT})(?:{_W}|-)(?P<u>{_UNIT})s?['’]?{_W}(?P<dir>(?i:before|after|following|prior to|since))\b"),
    ("anchor_day", r"(?i:(?:on )?the (?P<u>day|week|month|year|morning|evening|night) (?P<dir>before|after|following))(?=\s)"),
    ("ago", rf"{_ABOUT}(?P<n>{_COUNT})(?:{_W}|-)(?P<u>{_UNIT})s?{_W}(?P<dir>(?i:ago|earlier|later|from now|on))\b"),
    (
        "past_n",
        rf"(?i:(?:over |in |for |during |within )?(?:all )?(?:the|these|this))?\s?(?P<which>(?i:past|last|next"
        rf"|coming|first|previous|following)){_W}(?P<n>{_COUNT}){_W}(?P<u>{_UNIT})s?\b",
    ),
    ("recent", r"(?i:(?:in |over |during )?(?:the )?(?:more )?(?:recent|last few|past few) (?P<u>day|week|month|year|decade|time)s?)\b"),
    ("recently", r"(?i:recently|lately|of late|these days)\b"),
    (
        "part_which",
        rf"(?P<p>(?i:earlier|later|late|early|mid|the beginning of|the start of|the end of"
        rf"|the middle of))[-\s](?P<which>(?i:this|last|next|that|the))\s(?P<u>(?i:week|month|year|decade|century))\b(?!{_W}(?i:of)\b)",
    ),
    (
        "which",
        rf"(?:(?i:the) )?(?P<which>{_WHICH}){_W}(?P<u>(?i:day|weekend|week|month|year|decade|century|quarter"
        rf"|night|morning|afternoon|evening))\b(?!-)",
    ),
    ("today", r"(?i:(?P<word>yesterday|today|tomorrow|tonight))\b" + _DAYTIME),
    (
        "set",
        r"(?i:every|each) (?i:other )?(?:(?i:single )?(?:"
        + _UNIT
        + rf"s?\b|{_WEEKDAY})|(?i:two|three|four|five|ten|few) "
        + _UNIT
        + r"s\b)",
    ),
    (
        "set_word",
        rf"(?i:daily|weekly|monthly|yearly|annually|annual|quarterly)\b|(?i:once|twice|three times) (?i:a|per) {_UNIT}\b|{_WEEKDAY}s\b",
    ),
    (
        "weekday",
        rf"(?:(?P<p>(?i:early|late)) )?(?:(?P<which>{_WHICH}){_W})?(?P<w>{_WEEKDAY})\b{_DAYTIME}(?:{_W}"
        rf"(?P<after>(?i:last|next|this) week))?",
    ),
    ("span_adjective", rf"(?P<n>{_COUNT})[-‑](?P<u>{_UNIT})(?:[-‑](?i:long|old))?\b"),
    ("in_n", rf"(?P<how>(?i:in|within)){_W}(?:{_ABOUT})(?P<n>{_COUNT}){_W}(?P<u>{_UNIT})s?['’]?\b"),
    (
        "span_for",
        rf"(?i:for|over|after|during|throughout|lasted|than){_W}(?:{_ABOUT})(?:the )?(?:"
        rf"(?P<n>{_COUNT}){_W})?(?:(?i:consecutive|long|straight|full) )?(?P<u>{_UNIT})s\b",
    ),
    ("span_one", rf"(?i:for|over|lasted|than|nearly|almost|about){_W}(?P<n>(?i:an?|one)){_W}(?P<u>{_UNIT})\b"),
    ("span", rf"{_ABOUT}(?P<n>{_COUNT}){_W}(?P<u>{_UNIT})s\b"),
    (
        "anchor_event",
        r"(?P<dir>(?i:ever since|since|after|before|during|following|until|prior to|in the wake of"
        r"|in the aftermath of|on the eve of|at the time of))"
        r"\s(?:(?P<edge>(?i:the (?:very )?(?:end|conclusion|close|start|beginning|outbreak|launch|onset"
        r"|signing|first day|last day|height)) of)\s)?"
        rf"(?!(?:(?i:the|last|this|next)\s)?(?:{_MON}|{_WEEKDAY}|{_SEASON}|{_UNIT}\b|\d))"
        r"(?=(?:(?i:the|that|this|its|their|his|her|last|a|an)|[A-Z][\w’'-]{1,30})\s)",
    ),
)


def _plain(pattern: str) -> str:
    """Drop the names of a pattern's parts, so that it can stand in the one scan; parts that are referred to are written out."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[./]"))


_EACH = {name: re.compile(pattern) for name, pattern in RULES}
_SCAN = re.compile(r"(?<![\w$€£#@/\\-])(?<!\d[.,:])(?:" + "|".join(f"(?P<{name}>{_plain(pattern)})" for name, pattern in RULES) + ")")


def scan(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the rule and match of each expression, leftmost first, without overlap."""
    for found in _SCAN.finditer(text):
        rule = found.lastgroup or ""
        match = _EACH[rule].match(text, found.start())
        if match is not None:
            yield rule, match


def count(words: str | None) -> tuple[float, bool]:
    """Return the number that count words give, and whether it is exact."""
    text = " ".join((words or "several").lower().split())
    if text in NUMBERS:
        return NUMBERS[text], True
    if text in VAGUE:
        return VAGUE[text], False
    return float(text.replace(",", ".")), True


def unit(word: str) -> str:
    """Return the unit in the singular."""
    return "century" if word.lower() == "centurie" else word.lower()


def month(word: str) -> int:
    """Return the number of a month's name, long or short."""
    return MONTHS[word.rstrip(".").lower()]
