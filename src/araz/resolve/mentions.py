"""What `resolve` hands to the coder: who, where and when is spoken of, by token of the Doc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from araz.resolve.grammar import phrase
from araz.resolve.places import PlaceMention
from araz.resolve.times import TimeMention

_BEFORE_NAMES = frozenset({"ADJ", "NUM", "VERB", "ADV", "PUNCT", "SYM"})
_LEADS = frozenset({"senior", "top", "several", "many", "other", "own", "same", "unnamed", "more", "most", "such", "local"})
_COUNTED = frozenset({"country", "side"})


class ActorKind(StrEnum):
    """How an actor is spoken of."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    ORGAN = "organ"
    PERSON = "person"
    ROLE = "role"
    GROUP = "several"
    PRONOUN = "pronoun"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor at tokens `start` to `end` (excluded) with head token `head`.

    `codes` has one entry an actor, more than one where several are meant (`both countries`); it is empty for an unknown person, who
    is then known by `name`. `why` says what made it so. `antecedent` is the token that a pronoun stands for, -1 for any other mention.
    """

    start: int
    end: int
    head: int
    codes: tuple[str, ...]
    kind: ActorKind
    name: str
    why: str
    antecedent: int = -1


def over_phrase(
    token: Token, codes: Sequence[str], kind: ActorKind, name: str, why: str, *, owner: Token | None = None, role: tuple[int, int] = (-1, 0)
) -> ActorMention:
    """Return a mention that covers the naming part of the noun phrase of its head token; each code counts once.

    Args:    owner: the head of a phrase after the noun that gives it its state, which then belongs to it: `the foreign minister of Iran`.
             role: the tokens that name its office, with what is before them that names its state; they may reach beyond the phrase.
    """
    start, end = phrase(token)
    end = max(end, role[1])
    if owner is not None and owner.i >= end:
        end = phrase(owner)[1]
    start = role[0] if role[0] >= 0 else _naming(token, start, kind)
    return ActorMention(start, end, token.i, tuple(dict.fromkeys(codes)), kind, name, why)


def _naming(head: Token, start: int, kind: ActorKind) -> int:
    """Return where the naming part of a noun phrase begins: after articles, numbers, and adjectives before a capital."""
    doc = head.doc
    counted = kind is ActorKind.GROUP and head.lemma_.lower() in _COUNTED
    while start < head.i and _is_lead(doc[start]) and not (counted and doc[start].lower_ in {"both", "two"}):
        start += 1
    capital = next((i for i in range(start, head.i) if doc[i].is_title or doc[i].is_upper), start)
    return capital if all(doc[i].pos_ in _BEFORE_NAMES for i in range(start, capital)) else start


def _is_lead(token: Token) -> bool:
    return token.pos_ in {"NUM", "DET", "PRON", "ADV", "PUNCT", "CCONJ", "ADP"} or token.lower_ in _LEADS | {"both"}


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one article. `actors` maps a head token to its mention; `story`: the two states it is about, or nothing."""

    actors: dict[int, ActorMention] = field(default_factory=dict)
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    story: tuple[str, ...] = ()

    def outermost(self) -> Iterator[ActorMention]:
        """Yield the actors in the text's order, without those inside another: `Azerbaijan` in `Azerbaijan's Interior Ministry`."""
        end = 0
        for mention in sorted(self.actors.values(), key=lambda m: (m.start, -m.end)):
            if mention.end > end:
                yield mention
                end = max(end, mention.end)
