"""Which entry of the lexicon a trigger and its slots fit: the first of the narrowest that does, with what spoke for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from araz.coding.heads import expand, head_lemmas, heads, lemmas_of
from araz.coding.inflect import forms
from araz.coding.reach import Slots, fill, hyphened, leader, lend, moved_particle, owners
from araz.coding.slots import Frame
from araz.coding.verbs import is_passive
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.resolve.grammar import base, children

_NOUNS = frozenset({"NOUN", "PROPN"})
_ADVERBIAL = frozenset({"out", "off", "away", "back", "down", "aside", "apart", "ahead"})
"""Particles that a parser may read as the preposition of a later word: `pulled its troops out of Mali`."""
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that fits, and the words that fix its trigger beside the trigger itself."""

    entry: LexiconEntry
    words: tuple[Token, ...]


class Lexicon:
    """The entries by trigger lemma, the narrowest first; verbs also by form, for those whose lemma the model gets wrong."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        self.by_lemma: dict[tuple[str, str], list[LexiconEntry]] = defaultdict(list)
        for entry in entries:
            for pos, lemmas in entry.triggers:
                for lemma in lemmas:
                    self.by_lemma[pos, lemma.lower()].append(entry)
        for options in self.by_lemma.values():
            options.sort(key=_narrowness, reverse=True)
        self.lemma_of = {form: lemma for pos, lemma in self.by_lemma if pos == "verb" for form in forms(lemma)}

    def candidates(self, token: Token) -> list[LexiconEntry]:
        """Return the entries whose trigger the token's lemma may be, by part of speech."""
        pos = _POS.get(token.pos_)
        if pos is None:
            return []
        parts = hyphened(token)
        if len(parts) > 1:
            found = self._joined(token, parts)
            if found:
                return found if token == _leader(parts) else []
        named = self._listed(pos, token)
        return [*self._listed("noun", token), *named] if token.pos_ == "VERB" and _is_deverbal(token) else named

    def _listed(self, pos: str, token: Token) -> list[LexiconEntry]:
        lower = token.lower_
        return (
            self.by_lemma.get((pos, token.lemma_.lower()), [])
            or self.by_lemma.get((pos, lower), [])
            or (self.by_lemma.get((pos, self.lemma_of.get(lower, "")), []) if pos == "verb" else [])
        )

    def _joined(self, token: Token, parts: Sequence[Token]) -> list[LexiconEntry]:
        """Return the entries of a word that the tokenizer parted at its hyphens (`build-up`, `co-hosted`)."""
        head = "-".join(t.lower_ for t in parts[:-1])
        last = parts[-1]
        names = [f"{head}-{form}" for form in (last.lower_, last.lemma_.lower(), self.lemma_of.get(last.lower_, ""))]
        names += [self.lemma_of.get(f"{head}-{last.lower_}", "")]
        kinds = dict.fromkeys(_POS[t.pos_] for t in (_leader(parts), *parts) if t.pos_ in _POS)
        return next((found for pos in kinds for name in names if (found := self.by_lemma.get((pos, name), []))), [])

    def fit(self, frame: Frame) -> Fit | None:
        """Return the entry that fits a frame, or None; fill the frame's empty slots from what the entry's own words govern."""
        return next(self.fits(frame), None)

    def fits(self, frame: Frame) -> Iterator[Fit]:
        """Yield the entries that fit a frame, the narrowest first, those that lack the recipient they need last.

        While one is out, the frame has the slots that it gives.
        """
        given, lacking = frame.slots, []
        for entry in self.candidates(frame.trigger):
            slots = moved_particle(given, entry.particle) if entry.particle else given
            words = _fits(entry, frame.trigger, slots)
            if words is None or self._is_the_nouns(entry, frame.trigger, slots, words):
                continue
            frame.slots = _lent(entry, frame.trigger, slots, words)
            if entry.needs_recipient and not _has_recipient(entry, frame):
                lacking.append((Fit(entry, words), frame.slots))
                continue
            yield Fit(entry, words)
        for fit, slots in lacking:
            frame.slots = slots
            yield fit
        frame.slots = given

    def _is_the_nouns(self, entry: LexiconEntry, trigger: Token, slots: Slots, words: Iterable[Token]) -> bool:
        """Return whether a passive leaves the deed to its noun, which has a doer of its own: `Iran's threats were repeated`."""
        if not entry.needs_actor or trigger.pos_ != "VERB" or "subject" in slots or not is_passive(trigger):
            return False
        return any(w.pos_ == "NOUN" and self.candidates(w) and any(c.dep_ == "nmod:poss" for c in w.children) for w in words)


def _narrowness(entry: LexiconEntry) -> tuple[int, int, int]:
    strict = 2 * len(entry.requires) + bool(entry.particle) + len(entry.needs) + bool(entry.qualifiers) + entry.passive_only
    return strict, int(entry.needs_recipient), len(entry.excludes)


def _leader(parts: Sequence[Token]) -> Token:
    """Return the one of the words joined by hyphens that stands for all: the one the others hang on, if it can be a trigger."""
    top = leader(parts)
    return top if top.pos_ in _POS else next((t for t in parts if t.pos_ in _POS), top)


def _is_deverbal(token: Token) -> bool:
    """Return whether an -ing form read as a verb stands where a noun does (`fighting between`, `Libya's reopening of`)."""
    if not token.lower_.endswith("ing") or any(base(c.dep_) in {"obj", "aux", "nsubj"} for c in token.children):
        return False
    if base(token.dep_) in {"nsubj", "csubj", "obj", "nmod", "obl"}:
        return True
    return any(base(c.dep_) == "det" or c.dep_ == "nmod:poss" for c in token.children)


def _has_recipient(entry: LexiconEntry, frame: Frame) -> bool:
    """Return whether anything fills a slot that the entry takes a recipient (or in a mutual deed a second party) from."""
    names = (*entry.recipient, *(entry.actor if entry.mutual else ()), *(("object",) if frame.suffered else ()))
    return any(frame.slots.get(name) for name in names)


def _lent(entry: LexiconEntry, trigger: Token, slots: Slots, words: Iterable[Token]) -> Slots:
    """Return slots with what the words that complete the deed govern; and the doer's owner, where the entry takes a thing for him."""
    made = lend(slots, _completing(entry, slots, words))
    if "poss" in entry.actor and "poss" not in slots and trigger.pos_ == "VERB":
        fill(made, {"poss": owners(t for name in entry.actor for t in expand(made.get(name, ())))})
    return made


def _completing(entry: LexiconEntry, slots: Slots, words: Iterable[Token]) -> list[Token]:
    """Return the words that complete a deed: those the entry requires, and what fills the slots it needs but takes no party from."""
    needed = [t for name in entry.needs if name not in {*entry.actor, *entry.recipient, "subject"} for t in expand(slots.get(name, ()))]
    return list(dict.fromkeys([*words, *needed]))


def _fits(entry: LexiconEntry, trigger: Token, slots: Slots) -> tuple[Token, ...] | None:
    """Return the words of the sentence that the entry asks for, None where it does not apply."""
    words: list[Token] = []
    if entry.particle and not _has_particle(trigger, entry.particle, words):
        return None
    if trigger.pos_ == "VERB" and not entry.particle and _other_particle(trigger):
        return None
    if entry.passive_only and not is_passive(trigger) and trigger.dep_ != "amod":
        return None
    if any(not slots.get(name) for name in entry.needs):
        return None
    if not all(_heads(slots, name, lemmas, words) for name, lemmas in entry.requires):
        return None
    if any(head_lemmas(slots, name) & set(lemmas) for name, lemmas in entry.excludes):
        return None
    if entry.qualifiers and not _qualified(trigger, slots, entry.qualifiers):
        return None
    return tuple(words)


def _heads(slots: Slots, name: str, lemmas: Iterable[str], words: list[Token]) -> bool:
    wanted = {lemma.lower() for lemma in lemmas}
    for token in heads(slots.get(name, ())):
        if lemmas_of([token]) & wanted or ("not" in wanted and token.lower_ in {"n't", "n’t"}):
            words.append(token)
            return True
    return False


def _has_particle(trigger: Token, particle: str, words: list[Token]) -> bool:
    for child in trigger.children:
        if child.lower_ == particle and base(child.dep_) in {"compound", "advmod", "obl", "case", "mark", "xcomp", "amod"}:
            words.append(child)
            return True
    led = [c for obl in children(trigger, "obl") for c in children(obl, "case") if c.lower_ == particle and particle in _ADVERBIAL]
    if led:
        words.append(led[0])
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
    nouns = hyphened(trigger) if trigger.pos_ in _NOUNS else expand(slots.get("object", ()))
    for noun in nouns:
        near = {
            form
            for c in noun.subtree
            if c.i <= noun.i + 1 and c.head.i in {noun.i, *[k.i for k in noun.children]}
            for form in (c.lemma_.lower(), c.lower_)
        }
        if near & wanted:
            return True
    return False
