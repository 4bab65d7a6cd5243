"""Load places, named times and outlets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from araz.knowledge.read import Table, Tree, read_table, unknown
from araz.knowledge.schema import OUTLET_KINDS, NamedTime, NationalDay, Outlet, PlaceRow

PLACES = Table("places/places.csv", PlaceRow, lambda r: (r.name, r.kind, *r.countries, r.within))
TIMES = Table("times/named.csv", NamedTime, lambda r: (r.name, r.start))
NATIONAL_DAYS = Table("times/national_days.csv", NationalDay, lambda r: (r.feast, r.country))
OUTLETS = Table("outlets.csv", Outlet, lambda r: (r.domain, r.name))


@dataclass(frozen=True, slots=True)
class World:
    """Where, when, and who publishes."""

    places: tuple[PlaceRow, ...]
    times: tuple[NamedTime, ...]
    national_days: tuple[NationalDay, ...]
    outlets: tuple[Outlet, ...]


def load_world(trees: Sequence[Tree], states: Collection[str], breaks: list[str]) -> World:
    """Return the rows of `places/`, `times/` and `outlets.csv`; `states` are the codes their countries must be among."""
    world = World(
        read_table(PLACES, trees, breaks),
        read_table(TIMES, trees, breaks),
        read_table(NATIONAL_DAYS, trees, breaks),
        read_table(OUTLETS, trees, breaks),
    )
    breaks.extend(_breaks(world, states))
    return world


def _breaks(world: World, states: Collection[str]) -> Iterator[str]:
    named = [(PLACES.path, p.name, c) for p in world.places for c in p.countries]
    named += [(TIMES.path, t.name, c) for t in world.times for c in t.countries]
    named += [(NATIONAL_DAYS.path, d.feast, d.country) for d in world.national_days]
    named += [(OUTLETS.path, o.name, o.country) for o in world.outlets if o.country]
    valid = tuple(sorted(states))
    yield from (unknown("state", code, f"{path}, {name!r}", valid) for path, name, code in named if code not in states)
    for national in world.national_days:
        if not is_day(national.day):
            yield f"no day {national.day!r} in {NATIONAL_DAYS.path}, {national.feast!r} of {national.country} (write month and day: 07-04)"
    for outlet in world.outlets:
        if outlet.kind not in OUTLET_KINDS:
            yield unknown("kind", outlet.kind, f"{OUTLETS.path}, {outlet.name!r}", OUTLET_KINDS)
        if not (outlet.domain or outlet.name):
            yield f"empty domain and name in {OUTLETS.path} (an outlet needs one of them)"


def is_day(text: str) -> bool:
    """Return whether a text is a day of a leap year, as `02-29`."""
    try:
        return len(text) == 5 and date.fromisoformat(f"2020-{text}") is not None
    except ValueError:
        return False
