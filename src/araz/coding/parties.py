"""Who fills a slot: the actors of a noun phrase, or those that the things in it belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from araz.coding.slots import RELATIVE, Slots, conjuncts
from araz.records import Party, Span, Speaker
from araz.resolve.discourse import WE
from araz.resolve.grammar import base, case, phrase
from araz.resolve.mentions import ActorKind, ActorMention, Mentions

_PART_OF = frozenset(
    """unit member part number group some many most all several majority dozen hundred thousand contingent detachment squad
    column convoy section branch wing arm element faction leadership rest half one two three pair couple official""".split()
)
_GOALS = frozenset({"object", "to", "into", "on", "against", "at", "in"})
_INSIDE = frozenset({"nmod", "amod", "compound", "acl", "appos", "nmod:poss", "obl"})


class Parties:
    """Finds parties in the slots of deeds of one article."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc, self.mentions = doc, mentions
        self.towns = {p.span.start: p for p in mentions.places if not p.relation and len(p.countries) == 1 and p.row is not None}

    def of_towns(self, slots: Slots, names: Sequence[str]) -> list[Party]:
        """Return the state of a town that is the target or the goal of a deed: `struck Odesa`, `flew to Jeddah`."""
        for name in names:
            if name not in _GOALS:
                continue
            for token in slots.get(name, ()):
                town = self.towns.get(self.doc[max(self.doc[0].i, token.i)].idx) or self.towns.get(
                    min((t.idx for t in token.subtree), default=-1)
                )
                if town is not None:
                    return [Party(town.countries[0], town.span, f"{town.name} is in {town.countries[0]}")]
        return []

    def of_home(self, token: Token) -> list[Party]:
        """Return the state of the one town that a noun phrase names, for people known by it alone: `residents of Diepsloot`."""
        inside = [t.idx for t in token.subtree]
        towns = [town for start in inside if (town := self.towns.get(start)) is not None]
        if len({town.countries[0] for town in towns}) != 1:
            return []
        town = towns[0]
        return [Party(town.countries[0], self.phrase(token), f"{token.text!r} of {town.name}, which is in {town.countries[0]}")]

    def phrase(self, token: Token) -> Span:
        """Return the characters of a noun phrase without its clauses."""
        start, end = phrase(token)
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def fill(self, slots: Slots, names: Sequence[str], speakers: Sequence[Speaker], *, owners: bool, first: bool) -> list[Party]:
        """Return the parties in the named slots.

        Args: owners: also take whom a thing belongs to (`Israel's strikes`). first: stop at the first slot that gives any;
              otherwise all slots count. speakers: who says the sentence, for `we`.
        """
        found: list[Party] = []
        for name in names:
            for token in slots.get(name, ()):
                for one in conjuncts(token):
                    found += [p for p in self.of(one, speakers, owners=owners) if p.code not in {f.code for f in found}]
            if found and first:
                break
        return found

    def of(self, token: Token, speakers: Sequence[Speaker], *, owners: bool) -> list[Party]:
        """Return the parties that a noun names, or (with `owners`) that what it names belongs to."""
        mention = self.mentions.actors.get(token.i)
        if mention is not None and (mention.codes or mention.name.lower() in WE):
            return self._party(mention, speakers)
        if token.lower_ in RELATIVE or not (owners or token.lemma_.lower() in _PART_OF):
            return []
        return self._owners(token, speakers, 0)

    def _party(self, mention: ActorMention, speakers: Sequence[Speaker]) -> list[Party]:
        span = self.span(mention)
        if mention.kind is ActorKind.PRONOUN and not mention.codes:
            last = [s for s in speakers if s.code][-1:]
            return [Party(s.code, span, f"{mention.name!r} is the speaker, {s.name}", s.name) for s in last]
        name = mention.name if mention.kind is ActorKind.PERSON else ""
        return [Party(code, span, mention.why, name) for code in mention.codes]

    def _owners(self, token: Token, speakers: Sequence[Speaker], depth: int) -> list[Party]:
        """Look into a noun phrase for its possessor, its national adjective, then whatever it is of or linked to."""
        found: list[Party] = []
        order = sorted(
            token.children,
            key=lambda c: (c.dep_ != "nmod:poss", base(c.dep_) not in {"amod", "compound"}, case(c) not in {"of", "by"}, c.i),
        )
        for child in order:
            if base(child.dep_) not in _INSIDE and child.dep_ not in _INSIDE:
                continue
            for one in conjuncts(child):
                mention = self.mentions.actors.get(one.i)
                if mention is not None and (mention.codes or mention.name.lower() in WE):
                    found += self._party(mention, speakers)
                elif depth < 2:
                    found += self._owners(one, speakers, depth + 1)
            if found:
                return _once(found)
        return _once(found)

    def span(self, mention: ActorMention) -> Span:
        """Return the characters of a mention."""
        last = self.doc[mention.end - 1]
        return Span(self.doc[mention.start].idx, last.idx + len(last))


def _once(parties: Iterable[Party]) -> list[Party]:
    return list({p.code: p for p in reversed(list(parties))}.values())[::-1]


def same_state(left: str, right: str) -> bool:
    """Return whether two codes are of one state or body (`AZE.MIL` and `AZE`)."""
    return left.split(".", maxsplit=1)[0] == right.split(".", maxsplit=1)[0]
