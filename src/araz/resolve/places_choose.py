"""Which place a name means: all names of an article are settled together, each in one sense.

how well known + stated container (`Paris, Texas`) + countries and units in play + other places close by -> score; the best wins,
unless another is as good: then the name stays open, and the reason lists what it can be.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from araz.knowledge.gazetteer import key
from araz.resolve.places_types import Candidate, kilometres

_ROUNDS = 3
_MANY, _CELL, _DOUBT = 25, 3.0, 1.0
_PEOPLE = 8_000_000
_MARGIN = 0.15
_INSIDE, _OUTSIDE = 6.0, -3.0
_BESIDE = 4.0
_HOLDS = 3.0
_KIND = 2.5
_UNIT, _COUNTRY, _HOME = 2.0, 2.0, 1.0
_FAMOUS = 2.7
"""How much better known than another a place may be before the countries in play count less: `Washington` is seldom the one in England."""
_NEAR_KM, _NEAR, _MOST_NEAR = 80.0, 1.3, 3.5
_APART = 40.0
_WIDE = 400.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means, None where several places fit equally, with the reason, and all places it could be, the best first."""

    place: Candidate | None
    why: str
    ranked: tuple[tuple[Candidate, float], ...] = ()


@dataclass
class Scene:
    """What an article says of where it is. `countries`: codes by how much they are spoken of, 1 the most. `home`: of the outlet.

    `inside`: names -> what the text says they lie in, as the candidates of each such name; `beside`: the same for what they are near;
    `holding`: for what lies in them. `kinds`: names -> `area`, `unit` or `town`, where the text says which they are.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    home: str = ""
    inside: Mapping[str, Sequence[Sequence[Candidate]]] = field(default_factory=dict)
    beside: Mapping[str, Sequence[Sequence[Candidate]]] = field(default_factory=dict)
    holding: Mapping[str, Sequence[Sequence[Candidate]]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)


def within(inner: Candidate, outer: Candidate) -> bool:
    """Return whether one place lies in another: by country, by unit, or by the distance from its middle."""
    if inner is outer or not set(inner.countries) & set(outer.countries):
        return False
    if outer.row is None or outer.kind == "country":
        return inner.row is not None
    if outer.kind in ("unit", "province") and inner.kind in ("town", "county", "capital", "city") and inner.unit:
        if key(inner.unit) == key(outer.name):
            return True
        if outer.kind == "unit":
            return False
    return inner.point is not None and outer.point is not None and kilometres(inner.point, outer.point) <= outer.extent + 10


def choose(names: Mapping[str, Sequence[Candidate]], scene: Scene) -> dict[str, Choice]:
    """Return what each name means."""
    fixed = {name: [_fixed(name, place, scene, options[0].weight) for place in options] for name, options in names.items()}
    links = _links(names)
    scores = fixed
    for _ in range(_ROUNDS):
        best = {name: max(own) for name, own in scores.items()}
        units = _units(names, scores)
        scores = {
            name: [s + _unit_bonus(name, names[name][n], units) + _near(links.get((name, n), ()), scores, best) for n, s in enumerate(own)]
            for name, own in fixed.items()
        }
    return {name: _settle(name, names[name], scores[name], scene) for name in names}


def _links(names: Mapping[str, Sequence[Candidate]]) -> dict[tuple[str, int], list[tuple[str, int, float]]]:
    """Return for each place of each name the places of other names close to it, with what they can add to it."""
    cells: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for name, options in names.items():
        for number, place in enumerate(options[:_MANY]):
            if place.point is not None and place.kind not in ("country", "unit", "continent") and place.extent < _WIDE:
                cells[int(place.point[0] // _CELL), int(place.point[1] // _CELL)].append((name, number))
    found: dict[tuple[str, int], list[tuple[str, int, float]]] = {}
    for (row, column), inside in cells.items():
        around = [one for a in (-1, 0, 1) for b in (-1, 0, 1) for one in cells.get((row + a, column + b), ())]
        for name, number in inside:
            here = names[name][number].point
            near = [(n, k, kilometres(here, there)) for n, k in around if n != name and here and (there := names[n][k].point)]
            found[name, number] = [(n, k, _NEAR * math.exp(-d / _NEAR_KM)) for n, k, d in near]
    return found


def _fixed(name: str, place: Candidate, scene: Scene, most: float) -> float:
    score = place.weight
    unlikely = min(1.0, max(0.5, _FAMOUS - (most - place.weight)))
    score += unlikely * max((_COUNTRY * scene.countries.get(code, 0.0) for code in place.countries), default=0.0)
    score += _HOME if scene.home in place.countries else 0.0
    for outer in scene.inside.get(name, ()):
        score += _INSIDE if any(within(place, one) for one in outer) else _OUTSIDE
    for other in scene.beside.get(name, ()):
        score += _BESIDE if any(place.point and o.point and 0 < kilometres(place.point, o.point) < 150 for o in other) else 0.0
    score += max((_HOLDS * any(within(i, place) for i in inner) for inner in scene.holding.get(name, ())), default=0.0)
    kind = scene.kinds.get(name, "")
    return score + (_KIND if kind and _is_kind(place, kind) else 0.0)


def _is_kind(place: Candidate, kind: str) -> bool:
    if kind == "area" and place.kind in ("country", "district", "island"):
        return True
    return (place.kind in ("unit", "county", "province", "region")) == (kind in ("area", "unit")) and place.kind != "country"


def _units(names: Mapping[str, Sequence[Candidate]], scores: Mapping[str, Sequence[float]]) -> dict[tuple[str, str], tuple[str, float]]:
    """Return the first-level units that names are, as they are read now, with what they add: less, the more people they have."""
    found = {}
    for name, own in scores.items():
        place = names[name][max(range(len(own)), key=lambda n: own[n])]
        if place.kind in ("unit", "province") and place.countries:
            found[place.countries[0], key(place.unit)] = (name, _UNIT * min(1.0, math.sqrt(_PEOPLE / max(1, place.people))))
    return found


def _unit_bonus(name: str, place: Candidate, units: Mapping[tuple[str, str], tuple[str, float]]) -> float:
    if not place.unit or place.kind == "unit" or not place.countries:
        return 0.0
    named, bonus = units.get((place.countries[0], key(place.unit)), (name, 0.0))
    return bonus if named != name else 0.0


def _near(links: Sequence[tuple[str, int, float]], scores: Mapping[str, Sequence[float]], best: Mapping[str, float]) -> float:
    """Return what close places of other names add, each by how likely it is the one meant: one place a name, the best."""
    added: dict[str, float] = {}
    for name, number, most in links:
        added[name] = max(added.get(name, 0.0), most * math.exp((scores[name][number] - best[name]) / _DOUBT))
    return min(_MOST_NEAR, sum(added.values()))


def _settle(name: str, options: Sequence[Candidate], scores: Sequence[float], scene: Scene) -> Choice:
    order = sorted(range(len(scores)), key=lambda n: -scores[n])
    ranked = tuple((options[n], scores[n]) for n in order)
    first, best = ranked[0]
    rivals = [(place, score) for place, score in ranked[1:] if _apart(first, place)]
    if rivals and not first.curated and best - rivals[0][1] < _MARGIN:
        equal = [place for place, score in ((first, best), *rivals) if best - score < _MARGIN]
        return Choice(None, f"{first.name!r} can be {', '.join(p.words for p in equal[:5])}: they fit equally", ranked)
    why = _why(name, first, scene)
    others = ", ".join(place.words for place, _ in rivals[:4])
    return Choice(first, f"{why}, better than {others}" if others else why, ranked)


def _apart(first: Candidate, other: Candidate) -> bool:
    if first.point is None or other.point is None:
        return first.row is not other.row
    return kilometres(first.point, other.point) > max(_APART, min(first.extent, 200.0))


def _why(name: str, place: Candidate, scene: Scene) -> str:
    """Say in words what spoke most for a place."""
    shown = place.words
    if any(any(within(place, one) for one in outer) for outer in scene.inside.get(name, ())):
        return f"{shown}: the text says what it lies in"
    if max((scene.countries.get(code, 0.0) for code in place.countries), default=0.0) > 0:
        return f"{shown}: fits the countries in play"
    if place.kind == "capital":
        return f"{shown}: a capital"
    return f"the gazetteer's {place.name!r}" if place.curated else f"{shown}: the best known of its name, or close to other places named"
