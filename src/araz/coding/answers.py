"""Which deed a deed is said to answer, be caused by or follow, with the words that say so.

    closed it in response to the raid, in retaliation for, … -> answered       closed it because of, over, due to the raid -> caused
    closed it after, following, in the wake of the raid      -> followed       the raid prompted Iran to close it          -> caused

Where the words say nothing, the language model's link of one trigger to the other does, if it is sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from araz.coding.deed import Deed
from araz.language.model import Trigger
from araz.records import LinkKind
from araz.resolve.grammar import above, base, case, sentence_of

ANSWERED, CAUSED, FOLLOWED = LinkKind.ANSWERED, LinkKind.CAUSED, LinkKind.FOLLOWED
_PREPOSITIONS = {
    **dict.fromkeys(("after", "following", "upon", "amid"), FOLLOWED),
    **dict.fromkeys(("over", "because of", "due to"), CAUSED),
}
_NOUNS = {
    **dict.fromkeys(("response", "retaliation", "reaction", "answer", "reply", "revenge", "reprisal", "protest"), ANSWERED),
    "wake": FOLLOWED,
}
_MARKS = {"after": FOLLOWED, "because": CAUSED}
_OPENINGS = {
    **dict.fromkeys(
        ("in response", "in retaliation", "in reply", "in return", "in answer", "in reaction", "in revenge", "in turn"), ANSWERED
    ),
    **dict.fromkeys(("as a result", "as a consequence", "consequently"), CAUSED),
}
_BRING = frozenset(
    "prompt trigger spark provoke cause ignite unleash spur draw elicit precipitate invite occasion set touch lead force compel".split()
)
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Hanging:
    """The deed that another is said to hang on, how, and the words or the opinion that say so."""

    deed: Deed
    kind: LinkKind
    words: str


def hangings(deeds: Sequence[Deed], before: Sequence[Deed], triggers: Mapping[int, Trigger]) -> dict[int, Hanging]:
    """Return, by position in `deeds` (one sentence), the deed that each hangs on.

    Args: before: the deeds of earlier sentences of the same paragraph, in order; `In response, …` answers the last of them.
          triggers: of the language model, by token; empty where it was not asked.
    """
    found: dict[int, Hanging] = {}
    for i, deed in enumerate(deeds):
        for other in deeds:
            hanging = None if other is deed else _said(deed, other, deeds) or _brought(deed, other)
            if hanging is not None:
                found[i] = hanging
    if deeds and before:
        opening = sentence_of(deeds[0].trigger).text.lower()
        phrase = next((p for p in _OPENINGS if opening.startswith((p + ",", p + " "))), None)
        if phrase and 0 not in found:
            for i, _ in enumerate(deeds):
                found.setdefault(i, Hanging(before[-1], _OPENINGS[phrase], phrase))
    for i, deed in enumerate(deeds):
        seen = None if i in found else _seen(deed, deeds, triggers)
        if seen is not None and not any(h.deed is deed and deeds[k] is seen.deed for k, h in found.items()):
            found[i] = seen
    return found


def _said(deed: Deed, other: Deed, deeds: Sequence[Deed]) -> Hanging | None:
    """Return how `other` hangs below `deed` in the sentence, with no third deed between, where the words on the way say what it is."""
    own = {deed.trigger.i, deed.frame.carrier.i}
    third = {i for d in deeds if d is not deed and d is not other for i in (d.trigger.i, d.frame.carrier.i)} - {
        other.trigger.i,
        other.frame.carrier.i,
    }
    path: list[Token] = [other.trigger]
    for token in above(other.trigger):
        if token.i in own:
            return _on(other, path)
        path.append(token)
        if len(path) > 7 or token.i in third:
            break
    return None


def _on(other: Deed, path: Sequence[Token]) -> Hanging | None:
    for token in path:
        preposition = case(token)
        if preposition in _PREPOSITIONS:
            return Hanging(other, _PREPOSITIONS[preposition], preposition)
        if token.lemma_.lower() in _NOUNS and preposition in {"in", "as"}:
            return Hanging(other, _NOUNS[token.lemma_.lower()], f"{preposition} {token.lower_}")
        for child in token.children:
            if child.dep_ == "mark" and child.lower_ in _MARKS:
                return Hanging(other, _MARKS[child.lower_], child.lower_)
    return None


def _brought(deed: Deed, other: Deed) -> Hanging | None:
    """`The raid prompted Iran to close it`, `Syria shelled it, prompting Iran to close it`: the closing is caused by what comes before."""
    for verb in (deed.trigger.head, deed.frame.carrier.head):
        if verb.lemma_.lower() not in _BRING or base(deed.trigger.dep_) not in {"obj", "xcomp", "obl", "ccomp", "advcl"}:
            continue
        causes = [c for c in verb.children if base(c.dep_) == "nsubj"]
        if base(verb.dep_) in {"advcl", "acl"} and not causes:
            causes = [verb.head]
        words = {other.trigger.i, other.frame.carrier.i}
        if any(c.i in words for c in causes):
            return Hanging(other, CAUSED, verb.lower_)
    return None


def _seen(deed: Deed, deeds: Sequence[Deed], triggers: Mapping[int, Trigger]) -> Hanging | None:
    """Return the deed of the sentence to which the language model links a deed's trigger most surely."""
    trigger = triggers.get(deed.trigger.i)
    by_word = {d.trigger.i: d for d in deeds if d is not deed}
    kinds = {kind.value for kind in LinkKind}
    linked = [(sure, i, name) for i, name, sure in (trigger.links if trigger else ()) if name in kinds and i in by_word and sure >= SURE]
    if not linked:
        return None
    sure, i, name = max(linked)
    return Hanging(by_word[i], LinkKind(name), f"the model, {sure:.0%}")
