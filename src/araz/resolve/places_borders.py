"""Borders as places, and the words that say how a deed lies to a place.

`the Azerbaijan-Iran border`, `border with Armenia`, `Iranian border` -> a border between states, without a point
`near`, `20 km north of`, `on the outskirts of` -> a relation
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from araz.knowledge.schema import State
from araz.records import Span
from araz.resolve.places_types import PlaceMention
from araz.resolve.scan import Hit

_NEAR = re.compile(
    r"(?i:\b(?:(?P<side>(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?)(?:\s(?:of|from))|"
    r"(?P<near>near|close to|not far from|outside|around|off|in the vicinity of|on the outskirts of|adjacent to|next to|"
    r"(?:kilomet(?:er|re)s?|km|miles?) (?:away )?from))"
    r"\s(?:the\s)?(?:(?:city|town|village|coast|port|region)\sof\s)?(?:the\s)?)$"
)
_BEFORE_BORDER = re.compile(
    r"(?:['’]s?)?(?:\s(?:state|common|shared|land|southern|northern|eastern|western|mutual))?[\s-](?:border|frontier)(?:s|lands?)?\b"
    r"(?![\s-](?:guards?|polic\w+|forces?|troops|services?|agenc\w+|officials?|control|patrols?|officers?)\b)"
)
_AFTER_BORDER = re.compile(
    r"\b(?:(?i:border|frontier)s?(?:\s(?:region|area|zone|line|post|crossing|district)s?)?\s(?:with|between|of|to|from)|(?i:bordering))\s(?:the\s)?$"
)
_JOIN = re.compile(r"\s?[-–—/]\s?|\s(?:and|&)\s(?:the\s)?|,\s")


def relation(text: str, start: int) -> str:
    """Return how what is told lies to the place whose name begins at `start`: empty where it is there, `near`, or a side, as `north of`."""
    found = _NEAR.search(text, max(0, start - 60), start)
    if found is None:
        return ""
    side = found.group("side")
    return f"{side.lower().removesuffix('ern')} of" if side else "near"


def borders(text: str, offset: int, states: Sequence[State], hits: Sequence[Hit]) -> list[PlaceMention]:
    """Return the borders that a text names by the states beside them. `hits`: where the text names states, by number."""
    found: list[PlaceMention] = []
    number = 0
    while number < len(hits):
        run = _run(text, hits, number)
        first, last = hits[number], hits[run - 1]
        left = _AFTER_BORDER.search(text, max(0, first.start - 40), first.start)
        right = _BEFORE_BORDER.match(text, last.end)
        if left or right:
            sides = hits[number:run] if left or _joined_tight(text, hits[number:run]) else hits[run - 1 : run]
            start = left.start() if left else sides[0].start
            end = right.end() if right and not left else last.end
            found.append(_border(states, sides, Span(start + offset, end + offset)))
        number = run
    return found


def _run(text: str, hits: Sequence[Hit], number: int) -> int:
    """Return the number after the last of the states that are joined to this one by hyphen, comma or `and`."""
    end = number + 1
    while end < len(hits) and end - number < 3 and _JOIN.fullmatch(text, hits[end - 1].end, hits[end].start):
        end += 1
    return end


def _joined_tight(text: str, hits: Sequence[Hit]) -> bool:
    """Whether names before the word `border` name its sides: `Azerbaijan-Iran`, `Armenian and Iranian`, not `Turkey, the Iranian`."""
    return len(hits) > 1 and all("," not in text[a.end : b.start] for a, b in pairwise(hits))


def _border(states: Sequence[State], hits: Sequence[Hit], span: Span) -> PlaceMention:
    found = sorted({states[hit.keys[0]].code: states[hit.keys[0]].name for hit in hits}.items())
    codes, names = tuple(code for code, _ in found), [name for _, name in found]
    name = f"{'–'.join(names)} border" if len(names) > 1 else f"border of {names[0]}"
    return PlaceMention(span, name, None, "border", codes, "a border named by its states")
