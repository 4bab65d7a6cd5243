"""What the place finders hand each other: a mention of a place, and one of the places that a name can mean."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from araz.knowledge.schema import PlaceRow
from araz.records import Span, Where

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text. `row` is None for a border, for a whole state, which are known by their `countries` alone, and for an open name.

    `relation`: empty where the deed is said to be there, `border`, `near`, or a side, as `north of`.
    `part`: the name only describes something else: `Turkish` troops, the `London` in `London School of Economics`, a state that acts.
    `point`: latitude and longitude, also of a whole state; None where unknown, or where several places fit equally.
    """

    span: Span
    name: str
    row: PlaceRow | None
    relation: str
    countries: tuple[str, ...]
    why: str
    part: bool = False
    point: Point | None = None

    @property
    def where(self) -> Where:
        """The place as a claim keeps it; the country is empty where there are several."""
        country = self.countries[0] if len(self.countries) == 1 else ""
        row = self.row
        return Where(self.name, country, row.latitude if row else None, row.longitude if row else None, self.relation, self.span)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean. `row` is None for a whole state. `unit`: the name of the first-level unit that it lies in, or is.

    `weight`: how well known it is, about the logarithm of its people. `primary`: the name is its first name, not another spelling.
    """

    name: str
    kind: str
    countries: tuple[str, ...]
    row: PlaceRow | None
    point: Point | None
    weight: float
    unit: str = ""
    extent: float = 0.0
    primary: bool = True
    curated: bool = False
    people: int = 0

    @property
    def words(self) -> str:
        """The place in words, to tell it from others of its name."""
        inside = self.unit if self.unit and self.unit != self.name else ""
        return f"{self.name} ({', '.join(p for p in (inside, '/'.join(self.countries)) if p)})"


def kilometres(a: Point, b: Point) -> float:
    """Return the distance of two points on the globe."""
    lat, lon, lat2, lon2 = map(radians, (*a, *b))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))
