"""Read the treebank into examples, and examples into padded batches.

An example is a sentence as the model meets it: word-piece ids, the index of the first piece of each word, and a class
for every task. Position 0 is [CLS] and stands for the root of the tree.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from araz.knowledge.load_ontology import load_ontology
from araz.knowledge.read import read_tree
from araz.language.features import plain, shape
from araz.language.hints import EVENTS, Hints
from araz.language.lemmas import rule
from araz.language.model import ACTOR, RECIPIENT
from araz.records import Event16, Status
from training.corpus.tokens import LINKS, Words, pairs
from training.corpus.vary import Variation, moved

IGNORE = -100
NO_ROLE = "_"
VARIED = 0.7
MIN_LEMMA_RULE = 4


@dataclass(frozen=True)
class Labels:
    """The classes of every head, in the order of their logits."""

    upos: list[str]
    deprel: list[str]
    lemma: list[str]
    role: list[str]
    deed: list[str]
    mode: list[str]
    status: list[str]
    context: list[str]
    link: list[str]

    def index(self, name: str) -> dict[str, int]:
        """Return label -> class for one head."""
        return {label: i for i, label in enumerate(getattr(self, name))}


@dataclass(frozen=True)
class Coded:
    """The classes of a sentence of the corpus: one a word, IGNORE where there is no deed; links as (trigger, word, class).

    `pair`: actor, recipient, event, where both stand masked in the sentence.
    """

    deeds: list[int]
    modes: list[int]
    statuses: list[int]
    backgrounds: list[int]
    contexts: list[tuple[int, int]]
    links: list[tuple[int, int, int]]
    pair: tuple[int, int, int] | None


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
    hints: list[tuple[int, ...]]
    coded: Coded | None = None


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
    ontology = load_ontology([read_tree(files("araz.knowledge"))], [])
    roles = Counter(a["label"] for s in sentences for p in s["predicates"] or () for a in p["args"])
    return Labels(
        upos=sorted({u for s in sentences for u in s["upos"]}),
        deprel=sorted({d for s in sentences for d in s["deprels"]}),
        lemma=["k|0|", *sorted(r for r, n in rules.items() if n >= MIN_LEMMA_RULE and r != "k|0|")],
        role=[NO_ROLE, *sorted(r for r, n in roles.items() if n >= MIN_LEMMA_RULE)],
        deed=[NO_ROLE, *(e.value for e in Event16)],
        mode=[NO_ROLE, *sorted({m.mode for e in ontology.events for m in e.modes})],
        status=[s.value for s in Status],
        context=list(ontology.contexts),
        link=[NO_ROLE, *LINKS],
    )


class Encoder:
    """Turns sentences into examples with the tokenizer of the shipped model."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels, hints: Hints) -> None:
        self.tokenizer, self.hints = tokenizer, hints
        self.tables = {name: labels.index(name) for name in asdict(labels)}
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
            hints=[self.hints.of(w) for w in words],
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
            hints=[self.hints.of(w) for w in words],
        )

    def coded(self, sentence: Words, pair: tuple[int, int, str] | None = None) -> Example:
        """Return a sentence of the corpus: an example of deeds and what belongs to them, and of nothing else."""
        pieces, first = self.pieces(sentence.words)
        n = len(sentence.words)
        nothing = [IGNORE] * n
        tables = self.tables
        deeds, modes, statuses, backgrounds = [0] * n, [IGNORE] * n, [IGNORE] * n, [IGNORE] * n
        links: dict[tuple[int, int], int] = {}
        for deed in reversed(sentence.deeds):
            deeds[deed.index] = tables["deed"][deed.event]
            modes[deed.index] = tables["mode"][deed.modes[0]] if deed.modes else 0
            statuses[deed.index] = tables["status"][deed.status]
            backgrounds[deed.index] = int(deed.background)
            links |= {(deed.index, i): tables["link"][name] for i, name in reversed(deed.links)}
        return Example(
            pieces=pieces,
            first=first,
            shapes=[shape(w, first=i == 0) for i, w in enumerate(sentence.words)],
            upos=nothing,
            lemma=nothing,
            heads=nothing,
            deprels=nothing,
            predicates=None,
            roles=[],
            starts=nothing,
            hints=[self.hints.of(w) for w in sentence.words],
            coded=Coded(
                deeds,
                modes,
                statuses,
                backgrounds,
                [(d.index, tables["context"][c]) for d in sentence.deeds for c in d.contexts],
                [(a, b, label) for (a, b), label in sorted(links.items())],
                (pair[0], pair[1], tables["deed"][pair[2]] - 1) if pair is not None else None,
            ),
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


def drawn(sentence: Words, variation: Variation, rng: random.Random) -> list[tuple[Words, tuple[int, int, str] | None]]:
    """Return a sentence as an epoch meets it: mostly with other names; where it has pairs of parties, once more with one of them masked."""
    shown: list[tuple[Words, tuple[int, int, str] | None]] = []
    shown.append((variation.changed(sentence, rng) if rng.random() < VARIED else sentence, None))
    found = pairs([sentence])
    if found:
        _, actor, recipient, event = rng.choice(found)
        changed, at = masked(sentence, actor, recipient)
        shown.append((changed, (*at, event)))
    return shown


def masked(sentence: Words, actor: int, recipient: int) -> tuple[Words, tuple[int, int]]:
    """Return a sentence with ACTOR and RECIPIENT in place of the parties that two words head, and where these then stand."""
    runs: list[tuple[int, int, tuple[str, ...]]] = []
    spans = {word: _party(sentence, word) for word in (actor, recipient)}
    if spans[actor][1] > spans[recipient][0] and spans[recipient][1] > spans[actor][0]:
        spans = {word: (word, word + 1) for word in (actor, recipient)}
    i = 0
    at: dict[int, int] = {}
    size = 0
    while i < len(sentence.words):
        word = next((w for w, (start, _) in spans.items() if start == i), None)
        end = spans[word][1] if word is not None else i + 1
        new = (sentence.words[i],) if word is None else (ACTOR,) if word == actor else (RECIPIENT,)
        if word is not None:
            at[word] = size
        runs.append((i, end, new))
        i, size = end, size + 1
    return moved(sentence, runs), (at[actor], at[recipient])


def _party(sentence: Words, word: int) -> tuple[int, int]:
    """Return the shortest party span that a word is in; the word alone where it is in none."""
    holding = [(b - a, a, b) for a, b in sentence.parties if a <= word < b]
    return min(holding)[1:] if holding else (word, word + 1)


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


@cache
def load_contexts() -> tuple[str, ...]:
    """Return the contexts of the ontology."""
    return load_ontology([read_tree(files("araz.knowledge"))], []).contexts


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
    contexts = torch.zeros(len(batch), width, len(load_contexts()))
    hints = torch.zeros(len(batch), width, len(EVENTS))
    for b, example in enumerate(batch):
        for i, numbers in enumerate(example.hints):
            hints[b, i, list(numbers)] = 1
    links = torch.full((len(batch), width, width), IGNORE)
    pair = torch.full((len(batch), 3), IGNORE)
    for b, example in enumerate(batch):
        if example.coded is not None:
            n = len(example.first)
            for i, deed in enumerate(example.coded.deeds):
                links[b, i, :n] = 0 if deed > 0 else IGNORE
            for a, other, label in example.coded.links:
                links[b, a, other] = label
            for i, label in example.coded.contexts:
                contexts[b, i, label] = 1
            if example.coded.pair is not None:
                pair[b] = torch.tensor(example.coded.pair)

    def coded(name: str) -> torch.Tensor:
        return _pad([getattr(e.coded, name) if e.coded is not None else [IGNORE] * len(e.first) for e in batch], IGNORE)

    return {
        "deeds": coded("deeds"),
        "modes": coded("modes"),
        "statuses": coded("statuses"),
        "backgrounds": coded("backgrounds"),
        "contexts": contexts,
        "hints": hints,
        "links": links,
        "pair": pair,
        "claim": torch.tensor([IGNORE if e.coded is None else int(any(e.coded.deeds)) for e in batch]),
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
