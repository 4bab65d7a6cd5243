"""`Baku denies this`, `Tehran rejected the accusations`: the deed told before, denied. By the codebook it is a claim of its own.

What is denied is what the sentences before say that the denier did, or what another speaker alleges in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from araz.coding.attribution import Attribution, Chain
from araz.coding.deed import Deed
from araz.coding.match import Lexicon
from araz.coding.slots import Frame, Grammar
from araz.coding.status import Judged
from araz.coding.words import SpeechCues
from araz.records import Speaker, Status

REACH = 2
_POINTING = frozenset({"this", "it", "that", "these", "them", "those"})
_CHARGES = frozenset(
    {"accusation", "allegation", "claim", "charge", "report", "assertion", "suggestion", "rumour", "rumor", "version", "account"}
)
_MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def denials(
    sentence: Tokens, number: int, attribution: Attribution, lexicon: Lexicon, cues: SpeechCues, earlier: Sequence[Deed]
) -> list[Deed]:
    """Return the deeds of the sentences before that this sentence denies, each with the denier as its speaker."""
    found = []
    for token in sentence:
        cue = cues.verb(token.lemma_.lower()) if token.pos_ == "VERB" else None
        if cue is None or cue.kind != "deny" or not _points_back(token, attribution.grammar, lexicon, earlier):
            continue
        speakers = attribution.speakers(attribution.grammar.verb(token).get("subject", []), token)
        deniers = [s for s in speakers if s.code]
        if deniers:
            charges = any(t.lemma_.lower() in _CHARGES for t in attribution.grammar.verb(token).get("object", ()))
            found += [_denied(deed, token, number, deniers) for deed in _told(deniers[0], number, earlier, charges=charges)]
    return found


def _points_back(verb: Token, grammar: Grammar, lexicon: Lexicon, earlier: Sequence[Deed]) -> bool:
    """Return whether a denial has `this`, `the accusations` or a deed told before as its object, and no content of its own."""
    slots = grammar.verb(verb)
    if slots.get("content"):
        return False
    told = {d.event.value for d in earlier[-6:]}
    things = slots.get("object", ())
    if any(t.lower_ in _POINTING or t.lemma_.lower() in _CHARGES for t in things):
        return True
    return any(e.event in told for t in things if t.pos_ == "NOUN" for e in lexicon.candidates(t))


def _told(denier: Speaker, number: int, earlier: Sequence[Deed], *, charges: bool) -> list[Deed]:
    """Return the deeds that the sentences before tell of the denier; `charges`: only those that another speaker tells."""
    state = denier.code.split(".")[0]
    near = [d for d in earlier if 0 < number - d.sentence <= REACH and d.event.value in _MATERIAL and d.status.status is not Status.DENIED]
    own = [d for d in near if any(p.code.split(".")[0] == state for p in d.actors)]
    others = [d for d in own if not any(s.code.split(".")[0] == state for s in d.chain.speakers)]
    return [d for d in others if d.chain.speakers] if charges else [d for d in others if d.sentence == number - 1]


def _denied(deed: Deed, verb: Token, number: int, deniers: Sequence[Speaker]) -> Deed:
    made = deed.copy(
        frame=Frame(verb, verb, {}),
        status=Judged(Status.DENIED, f"{verb.text!r} denies what sentence {deed.sentence} tells"),
        chain=Chain(tuple(deniers), Status.DENIED, (verb.i,)),
        sentence=number,
    )
    made.reasons.append(f"denies {deed.trigger.text!r} of sentence {deed.sentence}")
    made.inherited = True
    return made
