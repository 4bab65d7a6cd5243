"""Apply people's judgements to claims before they are merged: wrong ones leave, corrected ones change, pairs are bound or kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from araz.errors import InputError, nearest
from araz.intervals import parse_edtf
from araz.merging.following import follow
from araz.records import Claim, DateSource, Event16, Judgement, Party, Status, Verdict, When


@dataclass(frozen=True, slots=True)
class Judged:
    """Claims as people left them, and pairs of ids (the smaller first) judged the same or different."""

    claims: tuple[Claim, ...]
    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]


def judged(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> Judged:
    """Return the claims and pairs after all judgements, of which the latest on a thing counts."""
    ordered = sorted(judgements, key=lambda j: (j.made, j.id))
    wrong = {j.left for j in ordered if j.verdict is Verdict.WRONG}
    kept = {c.id: c for c in claims if c.id not in wrong}
    timed: set[str] = set()
    pairs: dict[tuple[str, str], Verdict] = {}
    for judgement in ordered:
        if judgement.verdict is Verdict.CORRECTED and judgement.left in kept:
            kept[judgement.left] = corrected(kept[judgement.left], judgement.field, judgement.value)
            timed |= {judgement.left} if judgement.field == "when" else set()
        elif judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
            left, right = sorted((judgement.left, judgement.right))
            pairs[left, right] = judgement.verdict
    return Judged(
        tuple(follow(kept, timed).values()),
        frozenset(p for p, v in pairs.items() if v is Verdict.SAME),
        frozenset(p for p, v in pairs.items() if v is Verdict.DIFFERENT),
    )


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """Return a claim with one field as a person gave it; a field that cannot be corrected leaves it as it is."""
    change = _CHANGES.get(field)
    try:
        return change(claim, value) if change is not None else claim
    except InputError:
        return claim


def check(judgement: Judgement) -> None:
    """Say what is wrong with a judgement before it is kept for ever; merging passes over one that cannot be applied.

    Raises: InputError: a field that cannot be corrected, a value that it cannot have, or a pair that is no pair.
    """
    if judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT} and (not judgement.right or judgement.left == judgement.right):
        raise InputError(f"a judgement of {judgement.verdict.value!r} needs two claims (got {judgement.left!r} and {judgement.right!r})")
    if judgement.verdict is not Verdict.CORRECTED:
        return
    if judgement.field not in _CHANGES:
        raise InputError(f"a claim's {judgement.field!r} cannot be corrected{nearest(judgement.field, list(_CHANGES))}")
    _CHECKS.get(judgement.field, str)(judgement.value)


def _parties(claim: Claim, value: str) -> tuple[Party, ...]:
    return tuple(Party(code.strip(), claim.trigger, "given by a person") for code in value.split(";") if code.strip())


_Kind = TypeVar("_Kind", bound=StrEnum)


def _one_of(kinds: type[_Kind], value: str) -> _Kind:
    valid = [kind.value for kind in kinds]
    if value not in valid:
        raise InputError(f"{value!r} is not one of {', '.join(valid)}{nearest(value, valid)}")
    return kinds(value)


def _when(value: str) -> When | None:
    return When(parse_edtf(value).edtf, DateSource.STATED, "given by a person") if value else None


_CHECKS: dict[str, Callable[[str], object]] = {
    "event": lambda value: _one_of(Event16, value),
    "status": lambda value: _one_of(Status, value),
    "when": _when,
}
_CHANGES: dict[str, Callable[[Claim, str], Claim]] = {
    "event": lambda c, v: replace(c, event=_one_of(Event16, v)),
    "status": lambda c, v: replace(c, status=_one_of(Status, v)),
    "when": lambda c, v: replace(c, when=_when(v)),
    "name": lambda c, v: replace(c, name=v),
    "actors": lambda c, v: replace(c, actors=_parties(c, v)),
    "recipients": lambda c, v: replace(c, recipients=_parties(c, v)),
    "background": lambda c, v: replace(c, background=v.lower() in {"true", "yes", "1"}),
}
