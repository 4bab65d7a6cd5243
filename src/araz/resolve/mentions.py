"""What `resolve` hands to the coder: who, where and when is spoken of, by token of the Doc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from araz.resolve.grammar import phrase
from araz.resolve.places import PlaceMention
from araz.resolve.times import TimeMention


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


def over_phrase(token: Token, codes: Sequence[str], kind: ActorKind, name: str, why: str) -> ActorMention:
    """Return a mention that covers the noun phrase of its head token; each code counts once."""
    start, end = phrase(token)
    return ActorMention(start, end, token.i, tuple(dict.fromkeys(codes)), kind, name, why)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one article. `actors` maps a head token to its mention; `story`: the two states it is about, or nothing."""

    actors: dict[int, ActorMention] = field(default_factory=dict)
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    story: tuple[str, ...] = ()
