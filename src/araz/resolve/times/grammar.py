"""The grammar of time expressions: bounded rules, none of which can run on or back-track far.

A rule is a pattern with named parts; `scan` tries them, and the modules that `rules` lists say what a match means.
"""

from __future__ import annotations

from araz.resolve.times.words import DECADES, ORDINALS

_W = r"(?:[^\S\n]{1,2}|\n(?![\s]))"
FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:(?:{FULL})\b|(?:{SHORT})\b\.?)"
_SURE = rf"(?:(?:{FULL.replace('March|', '').replace('May|', '')})\b|(?:{SHORT})\.)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
_ORDWORD = (
    r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|thirtieth|thirty-first)"
)
_ORDDAY = r"(?:[12]?1st|2?2nd|2?3rd|(?:[12]?[04-9]|1[1-3]|30)th|31st)"
_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,]\d)"
_BC = r"\s?(?:BCE?\b|B\.\s?C\.?(?:E\.)?)"
_DASH = r"(?:\s?[-–—‑]\s?)"
_TO = rf"(?:{_DASH}|,?{_W}(?:to|and|or|through|until|till|thru){_W})"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_HOURS = (
    r"(?P<dt>(?i:(?:(?:the |that |early |late ){0,2}(?:in the )?)(?:morning|afternoon|evening|night)(?: hours)?"
    r"(?: of| on)? (?:the )?(?:between )?))?"
)
_WD = rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?),?{_W}(?:the{_W})?)?"
_PART = (
    r"(?:(?i:(?:very )?early|mid|middle|late|the (?:very )?(?:beginning|start|end|middle|close) of|the (?:first|second|latter) half of|"
    r"the (?:first|second|third|fourth|last) quarter of|(?:the )?end of|(?:first|second|latter) half of|(?:the )?beginning of)"
    r"(?:[-\s](?:in )?(?:the )?))"
)
_SEASON = r"(?i:(?:(?:southern|austral)(?: hemisphere)? )?(?:spring|summer|fall|autumn|winter))"
_UNIT = r"(?i:minute|hour|day|night|weekend|week|fortnight|month|year|decade|century|centurie)"
WORD_NUMBER = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_COUNT = (
    rf"(?i:\d{{1,4}}(?:\.\d)?|half an?|an?(?: hundred| dozen)?|{WORD_NUMBER}|hundred|several|(?:a )?few"
    r"|(?:a )?couple(?: of)?|many|some|(?:two )?dozen|(?:dozens|hundreds) of|countless|numerous|various)"
)
_MORE = rf"(?:(?:{_W}(?:or|to){_W}|{_DASH})(?P<n2>{_COUNT})|(?P<half>{_W}(?i:and (?:an? )?half)))?"
_ABOUT = (
    r"(?i:(?:about|around|nearly|almost|roughly|approximately|some|more than|over|less than|fewer than|at least|"
    r"just over|just under|under|only|just|barely|up to|no more than|as little as|a mere|a full|well over|exactly) )?"
)
_DAYTIME = r"(?:\s(?i:morning|afternoon|evening|night)\b)?"
_WHICH = (
    r"(?i:(?:this |the )?(?:last|past|coming|next|previous|preceding|following|subsequent|prior|same|ensuing)|this|current"
    r"|upcoming|that same"
    r"|that very|that|the very next)"
)
_YEARLY = rf"(?:,?{_W}(?i:of )?(?P<which>(?i:last|this|that|the same|that same|the following|the previous|the next|next)){_W}(?i:year)\b)"
_FEAST = (
    r"(?<!Operation )(?i:New Year['’]s (?:Eve|Day)|Christmas(?: (?:Eve|Day))?|Boxing Day|Easter(?: (?:Sunday|Monday))?"
    r"|Good Friday|Palm Sunday|Orthodox "
    r"(?:Christmas|Easter)|(?:the )?(?:Lunar|Chinese) New Year|T[eế]t\b|No[wv]?ruz|Nawruz|Newroz|(?:the (?:Muslim )?"
    r"(?:holy )?(?:fasting )?month of )?Ramad[ah]n|"
    r"Eid[ -](?:al|ul)[ -]Fitr|Eid[ -](?:al|ul)[ -]Adha|the Feast of (?:the )?Sacrifice|Ashura|Quds Day|Bastille Day|May Day|"
    r"Armistice Day|Thanksgiving(?: Day)?|"
    r"(?:Independence|Victory|Republic|National|Constitution|Unity|Liberation|Army|Armed Forces|Navy|Revolution|Freedom) Day|"
    r"Memorial Day|Labor Day|Veterans Day|Human Rights Day|"
    r"International Women['’]s Day|Valentine['’]s Day|Halloween|Epiphany|All Saints['’] Day|Pentecost|Ascension Day)\b"
)
_LUNAR = (
    r"(?i:Muharram|Safar|Rabi['’]?(?: al[- ]|[- ]ul[- ]| )(?:Awwal|Thani)|Jumada(?: al[- ]| )(?:Awwal|Ula|Thani|Akhira)"
    r"|Rajab|Sha['’]?ban|Ramad[ah]n|"
    r"Shawwal|Dhu(?: al[- ]|[- ]ul[- ]|l[- ])(?:Qa['’]?dah?|Hijjah?))"
)
_SOLAR = (
    r"(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Amordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand|"
    r"Hamal|Sawr|Jawza|Saratan|Asad|Sonbola|Mizan|Aqrab|Qaws|Jadi|Dalw|Hut)"
)

RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    ("bc_range", rf"(?P<y>\d{{1,4}})(?:{_BC})?\s?(?:[-–—]|(?:to|until|and)\s)\s?(?P<y2>\d{{1,4}}){_BC}"),
    ("bc_decade", rf"(?i:the )?(?P<p>{_PART})?(?P<y>\d{{1,3}}0)s{_BC}"),
    ("bc_century", rf"(?i:the )?(?P<p>{_PART})?(?P<c>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(ORDINALS)}))[-\s](?i:century){_BC}"),
    (
        "bc",
        rf"(?:(?i:c\.|ca\.)\s?)?(?P<p>{_PART})?(?:(?:(?P<d>{_DAY}){_W}(?:of )?)?(?P<m>{MONTH}),?{_W}|(?P<s>{_SEASON}){_W}(?:of )?)?"
        rf"(?P<y>\d{{1,4}}){_BC}",
    ),
    ("ad", r"(?:AD|A\.D\.|CE)\s(?P<y>\d{1,4})\b|(?P<y2>\d{1,4})\s(?:AD|A\.D\.|CE)(?!\w)"),
    ("numeric", r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"),
    (
        "lunar",
        rf"(?:(?P<d>{_DAY}){_W}(?:of )?)?(?P<m>{_LUNAR}),?{_W}(?P<y>1[345]\d\d)\b(?:{_W}AH\b)?",
    ),
    ("solar", rf"(?:(?P<d>{_DAY}){_W}(?:of )?)?(?P<m>{_SOLAR}),?{_W}(?P<y>1[34]\d\d)\b(?!\d)"),
    (
        "mdy_range",
        rf"{_HOURS}{_WD}(?P<m>{MONTH}){_W}(?:the )?(?P<d>{_DAY})(?:,?{_W}(?P<y1>{_YEAR}),?)?{_TO}{_WD}(?:"
        rf"(?P<m2>{MONTH}){_W})?(?:the )?(?P<d2>{_DAY})(?!{_W}{MONTH})(?:,?{_W}(?:of )?(?P<y>{_YEAR}))?",
    ),
    (
        "dmy_range",
        rf"{_HOURS}{_WD}(?:the )?(?P<d>{_DAY})(?:{_W}(?:of )?(?P<m>{MONTH})(?:,?{_W}(?P<y1>{_YEAR}),?)?)?{_TO}{_WD}(?:the )?"
        rf"(?P<d2>{_DAY}){_W}(?:of )?(?P<m2>{MONTH})(?:,?{_W}(?P<y>{_YEAR}))?",
    ),
    ("mdy", rf"{_HOURS}{_WD}(?P<m>{MONTH}){_W}(?:the )?(?P<d>{_DAY})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR})|{_YEARLY})?"),
    ("dmy", rf"{_HOURS}{_WD}(?:the )?(?P<d>{_DAY}){_W}(?:(?:day )?of )?(?P<m>{MONTH})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR})|{_YEARLY})?"),
    (
        "dmy_words",
        rf"{_HOURS}{_WD}(?:the )?(?P<d>{_ORDWORD}){_W}(?:day )?of (?P<m>{MONTH})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR})|{_YEARLY})?",
    ),
    (
        "my_range",
        rf"(?P<p>{_PART})?(?P<m>{MONTH})(?:{_W}(?P<y1>{_YEAR}))?(?:{_TO}|/)"
        rf"(?P<p2>{_PART})?(?P<m2>{MONTH})(?:,?{_W}(?:of )?(?P<y>{_YEAR}))?",
    ),
    ("month_which", rf"(?i:(?P<p>{_PART}))?(?P<which>{_WHICH}){_W}(?P<m>{MONTH})"),
    ("month_that_year", rf"(?P<p>{_PART})?(?P<m>{MONTH}){_YEARLY}"),
    ("my", rf"(?P<p>{_PART})?(?P<m>{MONTH})(?:(?:,?{_W}|,)(?:of )?(?P<y>{_YEAR}))"),
    ("m_part", rf"(?P<p>{_PART})(?P<m>{MONTH})"),
    ("m", rf"(?P<m>{_SURE})"),
    (
        "m_in",
        r"(?:(?<=(?i:\b(?:in|of|by)\s))(?P<m>May|March)|(?<=(?i:\b(?:or|ay|to)\s))(?P<m2>May|March)(?![ ](?:to|the|on|in|and a"
        r"|be|have|his|her|they|God)\b))\b",
    ),
    ("m_noun", r"(?<=(?i:\b(?:the|his|its)\s))(?P<m>May|March)(?=\s[a-z]{3,})"),
    ("m_since", r"(?<=(?i:(?:ince|ntil|fter|fore|arly|late|from|ring|next|last)\s))(?P<m>May|March)\b"),
    (
        "quarter_short",
        r"(?:(?P<q>Q[1-4]|[1-4]Q|H[12]|[12]H)(?:\s(?:of\s)?|\s?['’]?)(?P<y>20\d\d|19\d\d)|(?P<y2>20\d\d)\s?(?P<q2>Q[1-4]"
        r"|H[12]))\b",
    ),
    (
        "quarter",
        rf"(?i:(?:the )?(?P<p>first|second|third|fourth|last|latter|opening)[- ](?P<what>quarter|half)(?:,? of"
        rf"(?: the year)?)?){_W}(?P<y>{_YEAR})",
    ),
    (
        "quarter_which",
        r"(?i:(?:the )?(?P<p>first|second|third|fourth|last|latter) (?P<what>quarter|half) of (?P<which>this|last|next|that|the"
        r"|the same) year)\b",
    ),
    ("quarter_bare", r"(?i:(?:the (?P<p>first|second|third|fourth) |(?P<p2>first|second|third|fourth)-)(?P<what>quarter))\b(?! of\b)"),
    ("fiscal", r"(?i:\bfiscal(?: year)? |FY\s?)(?P<y>(?:19|20)\d\d)(?:[/-]\d\d)?\b"),
    (
        "season_range",
        rf"(?i:the )?(?P<p>{_PART})?(?P<s>{_SEASON})(?:{_DASH}|{_W}(?:and|to|or){_W}|/)(?:the )?(?P<p2>(?i:early|mid|late)[-\s])?"
        rf"(?P<s2>{_SEASON})(?:,?{_W}(?:of )?(?P<y>{_YEAR}))?\b",
    ),
    (
        "season_year",
        rf"(?i:the )?(?P<p>{_PART})?(?P<s>{_SEASON})(?:,?{_W})(?:(?i:of|in) )?(?P<y>{_YEAR}(?:[-/]\d\d(?!\d))?)",
    ),
    ("season_which", rf"(?P<p>{_PART})?(?P<which>{_WHICH})(?:'s)?{_W}(?P<s>{_SEASON})\b"),
    ("season_year_which", rf"(?P<p>{_PART})?(?:(?i:the) )?(?P<s>{_SEASON}){_YEARLY}"),
    (
        "season",
        rf"(?:(?P<p>{_PART})|(?<=(?i:\b(?:in|by|of)\s))(?:the )?|(?i:since|until|during|throughout|over|through) the |(?i:the )"
        rf"(?!fall)|(?=\w+\s(?:[Oo]ffensives?|[Cc]ampaigns?|[Ff]ighting|counter)\b))"
        rf"(?P<s>{_SEASON})\b(?!,?{_W}(?:(?:of|in) )?(?:{_YEAR}|\d+{_BC})|{_W}of [A-Z]|{_W}(?i:(?:of )?(?:this|last|that"
        rf"|next) year|of the|in the|under|over|up|into|back|short|apart|out)\b)",
    ),
    (
        "decade",
        r"(?:(?i:the) )?(?P<p>(?i:(?:very )?early|mid|late|end of the|beginning of the)[-\s](?:to[- ]late[- ])?)?(?:(?P<y>(?:1\d"
        r"|20)\d0)['’]?s|['’](?P<yy>\d0)s)\b",
    ),
    ("decade_word", rf"(?i:the )(?P<p>(?i:early|mid|late)[-\s])?(?P<name>(?i:{'|'.join(DECADES)}))\b"),
    (
        "century",
        rf"(?i:the )?(?P<p>(?:(?i:early|mid|late|turn of the|(?:the )?(?:beginning|start|end|middle) of the|(?:the )?(?:first"
        rf"|second|latter) half of the)[-\s]))?"
        rf"(?P<c>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(ORDINALS)}))[-\s](?i:century|centuries)\b(?!\s?B)",
    ),
    (
        "y_range",
        r"(?i:the years )?(?P<y>(?:1\d|20)\d\d)(?:[-–—/]|\s[-–—]\s|\s(?:to|and|until|through)\s)(?P<y2>(?:1\d|20)\d\d|\d\d)"
        r"(?![\w%-]|[.,]\d)",
    ),
    ("y_part", rf"(?P<p>{_PART})(?:the year )?(?P<y>{_YEAR})"),
    ("y", rf"(?<!Resolution )(?<!resolution )(?i:the year )?(?P<y>{_YEAR})(?! (?:hrs|hours|GMT|UTC)\b)"),
    ("y_short", r"(?<=\s)['’](?P<yy>\d\d)(?![\w'’])"),
    ("y_old", r"(?<=(?i:\b(?:in|by|of)\s))(?P<y>[1-9]\d\d)(?=[,.;)]|\s(?:and|the|by|with|when|but|he|it|they|as|a)\b)(?!,\d|\.\d)"),
    ("week_of", rf"(?i:the week (?:of|beginning|starting|from) ){_WD}(?P<m>{MONTH}){_W}(?P<d>{_DAY})(?:,?{_W}(?P<y>{_YEAR}))?"),
    ("feast", rf"(?P<p>{_PART})?(?P<feast>{_FEAST})(?:,?{_W}(?:of )?(?P<y>{_YEAR}|1[34]\d\d\b)|{_YEARLY})?{_DAYTIME}"),
    ("feast_which", rf"(?P<which>{_WHICH})(?:['’]s)?{_W}(?P<feast>{_FEAST})\b"),
    ("day_before", r"(?i:the day (?P<dir>before yesterday|after tomorrow))\b"),
    (
        "anchor_shift",
        rf"{_ABOUT}(?P<n>{_COUNT}){_MORE}(?:{_W}|-)(?P<u>{_UNIT})s?['’]?{_W}(?P<dir>(?i:before|after|following|prior to|since))\b"
        rf"(?!{_W}(?i:that|this)\b)",
    ),
    (
        "anchor_some",
        rf"(?i:(?:just|only|within|mere) )?(?P<u>{_UNIT})s{_W}(?P<dir>(?i:before|after|following|prior to))\b(?!{_W}(?i:that"
        rf"|this)\b)",
    ),
    (
        "anchor_day",
        rf"(?i:(?:on )?the (?:very )?(?P<u>day|week|month|year|morning|evening|night|summer|winter) (?P<dir>before|after"
        rf"|following))(?={_W}\S)(?!{_W}(?i:that|this|,)\b)",
    ),
    (
        "ago",
        rf"{_ABOUT}(?P<n>{_COUNT}){_MORE}(?:{_W}|-)(?:(?i:full|long|short|more) )?(?P<u>{_UNIT})s?(?P<half2>{_W}"
        rf"(?i:and a half))?,?{_W}(?P<dir>(?i:ago|earlier|later|from now|hence|afterwards?|beforehand"
        rf"|previously|after that|before that|before this|after this|on\b(?=[,.])|before(?=[,.])|after(?=[,.])))(?!\w)",
    ),
    (
        "ago_some",
        rf"(?:(?i:just|only|mere) )?(?P<u>{_UNIT})s{_W}(?P<dir>(?i:ago|earlier|later|afterwards?|after that|before that"
        rf"|previously))\b",
    ),
    (
        "past_n",
        rf"(?i:(?:over |in |for |during |within |throughout )?(?:all )?(?:the|these|this|its|their|his|her)\s)?(?P<which>"
        rf"(?i:past|last|next|coming|first|previous|following|final|subsequent|ensuing))"
        rf"{_W}(?P<n>{_COUNT}){_MORE}{_W}(?P<u>{_UNIT})s?\b(?!{_W}(?i:of|in)\b)",
    ),
    (
        "recent",
        r"(?i:(?:in |over |during )?(?:the )?(?:more |most )?(?:recent|past|last few|past few|last several|past several) "
        r"(?P<u>day|week|month|year|decade|time)s)\b",
    ),
    (
        "coming",
        r"(?i:(?:in |over |during |within )?(?:the )?(?:coming|next few|next several|days ahead|weeks ahead) ?(?P<u>day|week"
        r"|month|year|decade)s)\b",
    ),
    (
        "units",
        r"(?i:the (?:following|next|ensuing|subsequent|previous|preceding|final|first|last|intervening|early|later) (?P<u>day"
        r"|week|month|year|decade)s)\b(?! of\b)",
    ),
    ("within", r"(?i:within (?P<u>minute|hour|day|week|month|year)s)\b(?!{_W}(?i:of|after))"),
    ("recently", r"(?i:recently|lately|of late(?! \d)|these days)\b"),
    (
        "present",
        r"(?i:now|currently|presently|nowadays|at present|at the moment|right now|at this (?:time|moment)|to this day"
        r"|present[- ]day|to date|for the time being)\b(?![ -](?:famous|defunct|deceased|known)\b)",
    ),
    ("future", r"(?i:(?:in )?the (?:near |foreseeable |distant )?future|future)\b"),
    ("past", r"(?i:in the past|the (?:recent|distant) past|recent)\b(?! (?:\w+ )?(?:day|week|month|year|decade|centur(?:y|ie)|time)s?\b)"),
    (
        "unit_of",
        rf"(?i:the )(?P<ord>(?i:(?:very )?first|second|third|fourth|last|final|opening|closing|early|middle|latter|dying))"
        rf"(?:{_W}(?P<n>{_COUNT}))?{_W}(?P<u>(?i:day|week|month|weekend|year))(?P<s>s)?{_W}(?:of|in){_W}(?:the{_W})?(?=\S)",
    ),
    (
        "part_which",
        r"(?P<p>(?i:earlier|later|late|early|mid|the (?:very )?(?:beginning|start|end|middle|close) of|(?:the )?end of|the "
        r"(?:first|second|latter) half of))"
        r"[-\s](?:(?i:in|on) )?(?P<which>(?i:this|last|next|that(?: same)?|the same|the following|the previous|the next|the))\s"
        r"(?P<u>(?i:day|night|week|month|year|decade|century|morning|afternoon|evening|summer|winter|spring|autumn))\b(?!\s"
        r"(?i:of)\b)",
    ),
    (
        "part_end",
        r"(?i:(?:by |at |before |until )?(?:the )?(?P<p>mid|end|start)[- ]?(?:of[- ])?(?:the[- ])?(?P<u>year|month|week|decade"
        r"|century))\b(?!['’-])|(?i:(?P<u2>year|month)['’]s end|(?P<u3>year|month)[- ]end)\b",
    ),
    (
        "which",
        rf"(?:(?i:the) )?(?:(?P<p>(?i:early|late)) )?(?P<which>{_WHICH}){_W}(?P<u>(?i:day|weekend|week|month|year|decade|century|quarter"
        r"|night|morning|afternoon|evening))\b(?!-)",
    ),
    (
        "which_after",
        r"(?i:(?:on )?the (?P<u>day|week|month|year|night|morning) (?P<which>after|before|following|preceding|previous))\b"
        r"(?=[,.;)]|\s*$)",
    ),
    ("weekend", r"(?i:(?:over |at |during )?the weekend)\b"),
    ("overnight", rf"(?i:overnight)\b(?!{_W}(?i:on |from |to )?{WEEKDAY})"),
    ("today", r"(?i:(?:later |earlier |early |late )?(?P<word>yesterday|today|tomorrow|tonight))\b" + _DAYTIME),
    (
        "set",
        r"(?i:every|each) (?i:other |second |few )?(?:(?i:single )?(?:"
        + _UNIT
        + rf"s?\b|{WEEKDAY}|{_SEASON}|{MONTH})|(?i:{WORD_NUMBER}|few|\d+) "
        + _UNIT
        + r"s\b)",
    ),
    (
        "set_word",
        rf"(?i:daily|weekly|monthly|yearly|annually|annual|quarterly|biannual|fortnightly|nightly|hourly|everyday)\b|(?i:once"
        rf"|twice|three times|several times) (?i:a|per) {_UNIT}\b|{WEEKDAY}s\b"
        rf"|(?i:per) {_UNIT}\b",
    ),
    ("weekday_range", rf"(?P<w>{WEEKDAY})(?:{_DASH}|{_W}(?:to|through|until|till){_W}){_DAYTIME}(?P<w2>{WEEKDAY})\b"),
    ("weekday_between", rf"(?<=(?i:between\s))(?P<w>{WEEKDAY}){_W}and{_W}(?P<w2>{WEEKDAY})\b"),
    (
        "weekday",
        rf"{_HOURS}(?:(?P<p>(?i:earlier on|later on|earlier|later|early|late)(?i: on)?) )?(?:(?P<which>{_WHICH}){_W})?"
        rf"(?P<w>{WEEKDAY})\b{_DAYTIME}(?:(?:{_W}(?:of )?|, )"
        rf"(?P<after>(?i:last|next|this|the same|the following|that) week))?",
    ),
    ("age", rf"(?i:aged )\d{{1,3}}\b|(?P<n>{_COUNT}){_W}(?P<u>(?i:year|month|week|day))s?(?:{_W}(?i:old\b|of age\b))"),
    ("span_adjective", rf"(?P<n>{_COUNT})[-‑](?P<u>{_UNIT})(?:[-‑](?i:long|old))?\b"),
    ("span_long", r"(?i:(?P<u>minute|hour|day|week|month|year|decade|centurie)s?[- ]?long)\b"),
    ("half_unit", r"(?i:(?:the |an? )?(?:(?:past|last|next|first|subsequent) )?half[- ](?:an? )?(?P<u>hour|day|year|decade|century))\b"),
    ("in_n", rf"(?P<how>(?i:in|within)){_W}(?:{_ABOUT})(?P<n>{_COUNT}){_MORE}{_W}(?P<u>{_UNIT})s?['’]?(?:{_W}(?i:time))?\b"),
    (
        "span_for",
        rf"(?i:for|over|after|during|throughout|lasted|than|of|about|in|by|several|many|some){_W}(?:{_ABOUT})(?:the )?(?:"
        rf"(?!(?i:an?|one)\s\w+s\b)"
        rf"(?P<n>{_COUNT}){_MORE}{_W})?(?:(?i:consecutive|long|straight|full|whole|entire) )?(?P<u>{_UNIT})s\b(?! 1\d\d\d| 20\d\d)",
    ),
    (
        "span_one",
        rf"(?i:for|over|lasted|than|nearly|almost|about|in|within|after|just|under|least|every){_W}(?P<n>(?i:an?|one)){_W}(?:"
        rf"(?i:full|whole|entire|single) )?(?P<u>{_UNIT})(?:{_W}(?P<half>(?i:and a half)))?\b",
    ),
    (
        "span",
        rf"{_ABOUT}(?!(?i:an?|one)\s\w+s\b)(?P<n>{_COUNT}){_MORE}{_W}(?:(?i:consecutive|long|straight|full|whole|brutal|more|short) )?"
        rf"(?P<u>{_UNIT})s?\b",
    ),
    ("span_bare", r"(?i:(?P<u>day|week|month|year|decade|centurie|hour)s)(?=\s(?i:of|before|into)\b)"),
    (
        "clock",
        r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\.?|[AP]\.?M\.?)(?!\w)|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|:)(?:\s?(?:hrs"
        r"|hours|GMT|UTC|local time))?|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours|GMT|UTC)\b|(?i:noon|midday|midnight)\b",
    ),
    (
        "dom",
        rf"(?<=(?i:\b(?:on|by|of|to|il|ce|om|ay)\s))(?i:the )(?P<d>{_ORDDAY})(?=[,.;)]|\s(?:the|and|he|it|they|of that month"
        rf"|of the (?:same )?month|when|after|troops|forces|a|an|with|by|was|were|had|in|at)\b)(?: of that month| of the "
        rf"(?:same )?month)?",
    ),
    ("dark", r"(?i:the (?P<dt>morning|afternoon|evening|night)|at (?P<dt2>night|dawn|dusk|daybreak))\b(?! (?:of|before|after))"),
    (
        "anchor_event",
        r"(?P<dir>(?i:ever since|since|after|before|during|following|until|prior to|in the wake of"
        r"|in the aftermath of|on the eve of|at the time of))"
        r"\s(?:(?P<edge>(?i:the (?:very )?(?:end|conclusion|close|start|beginning|outbreak|launch|onset"
        r"|signing|first day|last day|height)) of)\s)?"
        rf"(?!(?:(?i:the|last|this|next)\s)?(?:{MONTH}|{WEEKDAY}|{_SEASON}|{_UNIT}\b|\d(?!\d{{3}} [A-Z])))"
        r"(?=(?:(?i:the|that|this|its|their|his|her|last|a|an)|[A-Z][\w’'-]{1,30})\s)",
    ),
)
