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
from araz.merging.exclusion import excluded, meet
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
    why: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The reason in words."""
        return "; ".join(self.why)


def same(a: Evidence, b: Evidence) -> Verdict | None:
    """Return why two claims are of one event, or None where nothing says so or something speaks against it. The order does not matter."""
    if not _parties_meet(a, b) or excluded(a, b):
        return None
    if a.name and a.name & b.name:
        return _by_name(a, b)
    if not _of_one_story(a, b) or not _same_parties(a, b):
        return None
    return _by_likeness(a, b)


def _parties_meet(a: Evidence, b: Evidence) -> bool:
    return bool(a.actors & b.actors) if a.actors and b.actors else bool(a.recipients & b.recipients or (a.name and b.name))


def _by_name(a: Evidence, b: Evidence) -> Verdict | None:
    one, other = sorted((a.claim.name, b.claim.name))
    if not a.year == b.year != "" and not _windows_meet(a, b):
        return None
    if one == other:
        return Verdict(1.0, (f"one name, {one!r}",))
    shared = ", ".join(sorted(a.name & b.name))
    return Verdict(0.95, (f"{one!r} and {other!r} are one name ({shared}), translated in two ways: same kind, doers and time",))


def _windows_meet(a: Evidence, b: Evidence) -> bool:
    """Return whether the days in which the two may lie meet; what is not known is not held against them."""
    return a.window is None or b.window is None or meet(a.window, b.window)


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


def _by_likeness(a: Evidence, b: Evidence) -> Verdict | None:
    time, base, needed = _timing(a, b)
    kind, told = a.claim.event, bool(a.when and b.when)
    if kind in FREQUENT and not _about_one_thing(a, b, day=needed == 1):
        return None
    likenesses = _likenesses(a, b)
    if len(likenesses) < needed + (kind in FREQUENT and not told) or ((a.wide or b.wide) and not in_like_words(a, b)):
        return None
    who = "/".join(sorted(a.actors & b.actors)) or "on " + "/".join(sorted(a.recipients & b.recipients))
    return Verdict(min(0.94, base + 0.02 * len(likenesses)), (f"same kind ({kind.value}) and doers ({who})", time, *likenesses))


def _timing(a: Evidence, b: Evidence) -> tuple[str, float, int]:
    """Return how the times agree in words, the strength that this gives, and how many likenesses must be added."""
    if a.when is None or b.when is None:
        if a.window is None or b.window is None:
            return "no day is known of one", 0.4, 4
        return "told at about the same time, where one text gives no day", 0.5, 3
    longest = max(_days(a.when), _days(b.when))
    times = " and ".join(sorted({a.when.edtf, b.when.edtf}))
    if longest <= 4:
        return f"on the same day ({times})", 0.8, 1
    return (f"in times that meet ({times})", 0.7, 2) if longest <= 40 else (f"in long times that meet ({times})", 0.55, 3)


def _days(one: Interval) -> int:
    return one.days if one.days is not None else 100_000


def _about_one_thing(a: Evidence, b: Evidence, *, day: bool) -> bool:
    """Return whether the claims share what they are about: much of their words, or some thing beyond the trigger.

    On one day, an attack on the same party or in the same place is about one thing too.
    """
    if day and a.claim.event not in VERBAL:
        return bool(a.recipients & b.recipients) or _one_place(a, b) or bool(a.thing & b.thing)
    if similarity(a.words, b.words) >= (0.25 if day else 0.6):
        return True
    beyond = (a.thing & b.thing) - a.trigger - b.trigger
    return bool(beyond) and (in_like_words(a, b) or day)


def in_like_words(a: Evidence, b: Evidence) -> bool:
    """Return whether both were coded by one entry of the lexicon, or share words of the trigger."""
    return a.kind == b.kind or bool(a.trigger & b.trigger)


def _likenesses(a: Evidence, b: Evidence) -> list[str]:
    """Return in words each thing that speaks for one event, beside kind, doers and time."""
    shared, triggers = (a.thing & b.thing) - a.trigger - b.trigger, a.trigger & b.trigger
    modes = set(a.claim.modes) & set(b.claim.modes)
    counts = {(f.unit, f.low, f.high) for f in a.claim.figures} & {(f.unit, f.low, f.high) for f in b.claim.figures}
    facts = (
        (in_like_words(a, b), f"in like words ({', '.join(sorted(triggers)) or a.kind})"),
        (bool(shared), f"about one thing ({', '.join(sorted(shared)[:4])})"),
        (len(shared) > 1 or similarity(a.words, b.words) >= 0.5, "in sentences much alike"),
        (bool(a.recipients & b.recipients), f"done to the same ({'/'.join(sorted(a.recipients & b.recipients))})"),
        (_one_quarrel(a, b), f"in reports of a quarrel with {a.other_side}"),
        (_one_role(a, b), "to the same kind of people"),
        (_one_place(a, b), f"in one place ({a.claim.where.name if a.claim.where else ''})"),
        (len(a.actors) > 1 and a.actors == b.actors, "by the same several doers"),
        (bool(modes), f"in one manner ({', '.join(sorted(modes))})"),
        (bool(counts), "with the same counts"),
        (a.claim.article == b.claim.article, "in one article"),
    )
    return [words for holds, words in facts if holds]


def _one_quarrel(a: Evidence, b: Evidence) -> bool:
    """Return whether the reports are of the same other side, where one does not say to whom a seldom deed was done."""
    silent = not (a.recipients and b.recipients)
    return silent and a.claim.event not in FREQUENT and a.other_side == b.other_side != ""


def _one_role(a: Evidence, b: Evidence) -> bool:
    """Return whether a role that says who it was done to (truck drivers as IRN.BUS, say) is in both."""
    return any("." in code and not code.endswith(".GOV") for code in set(a.claim.recipient_codes) & set(b.claim.recipient_codes))


def _one_place(a: Evidence, b: Evidence) -> bool:
    one, other = a.claim.where, b.claim.where
    return one is not None and other is not None and one.name == other.name
