"""Read the treebank into examples, and examples into padded batches.

An example is a sentence as the model meets it: word-piece ids, the index of the first piece of each word, and a class
for every task. Position 0 is [CLS] and stands for the root of the tree.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from araz.language.features import plain, shape
from araz.language.lemmas import rule

IGNORE = -100
NO_ROLE = "_"
MIN_LEMMA_RULE = 4


@dataclass(frozen=True)
class Labels:
    """The classes of every head, in the order of their logits."""

    upos: list[str]
    deprel: list[str]
    lemma: list[str]
    role: list[str]

    def index(self, name: str) -> dict[str, int]:
        """Return label -> class for one head."""
        return {label: i for i, label in enumerate(getattr(self, name))}


@dataclass(frozen=True)
class Example:
    """One sentence. All lists but `pieces` have one entry a word (n words); heads are 1-based, 0 is the root."""

    pieces: list[int]
    first: list[int]
    shapes: list[int]
    upos: list[int]
    lemma: list[int]
    heads: list[int]
    deprels: list[int]
    predicates: list[int] | None
    roles: list[tuple[int, int, int]]
    starts: list[int]


def read_sentences(path: Path) -> list[dict]:
    """Return the sentences of a treebank file, as `shared/treebank/README` describes them."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_headline(sentence: dict) -> dict:
    """Return the sentence set as a headline: long words with capitals, no full stop where that is the last leaf.

    The treebank has hardly any; reports begin with one.
    """
    changed = dict(sentence)
    last = len(sentence["words"])
    if sentence["words"][-1] == "." and last > 1 and last not in sentence["heads"]:
        for key in ("words", "lemmas", "upos", "heads", "deprels"):
            changed[key] = sentence[key][:-1]
    changed["words"] = [w.capitalize() if len(w) > 3 and w.islower() else w for w in changed["words"]]
    return changed


def collect_labels(sentences: Sequence[dict]) -> Labels:
    """Return every class seen in training; lemma rules only where seen often enough to be rules."""
    rules = Counter(rule(w, m) for s in sentences for w, m in zip(s["words"], s["lemmas"], strict=True))
    roles = Counter(a["label"] for s in sentences for p in s["predicates"] or () for a in p["args"])
    return Labels(
        upos=sorted({u for s in sentences for u in s["upos"]}),
        deprel=sorted({d for s in sentences for d in s["deprels"]}),
        lemma=["k|0|", *sorted(r for r, n in rules.items() if n >= MIN_LEMMA_RULE and r != "k|0|")],
        role=[NO_ROLE, *sorted(r for r, n in roles.items() if n >= MIN_LEMMA_RULE)],
    )


class Encoder:
    """Turns sentences into examples with the tokenizer of the shipped model."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self.tokenizer = tokenizer
        self.tables = {name: labels.index(name) for name in ("upos", "deprel", "lemma", "role")}
        self.cls = tokenizer.token_to_id("[CLS]")
        self.sep = tokenizer.token_to_id("[SEP]")
        self.unk = tokenizer.token_to_id("[UNK]")

    def pieces(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return piece ids with [CLS] and [SEP], and the position of each word's first piece."""
        ids, first = [self.cls], []
        for word in words:
            first.append(len(ids))
            ids += self.tokenizer.encode(plain(word), add_special_tokens=False).ids or [self.unk]
        return [*ids, self.sep], first

    def example(self, sentence: dict) -> Example:
        """Return one sentence as an example; unknown classes are ignored in the loss."""
        words, table = sentence["words"], self.tables
        pieces, first = self.pieces(words)
        predicates, roles = self._roles(sentence)
        return Example(
            pieces=pieces,
            first=first,
            shapes=[shape(w, first=i == 0) for i, w in enumerate(words)],
            upos=[table["upos"].get(u, IGNORE) for u in sentence["upos"]],
            lemma=[table["lemma"].get(rule(w, m), IGNORE) for w, m in zip(words, sentence["lemmas"], strict=True)],
            heads=sentence["heads"],
            deprels=[table["deprel"].get(d, IGNORE) for d in sentence["deprels"]],
            predicates=predicates,
            roles=roles,
            starts=[0] * len(words),
        )

    def window(self, sentences: Sequence[Sequence[str]]) -> Example:
        """Return some sentences of a paragraph run together: an example of where sentences begin, and of nothing else."""
        words = [word for sentence in sentences for word in sentence]
        pieces, first = self.pieces(words)
        nothing = [IGNORE] * len(words)
        return Example(
            pieces=pieces,
            first=first,
            shapes=[shape(w, first=i == 0) for i, w in enumerate(words)],
            upos=nothing,
            lemma=nothing,
            heads=nothing,
            deprels=nothing,
            predicates=None,
            roles=[],
            starts=[int(i == 0 and k > 0) for k, sentence in enumerate(sentences) for i in range(len(sentence))],
        )

    def _roles(self, sentence: dict) -> tuple[list[int] | None, list[tuple[int, int, int]]]:
        if sentence["predicates"] is None:
            return None, []
        predicates = [0] * len(sentence["words"])
        roles = []
        for predicate in sentence["predicates"]:
            predicates[predicate["index"]] = 1
            for arg in predicate["args"]:
                label = self.tables["role"].get(arg["label"])
                if label is not None:
                    roles.append((predicate["index"], arg["index"], label))
        return predicates, roles


def read_windows(path: Path, tokenize: Callable[[str], Sequence[str]], *, width: int = 110, most: int = 4) -> list[list[list[str]]]:
    """Return runs of two to `most` neighbouring sentences of one paragraph, as lists of words, none longer than `width` words."""
    found = []
    for row in read_sentences(path):
        for paragraph in row["paragraphs"]:
            run: list[list[str]] = []
            for text in paragraph:
                words = [w for w in tokenize(" ".join(text.split())) if not w.isspace()]
                if not words:
                    continue
                if run and (len(run) == most or sum(map(len, run)) + len(words) > width):
                    found.append(run)
                    run = run[-1:] if len(run) == 1 else []
                run = [*run, words]
            if len(run) > 1:
                found.append(run)
    return [run for run in found if len(run) > 1 and sum(map(len, run)) <= width * 2]


def batches(examples: Sequence[Example], size: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """Yield batches of about `size` word pieces, of sentences of like length; shuffled where `rng` is given."""
    noise = (lambda: rng.uniform(0, 3)) if rng else (lambda: 0.0)
    order = sorted(examples, key=lambda e: len(e.pieces) + noise())
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and len(example.pieces) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(example)
    if rng:
        rng.shuffle(groups)
    yield from (group for group in groups if group)


def _pad(rows: Sequence[Sequence[int]], fill: int) -> torch.Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def collate(batch: Sequence[Example]) -> dict[str, torch.Tensor]:
    """Return padded tensors. `roles` is b x w x w classes, IGNORE outside gold predicates."""
    width = max(len(e.first) for e in batch)
    roles = torch.full((len(batch), width, width), IGNORE)
    for b, example in enumerate(batch):
        n = len(example.first)
        for p, is_predicate in enumerate(example.predicates or ()):
            if is_predicate:
                roles[b, p, :n] = 0
        for p, a, label in example.roles:
            roles[b, p, a] = label
    return {
        "pieces": _pad([e.pieces for e in batch], 0),
        "mask": _pad([[1] * len(e.pieces) for e in batch], 0).bool(),
        "first": _pad([e.first for e in batch], 0),
        "word_mask": _pad([[1] * len(e.first) for e in batch], 0).bool(),
        "shapes": _pad([e.shapes for e in batch], 0),
        "upos": _pad([e.upos for e in batch], IGNORE),
        "lemma": _pad([e.lemma for e in batch], IGNORE),
        "heads": _pad([e.heads for e in batch], IGNORE),
        "deprels": _pad([e.deprels for e in batch], IGNORE),
        "predicates": _pad([e.predicates or [IGNORE] * len(e.first) for e in batch], IGNORE),
        "roles": roles,
        "starts": _pad([e.starts for e in batch], IGNORE),
    }
