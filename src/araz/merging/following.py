"""A time that is counted from another deed's follows that deed's time when a person corrects it: `a week after the attack`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from araz.errors import InputError
from araz.intervals import Interval, add_days, parse_edtf
from araz.records import Claim, DateSource, When

_STEPS = 4


def follow(claims: Mapping[str, Claim], corrected: Collection[str]) -> dict[str, Claim]:
    """Return the claims, those whose time is counted from a corrected one's with the new time; what a person corrected itself stays.

    Args: corrected: claims whose time a person gave. A chain is followed over four deeds.
    """
    kept, moved = dict(claims), set(corrected)
    if not moved:
        return kept
    waiting: dict[str, list[str]] = defaultdict(list)
    for key, claim in claims.items():
        if claim.when is not None and claim.when.anchor is not None and key not in moved:
            waiting[claim.article].append(key)
    for _ in range(_STEPS):
        changed = {
            key: new for source in moved for key in waiting[kept[source].article] if (new := _moved(kept[key], kept[source])) is not None
        }
        if not changed:
            break
        kept |= changed
        moved = set(changed)
    return kept


def _moved(claim: Claim, source: Claim) -> Claim | None:
    when = claim.when
    if when is None or when.anchor is None or claim.id == source.id:
        return None
    if not (when.anchor.start < source.trigger.end and source.trigger.start < when.anchor.end):
        return None
    new = _shifted(source.when, when)
    return None if new == when else replace(claim, when=new)


def _shifted(base: When | None, old: When) -> When | None:
    if base is None:
        return None
    try:
        whole, was = parse_edtf(base.edtf), parse_edtf(old.edtf)
    except InputError:
        return old
    found = whole
    if old.shift:
        loose = was.approximate or whole.approximate
        found = Interval(add_days(whole.start, old.shift), add_days(whole.end, old.shift), whole.precision, loose)
    return replace(old, edtf=found.edtf, source=DateSource.ANCHORED, why=f"counted from {base.edtf}, which a person gave")
