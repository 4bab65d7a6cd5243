"""What rules out that two claims are of one event: another kind, other doers or victims, another name, time or place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import asin, cos, radians, sin, sqrt

from araz.intervals import Interval, gap_days
from araz.merging.evidence import Evidence
from araz.records import Event16, Where

Roles = Mapping[str, list[str]]
FAR_KM = 150.0
LOOSE_SLACK = 10
NAME_SLACK = 4
_OFFICIAL = frozenset({"", "GOV", "MIL", "POL", "LEG", "JUD", "SPY"})
_MUTUAL = frozenset({Event16.COOPERATE, Event16.CONSULT, Event16.AGREE})
_VAGUE = frozenset({"", "GOV"})


def excluded(a: Evidence, b: Evidence, *, slack: int = 0) -> str:
    """Return why two claims cannot be of one event, or an empty string; `slack` is by how many days exact times may differ."""
    left, right = a.claim, b.claim
    if left.event is not right.event:
        return "another kind of deed"
    if a.modes and b.modes and not a.modes & b.modes:
        return "another mode"
    if a.actors and b.actors and not _same_doers(a, b):
        return "other doers"
    if a.recipients and b.recipients and not _same_targets(a, b):
        return "done to others"
    return _other_name(a, b) or _other_time(a, b, slack) or ("at another place" if _apart(left.where, right.where) else "")


def _same_doers(a: Evidence, b: Evidence) -> bool:
    """Return whether one claim names the doers of the other, or one of them, in a role that fits.

    Of what several do together each text may name another one; but two lists that differ are of two deeds, unless a name makes them one.
    """
    if a.actors != b.actors:
        single = min(len(a.actors), len(b.actors)) == 1
        named = bool(a.name & b.name)
        if not (a.actors <= b.actors or b.actors <= a.actors):
            return single and a.claim.event in _MUTUAL and len(a.actors) == len(b.actors)
        if not single and not named:
            return False
    return _roles_fit(a.roles[0], b.roles[0], _one_doer)


def _one_doer(one: str, other: str) -> bool:
    """Return whether two roles of a state may be one doer: organs of the state act for it; its opposition, press and clergy do not."""
    return one == other or not one or not other or (one in _OFFICIAL and other in _OFFICIAL)


def _one_target(one: str, other: str) -> bool:
    return one == other or one in _VAGUE or other in _VAGUE


def _roles_fit(mine: Roles, yours: Roles, fits: Callable[[str, str], bool]) -> bool:
    """Return whether each state that both sides name has a pair of roles that fit."""
    return mine == yours or all(any(fits(one, other) for one in mine[s] for other in yours[s]) for s in mine.keys() & yours.keys())


def _same_targets(a: Evidence, b: Evidence) -> bool:
    """Return whether both were done to one party. Of a deed at home one text may name its own country, another the owner of the thing."""
    if a.recipients & b.recipients:
        force = a.claim.event is Event16.ASSAULT
        return force or _roles_fit(a.roles[1], b.roles[1], _one_target)
    at_home = a.recipients <= a.actors or b.recipients <= b.actors
    return at_home and bool(a.trigger & b.trigger)


def _other_name(a: Evidence, b: Evidence) -> str:
    if a.name and b.name and not a.name & b.name:
        return "names of different things"
    if a.year and b.year and a.year != b.year:
        return "names of different years"
    if a.claim.name and b.claim.name and a.numbers != b.numbers and a.numbers and b.numbers:
        return "names with different numbers"
    return ""


def _other_time(a: Evidence, b: Evidence, slack: int) -> str:
    if a.when is not None and b.when is not None and not meet(a.when, b.when, slack):
        return "at another time"
    if _year_off(a, b) or _year_off(b, a):
        return "in another year than the name says"
    return ""


def _year_off(named: Evidence, other: Evidence) -> bool:
    """Return whether a claim lies wholly outside the year that the other's name carries."""
    window = other.window
    if not named.year or window is None or window.start is None or window.end is None:
        return False
    return not window.start.year <= int(named.year) <= window.end.year


def meet(one: Interval, other: Interval, slack: int = 0) -> bool:
    """Return whether two times share a day or come within `slack` days; where one is approximate, within ten."""
    return gap_days(one, other) <= max(slack, LOOSE_SLACK if one.loose or other.loose else 0)


def _apart(one: Where | None, other: Where | None) -> bool:
    """Return whether two places are too far apart; a place with a relation (near, border) is not held against another."""
    if one is None or other is None or one.relation or other.relation or one.name == other.name:
        return False
    if None in {one.latitude, one.longitude, other.latitude, other.longitude}:
        return bool(one.country and other.country) and one.country != other.country
    return _km(one, other) > FAR_KM


def _km(one: Where, other: Where) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    la1, lo1, la2, lo2 = (radians(x or 0.0) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    h = sin((la2 - la1) / 2) ** 2 + cos(la1) * cos(la2) * sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))
