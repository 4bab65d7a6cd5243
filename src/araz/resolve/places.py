"""Where: the places that a text names, and borders named by their states.

names of places (knowledge) -> hits -> one row each (longest name; where several fit, the one of the countries in play)
`the Azerbaijan-Iran border`, `border with Armenia`, `Iranian border` -> a border between states, without a point
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from araz.knowledge.schema import PlaceRow, State
from araz.records import Span, Where
from araz.resolve.scan import Hit, NameScanner

_NEAR = re.compile(
    r"(?i:\b(?:(?P<side>(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?)(?:\s(?:of|from))|"
    r"(?P<near>near|close to|not far from|outside|around|off|in the vicinity of|on the outskirts of|adjacent to|next to))"
    r"\s(?:the\s)?(?:(?:city|town|village|coast|port|region)\sof\s)?(?:the\s)?)$"
)
_IN = re.compile(r"(?i:\b(?:in|at|to|from|of|near|for|into|on|towards?|outside|around|via|through|over|across|between|and)(?:\sthe)?\s)$")
_INSIDE = re.compile(r"(?i:\b(?:in|inside|within|across|throughout|into|all over)\s(?:the\s)?)$")
_TITLED = re.compile(r"\b[A-Z][\w’'-]+\s$")
_NAMED_ON = re.compile(r"\s[A-Z][a-z’'-]+")
_PLACE_WORD = re.compile(
    r"\s(?:Province|Region|Oblast|District|City|River|Airport|Port|Corridor|Strait|Island|Peninsula|Governorate|State|Republic|Autonomous)\b"
)
_BEFORE_BORDER = re.compile(
    r"(?:['’]s?)?(?:\s(?:state|common|shared|land|southern|northern|eastern|western|mutual))?[\s-](?:border|frontier)(?:s|lands?)?\b"
    r"(?![\s-](?:guards?|polic\w+|forces?|troops|services?|agenc\w+|officials?|control|patrols?|officers?)\b)"
)
_AFTER_BORDER = re.compile(
    r"\b(?:(?i:border|frontier)s?(?:\s(?:region|area|zone|line|post|crossing|district)s?)?\s(?:with|between|of|to|from)|(?i:bordering))\s(?:the\s)?$"
)
_JOIN = re.compile(r"\s?[-–—/]\s?|\s(?:and|&)\s(?:the\s)?|,\s")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text. `row` is None for a border and for a whole state, which are known by their `countries` alone.

    `relation`: empty where the deed is said to be there, `border`, `near`, or a side, as `north of`.
    """

    span: Span
    name: str
    row: PlaceRow | None
    relation: str
    countries: tuple[str, ...]
    why: str

    @property
    def where(self) -> Where:
        """The place as a claim keeps it; the country is empty where there are several."""
        country = self.countries[0] if len(self.countries) == 1 else ""
        row = self.row
        return Where(self.name, country, row.latitude if row else None, row.longitude if row else None, self.relation, self.span)


class PlaceIndex:
    """Places, and the states whose borders are places, made ready for search; build it once for many texts."""

    def __init__(self, rows: Sequence[PlaceRow], states: Sequence[State] = ()) -> None:
        self.rows = tuple(rows)
        self.states = tuple(states)
        self._places = NameScanner((name, key) for key, row in enumerate(self.rows) for name in (row.name, *row.aliases))
        self._states = NameScanner(
            (name, key) for key, s in enumerate(self.states) for name in (s.name, s.official, *s.other_names, *s.adjectives)
        )

    def places(self, text: str) -> tuple[Hit, ...]:
        """Return where places are named."""
        return self._places.find(text)

    def state_names(self, text: str) -> tuple[Hit, ...]:
        """Return where states are named, by noun or adjective."""
        return self._states.find(text)

    def choose(self, hit: Hit, context: Collection[str]) -> tuple[PlaceRow, str]:
        """Return the row that a name means, and why: countries in play first, then a capital, then the first in the file."""
        rows = [self.rows[key] for key in hit.keys]
        if len(rows) == 1:
            return rows[0], f"the gazetteer's {rows[0].name!r}"
        best = max(rows, key=lambda row: (sum(code in context for code in row.countries), row.kind == "capital"))
        others = ", ".join(f"{row.name} ({'/'.join(row.countries)})" for row in rows if row is not best)
        return best, f"{best.name!r} fits the countries in play better than {others}"


def find_places(text: str, offset: int, index: PlaceIndex, context: Collection[str] = ()) -> tuple[PlaceMention, ...]:
    """Find the places that a text names, in order, without overlap.

    Args:    offset: where the text begins in the article: added to all spans. context: ISO3 codes of the states that the article is about;
             the states named in the text are added to them.
    """
    states = index.state_names(text)
    borders = _borders(text, offset, index, states)
    known = {*context, *(index.states[hit.keys[0]].code for hit in states)}
    taken = [(m.span.start - offset, m.span.end - offset) for m in borders]
    found = [
        _mention(text, offset, index, hit, known)
        for hit in index.places(text)
        if not any(start < hit.end and hit.start < end for start, end in taken) and _is_place(text, hit, index)
    ]
    taken += [(m.span.start - offset, m.span.end - offset) for m in found]
    free = [hit for hit in states if not any(start < hit.end and hit.start < end for start, end in taken)]
    lands = _lands(text, offset, index, free)
    return tuple(sorted((*borders, *found, *lands), key=lambda m: m.span))


def _lands(text: str, offset: int, index: PlaceIndex, states: Sequence[Hit]) -> Iterator[PlaceMention]:
    """Yield the states that a text says something is in: `in Iran`, not `Iran said` nor `in Iranian hands`."""
    for hit in states:
        state, words = index.states[hit.keys[0]], text[hit.start : hit.end]
        if words not in (*state.adjectives, *state.people) and _INSIDE.search(text, max(0, hit.start - 24), hit.start):
            yield PlaceMention(Span(hit.start + offset, hit.end + offset), state.name, None, "", (state.code,), f"within {state.name}")


def _is_place(text: str, hit: Hit, index: PlaceIndex) -> bool:
    """Whether a name is not part of a longer one, as of a person: `Victoria Nuland`, `Van Damme`, `Lori Smith`."""
    row = index.rows[hit.keys[0]]
    if " " in text[hit.start : hit.end] or "-" in text[hit.start : hit.end]:
        return True
    before = text[max(0, hit.start - 30) : hit.start]
    if _IN.search(before):
        return True
    if _NAMED_ON.match(text, hit.end) and not _PLACE_WORD.match(text, hit.end):
        return row.kind == "capital" and row.name not in ("Victoria", "Santiago", "Washington", "Kingston", "Sofia", "Lima", "Florence")
    return not (_TITLED.search(before) and row.kind not in ("capital", "region", "river", "sea"))


def _mention(text: str, offset: int, index: PlaceIndex, hit: Hit, context: Collection[str]) -> PlaceMention:
    row, why = index.choose(hit, context)
    return PlaceMention(Span(hit.start + offset, hit.end + offset), row.name, row, _relation(text, hit.start), row.countries, why)


def _relation(text: str, start: int) -> str:
    found = _NEAR.search(text, max(0, start - 60), start)
    if found is None:
        return ""
    side = found.group("side")
    return f"{side.lower().removesuffix('ern')} of" if side else "near"


def _borders(text: str, offset: int, index: PlaceIndex, states: Sequence[Hit]) -> list[PlaceMention]:
    borders: list[PlaceMention] = []
    number = 0
    while number < len(states):
        run = _run(text, states, number)
        first, last = states[number], states[run - 1]
        left = _AFTER_BORDER.search(text, max(0, first.start - 40), first.start)
        right = _BEFORE_BORDER.match(text, last.end)
        if left or right:
            hits = states[number:run] if left or _joined_tight(text, states[number:run]) else states[run - 1 : run]
            start = left.start() if left else hits[0].start
            end = right.end() if right and not left else last.end
            borders.append(_border(index, hits, Span(start + offset, end + offset)))
        number = run
    return borders


def _run(text: str, states: Sequence[Hit], number: int) -> int:
    """Return the number after the last of the states that are joined to this one by hyphen, comma or `and`."""
    end = number + 1
    while end < len(states) and end - number < 3 and _JOIN.fullmatch(text, states[end - 1].end, states[end].start):
        end += 1
    return end


def _joined_tight(text: str, hits: Sequence[Hit]) -> bool:
    """Whether names before the word `border` name its sides: `Azerbaijan-Iran`, `Armenian and Iranian`, not `Turkey, the Iranian`."""
    return len(hits) > 1 and all("," not in text[a.end : b.start] for a, b in pairwise(hits))


def _border(index: PlaceIndex, hits: Sequence[Hit], span: Span) -> PlaceMention:
    found = sorted({index.states[hit.keys[0]].code: index.states[hit.keys[0]].name for hit in hits}.items())
    codes, names = tuple(code for code, _ in found), [name for _, name in found]
    name = f"{'–'.join(names)} border" if len(names) > 1 else f"border of {names[0]}"
    return PlaceMention(span, name, None, "border", codes, "a border named by its states")
