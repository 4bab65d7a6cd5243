"""Passages -> word lists with labels: what training and measuring read of the corpus.

A span counts by its head word: the one that hangs on a word outside the span in the tree that the shipped model gives the plain sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import spacy

from araz.language.model import LanguageModel
from araz.language.reader import analyse
from training.corpus.notation import Coded, Mark, Passage, Sentence

LINKS = ("actor", "recipient", "speaker", "time", "place", "name", "count", "answered", "caused", "followed")
_FIELDS = {"actors": "actor", "recipients": "recipient", "speakers": "speaker", "when": "time", "where": "place", "name": "name"}
_FIELDS = {**_FIELDS, "counts": "count"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim's trigger word with its labels. `links` are (word, label); `depth`: how many speakers or other deeds it stands inside."""

    index: int
    event: str
    modes: tuple[str, ...]
    status: str
    background: bool
    contexts: tuple[str, ...]
    links: tuple[tuple[int, str], ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of the corpus: its words, its deeds by place, the party spans as word ranges, and the passage it is from."""

    words: tuple[str, ...]
    deeds: tuple[Deed, ...]
    parties: tuple[tuple[int, int], ...]
    passage: str


def tokenized(passages: Sequence[Passage], model: LanguageModel | None = None) -> list[Words]:
    """Return the sentences of passages as words with labels, in order."""
    model = model or LanguageModel()
    tokenizer = spacy.blank("en").tokenizer
    flat = [(passage, sentence) for passage in passages for sentence in passage.sentences]
    docs = [tokenizer(sentence.text) for _, sentence in flat]
    kept = [[t for t in doc if not t.is_space] for doc in docs]
    trees = analyse(model, [[t.text for t in words] for words in kept])
    made = []
    for (passage, sentence), words, tree in zip(flat, kept, trees, strict=True):
        offsets = [(t.idx, t.idx + len(t)) for t in words]
        made.append(_labelled(passage, sentence, tuple(t.text for t in words), offsets, tree.heads))
    return made


def _labelled(
    passage: Passage, sentence: Sentence, words: tuple[str, ...], offsets: Sequence[tuple[int, int]], heads: Sequence[int]
) -> Words:
    at = {label: head_of(mark, offsets, heads) for label, mark in sentence.marks.items()}
    deeds = []
    for claim in sentence.claims:
        links = [(at[label], name) for field, name in _FIELDS.items() for label in getattr(claim, field) if label in at]
        links += [(at[label], kind) for kind, label in claim.links if label in at and at[label] != at[claim.deed]]
        event = Deed(at[claim.deed], claim.event, claim.modes, claim.status, claim.background, claim.contexts, tuple(links), _depth(claim))
        deeds.append(event)
    parties = sorted({span for mark in sentence.marks.values() if mark.label.isdigit() for span in words_of(mark, offsets)})
    return Words(words, tuple(sorted(deeds, key=lambda d: d.index)), tuple(parties), passage.id)


def _depth(claim: Coded) -> int:
    return len(claim.speakers) + (claim.status in {"demanded", "threatened", "denied", "negated", "possible", "planned"})


def words_of(mark: Mark, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words that a mark's pieces touch, as ranges."""
    found = []
    for start, end in mark.pieces:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and start < b]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found


def head_of(mark: Mark, offsets: Sequence[tuple[int, int]], heads: Sequence[int]) -> int:
    """Return the word of a mark that hangs on a word outside it; the last such, which is no article."""
    inside = [i for a, b in words_of(mark, offsets) for i in range(a, b)]
    return next((i for i in reversed(inside) if heads[i] not in inside), inside[-1])


def pairs(sentences: Iterable[Words]) -> list[tuple[Words, int, int, str]]:
    """Return (sentence, actor word, recipient word, event) for each pair that a deed joins; of several deeds the outermost, then the first.

    Where a deed has several actors and no recipient, each is the other's.
    """
    found = []
    for sentence in sentences:
        best: dict[tuple[int, int], tuple[int, int, str]] = {}
        for deed in sentence.deeds:
            actors = [i for i, name in deed.links if name == "actor"]
            others = [i for i, name in deed.links if name == "recipient"]
            joined = [(a, b) for a in actors for b in (others or actors) if a != b]
            for pair in joined:
                best[pair] = min(best.get(pair, (99, 0, "")), (deed.depth, deed.index, deed.event))
        found += [(sentence, a, b, event) for (a, b), (_, _, event) in sorted(best.items())]
    return found
