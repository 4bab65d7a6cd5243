"""Are two claims of one event? A verdict with its reason in words.

    what rules it out    see exclusion.py; also recalled history against news, and a wish or fear against what another says took place
    what speaks for it   one name; else kind and doers, and then the likenesses: thing, words, place, those it was done to, counts …

How many likenesses it takes depends on how surely the times are one: on one day, in one month, or told at about the same time. Deeds
of words (accusing, warning …) are many and alike, so they must share what they are about as well; so must attacks.
"""

from __future__ import annotations

from dataclasses import dataclass

from araz.intervals import Interval
from araz.merging.evidence import Evidence, similarity
from araz.merging.exclusion import NAME_SLACK, excluded, meet
from araz.records import Event16, Status

VERBAL = frozenset(
    {Event16.AGREE, Event16.CONSULT, Event16.SUPPORT, Event16.CONCEDE, Event16.REQUEST, Event16.ACCUSE, Event16.REJECT, Event16.THREATEN}
)
FREQUENT = VERBAL | {Event16.ASSAULT}
_WISHED = frozenset({Status.POSSIBLE, Status.DEMANDED, Status.THREATENED})
_CONTRADICTED = frozenset({Status.DENIED, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two claims are of one event: how strongly (higher is surer, at most 1), and why."""

    strength: float
    reason: str


def same(a: Evidence, b: Evidence) -> Verdict | None:
    """Return why two claims are of one event, or None where nothing says so or something speaks against it. The order does not matter."""
    found = strength(a, b)
    if not found:
        return None
    return Verdict(found, _name_reason(a, b) if a.name & b.name else _reason(a, b))


def strength(a: Evidence, b: Evidence) -> float:
    """Return how strongly two claims say that they are of one event, 0 to 1; 0 where nothing says so or something speaks against it."""
    one_name = bool(a.name & b.name)
    if not _parties_meet(a, b) or excluded(a, b, slack=NAME_SLACK if one_name else 0):
        return 0.0
    if one_name:
        return _by_name(a, b)
    if _two_of_a_sentence(a, b) or not _of_one_story(a, b) or not _same_parties(a, b):
        return 0.0
    return _by_likeness(a, b)


def _parties_meet(a: Evidence, b: Evidence) -> bool:
    return bool(a.actors & b.actors) if a.actors and b.actors else bool(a.recipients & b.recipients or (a.name and b.name))


def _by_name(a: Evidence, b: Evidence) -> float:
    if not a.year == b.year != "" and not _windows_meet(a, b):
        return 0.0
    return 1.0 if a.claim.name == b.claim.name else 0.95


def _name_reason(a: Evidence, b: Evidence) -> str:
    one, other = sorted((a.claim.name, b.claim.name))
    if one == other:
        return f"one name, {one!r}"
    return f"{one!r} and {other!r} are one name ({', '.join(sorted(a.name & b.name))}), translated in two ways: same kind, doers and time"


def _windows_meet(a: Evidence, b: Evidence) -> bool:
    """Return whether the days in which the two may lie meet; what is not known is not held against them."""
    return a.window is None or b.window is None or meet(a.window, b.window)


def _two_of_a_sentence(a: Evidence, b: Evidence) -> bool:
    """Return whether one sentence tells both, in different words or of different targets: then it tells two deeds."""
    if a.claim.article != b.claim.article or a.claim.sentence != b.claim.sentence:
        return False
    return not in_like_words(a, b) or bool(a.recipients and b.recipients and not a.recipients & b.recipients)


def _of_one_story(a: Evidence, b: Evidence) -> bool:
    """Return whether both are news or both history, and both deeds told as real, or of one article."""
    if not _windows_meet(a, b):
        return False
    if a.claim.background is not b.claim.background and (a.when is None or b.when is None):
        return False
    one_article = a.claim.article == b.claim.article
    return one_article or _real(a) is _real(b) or bool(_CONTRADICTED & {a.claim.status, b.claim.status})


def _real(a: Evidence) -> bool:
    """Return whether the deed is more than possible, demanded or threatened."""
    return a.claim.status not in _WISHED


def _same_parties(a: Evidence, b: Evidence) -> bool:
    """Return whether the same states are involved: doers, all of them or some; or those it is done to, where a text names no doer."""
    if a.actors and b.actors:
        return a.actors == b.actors or len(a.actors) > 1 or len(b.actors) > 1
    return bool(a.recipients & b.recipients)


def _by_likeness(a: Evidence, b: Evidence) -> float:
    base, needed = _timing(a, b)
    kind = a.claim.event
    if needed > 1 and not _alike(a, b):
        return 0.0
    if kind in FREQUENT:
        if not _about_one_thing(a, b, day=needed == 1):
            return 0.0
        needed += not (a.when and b.when)
    elif a.claim.article == b.claim.article and in_like_words(a, b):
        needed = min(needed, 2)
    likenesses = sum(_likenesses(a, b))
    if likenesses < needed or ((a.wide or b.wide) and not in_like_words(a, b)):
        return 0.0
    return min(0.94, base + 0.02 * likenesses + 0.02 * _one_thing_named(a, b))


def _timing(a: Evidence, b: Evidence) -> tuple[float, int]:
    """Return the strength that the times give, and how many likenesses must be added."""
    if a.when is None or b.when is None:
        return (0.4, 4) if a.window is None or b.window is None else (0.5, 3)
    longest = max(_days(a.when), _days(b.when))
    return (0.8, 1) if longest <= 4 else (0.7, 2) if longest <= 40 else (0.55, 3)


def _days(one: Interval) -> int:
    return one.days if one.days is not None else 100_000


def _about_one_thing(a: Evidence, b: Evidence, *, day: bool) -> bool:
    """Return whether the claims share what they are about: much of their words, or some thing beyond the trigger.

    On one day, an attack on the same party or in the same place is about one thing too; without a day it takes more.
    """
    force = a.claim.event is Event16.ASSAULT
    if force and (_one_place(a, b) or a.claim.article == b.claim.article or (day and a.recipients & b.recipients)):
        return True
    if similarity(a.words, b.words) >= (0.25 if day else 0.6):
        return True
    return len(_shared(a, b)) > force and (in_like_words(a, b) or day)


def in_like_words(a: Evidence, b: Evidence) -> bool:
    """Return whether both were coded by one entry of the lexicon, or share words of the trigger."""
    return a.kind == b.kind or bool(a.trigger & b.trigger)


def _alike(a: Evidence, b: Evidence) -> bool:
    """Return whether the deeds are alike within their kind: told in like words, or done in one manner (an arrest, a closing)."""
    return in_like_words(a, b) or bool(a.modes & b.modes)


def _likenesses(a: Evidence, b: Evidence) -> tuple[bool, ...]:
    """Return what speaks for one event, beside kind, doers and time, in the order of `_WORDS`."""
    shared = _shared(a, b)
    return (
        in_like_words(a, b),
        _one_thing_named(a, b),
        bool(shared),
        len(shared) > 1 or similarity(a.words, b.words) >= 0.5,
        bool(a.recipients & b.recipients),
        _one_quarrel(a, b),
        bool(a.people & b.people),
        _one_place(a, b),
        len(a.actors) > 1 and a.actors == b.actors,
        bool(a.modes & b.modes),
        bool(a.counts & b.counts),
        a.claim.article == b.claim.article and in_like_words(a, b),
    )


_WORDS = (
    "in like words", "naming the same ({trigger})", "about one thing ({thing})", "in sentences much alike",
    "done to the same ({target})", "in reports of a quarrel with {side}", "to the same kind of people", "in one place ({place})",
    "by the same several doers", "in one manner ({mode})", "with the same counts", "in one article",
)  # fmt: skip


def _reason(a: Evidence, b: Evidence) -> str:
    """Return in words why two claims, taken for one event, are."""
    filled = {
        "trigger": ", ".join(sorted(a.trigger & b.trigger)),
        "thing": ", ".join(sorted(_shared(a, b))[:4]),
        "target": "/".join(sorted(a.recipients & b.recipients)),
        "side": a.other_side,
        "place": a.claim.where.name if a.claim.where else "",
        "mode": ", ".join(sorted(a.modes & b.modes)),
    }
    who = "/".join(sorted(a.actors & b.actors)) or "on " + "/".join(sorted(a.recipients & b.recipients))
    words = [text.format(**filled) for text, holds in zip(_WORDS, _likenesses(a, b), strict=True) if holds]
    return "; ".join((f"same kind ({a.claim.event.value}) and doers ({who})", _time_reason(a, b), *words))


def _time_reason(a: Evidence, b: Evidence) -> str:
    if a.claim.when is None or b.claim.when is None or a.when is None or b.when is None:
        return "told at about the same time, where one text gives no day"
    times = " and ".join(sorted({a.claim.when.edtf, b.claim.when.edtf}))
    return f"at one time ({times})" if max(_days(a.when), _days(b.when)) <= 4 else f"in times that meet ({times})"


def _shared(a: Evidence, b: Evidence) -> frozenset[str]:
    """Return the things that both are about, beside the deed itself."""
    return (a.thing & b.thing) - a.trigger - b.trigger


def _one_thing_named(a: Evidence, b: Evidence) -> bool:
    """Return whether the triggers share more than a verb: what was closed, seized or held."""
    return len(a.trigger & b.trigger) > 1


def _one_quarrel(a: Evidence, b: Evidence) -> bool:
    """Return whether the reports are of the same other side, where one does not say to whom a seldom deed was done."""
    silent = not (a.recipients and b.recipients)
    return silent and a.claim.event not in FREQUENT and a.other_side == b.other_side != ""


def _one_place(a: Evidence, b: Evidence) -> bool:
    one, other = a.claim.where, b.claim.where
    return one is not None and other is not None and one.name == other.name
