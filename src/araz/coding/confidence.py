"""How sure a claim is: the chance that its sentence tells of such an event by these doers, from signs of how it came about.

A logistic regression, fitted by `training.confidence` on the development part of the corpus: on the claims that lexicon and language
model make together, and on those of the lexicon alone. The chance is that of the corpus; other text has more that looks like a deed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from araz.coding.deed import Decided, Deed
from araz.records import Status
from araz.resolve.mentions import ActorKind

LEAST, MOST = 0.02, 0.98
_INDIRECT = frozenset({ActorKind.PRONOUN, ActorKind.GROUP, ActorKind.ROLE})
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
WEIGHTS = {
    "base": -0.89, "lexicon": -0.48, "model": -0.29, "drill": -0.43, "alone": 1.49, "belief": 0.32, "doer": 1.5, "no doer": -1.88,
    "recipients": 0.24, "narrow": -0.02, "indirect": -0.14, "inherited": 0.0, "not told": -0.07,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against a claim.

    `decided`: which opinion made it. `belief`: the model's probability of its event; `doer`: that its first doer is one. `narrow`: how
    much its entry asks for, 0 to 3. `indirect`: a party is a pronoun, a group or a role. `inherited`: its doers are told elsewhere.
    """

    decided: Decided
    belief: float
    doer: float
    doers: bool
    recipients: bool
    narrow: int
    indirect: bool
    inherited: bool
    told: bool

    @classmethod
    def of(cls, deed: Deed, kinds: Iterable[ActorKind]) -> Signs:
        """Return those of a deed. `kinds`: of the mentions that its parties are."""
        entry = deed.entry
        narrow = min(3, len(entry.requires) + len(entry.needs) + bool(entry.qualifiers))
        indirect = any(kind in _INDIRECT for kind in kinds)
        doers, recipients = bool(deed.actors), bool(deed.recipients)
        told = deed.status.status in _TOLD
        return cls(deed.decided, deed.belief, deed.doer, doers, recipients, narrow, indirect, deed.inherited, told)

    def values(self) -> dict[str, float]:
        """Return the signs as numbers by name."""
        asked = self.decided is not Decided.ALONE
        belief = min(MOST, max(LEAST, self.belief))
        return {
            "base": 1.0,
            **{one.value: float(self.decided is one) for one in Decided if one is not Decided.BOTH},
            "belief": math.log(belief / (1 - belief)) if asked else 0.0,
            "doer": self.doer if asked and self.doers else 0.0,
            "no doer": float(not self.doers),
            "recipients": float(self.recipients),
            "narrow": float(self.narrow),
            "indirect": float(self.indirect),
            "inherited": float(self.inherited),
            "not told": float(not self.told),
        }


def estimate(signs: Signs) -> float:
    """Return the chance, from 0.01 to 0.99."""
    score = sum(WEIGHTS[name] * value for name, value in signs.values().items())
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-score)))), 2)
