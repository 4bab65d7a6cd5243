"""Names of actors that the knowledge files do not have, with what the text says of them, so that a person can add them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from araz.records import Span
from araz.resolve.grammar import SUBJECTS, base, phrase
from araz.resolve.mentions import ActorKind, Mentions

_LEAST = 3


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name without a code: where it stands, and what is known of it (`'spokesman' (GOV) of an unknown country`)."""

    name: str
    span: Span
    known: str


def strangers(doc: Doc, mentions: Mentions) -> Iterator[Stranger]:
    """Yield the unknown persons with titles, and other names that act (subjects of verbs) and mean no known actor, place or time."""
    seen: set[str] = set()
    for token in doc:
        mention = mentions.actors.get(token.i)
        if mention is not None:
            if mention.kind is ActorKind.UNKNOWN and mention.name and not mention.codes and mention.name not in seen:
                seen.add(mention.name)
                yield Stranger(mention.name, _span(doc, mention.start, mention.end), mention.why)
        elif _acts(token) and not _elsewhere(token, mentions):
            start, end = phrase(token)
            start = next((i for i in range(start, token.i + 1) if doc[i].is_title or doc[i].is_upper), token.i)
            name = doc[start:end].text
            if name not in seen and not any(i in mentions.actors for i in range(start, end)):
                seen.add(name)
                yield Stranger(name, _span(doc, start, end), f"a name that acts: {name} … {token.head.text}")


def _acts(token: Token) -> bool:
    """Return whether a token heads a proper name that is the subject of a verb."""
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and len(token.text) >= _LEAST
    return named and (token.dep_ in SUBJECTS or base(token.dep_) == "nsubj") and token.head.pos_ == "VERB"


def _elsewhere(token: Token, mentions: Mentions) -> bool:
    spans = (*(p.span for p in mentions.places), *(t.span for t in mentions.times))
    return any(span.start <= token.idx < span.end for span in spans)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))
