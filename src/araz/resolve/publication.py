"""When an article without a date was published, as far as its own text says: bounds, each with its reason.

    dates with a year, told in the past   -> not before            a date with a year that is planned    -> not after
    a caption's date with its weekday      -> not before, and soon after    a dated comment    -> not after, and not long before
    `last fall` beside a war of one autumn -> within the year after it      a date without a year -> by the years that the rest leaves
    bare weekdays beside a dated picture -> news of the days after it       a day still to come -> mostly days, seldom weeks, ahead

Hard bounds follow from the text; soft ones (marked `~`) from how news is written, and give way to hard ones. The likeliest day within
them is the last weekday told, or the day before what is to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from araz.intervals import Interval, add_days, of_month, overlaps, parse_edtf
from araz.knowledge.schema import NamedTime, Person
from araz.records import Article, DateSource, Paragraph, ParagraphKind, When
from araz.resolve.known_events import KnownEvents
from araz.resolve.scan import NameScanner
from araz.resolve.times import NamedIndex, TimeMention, find_times, tense_by_words
from araz.resolve.times.values import nearest
from araz.resolve.times.words import SEASONS, WEEKDAYS

_TOLD = (ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.CAPTION)
_NAME_YEAR = re.compile(r"\b[A-Z][\w’']{2,30}[-–]((?:19|20)\d\d)(?!\w|[-–]\d)")
_LAST_SEASON = re.compile(r"\b(?i:last) (?P<s>(?i:spring|summer|fall|autumn|winter))\b")
_LAST_YEAR = re.compile(r"\b(?i:last year)(?:['’]s)?\b")
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_WEEKDAY = re.compile(r"[A-Z][a-z]{2,8}")
_BARE_WEEKDAY = re.compile(r"(?<![Ll]ast )(?<![Nn]ext )\b(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? (?:[A-Z][a-z]+\.? )?\d)")
_YEAR_LEAD = re.compile(r"(?i:\b(?:in|since|during|of|year)\s)$")
_SOON = 14
_MONTH = 30
_SHORT_WAR = 150
_TITLE_REACH = 40
_SEASON_DAYS, _WIDE = 92, 14


@dataclass(frozen=True, slots=True)
class Bound:
    """Publication was not before `low` and not after `high` (None: says nothing); `soft` where only usage says so.

    `first`: the first day of what is still to come.
    """

    low: date | None
    high: date | None
    soft: bool
    why: str
    first: date | None = None


def infer_publication(
    article: Article, named: Sequence[NamedTime] | NamedIndex, offices: Offices | None = None, known: KnownEvents | None = None
) -> When | None:
    """Return the bounds that an article's own text sets to its publication, as an EDTF interval; None where it sets none.

    Args: offices: finds people called by an office; an article that does so appeared after their term began. known: events that a text
          may tell of without their name, for the likeliest day where the bounds are wide.
    """
    index = named if isinstance(named, NamedIndex) else NamedIndex(named)
    paragraphs = [(p, article.passage(p.span)) for p in article.paragraphs]
    hard = [b for p, text in paragraphs for b in _stated(p, text, index)]
    hard += _past_seasons([text for p, text in paragraphs if p.kind in _TOLD], index)
    if offices is not None:
        hard += [bound for p, text in paragraphs if p.kind in _TOLD for bound in offices.bounds(text)]
    low, high = _limits(hard)
    told = [text for p, text in paragraphs if p.kind in (ParagraphKind.TITLE, ParagraphKind.BODY)]
    captions = [text for p, text in paragraphs if p.kind is ParagraphKind.CAPTION]
    hard += _weekdays_after(captions, told, index, (low, high))
    years = _years([text for p, text in paragraphs if p.kind in _TOLD], low, high)
    for paragraph, text in paragraphs:
        if paragraph.kind in _TOLD:
            hard.extend(_yearless(text, index, (low, high), years))
    return _with_known(_conclude(hard, told), "\n".join(told), known)


def _with_known(found: When | None, text: str, known: KnownEvents | None) -> When | None:
    """Add the day of a known event as the likeliest, where nothing else gives one."""
    if found is None or found.best or known is None:
        return found
    bounds = parse_edtf(found.edtf)
    event = known.after(text, bounds.start) if bounds.start is not None and (bounds.days or _WIDE) >= _WIDE else None
    if event is None or (bounds.end is not None and event[0] > bounds.end):
        return found
    return replace(found, best=event[0].isoformat(), why=f"{found.why}; likeliest about {event[0]}: {event[1]}")


def _weekdays_after(
    captions: Sequence[str], told: Sequence[str], index: NamedIndex, limits: tuple[date | None, date | None]
) -> list[Bound]:
    """A bare weekday told as past, beside a dated picture, is the first one after it; publication is less than a week later."""
    pictures = [day for text in captions for m in find_times(text, 0, None, None, index) if (day := _dated_weekday(m, text)) is not None]
    low, high = limits
    taken = max((day for day in pictures if high is None or day <= high), default=None)
    if taken is None or (low is not None and low > taken + timedelta(days=_SOON)):
        return []
    found = []
    for number, word in _past_weekdays(told):
        day = taken + timedelta(days=(number - taken.weekday() - 1) % 7 + 1)
        why = f"{word} is told as past, beside a picture of {taken}"
        found.append(Bound(day, day + timedelta(days=6), True, why))
    return found


def _dated_weekday(mention: TimeMention, text: str) -> date | None:
    """Return the day of a date with a year that begins with its weekday."""
    word = _WEEKDAY.match(text, mention.span.start)
    named = _has_year(mention) and word is not None and word.group(0).lower() in WEEKDAYS
    return mention.interval.start if named and mention.interval is not None else None


def _past_weekdays(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return the weekdays, by number, that the texts tell as past without a date."""
    found: dict[int, str] = {}
    for text in texts:
        tense = tense_by_words(text)
        for match in _BARE_WEEKDAY.finditer(text):
            if tense(match.start()) == "past":
                found.setdefault(WEEKDAYS[match.group("w").lower()], match.group(0))
    return sorted(found.items())


class Offices:
    """People with the offices they held, ready to be found in a text beside the office's name. Build it once for many texts."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.rows = tuple(p for p in people if p.office and len(p.valid_from) == 10)
        self._scanner = NameScanner((name, key) for key, row in enumerate(self.rows) for name in (row.name, *row.aliases) if " " in name)

    def bounds(self, text: str) -> Iterator[Bound]:
        """Yield a lower bound for each person named just after the title of an office: `Foreign Minister Jane Roe`."""
        for hit in self._scanner.find(text):
            before = text[max(0, hit.start - _TITLE_REACH) : hit.start].lower().rstrip()
            terms = [self.rows[key] for key in hit.keys if before.endswith(self.rows[key].office.lower())]
            if terms and "former" not in before and "ex-" not in before:
                first = min(terms, key=lambda term: term.valid_from)
                yield Bound(
                    date.fromisoformat(first.valid_from),
                    None,
                    False,
                    f"{first.name} is called {first.office}, which began on {first.valid_from}",
                )


def _stated(paragraph: Paragraph, text: str, index: NamedIndex) -> Iterator[Bound]:
    """Yield what the dates with a year in one paragraph say."""
    if paragraph.kind is ParagraphKind.COMMENT:
        yield from _commented(text)
    if paragraph.kind not in (*_TOLD, ParagraphKind.BYLINE):
        return
    tense = tense_by_words(text)
    for mention in find_times(text, 0, None, tense, index):
        if _has_year(mention):
            yield from _bound(paragraph.kind, text, mention, tense(mention.span.start))


def _has_year(mention: TimeMention) -> bool:
    stated = mention.when is not None and mention.when.source is DateSource.STATED
    return stated and mention.kind in ("date", "range") and "carried over" not in mention.why


def _commented(text: str) -> Iterator[Bound]:
    for found in _ISO.findall(text):
        try:
            day = date.fromisoformat(found)
        except ValueError:
            continue
        yield Bound(None, day, False, f"a reader's comment is dated {day}")
        yield Bound(day - timedelta(days=_MONTH), None, True, "comments mostly come within a month")


def _bound(kind: ParagraphKind, text: str, mention: TimeMention, tense: str) -> Iterator[Bound]:
    words, found = text[mention.span.start : mention.span.end], mention.interval
    if found is None or found.start is None or mention.direction in ("until", "by", "before", "till", "up to"):
        return
    if kind is ParagraphKind.BYLINE and found.days == 1:
        yield Bound(found.start, found.end, False, f"the byline has the date {words!r}")
    elif tense == "future" and kind is not ParagraphKind.CAPTION:
        if found.precision != "year" and found.end is not None:
            yield Bound(None, found.end, False, f"{words!r} is still to come", found.start)
    elif tense == "past" or kind is ParagraphKind.CAPTION:
        if found.precision == "year" and not _YEAR_LEAD.search(text, 0, mention.span.start):
            return
        yield Bound(found.start, None, False, f"{words!r} is past")
        weekday = _WEEKDAY.match(words)
        if kind is ParagraphKind.CAPTION and weekday and weekday.group(0).lower() in WEEKDAYS:
            yield Bound(
                None, found.start + timedelta(days=_SOON), True, "a picture dated with its weekday is mostly printed within two weeks"
            )


def _past_seasons(texts: Sequence[str], index: NamedIndex) -> list[Bound]:
    """`last fall` or `last year`, where the text names a short war of one autumn or year."""
    whole = "\n".join(texts)
    wars = []
    for hit in index.find(whole):
        row = index.choose(hit, whole, None)
        found = index.intervals[row]
        if found.start is not None and found.days is not None and found.days <= _SHORT_WAR and index.rows[row].kind == "war":
            wars.append((index.rows[row].name, found, hit.start))
    return [bound for name, war, at in wars for bound in _season_bounds(whole, name, war, at)]


def _season_bounds(whole: str, name: str, war: Interval, at: int) -> Iterator[Bound]:
    assert war.start is not None
    for match in _LAST_SEASON.finditer(whole):
        first, last = SEASONS[match.group("s").lower()]
        wraps = last < first
        past = Interval(date(war.start.year, first, 1), of_month(war.start.year + wraps, last).end)
        if overlaps(past, war) and past.end is not None:
            end = of_month(past.end.year + 1, last).end
            yield Bound(add_days(past.end, 1), end, False, f"{match.group(0)!r} is that of {name} ({war.edtf})")
    for match in _LAST_YEAR.finditer(whole):
        if abs(match.start() - at) <= 80:
            year = war.start.year + 1
            yield Bound(date(year, 1, 1), date(year, 12, 31), False, f"{match.group(0)!r} is that of {name} ({war.edtf})")


def _years(texts: Sequence[str], low: date | None, high: date | None) -> tuple[int, ...]:
    """Return the years that names like `Zapad-2021` point to, the latest that the bounds allow first."""
    found = {int(year) for text in texts for year in _NAME_YEAR.findall(text)}
    return tuple(sorted((y for y in found if (low is None or y >= low.year) and (high is None or y <= high.year)), reverse=True))


def _limits(bounds: Sequence[Bound]) -> tuple[date | None, date | None]:
    """Return the narrowest hard bounds; a date after what the text puts last is a mistake, and left out."""
    high = min((b.high for b in bounds if b.high is not None and not b.soft), default=None)
    low = max((b.low for b in bounds if b.low is not None and not b.soft and (high is None or b.low <= high)), default=None)
    return low, high


def _yearless(text: str, index: NamedIndex, limits: tuple[date | None, date | None], years: tuple[int, ...]) -> Iterator[Bound]:
    """Yield what days without a year say, once their year is known: by a weekday, by a name with a year, or by the bounds."""
    tense = tense_by_words(text)
    for mention in find_times(text, 0, None, tense, index):
        if mention.interval is not None or mention.kind not in ("date", "range") or "year is not given" not in mention.why:
            continue
        words, when = text[mention.span.start : mention.span.end], tense(mention.span.start)
        day, why = _dated(words, when, limits, years, index)
        if day is None or day.start is None or day.end is None or day.precision != "day":
            continue
        if when == "future":
            yield Bound(None, day.end, False, f"{words!r} is still to come ({why})", day.start)
            yield Bound(day.start - timedelta(days=_MONTH), None, True, "a day without a year is mostly less than a month off")
        elif when == "past":
            yield Bound(day.start, None, False, f"{words!r} is past ({why})")
            yield Bound(None, day.start + timedelta(days=_MONTH), True, "a day without a year is mostly less than a month off")


def _dated(
    words: str, tense: str, limits: tuple[date | None, date | None], years: tuple[int, ...], index: NamedIndex
) -> tuple[Interval | None, str]:
    low, high = limits
    weekday = _WEEKDAY.match(words)
    if weekday and weekday.group(0).lower() in WEEKDAYS:
        number = WEEKDAYS[weekday.group(0).lower()]
        span = range(low.year if low else (high.year - 5 if high else 0), (high.year if high else low.year + 5 if low else -1) + 1)
        fits = [found for y in span if (found := _in_year(words, y)) and found.start and found.start.weekday() == number]
        if fits:
            return (fits[-1] if low is None else fits[0]), "the first year on which it is that weekday" if low else "by its weekday"
    if years:
        return _in_year(words, years[0]), f"year from a name with {years[0]}"
    if high is None or tense != "future":
        return None, ""
    return nearest(_InYear(words), high - timedelta(days=_MONTH * 6), tense), f"year from what is known by {high}"


@dataclass(frozen=True, slots=True)
class _InYear:
    """Puts a date without a year into a year."""

    words: str

    def __call__(self, year: int) -> Interval:
        found = _in_year(self.words, year)
        if found is None:
            raise ValueError(f"{self.words!r} is no day of {year}")
        return found


def _in_year(words: str, year: int) -> Interval | None:
    """Return the days of `words` in a year, or None where it has none."""
    frame = Interval(date(year, 12, 31), date(year, 12, 31))
    mentions = find_times(words, 0, frame, lambda _: "past", ())
    found = next((m.interval for m in mentions if m.interval is not None), None)
    return found if found is not None and found.start is not None and found.start.year == year else None


def _conclude(bounds: Sequence[Bound], told: Sequence[str]) -> When | None:
    low, high = _limits(bounds)
    soft_low = max((b.low for b in bounds if b.soft and b.low is not None and (high is None or b.low <= high)), default=None)
    soft_high = min((b.high for b in bounds if b.soft and b.high is not None and (low is None or b.high >= low)), default=None)
    first = soft_low if soft_low is not None and (low is None or soft_low > low) else low
    last = soft_high if soft_high is not None and (high is None or soft_high < high) else high
    if first is not None and last is not None and first > last:
        first, last = low, high
    if first is None and last is None:
        return None
    found = Interval(first, last, "day", first != low, None, last != high)
    used = [b.why for b in bounds if (b.low is not None and b.low == first) or (b.high is not None and b.high == last)]
    best, why = _likeliest(found, bounds, told)
    return When(
        found.edtf, DateSource.INFERRED, "; ".join(dict.fromkeys([*used, *([f"likeliest {best}, {why}"] if best else [])])), best=best
    )


def _likeliest(found: Interval, bounds: Sequence[Bound], told: Sequence[str]) -> tuple[str, str]:
    """Return the likeliest day within bounds of at most a season, and why; empty where nothing speaks for one."""
    if found.start is None or found.end is None or found.days is None or found.days > _SEASON_DAYS:
        return "", ""
    days = [found.start + timedelta(days=n) for n in range(found.days)]
    if len(days) == 1:
        return days[0].isoformat(), "the only day"
    numbers = [number for number, _ in _past_weekdays(told)]
    if numbers and len(days) <= _SOON:
        last = max((d for d in days if d.weekday() in numbers and d - days[0] <= timedelta(days=6)), default=days[0])
        return last.isoformat(), "the last weekday told"
    ahead = min((b.first for b in bounds if b.first is not None), default=None)
    if ahead is not None and days[0] < ahead:
        return max(days[0], ahead - timedelta(days=1)).isoformat(), "the day before what is to come"
    return "", ""
