"""Is a name of a place a place where it stands? By the words beside it, without asking which place it is.

`Kentucky State Police`, `Bank of China`      part: the name only describes
`Boston Globe`, `Mr Jackson`, `Victoria Nuland`, `Jordan Smith`     none
`in Innisfail`, `Alvin, Texas`, `the town of Hinton`, `an Edmonton woman`, `LIMA (Reuters)`     a place, the more evidence the better
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from araz.resolve.places_words import Run, Word


class Use(IntEnum):
    """How a name is used."""

    NONE = 0
    PART = 1
    PLACE = 2


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AREA_WORDS = _words(
    """county province region oblast district governorate prefecture state territory republic raion krai department municipality parish
    peninsula island islands valley basin coast highlands"""
)
TOWN_WORDS = _words("""city town township village borough airport port harbour harbor square suburb""")
_FEATURES = _words(
    """river lake sea bay gulf strait mountain mountains mount creek canyon canal bridge ocean desert glacier dam pass creek falls beach
    hills hill park point head springs road street avenue lane drive boulevard highway way place court close crescent terrace row"""
)
DIRECTIONS = _words(
    """north south east west northern southern eastern western central upper lower greater downtown inner outer old mid northeast northwest
    southeast southwest north-east north-west south-east south-west northeastern northwestern southeastern southwestern rural suburban
    metropolitan metro coastal mainland"""
)
_ORGANISATIONS = _words(
    """police university college school academy council court hospital clinic centre center museum gallery library church cathedral mosque
    temple parliament assembly government ministry department agency authority commission committee board bureau office institute
    foundation association society federation union club party army navy force forces guard service services bank company corporation
    group international airlines airways railway railways transport health energy oil gas stadium arena theatre theater house hall jail
    prison zoo market exchange olympics games festival marathon protocol agreement accord treaty declaration summit conference
    convention pact process movement command division brigade regiment fire sheriff senate legislature supreme high district county
    state national regional medical general animal public provincial city crown primary secondary catholic community constitution
    congress election elections embassy consulate foreign interior defence defense prime liberal conservative labour democratic
    republican"""
)
_NAMES_OF_THINGS = _words(
    """times post globe herald tribune telegraph gazette journal chronicle news star sun mirror observer guardian press examiner daily mail
    review weekly magazine today tv television radio broadcasting united rovers rangers wanderers athletic hotspur albion villa fc afc
    cowboys giants lakers bulls celtics eagles lions bears dolphins hilton motors jeans fries muffin whiskey bulldog terrier shepherd
    brigade battalion syndrome fever virus disease"""
)
_HEADS_OF_NAMES = _words(
    """bank university college air radio environment health statistics hydro global institute church bishop archbishop diocese duke earl
    count prince princess queen king house treaty battle siege convention embassy consulate club hotel port royal hms uss ss fc ac real
    sporting dynamo university the statistics museum society friends ministry school hospital company order ambassador republic
    president premier governor mayor emirate kingdom government parliament team miss mister visit live"""
)
_NAMED_BY = (_HEADS_OF_NAMES | _ORGANISATIONS) - AREA_WORDS - TOWN_WORDS
_TITLES = _words(
    """mr mrs ms miss dr sir lord lady dame president premier chancellor king queen prince princess pope saint senator sen rep
    representative congressman congresswoman governor gov mayor judge justice general gen colonel col major maj captain capt lieutenant
    lt sergeant sgt corporal private officer detective inspector constable sheriff deputy chief secretary minister professor prof rev
    reverend father sister brother bishop archbishop cardinal imam sheikh ayatollah coach councillor ambassador commander admiral
    superintendent commissioner attorney doctor uncle aunt actor actress singer marshal chairman chairwoman spokesman spokeswoman
    director"""
)
CIVIC = _words(
    """police council court mayor premier governor gov gov's sheriff sheriff's airport coroner superior crown fire legislature senate mp
    mla mpp councillor senator sen rep attorney district residents regional jail constabulary magistrates municipal hospital"""
)
_GOVERNED = {"gov": "unit", "governor": "unit", "premier": "unit", "legislature": "unit", "mayor": "town"}
_DAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sept sep oct nov dec"""
)
_SIDE = r"(?:north|south)-?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?"
_AT = re.compile(
    r"\b(?i:in|at|near|from|to|into|outside|around|across|throughout|via|towards?|over|inside|within|through|between|leaving|reached|"
    r"visit(?:ed|ing|s)?|left|entered|toured|captured|seized|retook|bombed|shelled)\s(?:the\s)?"
    rf"(?:(?:\w+\s)?(?:downtown|central|nearby|neighbou?ring|{_SIDE}|rural|suburban|greater|mainland|occupied|"
    r"parts of|much of|most of|all of)\s)*(?:the\s)?$"
)
_KIND_OF = re.compile(
    r"\b(?i:city|town|village|suburb|hamlet|port|district|province|state|county|region|capital|community|neighbou?rhood|borough|"
    r"municipality|streets|outskirts|people|residents|mayor|north|south|east|west|area|bishop|siege|fall|battle|island|coast)\s"
    r"(?:of\s)(?:the\s)?$"
)
_KIND_BEFORE = re.compile(r"\b(?i:city|town|village|suburb|capital|district|province|region|county|port|neighbou?rhood),?\s$")
_SOFT_AT = re.compile(r"\b(?i:of|for|on|off|and|or|by|with|between)\s(?:the\s)?$|[-–/,]\s?$")
_KIND_AFTER = re.compile(
    r"(?:['’]s)?[-\s](?:based|born|area|district|suburbs?|neighbou?rhood|residents?|man|men|woman|women|couple|teenagers?|teen|boy|girl|"
    r"mayor|police|schools?|court|hospital|airport|council|councillor|city|town|province|region|state|native|home|streets?|family|"
    r"officials?|authorities|government|county|village|outskirts|community|house|firm|company|business(?:es)?|roads?|highway|station|"
    r"university|office|headquarters|detachment|border|port|prison|jail|campus|club|market|plant|factory|restaurant|hotel)\b|"
    r",?\s(?:the|a|an|our|his|her|its|one of)\s(?:[\w-]+['’]?s?\s){0,5}"
    r"(?:city|town|village|suburb|capital|port|province|region|district|community)\b"
)
_AREA_AFTER = re.compile(r"\s(?:province|oblast|district|state|county|region|governorate|prefecture)\b(?!['’-])")
_DATELINE = re.compile(r"\s*(?:,\s[A-Z][\w. ]{1,20})?\s*(?:\([A-Za-z/ .]{2,20}\)\s*)?(?:[—–]|--|-\s)|\s*(?:,\s[A-Z][\w.]{1,12})?\s*\([A-Z]")
_SAID = re.compile(
    r"(?:['’]s)?,?\s(?:said|says|told|added|tweeted|wrote|testified|recalled|explained|was born|is survived|smiled|laughed)\b"
)
_NAMED_OF = re.compile(r"(?P<word>[A-Z][\w’'-]+|church|cathedral|feast)\sof\s(?:the\s)?$")
_STREETS = _words("street road avenue lane drive boulevard st rd ave blvd")
_AGED = re.compile(r",\s\d{1,2},\s")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the words beside a name say: how it is used, how strongly (3: surely a place), and the span with the word for its kind.

    `evidence` is -3 where a word before makes it somebody's or something's name; `kind`: `area`, `unit` (an area
    that is no state) or `town`, where a word beside it says so.
    """

    use: Use
    evidence: int
    start: int
    end: int
    kind: str = ""


def look(text: str, start: int, end: int, run: Run | None, *, title: bool = False) -> Sight:
    """Return how the name at `start` to `end` is used. `run`: the capitalised words that it stands in. `title`: all words have capitals."""
    if text[start : start + 4].lower() == "the ":
        start += 4
    if _is_street(text[start:end]):
        return Sight(Use.NONE, 0, start, end)
    of = _NAMED_OF.search(text, max(0, start - 40), start)
    if of is not None and of["word"].lower() in _NAMED_BY:
        return Sight(Use.PART, 0, start, end)
    end, kind = _with_kind(run, start, end)
    named = bool(kind)
    before, after = _beside(run, start, end)
    following = after.text.lower() if after is not None else ""
    use = _by_next(following, [w.text.lower() for w in run.words if w.start >= end] if run else [])
    if before is not None and use is not Use.NONE:
        if before.text.lower() in DIRECTIONS:
            start = before.start
        elif (use := min(use, _by_previous(before, title))) is Use.NONE:
            return Sight(use, -3, start, end)
    civic = following in CIVIC
    kind = kind or _GOVERNED.get(following, "")
    if use is Use.PLACE and following and not civic and not title:
        use = Use.NONE
    return Sight(use, _evidence(text, start, end) + 2 * named + civic, start, end, kind or _kind_after(text, end))


def _is_street(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    return last[:1].isupper() and last.lower() in _STREETS


def _with_kind(run: Run | None, start: int, end: int) -> tuple[int, str]:
    """Return where a name ends with the word for its kind, and the kind: `Fars Province`; not the `State` of `Kentucky State Police`."""
    after = _beside(run, start, end)[1]
    word = after.text.lower() if after is not None else ""
    if after is None or word not in AREA_WORDS | TOWN_WORDS:
        return end, ""
    following = _beside(run, start, after.end)[1]
    if word == "state" and following is not None:
        return end, ""
    return after.end, "area" if word in AREA_WORDS else "town"


def _beside(run: Run | None, start: int, end: int) -> tuple[Word | None, Word | None]:
    """Return the words of the run right before and after a name."""
    if run is None:
        return None, None
    before = [w for w in run.words if w.end <= start]
    after = [w for w in run.words if w.start >= end]
    first = before[-1] if before else None
    following = after[0] if after else None
    if following is not None and (following.soft or following.text.lower() in _DAYS or _is_dateline(run, end, following)):
        following = None
    return (None if first is not None and first.soft else first), following


def _is_dateline(run: Run, end: int, following: Word) -> bool:
    """Whether a run is in capitals all through up to `end`, and no more after it: `DETROIT The driver`."""
    opening = [w.text for w in run.words if w.end <= end]
    return all(map(str.isupper, opening)) and sum(map(len, opening)) > 3 and not following.text.isupper()


def _kind_after(text: str, end: int) -> str:
    """Return `area` where a small word for a unit comes right after: `Karak district`, `Washington state`."""
    found = _AREA_AFTER.match(text, end)
    return "area" if found else ""


def _by_next(following: str, rest: Sequence[str]) -> Use:
    """Return the use of a name by the capitalised word after it, and by all those after it in its run."""
    if following in CIVIC or not following:
        return Use.PLACE
    if following in _NAMES_OF_THINGS or following in _FEATURES:
        return Use.NONE
    return Use.PART if _ORGANISATIONS & set(rest) else Use.PLACE


def _by_previous(before: Word, title: bool) -> Use:
    word = before.text.lower().rstrip(".")
    if word in _TITLES:
        return Use.NONE
    if (before.text.isupper() and len(before.text) > 1) or word in _HEADS_OF_NAMES or word in _ORGANISATIONS:
        return Use.PART
    return Use.PLACE if title else Use.NONE


def _evidence(text: str, start: int, end: int) -> int:
    """Return how strongly the words around say that a place is meant."""
    lead = max(0, start - 60)
    found = 0
    if _KIND_OF.search(text, lead, start):
        found = 3
    elif _AT.search(text, lead, start) or _KIND_BEFORE.search(text, lead, start):
        found = 2
    elif _SOFT_AT.search(text, lead, start):
        found = 1
    if _KIND_AFTER.match(text, end):
        found += 1
    if not text[:start].strip() and _DATELINE.match(text, end):
        found += 3
    if _SAID.match(text, end) or _AGED.match(text, end):
        found -= 2
    return found


def persons(runs: Iterable[Run], placed: Sequence[tuple[int, int]], named: Callable[[str], bool]) -> set[str]:
    """Return words, in small letters, that names of persons in a text end with, or begin with where they are a given name by `named`.

    `placed`: where names that hold no person stand: of several words, or of states. `Judy Law`, `Mr Faulkner`, not `New Britain`.
    """
    found = set()
    for run in runs:
        words = [w for w in run.words if not w.soft]
        if not 2 <= len(words) <= 4 or any(start < words[-1].end and words[0].start < end for start, end in placed):
            continue
        first, last = words[0].text.lower().rstrip("."), words[-1].text.lower()
        if _is_person(words, first, last):
            found.add(last)
            given = named(first) and not any(w.text.lower() in CIVIC | _TITLES for w in words[1:])
            found.update({first} if given else ())
    return found


def _is_person(words: Sequence[Word], first: str, last: str) -> bool:
    if first in _TITLES:
        return True
    if any(w.text.isupper() and len(w.text) > 2 for w in words) or first in DIRECTIONS | _HEADS_OF_NAMES | _ORGANISATIONS:
        return False
    return not {last, first} & (AREA_WORDS | TOWN_WORDS | CIVIC | _ORGANISATIONS | _NAMES_OF_THINGS | _FEATURES)
