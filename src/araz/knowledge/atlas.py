"""What places need beside their curated rows: the gazetteer, the points of states and units, and what to do with names that are also words.

places/gazetteer.sqlite    towns and units of all countries by name, see `gazetteer`
places/areas.csv           states and first-level units with a point and their abbreviations (`Ky.`, `NSW`)
places/common.csv          names of places that are also words or names of people, each with a decision
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from araz.errors import KnowledgeError
from araz.knowledge.gazetteer import Gazetteer, key
from araz.knowledge.read import Table, Tree, read_table, read_tree, unknown

DECISIONS = ("never", "weak", "name", "place")
AREA_KINDS = ("country", "unit")


@dataclass(frozen=True, slots=True)
class Area:
    """A state, or a first-level unit of one. `unit`: the unit's code within its country, as GeoNames has it; empty for a state."""

    name: str
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    kind: str
    country: str
    unit: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class CommonName:
    """A place's name that is also a word.

    `decision`: never a place; weak: only where the text says it is one; name: a place, but not where somebody of that name is in the text;
    place: as any other name.
    """

    name: str
    decision: str
    why: str


AREAS = Table("places/areas.csv", Area, lambda r: (r.kind, r.country, r.unit))
COMMON = Table("places/common.csv", CommonName, lambda r: key(r.name))


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of the world beside the curated ones. `common`: decision by `key` of the name."""

    gazetteer: Gazetteer | None = None
    areas: tuple[Area, ...] = ()
    common: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls) -> Atlas:
        """Return the atlas shipped with the package. Raises KnowledgeError: a file of it is missing, damaged or broken."""
        breaks: list[str] = []
        trees = [read_tree(files("araz.knowledge").joinpath("places"), "places/")]
        areas, common = read_table(AREAS, trees, breaks), read_table(COMMON, trees, breaks)
        breaks.extend(faults(trees))
        if breaks:
            raise KnowledgeError(breaks)
        return cls(Gazetteer.open(), areas, {key(row.name): row.decision for row in common})


def faults(trees: Sequence[Tree], states: Sequence[str] = ()) -> Iterator[str]:
    """Yield what is wrong with the rows of both tables, for the linter. `states`: the codes known; empty leaves them unchecked."""
    ignored: list[str] = []
    for area in read_table(AREAS, trees, ignored):
        where = f"{AREAS.path}, {area.name!r}"
        if area.kind not in AREA_KINDS:
            yield unknown("kind", area.kind, where, AREA_KINDS)
        if states and area.country not in states:
            yield unknown("state", area.country, where, states)
        if (area.kind == "unit") != bool(area.unit):
            yield f"{'no' if area.kind == 'unit' else 'a'} unit code in {where} (units have one, states have none)"
        if area.latitude is None or area.longitude is None or abs(area.latitude) > 90 or abs(area.longitude) > 180:
            yield f"no point on the globe in {where} (give latitude and longitude)"
    for row in read_table(COMMON, trees, ignored):
        if row.decision not in DECISIONS:
            yield unknown("decision", row.decision, f"{COMMON.path}, {row.name!r}", DECISIONS)
