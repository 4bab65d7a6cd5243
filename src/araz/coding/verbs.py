"""Small questions about a verb and the clauses at it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from araz.coding.reach import Slots
from araz.resolve.grammar import case, children, sentence_of

_COPULAR = frozenset({"be", "become", "remain", "seem", "stay", "appear", "prove", "turn", "look", "feel", "end", "act", "serve"})


def is_passive(token: Token) -> bool:
    """Return whether a verb is in the passive; one in the perfect without `been` is not, whatever its subject is called."""
    helpers = children(token, "aux")
    if any(c.lemma_.lower() == "have" for c in helpers) and not any(c.dep_ == "aux:pass" for c in helpers):
        return False
    if any(c.dep_ in {"aux:pass", "nsubj:pass"} or (c.dep_ == "obl:agent" and case(c) in {"by", ""}) for c in token.children):
        return True
    return token.dep_ == "acl" and is_participle(token)


def is_participle(token: Token) -> bool:
    """Return whether a verb without auxiliary is a past participle (`drills held by`, `troops sent`)."""
    if token.pos_ != "VERB" or token.lower_.endswith("ing") or any(c.dep_ in {"aux", "nsubj", "mark"} for c in token.children):
        return False
    return token.lower_ != token.lemma_.lower() or token.lower_.endswith(("ed", "en")) or not children(token, "obj")


def particle(verb: Token, slots: Slots) -> str:
    """Return a verb's particle, or the fixed noun of an idiom (`take part`, `take place`); empty where it has none."""
    found = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    if found:
        return found
    return next((t.lower_ for t in slots.get("object", ()) if t.lower_ in {"part", "place", "victim"}), "")


def is_misread_object(verb: Token, child: Token) -> bool:
    """Return whether a bare noun read as predicate must be the object: the verb has none and is no copula (`called off talks`)."""
    return child.pos_ == "NOUN" and not case(child) and not children(verb, "obj", "iobj") and verb.lemma_.lower() not in _COPULAR


def stray_subject(verb: Token, objects: Iterable[Token]) -> Token | None:
    """Return a name before a verb that the parse has hung as an attribute on the verb or on its object: `Peru | taxed | trucks`."""
    for child in (*verb.children, *(c for noun in objects if noun.i > verb.i for c in noun.children)):
        if child.i < verb.i and child.dep_ in {"amod", "compound", "nmod:poss", "nmod"} and child.text[:1].isupper() and not case(child):
            return child
    return None


def is_bare_gerund(verb: Token, clause: Token) -> bool:
    """Return whether a clause read as circumstance is what the verb is about: `ruled out sending missiles`."""
    if not clause.lower_.endswith("ing") or not 0 < clause.i - verb.i <= 3 or marks(clause) or children(verb, "obj"):
        return False
    return not any(t.is_punct for t in verb.doc[verb.i + 1 : clause.i])


def marks(clause: Token) -> set[str]:
    """Return the words that lead a clause in."""
    return {c.lower_ for c in clause.children if c.dep_ in {"mark", "case"}}


def misjoined(token: Token) -> Token | None:
    """Return the subject of a coordinated verb that the parse has joined to a noun before it.

    As in `massed guns on the river and Kenya replied`.
    """
    at = token.i - 1
    while at > sentence_of(token).start and token.doc[at].pos_ in {"AUX", "ADV", "PART"}:
        at -= 1
    noun = token.doc[at]
    if noun.pos_ != "PROPN" or noun.dep_ != "conj" or noun.head.pos_ not in {"NOUN", "PROPN"} or noun.head.dep_ == "nsubj":
        return None
    return noun if any(c.lower_ == "and" for c in noun.children if c.dep_ == "cc") else None
