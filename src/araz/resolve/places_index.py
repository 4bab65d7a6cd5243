"""The names of places made ready for search, and all that a name can mean: curated rows, states, and the gazetteer's rows."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from araz.knowledge.atlas import Atlas
from araz.knowledge.gazetteer import GazetteerRow, key
from araz.knowledge.load import Knowledge
from araz.knowledge.schema import PlaceRow, State
from araz.resolve.places_types import Candidate, Point, kilometres
from araz.resolve.scan import Hit, NameScanner

_WEIGHTS = {
    "capital": 6.6,
    "city": 5.4,
    "town": 4.6,
    "village": 4.0,
    "district": 4.6,
    "site": 4.6,
    "base": 4.6,
    "border crossing": 4.3,
    "camp": 4.4,
    "quarter": 4.4,
    "dam": 4.4,
    "plant": 4.4,
    "pass": 4.3,
    "port": 4.5,
    "oil field": 4.3,
    "valley": 4.8,
    "reef": 4.8,
    "line": 5.2,
    "unit": 6.9,
}
_OTHERWISE = 5.8
_STATE = 7.6
_EXTENTS = {
    "capital": 25.0,
    "city": 20.0,
    "town": 10.0,
    "village": 5.0,
    "district": 25.0,
    "province": 150.0,
    "region": 150.0,
    "island": 60.0,
}
_LIKE_UNITS = frozenset({"region", "province", "state", "territory"})
_WIDE = (
    _LIKE_UNITS
    | {"unit", "country", "river", "sea", "strait", "gulf", "lake", "corridor", "border area", "mountain", "desert"}
    | {
        "world region",
        "line",
        "valley",
    }
)
_SAME = 45.0
"""Kilometres within which two rows of one name and country are one place."""
_FAME = 0.4
"""What ten times as many spellings add to the weight: a place of which many languages speak is well known."""
_SETTLED = frozenset({"capital", "city", "town", "village"})


@dataclass(frozen=True, slots=True)
class NotPlaces:
    """Names, by `key`, that are somebody's: of groups, bodies, peoples and outlets (`others`), and the surnames of people in office."""

    others: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def _not_places(knowledge: Knowledge) -> NotPlaces:
    tables = (knowledge.bodies, knowledge.groups, knowledge.organs, knowledge.parties, knowledge.outlets, knowledge.communities)
    others = {name for rows in tables for one in rows for name in (one.name, *one.aliases)}
    others |= {body.code for body in knowledge.bodies} | {outlet.short for outlet in knowledge.outlets}
    others |= {word for one in knowledge.communities for word in (one.singular, *one.adjectives)}
    others |= {word for state in knowledge.states for word in (*state.people, *state.adjectives)}
    surnames = {name.split()[-1] for person in knowledge.people for name in (person.name, *person.aliases) if name}
    return NotPlaces(frozenset(map(key, others - {""})), frozenset(map(key, surnames)))


class PlaceIndex:
    """Places, and the states whose borders are places, made ready for search; build it once for many texts."""

    def __init__(
        self, rows: Sequence[PlaceRow], states: Sequence[State] = (), atlas: Atlas | None = None, names: NotPlaces | None = None
    ) -> None:
        """Compile the names. `atlas`: towns and units of the world; without it only the rows and states are known."""
        self.names = names or NotPlaces()
        self.atlas = atlas or Atlas()
        units = [a for a in self.atlas.areas if a.kind == "unit"]
        self.rows = (*rows, *(PlaceRow(a.name, a.aliases, "unit", (a.country,), a.latitude, a.longitude) for a in units))
        self.states = tuple(states)
        self.points: dict[str, Point] = {
            a.country: (a.latitude, a.longitude)
            for a in self.atlas.areas
            if a.kind == "country" and a.latitude is not None and a.longitude is not None
        }
        self.short = {name: len(rows) + number for number, area in enumerate(units) for name in area.abbreviations}
        self._places = NameScanner((name, number) for number, row in enumerate(self.rows) for name in (row.name, *row.aliases))
        self._states = NameScanner(
            (name, number) for number, s in enumerate(self.states) for name in (s.name, s.official, *s.other_names, *s.adjectives)
        )
        self._curated: dict[str, list[Candidate]] = defaultdict(list)
        for row in self.rows:
            for name in dict.fromkeys(map(key, (row.name, *row.aliases))):
                self._curated[name].append(_of_row(row, primary=key(row.name) == name))
        for state in self.states:
            for name in dict.fromkeys(map(key, (state.name, *state.other_names, state.official))):
                if not any(c.kind in ("unit", "region") and c.countries == (state.code,) for c in self._curated[name]):
                    self._curated[name].append(self.of_state(state))

    @classmethod
    def of(cls, knowledge: Knowledge) -> PlaceIndex:
        """Return the index of all that is known. Raises KnowledgeError: a file of the atlas is missing, damaged or broken."""
        return cls(knowledge.places, knowledge.states, Atlas.open(), _not_places(knowledge))

    def places(self, text: str) -> tuple[Hit, ...]:
        """Return where curated places are named."""
        return self._places.find(text)

    def state_names(self, text: str) -> tuple[Hit, ...]:
        """Return where states are named, by noun or adjective."""
        return self._states.find(text)

    def is_adjective(self, hit: Hit, words: str) -> bool:
        """Return whether a state is named by its adjective or people."""
        state = self.states[hit.keys[0]]
        return words in (*state.adjectives, *state.people)

    def of_state(self, state: State) -> Candidate:
        """Return a whole state as a place."""
        weight = _STATE if state.kind in ("member", "observer", "partial") else _STATE - 1.2
        return Candidate(state.name, "country", (state.code,), None, self.points.get(state.code), weight, extent=300.0, curated=True)

    def of_row(self, number: int) -> Candidate:
        """Return a curated row as a place."""
        return _of_row(self.rows[number], primary=True)

    def candidates(self, names: Iterable[str]) -> dict[str, list[Candidate]]:
        """Return all that each name can mean, the best known first; a name that means nothing is left out."""
        asked = set(names)
        known = self.atlas.gazetteer.lookup(asked) if self.atlas.gazetteer is not None else {}
        found = {name: self._merged(plain, known.get(name, ())) for name in asked if (plain := key(name))}
        return {name: options for name, options in found.items() if options}

    def _merged(self, name: str, rows: Sequence[GazetteerRow]) -> list[Candidate]:
        curated = list(self._curated.get(name, ()))
        units = {c.countries for c in curated if c.kind == "unit"}
        curated = [c for c in curated if not (c.kind in _LIKE_UNITS and c.countries in units)]
        others: list[Candidate] = []
        for row in rows:
            made = _of_gazetteer(row, primary=key(row.name) == name)
            same = next((n for n, c in enumerate(curated) if _is_same(c, made)), None)
            if row.kind == "country":
                continue
            if same is None:
                others.append(made)
            elif curated[same].kind in _SETTLED:
                weight = max(curated[same].weight, made.weight)
                curated[same] = replace(curated[same], weight=weight, unit=curated[same].unit or made.unit)
            elif curated[same].kind == "unit":
                curated[same] = replace(curated[same], extent=made.extent, people=made.people)
        return sorted([*curated, *others], key=lambda c: -c.weight)

    def decision(self, name: str) -> str:
        """Return what is decided of a name that is also a word or a name of something else, empty where nothing is."""
        plain = key(name)
        decided = self.atlas.common.get(plain, "")
        if decided or plain in self._curated:
            return decided
        return "never" if plain in self.names.others else "weak" if plain in self.names.people else ""

    def is_weak(self, name: str) -> bool:
        """Return whether a name is also that of people, or another word."""
        return self.decision(name) in ("weak", "name")


def _of_row(row: PlaceRow, *, primary: bool) -> Candidate:
    point = (row.latitude, row.longitude) if row.latitude is not None and row.longitude is not None else None
    weight = _WEIGHTS.get(row.kind, _OTHERWISE) + (0 if primary else -0.1)
    unit = row.name if row.kind in ("unit", "province") else ""
    return Candidate(row.name, row.kind, row.countries, row, point, weight, unit, row.extent or _EXTENTS.get(row.kind, 50.0), primary, True)


def _of_gazetteer(row: GazetteerRow, *, primary: bool) -> Candidate:
    weight = math.log10(row.population + 300) - 0.7
    if primary:
        known = {"capital": 0.7, "unit": -0.7, "county": -0.9, "continent": 1.0}.get(row.kind, 0.0)
        weight += 0.7 + known + _FAME * math.log10(1 + row.spellings)
    point = (row.latitude, row.longitude)
    kind = "city" if row.kind == "town" and row.population >= 100_000 else row.kind
    countries = (row.country,) if row.country else ()
    place = PlaceRow(row.name, (), kind, countries, *point, row.extent or None, row.unit)
    unit = row.name if row.kind == "unit" else row.unit
    extent = row.extent or (20.0 if row.population > 100_000 else 8.0)
    return Candidate(row.name, row.kind, countries, place, point, weight, unit, extent, primary, people=row.population)


def _is_same(curated: Candidate, other: Candidate) -> bool:
    """Whether a row of the gazetteer is a place that the curated rows have too."""
    if curated.row is None or not set(curated.countries) & set(other.countries) or curated.point is None or other.point is None:
        return curated.row is None and other.kind == "country"
    if curated.kind == other.kind == "unit":
        return key(curated.name) == key(other.name)
    apart = kilometres(curated.point, other.point)
    if other.kind in ("unit", "county"):
        return curated.kind not in _SETTLED and apart < 3 * max(_SAME, other.extent)
    return curated.kind not in _WIDE and apart < _SAME
