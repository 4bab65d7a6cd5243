"""One pass over an article, left to right: what is named is what `the next day` and a date without a year may be counted from.

matches of rules, and names of wars and treaties (which win) -> readings -> since/until/around before them -> TimeMention
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from araz.intervals import Interval
from araz.knowledge.schema import NamedTime
from araz.records import DateSource, Span, When
from araz.resolve.times.grammar import MONTH
from araz.resolve.times.joined import resolve_shift, unit_of
from araz.resolve.times.lengths import length
from araz.resolve.times.named import NamedIndex, around_named, way_of
from araz.resolve.times.rules import HANDLERS
from araz.resolve.times.scan import scan
from araz.resolve.times.tense import tense_by_words
from araz.resolve.times.timex import Timex, timexes, value_of
from araz.resolve.times.values import Clock, Kind, Reading, open_side
from araz.resolve.times.words import count

_LEAD = re.compile(
    r"(?i:\b(ever since|since|until|till|before|after|prior to|following|no later than|by|up to|around|about|circa)\s(?:the\s)?)$"
)
_OPENED = ("ever since", "since", "until", "till", "before", "after", "prior to", "following", "by", "up to", "no later than")
_TO_NAME = re.compile(
    r"\s?(?:(?i:the|a|an|that|this|its|last year's)\s)?"
    r"(?:(?i:(?:the )?(?P<edge>end|start|beginning|outbreak|conclusion|close|signing|onset) of)\s(?:the\s)?)?"
)
_EVENT = re.compile(
    r"(?i:\b(?:war|conflict|fighting|hostilities|battle|exercises?|drills?|manoeuvres|maneuvers|attacks?|assault|raid|strikes?|bombing|"
    r"shelling|invasion|incursion|offensive|operation|clash(?:es)?|incident|talks|negotiations|meeting|summit|visit|conference|agreement|"
    r"accord|deal|treaty|pact|ceasefire|cease-fire|truce|armistice|signing|elections?|vote|referendum|coup|revolution|uprising|protests?|"
    r"killing|assassination|murder|arrest|detention|release|withdrawal|surrender|occupation|liberation|takeover|crash|explosion|"
    r"blockade|closure|sanctions|announcement|statement|speech|declaration|independence|collapse|fall|death|siege|massacre|crisis)\b)"
)
_STOP = re.compile(r"[.,;:!?()\n“”\"]")
_TAIL = 100
_REFINES = re.compile(r",?\s?(?:in|on|early in|late in|around|about)?\s?(?:the\s)?")
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|recently|(?:last|this|next) (?:week"
    r"|month|weekend)|ago|"
    r"in recent \w+|earlier this|has|have)\b"
)
_NEAR, _OLD, _BESIDE, _SHORT = 400, 300, 30, 4
_DAYS = frozenset({"mdy", "dmy", "dmy_words", "iso", "weekday", "today"})
_DATED = _DAYS | {"mdy_range", "dmy_range", "my", "m", "m_in", "dom", "ago", "feast", "named"}
_YEARS = re.compile(r"(?<![\w$€£,.])(?:1\d|20)\d\d(?![\w%]|[,.]\d)")
_NAMED_DAY = re.compile(rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}|\d{{1,2}}/\d{{1,2}})\b")
_CHRIST = re.compile(r"\d{2,3} (?:BC\b|B\.C)")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `when` and `interval` are None where it has no date of its own; `why` always says how, or why not.

    For an expression counted from an event, `anchor` holds the words that name the event (empty: what the text spoke of before),
    `shift_days` how far from it (negative: before) and `direction` which way: after, before, since, until, during.
    For a duration, `shift_days` is its length. `timex` is the expression as TIMEX3, one for each end of a range.
    """

    span: Span
    when: When | None
    kind: Kind
    interval: Interval | None
    anchor: str
    why: str
    shift_days: int = 0
    direction: str = ""
    timex: tuple[Timex, ...] = ()


def find_times(
    text: str,
    offset: int,
    published: Interval | None,
    tense_at: Callable[[int], str] | None,
    named: Sequence[NamedTime] | NamedIndex,
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text, in order, without overlap.

    Args:    offset: where the text begins in the article: added to all spans. published: day of publication or its bounds.
             tense_at: past, present, future or empty at an offset of the article; None guesses from the words around.
             named: rows of the knowledge, or an index of them.
    """
    return read_times([(text, offset)], published, tense_at, named)


def read_times(
    passages: Sequence[tuple[str, int]],
    published: Interval | None,
    tense_at: Callable[[int], str] | None,
    named: Sequence[NamedTime] | NamedIndex,
) -> tuple[TimeMention, ...]:
    """Find the time expressions of the passages of one article, texts with their offsets: what one names, the next may count from."""
    index = named if isinstance(named, NamedIndex) else NamedIndex(named)
    state = _State(_is_story("\n".join(text for text, _ in passages), published))
    return tuple(m for text, offset in passages for m in _Reader(text, offset, published, tense_at, index, state).read())


@dataclass(slots=True)
class _State:
    """What an article has named so far: a date whose year goes on holding with where it ended, and the time named last."""

    story: bool
    carried: Interval | None = None
    carried_at: int = 0
    fine: Interval | None = None
    last: Interval | None = None
    last_at: int = -1
    bc: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with its rule, or a named time with rule 'named' and its row."""

    rule: str
    start: int
    end: int
    match: re.Match[str] | None = None
    row: int = -1


class _Reader:
    """One pass over one text."""

    def __init__(
        self,
        text: str,
        offset: int,
        published: Interval | None,
        tense_at: Callable[[int], str] | None,
        index: NamedIndex,
        state: _State,
    ) -> None:
        self._text, self._offset, self._published, self._index, self._state = text, offset, published, index, state
        guess = tense_by_words(text)
        self._tense = (lambda at: tense_at(at + offset)) if tense_at else guess
        self._found = self._collect()
        self._story = state.story or (_is_story(text, published, least=1, share=1.0) and not _NEWS.search(text))

    def _collect(self) -> list[_Found]:
        hits = self._index.find(self._text)
        starts = [hit.start for hit in hits]
        found = [_Found("named", h.start, h.end, row=self._index.choose(h, self._text, self._published)) for h in hits]
        for rule, match in scan(self._text):
            place = bisect_left(starts, match.end()) - 1
            if place < 0 or hits[place].end <= match.start():
                found.append(_Found(rule, match.start(), match.end(), match))
        return sorted(found, key=lambda f: (f.start, f.end))

    def read(self) -> tuple[TimeMention, ...]:
        """Return the mentions in order."""
        mentions: list[TimeMention] = []
        skip = -1
        for number, item in enumerate(self._found):
            if item.start < skip:
                continue
            following = self._found[number + 1] if number + 1 < len(self._found) else None
            mention = self._mention(item, following)
            if mention is not None:
                mentions.append(mention)
                skip = mention.span.end - self._offset
        return tuple(mentions)

    def _mention(self, item: _Found, following: _Found | None) -> TimeMention | None:
        if item.match is None:
            whole = self._index.intervals[item.row]
            reading = Reading("named", whole, self._told(item.row), DateSource.ANCHORED)
            if whole.days is not None and whole.days <= _SHORT:
                self._state.last, self._state.last_at, self._state.bc = whole, item.end + self._offset, False
            return replace(self._make(reading, item.start, item.end), timex=self._years_in(item))
        if item.rule in ("anchor_shift", "anchor_some", "anchor_day"):
            return self._shifted(item, item.match, following)
        if item.rule == "anchor_event":
            return self._event(item, item.match, following)
        if item.rule == "unit_of":
            return self._unit_of(item, item.match, following)
        clock = self._clock(item.start)
        if item.rule == "clock":
            clock = replace(clock, last=self._day_beside(item, following) or clock.last)
        handled = HANDLERS[item.rule](item.match, clock)
        return None if handled is None else self._opened(handled, item)

    def _day_beside(self, item: _Found, following: _Found | None) -> Interval | None:
        """The day that is given after a time of day: `5:34 AM local time on March 20`."""
        if following is None or following.match is None or following.rule not in _DAYS or following.start - item.end > _BESIDE:
            return None
        if _STOP.search(self._text, item.end, following.start):
            return None
        reading = HANDLERS[following.rule](following.match, self._clock(following.start))
        return reading.interval if reading is not None else None

    def _years_in(self, item: _Found) -> tuple[Timex, ...]:
        """The day in the name of an event of one day, else the years: `the September 11 attacks`, `the 2003 invasion of Iraq`."""
        whole = self._index.intervals[item.row]
        day = _NAMED_DAY.search(self._text, item.start, item.end) if whole.days == 1 else None
        if day is not None:
            return (Timex(Span(day.start() + self._offset, day.end() + self._offset), value_of(whole)),)
        years = _YEARS.finditer(self._text, item.start, item.end)
        return tuple(Timex(Span(y.start() + self._offset, y.end() + self._offset), y.group(0)) for y in years)

    def _told(self, row: int) -> str:
        found = self._index.rows[row]
        return f"dates of {found.name!r}: {self._index.intervals[row].edtf}"

    def _clock(self, at: int) -> Clock:
        state, carried = self._state, None
        here = at + self._offset
        recent = state.last_at >= self._offset and here - state.last_at < _NEAR
        if state.carried is not None:
            near = state.carried_at >= self._offset and here - state.carried_at < _NEAR
            carried = state.carried if near or self._story else None
        if (
            state.last is not None
            and recent
            and state.last.precision == "year"
            and _REFINES.fullmatch(self._text, state.last_at - self._offset, at)
        ):
            carried = state.last
        fine = state.fine if carried is not None else None
        loose = carried is not None and not state.story and carried.precision == "year"
        national = self._index.national.of if self._index.national is not None else None
        return Clock(
            published=self._published,
            tense=self._tense(at),
            carried=carried,
            fine=fine,
            last=state.last,
            bc=state.bc,
            story=self._story,
            recent=recent,
            loose=loose,
            shape=value_of,
            national=national,
        )

    def _remember(self, reading: Reading, item: _Found) -> None:
        found = reading.interval
        if found is None or reading.kind in ("set", "duration", "reference", "clock") or item.rule == "named":
            return
        closed = found if found.start and found.end else Interval(found.start or found.end, found.start or found.end)
        self._state.last, self._state.last_at, self._state.bc = closed, item.end + self._offset, reading.bc
        stated = reading.source is DateSource.STATED
        old = self._published is None or (closed.start and self._published.start and (self._published.start - closed.start).days > _OLD)
        if (stated or self._story) and (old or reading.bc) and (closed.precision != "year" or self._story):
            self._state.carried, self._state.carried_at = closed, item.end + self._offset
            if closed.precision != "year":
                self._state.fine = closed

    def _opened(self, reading: Reading, item: _Found) -> TimeMention:
        lead = _LEAD.search(self._text, max(0, item.start - 24), item.start)
        word = " ".join(lead.group(1).lower().split()) if lead else ""
        if reading.interval is None or reading.kind in ("set", "duration") or not lead:
            return self._make(reading, item.start, item.end, item)
        if word not in _OPENED:
            return self._make(replace(reading, interval=reading.interval.near()), lead.start(), item.end, item, reading)
        opened = replace(reading, interval=open_side(reading.interval, word), direction=word)
        return self._make(opened, lead.start(), item.end, item, reading)

    def _unit_of(self, item: _Found, match: re.Match[str], following: _Found | None) -> TimeMention | None:
        """`the last week of` with the expression after it; alone, a length."""
        if following is None or following.match is None or following.start != item.end or following.rule not in HANDLERS:
            return None
        whole = HANDLERS[following.rule](following.match, self._clock(following.start))
        if whole is None or whole.interval is None or whole.kind in ("set", "duration"):
            return None
        try:
            found = unit_of(whole.interval, match)
        except (ValueError, OverflowError):
            return None
        if found is None:
            return None
        number, exact = count(match["n"]) if match["n"] else (1.0, not match["s"])
        value = length((number, exact), match["u"], "")
        reading = replace(whole, interval=found, why=f"{match.group(0).strip()} {following.match.group(0)}: {whole.why}", value=value)
        joined = _Found("unit_of", item.start, following.end, match)
        return self._opened(reading, joined)

    def _shifted(self, item: _Found, match: re.Match[str], following: _Found | None) -> TimeMention | None:
        gap = _TO_NAME.match(self._text, item.end)
        if following is not None and gap is not None and gap.end() >= following.start >= item.end:
            base, why = self._base(following, gap.group("edge") if gap.end() == following.start else None)
            if base is not None:
                reading = replace(resolve_shift(base, match, self._text[item.end : following.end].strip(), why), bc=self._state.bc)
                return self._make(reading, item.start, following.end, item)
        anchor = self._tail(item.end)
        if not anchor:
            return None
        inside = self._date_in(item, len(anchor))
        if inside is not None:
            base, why = inside
            reading = replace(resolve_shift(base, match, anchor, why), bc=self._state.bc)
            return self._make(reading, item.start, item.end, item)
        reading = resolve_shift(None, match, anchor, "counted from an event that the text describes")
        last = self._state.last
        if self._story and last is not None and last.start is not None and last.start == last.end:
            guess = resolve_shift(last, match, anchor, "").interval
            reading = replace(reading, value=value_of(guess, bc=self._state.bc)) if guess is not None else reading
        return self._make(reading, item.start, item.end, item)

    def _date_in(self, item: _Found, length_: int) -> tuple[Interval, str] | None:
        """The first day that the words of an event give: `a day after the ambush of 17 May`, `… after Iran held drills on 1 October`."""
        first = bisect_left(self._found, item.end, key=lambda other: other.start)
        for number in range(first, len(self._found)):
            other = self._found[number]
            if other.start > item.end + length_:
                return None
            if other.rule not in _DATED:
                continue
            base, why = self._base(other, None)
            if base is not None and base.start is not None:
                return base, why
        return None

    def _base(self, item: _Found, edge: str | None) -> tuple[Interval | None, str]:
        if item.match is None:
            found, why = self._index.intervals[item.row], self._told(item.row)
        elif item.rule in HANDLERS:
            reading = HANDLERS[item.rule](item.match, self._clock(item.start))
            if reading is None or reading.kind in ("set", "duration") or reading.interval is None:
                return None, ""
            found, why = reading.interval, f"counted from {item.match.group(0)!r}: {reading.interval.edtf}"
        else:
            return None, ""
        if edge in ("start", "beginning", "outbreak", "onset", "signing") and found.start:
            found = Interval(found.start, found.start, found.precision, found.approximate)
        return found, why

    def _event(self, item: _Found, match: re.Match[str], following: _Found | None) -> TimeMention | None:
        way, edge = " ".join(match["dir"].lower().split()), (match["edge"] or "").lower()
        gap = _TO_NAME.match(self._text, item.end)
        if following is not None and following.match is None and gap is not None and gap.end() == following.start:
            return self._named_event(item, way, edge, following)
        anchor = self._tail(item.end)
        if not anchor or not _EVENT.search(anchor):
            return None
        text = f"{match['edge']} {anchor}" if match["edge"] else anchor
        reading = Reading("anchor", None, "counted from an event that the text describes", DateSource.ANCHORED, text, 0, way_of(way))
        return self._make(reading, item.start, item.end)

    def _named_event(self, item: _Found, way: str, edge: str, named: _Found) -> TimeMention:
        whole = self._index.intervals[named.row]
        found = around_named(whole, way, edge)
        anchor = self._text[item.end : named.end].strip()
        reading = Reading("anchor", found, self._told(named.row), DateSource.ANCHORED, anchor, 0, way_of(way))
        return self._make(reading, item.start, named.end)

    def _tail(self, start: int) -> str:
        """The words after `start` up to the end of the clause."""
        tail = self._text[start : start + _TAIL]
        stop = _STOP.search(tail)
        words = tail[: stop.start()] if stop else tail.rpartition(" ")[0] if len(tail) == _TAIL else tail
        return " ".join(words.split())

    def _make(self, reading: Reading, start: int, end: int, item: _Found | None = None, plain: Reading | None = None) -> TimeMention:
        """Make a mention and remember it; `plain` is the reading before `since`, `until` or `about` changed it."""
        span = Span(start + self._offset, end + self._offset)
        found = None if reading.bc else reading.interval
        when = When(found.edtf, reading.source, reading.why, span) if found is not None and (found.start or found.end) else None
        said: tuple[Timex, ...] = ()
        if item is not None and item.match is not None:
            self._remember(plain or reading, item)
            said = tuple(
                Timex(Span(t.span.start + self._offset, t.span.end + self._offset), t.value)
                for t in timexes(item.rule, item.match, plain or reading, item.end)
            )
        return TimeMention(span, when, reading.kind, found, reading.anchor, reading.why, reading.shift_days, reading.direction, said)


def _is_story(text: str, published: Interval | None, *, least: int = 5, share: float = 0.6) -> bool:
    """Whether most years that the text gives lie well before its publication: an account of the past, where a year holds until the next."""
    years = [int(found) for found in _YEARS.findall(text)]
    newest = (published.end or published.start) if published else None
    old = [year for year in years if newest is None or year < newest.year - 1]
    old += [0] * len(_CHRIST.findall(text))
    return len(old) >= least and len(old) >= share * max(1, len(years))
