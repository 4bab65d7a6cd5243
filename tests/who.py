"""Who is meant in a text parsed by hand, by the small knowledge: what the tests of actors and of pronouns share."""

from __future__ import annotations

from araz.resolve.actors import ActorResolver
from araz.resolve.mentions import ActorMention
from parses import parse
from small import knowledge

RESOLVER = ActorResolver(knowledge())
DAY = ("2021-10-06", "2021-10-06")


def found(text: str, first: str = DAY[0], last: str = DAY[1]) -> dict[str, ActorMention]:
    """Return the mentions by head word; the second of a word as `word#2`."""
    made = parse(text)
    named: dict[str, ActorMention] = {}
    mentions, _ = RESOLVER.resolve(made.doc, first, last)
    for i, mention in sorted(mentions.items()):
        word = made.doc[i].text
        named[word if word not in named else f"{word}#{1 + sum(k.split('#')[0] == word for k in named)}"] = mention
    return named


def check(text: str, expected: dict[str, str], day: tuple[str, str] = DAY) -> None:
    mentions = found(text, *day)
    got = {word: "+".join(mentions[word].codes) if word in mentions else "" for word in expected}
    assert got == expected
