"""Where: the places that a text names, and borders named by their states.

names of curated places and states (automaton), capitalised runs (gazetteer, one query an article)
  -> how each is used (`places_evidence`)
  -> what each means, one sense an article (`places_choose`)
  -> mentions, with borders and relation words (`places_borders`)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from araz.records import Span
from araz.resolve.places_borders import borders, relation
from araz.resolve.places_choose import Choice, Scene, choose
from araz.resolve.places_evidence import Use
from araz.resolve.places_index import PlaceIndex
from araz.resolve.places_reading import Passage, Scan, Spot, holds, read, spoken_of
from araz.resolve.places_types import Candidate, PlaceMention

__all__ = ["Passage", "PlaceIndex", "PlaceMention", "find_places", "find_toponyms", "places_in"]

_INSIDE = re.compile(r"(?i:\b(?:in|inside|within|across|throughout|into|all over)\s(?:the\s)?)$")
_WAYS = r"(?:north|south)-?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?"
_SIDES = (
    rf"(?:(?:the|far|mid|rural|nearby|neighbou?ring|central|upper|lower|{_WAYS}|(?:state|province|region|district|county) of)\s){{0,3}}"
)
_CONTAINED = re.compile(rf",?\s(?:in\s|of\s)?{_SIDES}|,?\s\((?:in\s)?{_SIDES}")
_KINDS = "city|town|village|port|suburb|district|county|capital|province|region|community|neighbou?rhood|state"
_CONTAINER = re.compile(rf"(?:['’]s)?\s(?:[a-z-]+\s){{0,2}}(?:{_KINDS})\s(?:of\s)?|['’]s?\s")
_CLOSE = re.compile(rf",?\s(?:\w+\s){{0,3}}(?:near|outside|(?:{_WAYS})\sof)\s{_SIDES}")


def find_places(text: str, offset: int, index: PlaceIndex, context: Sequence[str] = (), home: str = "") -> tuple[PlaceMention, ...]:
    """Find the places that a text names, in order, without overlap.

    Args:    offset: where the text begins in the article: added to all spans. context: ISO3 codes of the states that the article is about;
             the states named in the text are added to them. home: the state of the outlet.
    """
    return places_in([Passage(text, offset)], index, context, home)


def places_in(passages: Sequence[Passage], index: PlaceIndex, context: Sequence[str] = (), home: str = "") -> tuple[PlaceMention, ...]:
    """Find the places that the passages of one article name: where something is, not whose it is. See `find_places`."""
    return tuple(m for m in find_toponyms(passages, index, context, home) if not m.part)


def find_toponyms(passages: Sequence[Passage], index: PlaceIndex, context: Sequence[str] = (), home: str = "") -> tuple[PlaceMention, ...]:
    """Find all names of places, also those that are `part`: adjectives of states, states that act, places in the names of other things."""
    scans = read(passages, index)
    scene = Scene(spoken_of(scans, tuple(context)), home)
    _part_senses(scans)
    names: dict[str, Sequence[Candidate]] = {}
    for scan in scans:
        for spot in scan.spots:
            if spot.options and not spot.adjective:
                names.setdefault(_sense(spot), spot.options)
    _relate(scans, scene)
    choices = choose(names, scene)
    found: list[PlaceMention] = []
    for scan in scans:
        found += _mentions(scan, index, choices, scene)
    return tuple(sorted(found, key=lambda m: m.span))


def _sense(spot: Spot) -> str:
    """Return the name under which a spot is settled; abbreviations and names with the word for their kind stand apart."""
    return "|".join((spot.key, spot.sight.kind, "short" if spot.short else "", spot.holder))


def _part_senses(scans: Sequence[Scan]) -> None:
    """Give a name two senses in one article where it says so: `Victoria, British Columbia, and Victoria, Australia`."""
    holders: dict[str, dict[str, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for scan in scans:
        for left, right in pairwise(scan.spots):
            if scan.text(left.end, right.start) in (", ", " (") and right.options and right.options[0].curated and holds(right, left):
                holders[left.key][right.key].append(left)
    for found in holders.values():
        for name, spots in list(found.items())[1:]:
            for spot in spots:
                spot.holder = name


def _relate(scans: Sequence[Scan], scene: Scene) -> None:
    """Read off neighbouring names what lies in or beside what: `Paris, Texas`, `the Iranian city of Tabriz`, `Yarrabah, near Cairns`."""
    inside: dict[str, list[Sequence[Candidate]]] = defaultdict(list)
    beside: dict[str, list[Sequence[Candidate]]] = defaultdict(list)
    holding: dict[str, list[Sequence[Candidate]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for scan in scans:
        for spot in scan.spots:
            if spot.sight.kind:
                kinds[_sense(spot)] = spot.sight.kind
        for left, right in pairwise(scan.spots):
            between = scan.text(left.end, right.start)
            if _CLOSE.fullmatch(between):
                beside[_sense(left)].append(right.options)
                beside[_sense(right)].append(left.options)
            elif _CONTAINER.fullmatch(between) and holds(left, right):
                inside[_sense(right)].append(left.options)
                holding[_sense(left)].append(right.options)
            elif _CONTAINED.fullmatch(between) and not right.adjective and holds(right, left):
                inside[_sense(left)].append(right.options)
                holding[_sense(right)].append(left.options)
    scene.inside, scene.beside, scene.holding, scene.kinds = inside, beside, holding, kinds


def _mentions(scan: Scan, index: PlaceIndex, choices: dict[str, Choice], scene: Scene) -> Iterator[PlaceMention]:
    text, offset = scan.passage.text, scan.passage.offset
    edges = borders(text, offset, index.states, scan.states)
    yield from (_pointed(edge, index) for edge in edges)
    taken = [(edge.span.start - offset, edge.span.end - offset) for edge in edges]
    for spot in scan.spots:
        if not any(start < spot.end and spot.start < end for start, end in taken):
            choice = _of_adjective(spot, scene) if spot.adjective else choices[_sense(spot)] if spot.options else _open(spot)
            yield _mention(text, offset, spot, choice)


def _pointed(edge: PlaceMention, index: PlaceIndex) -> PlaceMention:
    point = index.points.get(edge.countries[0]) if len(edge.countries) == 1 else None
    return PlaceMention(edge.span, edge.name, None, edge.relation, edge.countries, edge.why, point=point)


def _open(spot: Spot) -> Choice:
    return Choice(None, f"the text calls {spot.name!r} a place; the gazetteer has none of that name")


def _of_adjective(spot: Spot, scene: Scene) -> Choice:
    best = max(spot.options, key=lambda c: scene.countries.get(c.countries[0], 0.0))
    return Choice(best, f"the adjective of {best.name}")


def _mention(text: str, offset: int, spot: Spot, choice: Choice) -> PlaceMention:
    span = Span(spot.sight.start + offset, spot.sight.end + offset) if not spot.adjective else Span(spot.start + offset, spot.end + offset)
    place, part = choice.place, spot.sight.use is not Use.PLACE or spot.adjective
    side = relation(text, spot.start)
    if place is None:
        codes = {c for option, score in choice.ranked for c in option.countries if choice.ranked[0][1] - score < 1}
        return PlaceMention(span, spot.name, None, side, tuple(codes) if len(codes) == 1 else (), choice.why, part)
    if place.row is None:
        inside = not part and _INSIDE.search(text, max(0, spot.start - 24), spot.start) is not None
        why = f"within {place.name}" if inside else choice.why
        return PlaceMention(span, place.name, None, "", place.countries, why, not inside, place.point)
    return PlaceMention(span, place.name, place.row, side, place.countries, choice.why, part, place.point)
