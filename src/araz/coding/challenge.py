"""A quoted question that calls another's deed into question: `“Why now, and why on our border?”`. It is a deed of the speaker.

By the codebook it is ACCUSE (disapprove): the speaker finds fault in public. Only a direct question with why,
put by a state or body about what another did in the sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from araz.coding.attribution import Attribution, Chain
from araz.coding.deed import Deed
from araz.coding.match import Fit
from araz.coding.slots import Frame
from araz.coding.status import Judged
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.records import Event16, Party, Status

REACH = 3
ENTRY = LexiconEntry(
    id="accuse.question",
    event="ACCUSE",
    modes=("disapprove",),
    why="to ask in public why another does what he does",
    file="coding/challenge.py",
)


def challenged(sentence: Tokens, number: int, attribution: Attribution, earlier: Sequence[Deed]) -> Deed | None:
    """Return the deed that a sentence is by asking why, or None.

    Args: earlier: deeds of the article so far; the question is about the last one of another side, at most REACH sentences back.
    """
    why = _why(sentence)
    if why is None:
        return None
    chain = attribution.chain(why)
    if not chain.speakers or not chain.speakers[-1].code or not chain.speakers[-1].direct:
        return None
    speaker = chain.speakers[-1]
    state = speaker.code.split(".")[0]
    for deed in reversed(earlier):
        others = [p for p in deed.actors if p.code.split(".")[0] != state]
        if number - deed.sentence <= REACH and others and len(others) == len(deed.actors):
            actor = Party(speaker.code, speaker.span, f"{speaker.name} asks", speaker.name)
            outer = Chain(chain.speakers[:-1], None, chain.cues[:-1])
            reasons = [f"asked of {deed.trigger.text!r} in sentence {deed.sentence}"]
            return Deed(
                Frame(why, why, {}),
                Fit(ENTRY, ()),
                Event16.ACCUSE,
                [actor],
                others,
                Judged(Status.HAPPENED, "asked"),
                outer,
                number,
                reasons,
            )
    return None


def _why(sentence: Tokens) -> Token | None:
    text = sentence.text.rstrip(" ”\"'’")
    if not text.endswith("?"):
        return None
    return next((t for t in sentence if t.lower_ == "why"), None)
