"""Counts in a sentence: a number, its bounds, and the unit that the words around it give."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from araz.coding.words import FigureWords, Range
from araz.records import Figure, Span
from araz.resolve.grammar import base

_TO = frozenset({"to", "-", "–", "and"})
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def figures(sentence: Tokens, words: FigureWords) -> list[tuple[Figure, Token]]:
    """Return the counts of a sentence, each with the word that gave its unit."""
    found = []
    for token in sentence:
        value = _value(token, words)
        if value is None:
            continue
        unit, source = _unit(token, words)
        if unit:
            low, high = _bounds(token, value, words)
            found.append((Figure(low, high, unit, Span(token.idx, token.idx + len(token))), source))
    return found


def _number(text: str, words: FigureWords) -> float | None:
    if text in words.numbers:
        return words.numbers[text]
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _value(token: Token, words: FigureWords) -> Range | None:
    """Return the number that a token begins, or None. A multiplier (`two million`) goes with the numeral before it."""
    text = token.lower_
    before = token.nbor(-1).lower_ if token.i else ""
    pair = f"{before} {text}"
    of = f"{text} of"
    if of in words.ranges and any(c.dep_ == "nmod" for c in token.children):
        return words.ranges[of]
    if pair in words.ranges and base(token.dep_) in {"nummod", "det", "amod", "nsubj", "obj", "nmod", "obl"}:
        return words.ranges[pair]
    if text in words.ranges and (token.pos_ in {"ADJ", "NOUN"} or text in {"dozens", "hundreds", "thousands", "scores", "several"}):
        return words.ranges[text] if text not in {"some", "many", "few", "various", "numerous", "multiple"} else None
    if token.pos_ != "NUM" and base(token.dep_) != "nummod":
        return None
    if text in words.multipliers and _number(before, words) is not None:
        return None
    number = _number(text, words)
    if number is None:
        return None
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    number *= words.multipliers.get(following, 1.0)
    return _range(token, number, words)


def _range(token: Token, number: float, words: FigureWords) -> Range | None:
    """Return `20 to 30` and `between 20 and 30` as one range, told at its first number; its second tells nothing."""
    doc = token.doc
    for step, sign in ((-1, -2), (1, 2)):
        at = token.i + sign
        if not 0 <= at < len(doc) or doc[token.i + step].lower_ not in _TO:
            continue
        if doc[token.i + step].lower_ == "and" and doc[max(0, min(token.i, at) - 1)].lower_ != "between":
            continue
        other = _number(doc[at].lower_, words)
        if other is not None and doc[at].pos_ == "NUM":
            return (number, other) if sign > 0 and other > number else None
    return number, number


def _bounds(token: Token, value: Range, words: FigureWords) -> Range:
    doc = token.doc
    before = " " + " ".join(t.lower_ for t in doc[max(0, token.i - 4) : token.i])
    for phrase, kind in words.bounds:
        if before.endswith(" " + phrase):
            return (value[0], None) if kind == "low" else (None, value[1]) if kind == "high" else value
    return value


def _unit(token: Token, words: FigureWords) -> tuple[str, Token]:
    """Return the unit: what the counted are said to be or have suffered, then the verb whose argument they are, then what they are."""
    whole = _counted(token, words)
    noun = _inner(whole, token, words)
    for child in noun.children:
        unit = words.by_adjective.get(child.lower_) or (words.by_verb.get(child.lemma_.lower()) if child.dep_ == "acl" else None)
        if unit and base(child.dep_) in {"acl", "amod"}:
            return unit, child
    for child in whole.head.children:
        if base(child.dep_) == "xcomp" and child.lower_ in words.by_adjective and base(whole.dep_) == "obj":
            return words.by_adjective[child.lower_], child
    if words.by_adjective.get(noun.lower_):
        return words.by_adjective[noun.lower_], noun
    own = words.by_noun.get(noun.lemma_.lower()) or words.by_noun.get(noun.lower_)
    verb = _verb_over(whole)
    suffered = words.by_verb.get(verb.lemma_.lower()) if verb is not None else None
    if suffered and verb is not None and (own is None or _counts_people(own, words)) and _counts_people(suffered, words):
        return suffered, verb
    if own:
        return own, noun
    if noun.pos_ == "NUM":
        unit, source = _total(noun, words)
        if unit:
            return unit, source
    return (suffered, verb) if suffered and verb is not None else ("", token)


def _counted(token: Token, words: FigureWords) -> Token:
    """Return the head of what a number counts: over multipliers, as in `two million dollars`."""
    noun = token
    while base(noun.dep_) in {"nummod", "amod", "det", "compound"} and noun.head.i != noun.i:
        noun = noun.head
        if noun.lower_ not in words.multipliers:
            break
    return noun


def _inner(whole: Token, token: Token, words: FigureWords) -> Token:
    """Return the noun counted: of `hundreds of troops` and `40 of its soldiers` the one after `of`, else the head itself."""
    inner = next((c for c in whole.children if c.dep_ == "nmod" and any(g.lower_ == "of" for g in c.children)), None)
    return inner if inner is not None and (whole.i == token.i or whole.lower_ in words.multipliers) else whole


def _total(number: Token, words: FigureWords) -> tuple[str, Token]:
    """Return the unit of a bare number that a total reached: `the death toll rose to 40`."""
    verb = number.head
    for subject in (c for c in verb.children if base(c.dep_) == "nsubj"):
        unit = words.by_noun.get(subject.lemma_.lower())
        if unit:
            return unit, subject
    return "", number


def _counts_people(unit: str, words: FigureWords) -> bool:
    return unit in words.units and words.units[unit].people


def _verb_over(noun: Token) -> Token | None:
    """Return the verb whose object, passive or intransitive subject a counted noun is."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        top = top.head
    if top.head.i == top.i or top.head.pos_ not in {"VERB", "ADJ"}:
        return None
    if base(top.dep_) == "obj" or top.dep_ == "nsubj:pass":
        return top.head
    has_object = any(base(c.dep_) == "obj" for c in top.head.children)
    return top.head if top.dep_ == "nsubj" and not has_object else None
