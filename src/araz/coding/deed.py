"""A deed on its way from the words that name it to a claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from spacy.tokens import Token

from araz.coding.attribution import Chain
from araz.coding.match import Fit
from araz.coding.slots import Frame
from araz.coding.status import Judged
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.records import Event16, Party


class Decided(StrEnum):
    """Whose opinion made a deed: both, the lexicon's against the model's doubt, the model's, the lexicon's of drills; its own, unasked."""

    BOTH = "both"
    LEXICON = "lexicon"
    MODEL = "model"
    DRILL = "drill"
    ALONE = "alone"


@dataclass
class Deed:
    """A deed on its way to a claim. Parties, event and status may still change until the claim is made.

    `source`: the deed told before that it takes up, whose doers it then has (`inherited`). `sure`: the language model is of one mind
    with its event, so that it needs no parties that speak for its sense. `filled`: its doers are the
    model's, where an entry of the lexicon found none. `decided` by whom, with the
    model's probability of its event (`belief`) and of its first doer (`doer`).
    """

    frame: Frame
    fit: Fit
    event: Event16
    actors: list[Party]
    recipients: list[Party]
    status: Judged
    chain: Chain
    sentence: int
    reasons: list[str] = field(default_factory=list)
    inherited: bool = False
    source: Deed | None = None
    background: bool = False
    sure: bool = False
    filled: bool = False
    decided: Decided = Decided.ALONE
    belief: float = 0.0
    doer: float = 0.0
    contexts: tuple[str, ...] = ()

    @property
    def entry(self) -> LexiconEntry:
        """The lexicon entry behind the deed."""
        return self.fit.entry

    @property
    def trigger(self) -> Token:
        """The word that names the deed."""
        return self.frame.trigger

    def copy(self, **changes: object) -> Deed:
        """Return a changed copy; the reasons are copied as well."""
        made = replace(self, **changes)  # type: ignore[arg-type]
        made.reasons = list(made.reasons)
        return made
