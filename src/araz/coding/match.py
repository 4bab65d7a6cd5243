"""Which entry of the lexicon a trigger and its slots fit: the first of the narrowest that does, with what spoke for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from araz.coding.slots import Frame, Slots, expand, head_lemmas, lemmas_of
from araz.knowledge.schema import LexiconEntry
from araz.resolve.grammar import base

_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that fits, and the words that fix its trigger beside the trigger itself."""

    entry: LexiconEntry
    words: tuple[Token, ...]


class Lexicon:
    """The entries by trigger lemma, the narrowest first."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        self.by_lemma: dict[tuple[str, str], list[LexiconEntry]] = defaultdict(list)
        for entry in entries:
            for pos, lemmas in entry.triggers:
                for lemma in lemmas:
                    self.by_lemma[pos, lemma.lower()].append(entry)
        for options in self.by_lemma.values():
            options.sort(key=_narrowness, reverse=True)

    def candidates(self, token: Token) -> list[LexiconEntry]:
        """Return the entries whose trigger the token's lemma may be, by part of speech."""
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(token.pos_)
        if pos is None:
            return []
        joined = _compound(token)
        found = self.by_lemma.get((pos, joined), []) if "-" in joined else []
        return found or self.by_lemma.get((pos, token.lemma_.lower()), []) or self.by_lemma.get((pos, token.lower_), [])

    def fit(self, frame: Frame) -> Fit | None:
        """Return the entry that fits a frame, or None."""
        for entry in self.candidates(frame.trigger):
            words = _fits(entry, frame)
            if words is not None:
                return Fit(entry, words)
        return None


def _narrowness(entry: LexiconEntry) -> tuple[int, int, int]:
    strict = 2 * len(entry.requires) + bool(entry.particle) + len(entry.needs) + bool(entry.qualifiers) + entry.passive_only
    return strict, int(entry.needs_recipient), len(entry.excludes)


def _compound(token: Token) -> str:
    """Return a word with what a hyphen joins to it, as one lemma (`build-up`, `cease-fire`); the tokenizer parts them."""
    doc = token.doc
    if token.i >= 2 and doc[token.i - 1].text in {"-", "‑", "–"} and not doc[token.i - 1].whitespace_ and not doc[token.i - 2].whitespace_:
        return f"{doc[token.i - 2].lower_}-{token.lemma_.lower()}"
    return token.lower_


def _fits(entry: LexiconEntry, frame: Frame) -> tuple[Token, ...] | None:
    trigger, slots = frame.trigger, frame.slots
    words: list[Token] = []
    if entry.particle and not _has_particle(trigger, entry.particle, words):
        return None
    if trigger.pos_ == "VERB" and not entry.particle and _other_particle(trigger):
        return None
    if entry.passive_only and "object" not in slots:
        return None
    if any(not _filled(slots, name) for name in entry.needs):
        return None
    for name, lemmas in entry.requires:
        hit = _heads(slots, name, lemmas, words)
        if not hit:
            return None
    if any(head_lemmas(slots, name) & set(lemmas) for name, lemmas in entry.excludes):
        return None
    if entry.qualifiers and not _qualified(trigger, slots, entry.qualifiers):
        return None
    return tuple(words)


def _filled(slots: Slots, name: str) -> bool:
    return bool(slots.get(name))


def _heads(slots: Slots, name: str, lemmas: Iterable[str], words: list[Token]) -> bool:
    wanted = {lemma.lower() for lemma in lemmas}
    for token in expand(slots.get(name, ())):
        if lemmas_of([token]) & wanted or ("not" in wanted and token.lower_ in {"n't", "n’t"}):
            words.append(token)
            return True
    return False


def _has_particle(trigger: Token, particle: str, words: list[Token]) -> bool:
    for child in trigger.children:
        if child.lower_ == particle and base(child.dep_) in {"compound", "advmod", "obl", "case", "mark"}:
            words.append(child)
            return True
    following = trigger.nbor() if trigger.i + 1 < len(trigger.doc) else None
    if following is not None and following.lower_ == particle:
        words.append(following)
        return True
    return False


def _other_particle(trigger: Token) -> bool:
    return any(c.dep_ == "compound:prt" for c in trigger.children)


def _qualified(trigger: Token, slots: Slots, qualifiers: Iterable[str]) -> bool:
    wanted = {q.lower() for q in qualifiers}
    nouns = [trigger] if trigger.pos_ in _NOUNS else expand(slots.get("object", ()))
    for noun in nouns:
        near = {form for c in noun.subtree if c.i <= noun.i + 1 and c.head.i in {noun.i, *[k.i for k in noun.children]} for form in (c.lemma_.lower(), c.lower_)}
        if near & wanted:
            return True
    return False
