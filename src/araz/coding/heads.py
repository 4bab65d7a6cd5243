"""The words that head a slot: coordinated ones, and through those that only count (`hundreds of prisoners`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from araz.coding.inflect import singulars
from araz.resolve.grammar import base, case, conjuncts

# fmt: off
PARTITIVE = frozenset([
    "hundred", "hundreds", "thousand", "thousands", "dozen", "dozens", "score", "scores", "number", "group", "series", "wave", "spate",
    "string", "round", "flurry", "handful", "couple", "pair", "majority", "million", "millions", "lot", "lots", "day", "days", "week",
    "weeks", "month", "months", "hour", "hours", "batch", "range", "variety", "kind", "sort", "type", "member",
])
# fmt: on
"""Nouns that only count or measure what their `of` phrase names."""


def expand(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens with all that is coordinated with them, once each, in order."""
    found: list[Token] = []
    for token in tokens:
        for one in conjuncts(token):
            if one not in found:
                found.append(one)
    return found


def heads(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens with what is coordinated with them and, after those that only count, what they count (`hundreds of prisoners`)."""
    found = expand(tokens)
    for token in [t for t in found if t.lemma_.lower() in PARTITIVE or t.lower_ in PARTITIVE]:
        found += [c for child in token.children if base(child.dep_) == "nmod" and case(child) == "of" for c in expand([child])]
    return found


def lemmas_of(tokens: Iterable[Token]) -> set[str]:
    """Return the lemmas and lower-case forms of tokens, of what is coordinated with them, and of what pronouns can stand for."""
    found = set()
    for token in heads(tokens):
        meant = token.doc._.antecedents.get(token.i, ())
        for one in (token, *(token.doc[i] for i in meant)):
            found |= {one.lemma_.lower(), one.lower_, *(singulars(one.lower_) if one.pos_ in {"NOUN", "PROPN"} else ())}
    return found


def head_lemmas(slots: Mapping[str, list[Token]], name: str) -> set[str]:
    """Return the lemmas that head a slot; empty where nothing fills it."""
    return lemmas_of(slots.get(name, ()))


def outermost(noun: Token) -> Token:
    """Return the noun that stands for a coordinated one, or for one that is counted (`a series of strikes`), in its clause.

    A name right before a noun may be read as its head (`the Malabar 2020 drill`): then the name stands in the clause.
    """
    while noun.head.i != noun.i and noun.head.pos_ in {"NOUN", "PROPN"}:
        counted = base(noun.dep_) == "nmod" and case(noun) == "of" and noun.head.lemma_.lower() in PARTITIVE
        if noun.dep_ != "conj" and not counted and not _is_named(noun):
            break
        noun = noun.head
    return noun


def _is_named(noun: Token) -> bool:
    """Return whether a noun was read as an apposition to the name right before it, without a comma."""
    name = noun.head
    return noun.dep_ == "appos" and name.text[:1].isupper() and noun.i - 1 in {name.i, *(c.i for c in name.children if not c.is_punct)}
