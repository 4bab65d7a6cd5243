"""Where a deed took place: the place that hangs on its words, else the one that its clause shares; a border reads as a place."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from araz.coding.deed import Deed
from araz.records import Where
from araz.resolve.grammar import base, case, sentence_of
from araz.resolve.mentions import Mentions
from araz.resolve.places import PlaceMention

_MESSAGES = frozenset(
    "signal message warning letter threat promise answer response reply appeal demand ultimatum blow gift aid support".split()
)


class Placing:
    """Gives the deeds of one article their places."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc, self.mentions = doc, mentions

    def places(self, deeds: Sequence[Deed]) -> list[Where | None]:
        """Return the place of each deed of one sentence, None where the sentence gives none."""
        if not deeds:
            return []
        sentence = sentence_of(deeds[0].trigger)
        here = [m for m in self.mentions.places if sentence.start_char <= m.span.start < sentence.end_char]
        heads = [(m, self._head(m)) for m in here]
        marked = [(m, t) for m, t in heads if t is not None and (m.relation or not (self._is_party(t) or _is_addressed(t)))]
        return [self._of(deed, marked) for deed in deeds]

    def _head(self, mention: PlaceMention) -> Token | None:
        inside = self.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if inside is None:
            return None
        return next((t for t in inside if t.head.i == t.i or not inside.start <= t.head.i < inside.end), inside[0])

    def _is_party(self, token: Token) -> bool:
        """Return whether the name stands for an actor here, not for a place."""
        mention = self.mentions.actors.get(token.i)
        return (
            mention is not None
            and bool(mention.codes)
            and (base(token.dep_) in {"nsubj", "obj", "iobj", "conj"} or token.dep_ == "nmod:poss")
        )

    def _of(self, deed: Deed, marked: Sequence[tuple[PlaceMention, Token]]) -> Where | None:
        best: tuple[int, PlaceMention] | None = None
        for mention, token in marked:
            distance = _distance(token, deed)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, mention)
        return best[1].where if best else None


def _is_addressed(token: Token) -> bool:
    """Return whether a place is one that something is said or meant to (`a signal to Nairobi`), not one that somebody goes to."""
    return case(token) == "to" and token.head.pos_ == "NOUN" and token.head.lemma_.lower() in _MESSAGES


def _distance(token: Token, deed: Deed) -> int | None:
    """Return how many steps up lead from a place to the deed or to a clause that it is part of; None where it hangs elsewhere."""
    own = {deed.trigger.i, deed.frame.carrier.i}
    outer = {t.i: n for n, t in enumerate(_clauses(deed.frame.carrier), 1)}
    for step in range(8):
        if token.i in own:
            return step
        if token.i in outer:
            return 10 + outer[token.i] + step
        if token.head.i == token.i:
            return None
        if token.pos_ == "VERB" and step:
            return None
        token = token.head
    return None


def _clauses(token: Token) -> list[Token]:
    """Return the verbs that a deed's clause is part of, leaving speech and relative clauses out."""
    found = []
    for _ in range(4):
        if token.head.i == token.i or base(token.dep_) in {"ccomp", "parataxis"} or token.dep_ == "acl:relcl":
            break
        token = token.head
        found.append(token)
    return found
