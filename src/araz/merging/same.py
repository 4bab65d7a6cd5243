"""Are two claims of one event? A verdict with its reason in words.

    what rules it out    another event or mode, other doers, times or places that exclude each other, names of different things
    what speaks for it   one name; else kind, doers and time; without a time, the same thing in the same words at about the same date

Deeds of words (accusing, warning …) are many and alike, so they also need the same day or the same content.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from araz.intervals import Interval, gap_days, overlaps
from araz.merging.evidence import Evidence, similarity
from araz.records import Status, Where

VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
FAR_KM = 150.0
SLACK = 3
LOOSE_SLACK = 10
NEAR_DAYS = 45
_UNREAL = frozenset({Status.POSSIBLE, Status.DEMANDED, Status.THREATENED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two claims are of one event: how strongly (higher is surer), and why."""

    strength: float
    reason: str


def excluded(a: Evidence, b: Evidence) -> str:
    """Return why two claims cannot be of one event, or an empty string."""
    left, right = a.claim, b.claim
    if left.event is not right.event:
        return "another kind of deed"
    if left.modes and right.modes and not set(left.modes) & set(right.modes):
        return "another mode"
    if a.actors and b.actors and not (a.actors <= b.actors or b.actors <= a.actors):
        return "other doers"
    if a.recipients and b.recipients and not a.recipients & b.recipients and not a.trigger & b.trigger:
        return "done to others"
    if a.name and b.name and not a.name & b.name:
        return "names of different things"
    if a.year and b.year and a.year != b.year:
        return "names of different years"
    if a.when is not None and b.when is not None and not _meet(a.when, b.when):
        return "at another time"
    if _apart(left.where, right.where):
        return "at another place"
    return ""


def same(a: Evidence, b: Evidence) -> Verdict | None:
    """Return why two claims are of one event, or None where nothing says so or something speaks against it."""
    if excluded(a, b):
        return None
    if a.name and a.name & b.name and _share_actor(a, b):
        return _by_name(a, b)
    if not _same_parties(a, b):
        return None
    if _odd(a) != _odd(b) and a.claim.article != b.claim.article:
        return None
    if a.claim.event.value in VERBAL:
        return _by_words(a, b)
    return _by_deed(a, b)


def _by_name(a: Evidence, b: Evidence) -> Verdict:
    one, other = a.claim.name, b.claim.name
    if one == other:
        return Verdict(1.0, f"one name, {one!r}")
    shared = ", ".join(sorted(a.name & b.name))
    return Verdict(0.95, f"{one!r} and {other!r} are one name ({shared}), translated in two ways: same kind, doers and time")


def _share_actor(a: Evidence, b: Evidence) -> bool:
    return bool(a.actors & b.actors) or not a.actors or not b.actors


def _same_parties(a: Evidence, b: Evidence) -> bool:
    """Return whether the same states are involved: doers equal (or one text names fewer of them), or, where nobody is named, those it is done to."""
    if a.actors and b.actors:
        return a.actors == b.actors or bool(a.actors & b.actors and (len(a.actors) > 1 or len(b.actors) > 1))
    return bool(a.recipients & b.recipients)


def _odd(a: Evidence) -> bool:
    """Return whether the deed is only possible, demanded or threatened."""
    return a.claim.status in _UNREAL


def _by_deed(a: Evidence, b: Evidence) -> Verdict | None:
    who = "/".join(sorted(a.actors | b.actors)) or "/".join(sorted(a.recipients))
    kind = a.claim.event.value
    if a.when is not None and b.when is not None:
        if _short(a.when) and _short(b.when) and (_alike(a, b) or a.recipients & b.recipients or not (a.recipients and b.recipients)):
            return Verdict(0.8, f"same kind ({kind}), doers ({who}) and time ({a.claim.when.edtf if a.claim.when else ''})")
        return Verdict(0.6, f"same kind ({kind}) and doers ({who}), in overlapping times, in like words") if _alike(a, b) else None
    if not _published_near(a, b):
        return None
    if _alike(a, b):
        return Verdict(0.55, f"same kind ({kind}), doers ({who}) and thing, told at about the same time; one text gives no day")
    return None


def _by_words(a: Evidence, b: Evidence) -> Verdict | None:
    likeness = similarity(a.words, b.words)
    same_day = a.when is not None and b.when is not None and _days(a.when) <= 3 and _days(b.when) <= 3
    who = "/".join(sorted(a.actors))
    if same_day and likeness >= 0.25:
        return Verdict(0.75, f"{who} said so on one day, in like words")
    if likeness >= 0.6 and _published_near(a, b):
        return Verdict(0.65, f"{who} said so in the same words")
    return None


def _alike(a: Evidence, b: Evidence) -> bool:
    """Return whether the deed is told in like words: one entry of the lexicon, one thing done, or much of the sentence."""
    return a.claim.rule == b.claim.rule or bool(a.trigger & b.trigger) or similarity(a.words, b.words) >= 0.5


def _meet(one: Interval, other: Interval) -> bool:
    loose = one.loose or other.loose
    return overlaps(one, other) or gap_days(one, other) <= (LOOSE_SLACK if loose else 0)


def _days(one: Interval) -> int:
    return one.days if one.days is not None else 10_000


def _short(one: Interval) -> bool:
    """Return whether an interval is short enough that two deeds of one kind in it are one: a month or so."""
    return _days(one) <= 40


def _published_near(a: Evidence, b: Evidence) -> bool:
    if a.claim.article == b.claim.article:
        return True
    if a.published is None or b.published is None:
        return False
    return overlaps(a.published, b.published) or gap_days(a.published, b.published) <= NEAR_DAYS


def _apart(one: Where | None, other: Where | None) -> bool:
    """Return whether two places are too far apart; a place with a relation (near, border) is not held against another."""
    if one is None or other is None or one.relation or other.relation or one.name == other.name:
        return False
    if None in {one.latitude, other.latitude}:
        return bool(one.country and other.country) and one.country != other.country
    return _km(one, other) > FAR_KM


def _km(one: Where, other: Where) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    la1, lo1, la2, lo2 = (radians(x or 0.0) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    h = sin((la2 - la1) / 2) ** 2 + cos(la1) * cos(la2) * sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(h))
