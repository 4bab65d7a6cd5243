"""Which deed a deed is said to answer, follow or be caused by, with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from araz.coding.deed import Deed
from araz.resolve.grammar import above, case, sentence_of

_PREPOSITIONS = frozenset({"after", "following", "over", "because of", "due to", "amid", "since", "despite", "upon", "for"})
_NOUNS = frozenset({"response", "retaliation", "reaction", "answer", "reply", "revenge", "reprisal", "protest", "wake"})
_OPENINGS = (
    "in response",
    "in retaliation",
    "in reply",
    "in return",
    "in answer",
    "in reaction",
    "as a result",
    "as a consequence",
    "consequently",
    "in turn",
)


def answered(deeds: Sequence[Deed], before: Sequence[Deed]) -> dict[int, tuple[Deed, str]]:
    """Return, by position in `deeds` (one sentence), the deed that each answers and the words that say so.

    Args: before: the deeds of earlier sentences of the same paragraph, in order; `In response, …` answers the last of them.
    """
    found: dict[int, tuple[Deed, str]] = {}
    for i, deed in enumerate(deeds):
        for other in deeds:
            if other is deed:
                continue
            words = _linked(deed, other, deeds)
            if words:
                found[i] = (other, words)
    if deeds and before:
        opening = sentence_of(deeds[0].trigger).text.lower()
        phrase = next((p for p in _OPENINGS if opening.startswith(p + ",") or opening.startswith(p + " ")), None)
        if phrase and 0 not in found:
            for i, _ in enumerate(deeds):
                found.setdefault(i, (before[-1], phrase))
    return found


def _linked(deed: Deed, other: Deed, deeds: Sequence[Deed]) -> str:
    """Return the words by which `other` hangs on `deed`, with no third deed between, as what it answers; or an empty string."""
    own = {deed.trigger.i, deed.frame.carrier.i}
    third = {i for d in deeds if d is not deed and d is not other for i in (d.trigger.i, d.frame.carrier.i)} - {
        other.trigger.i,
        other.frame.carrier.i,
    }
    path: list[Token] = [other.trigger]
    for token in above(other.trigger):
        if token.i in own:
            return _words(path)
        path.append(token)
        if len(path) > 7 or token.i in third:
            break
    return ""


def _words(path: Sequence[Token]) -> str:
    for token in path:
        preposition = case(token)
        if preposition in _PREPOSITIONS and preposition not in {"for", "since", "despite"}:
            return preposition
        if token.lemma_.lower() in _NOUNS and preposition in {"in", "as"}:
            return f"{preposition} {token.lower_}"
        for child in token.children:
            if child.dep_ == "mark" and child.lower_ in {"after", "because"}:
                return child.lower_
    return ""
