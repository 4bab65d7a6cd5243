"""Load places, named times and outlets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from araz.knowledge.read import Table, Tree, read_table, unknown
from araz.knowledge.schema import OUTLET_KINDS, NamedTime, Outlet, PlaceRow

PLACES = Table("places/places.csv", PlaceRow, lambda r: (r.name, r.kind, *r.countries, r.within))
TIMES = Table("times/named.csv", NamedTime, lambda r: (r.name, r.start))
OUTLETS = Table("outlets.csv", Outlet, lambda r: (r.domain, r.name))


@dataclass(frozen=True, slots=True)
class World:
    """Where, when, and who publishes."""

    places: tuple[PlaceRow, ...]
    times: tuple[NamedTime, ...]
    outlets: tuple[Outlet, ...]


def load_world(trees: Sequence[Tree], states: Collection[str], breaks: list[str]) -> World:
    """Return the rows of `places/`, `times/` and `outlets.csv`; `states` are the codes their countries must be among."""
    world = World(read_table(PLACES, trees, breaks), read_table(TIMES, trees, breaks), read_table(OUTLETS, trees, breaks))
    breaks.extend(_breaks(world, states))
    return world


def _breaks(world: World, states: Collection[str]) -> Iterator[str]:
    named = [(PLACES.path, p.name, c) for p in world.places for c in p.countries]
    named += [(TIMES.path, t.name, c) for t in world.times for c in t.countries]
    named += [(OUTLETS.path, o.name, o.country) for o in world.outlets if o.country]
    valid = tuple(sorted(states))
    yield from (unknown("state", code, f"{path}, {name!r}", valid) for path, name, code in named if code not in states)
    for outlet in world.outlets:
        if outlet.kind not in OUTLET_KINDS:
            yield unknown("kind", outlet.kind, f"{OUTLETS.path}, {outlet.name!r}", OUTLET_KINDS)
        if not (outlet.domain or outlet.name):
            yield f"empty domain and name in {OUTLETS.path} (an outlet needs one of them)"
