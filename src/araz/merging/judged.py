"""Apply people's judgements to claims before they are merged: wrong ones leave, corrected ones change, pairs are bound or kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

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
    pairs: dict[tuple[str, str], Verdict] = {}
    for judgement in ordered:
        if judgement.verdict is Verdict.CORRECTED and judgement.left in kept:
            kept[judgement.left] = corrected(kept[judgement.left], judgement.field, judgement.value)
        elif judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
            left, right = sorted((judgement.left, judgement.right))
            pairs[left, right] = judgement.verdict
    return Judged(
        tuple(kept.values()),
        frozenset(p for p, v in pairs.items() if v is Verdict.SAME),
        frozenset(p for p, v in pairs.items() if v is Verdict.DIFFERENT),
    )


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """Return a claim with one field as a person gave it; a field that cannot be corrected leaves it as it is."""
    change = _CHANGES.get(field)
    return change(claim, value) if change is not None else claim


def _parties(claim: Claim, value: str) -> tuple[Party, ...]:
    return tuple(Party(code.strip(), claim.trigger, "given by a person") for code in value.split(";") if code.strip())


_CHANGES: dict[str, Callable[[Claim, str], Claim]] = {
    "event": lambda c, v: replace(c, event=Event16(v)),
    "status": lambda c, v: replace(c, status=Status(v)),
    "when": lambda c, v: replace(c, when=When(v, DateSource.STATED, "given by a person") if v else None),
    "name": lambda c, v: replace(c, name=v),
    "actors": lambda c, v: replace(c, actors=_parties(c, v)),
    "recipients": lambda c, v: replace(c, recipients=_parties(c, v)),
    "background": lambda c, v: replace(c, background=v.lower() in {"true", "yes", "1"}),
}
