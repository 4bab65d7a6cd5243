"""The event between a given actor and recipient: for tables that already have the pair, and for measuring against peers.

The two are put in place of whatever the resolver would find, the deeds of the sentence are read as always, and each deed that
joins the two speaks for its event; what joins only one of them speaks less, and a trigger between them a little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from araz.coding.coder import ClaimCoder
from araz.coding.deeds import Deed
from araz.errors import InputError
from araz.ids import make_id
from araz.language.reader import Reader
from araz.records import Article, Event16, Paragraph, ParagraphKind, Span, Status
from araz.resolve.mentions import ActorKind, ActorMention, Mentions

ACTOR, RECIPIENT = "ACTOR", "RECIPIENT"
_PRIOR = {e: 0.0 for e in Event16} | {Event16.ACCUSE: 0.4, Event16.CONSULT: 0.5, Event16.REQUEST: 0.2, Event16.SUPPORT: 0.3, Event16.ASSAULT: 0.3, Event16.AGREE: 0.1}


@dataclass(frozen=True, slots=True)
class Relation:
    """The most likely event, the probability of each of the sixteen, and the entries of the lexicon that spoke."""

    event: Event16
    probabilities: dict[Event16, float]
    rules: tuple[str, ...]


def relation(reader: Reader, coder: ClaimCoder, text: str, actor: Sequence[tuple[int, int]], recipient: Sequence[tuple[int, int]]) -> Relation:
    """Return the relation; see `Coder.relation`."""
    for start, end in (*actor, *recipient):
        if not 0 <= start < end <= len(text):
            raise InputError(f"span {start}–{end} is not within the text of {len(text)} characters (give [start, end) of a name in it)")
    article = Article(make_id("art", text), text, (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "given", "en"),), "given")
    doc = reader.doc(article)
    mentions = Mentions({**_mentions(doc, actor, ACTOR), **_mentions(doc, recipient, RECIPIENT)})
    votes = dict(_PRIOR)
    rules = []
    for deed in coder.deeds(doc, mentions):
        weight = _weight(deed, mentions)
        if weight > 0:
            votes[deed.event] += weight
            rules.append(deed.entry.id)
    top = max(votes.values())
    raised = {event: math.exp(vote - top) for event, vote in votes.items()}
    total = sum(raised.values())
    probabilities = {event: value / total for event, value in raised.items()}
    return Relation(max(probabilities, key=lambda e: probabilities[e]), probabilities, tuple(rules))


def _mentions(doc: Doc, spans: Sequence[tuple[int, int]], code: str) -> dict[int, ActorMention]:
    found = {}
    for start, end in spans:
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            continue
        head = _head(list(tokens))
        found[head.i] = ActorMention(tokens.start, tokens.end, head.i, (code,), ActorKind.NAME, tokens.text, "given")
    return found


def _head(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i == t.i or t.head.i not in inside), tokens[-1])


def _weight(deed: Deed, mentions: Mentions) -> float:
    """Return how much a deed says of the pair."""
    actors, recipients = {p.code for p in deed.actors}, {p.code for p in deed.recipients}
    both = ACTOR in actors and (RECIPIENT in recipients or (deed.entry.mutual and RECIPIENT in actors))
    swapped = RECIPIENT in actors and ACTOR in recipients
    weight = 3.0 if both else 1.6 if ACTOR in actors else 1.2 if RECIPIENT in recipients else 0.3 if swapped else 0.0
    if not weight:
        weight = 0.8 if _between(deed.trigger, mentions) else 0.3
    return weight * (0.6 if deed.status.status in {Status.POSSIBLE, Status.NEGATED} else 1.0)


def _between(trigger: Token, mentions: Mentions) -> bool:
    at = sorted(mentions.actors)
    return len(at) > 1 and at[0] < trigger.i < at[-1]
