"""Train the sentence splitter: `python -m training.train_splitter --treebank DIR --model DIR --out DIR`.

    paragraphs of the training set    -> hashed features of gaps -> linear model
                                      -> vectors of the model    -> network, fitted
    paragraphs of the development set -> vectors of the model    -> network, tuned

The encoder has been trained on the sentences of the training set, and its vectors tell too much there; hence the tuning on others. The odds
of the parts are weighed, and the development figure is measured, in FOLDS parts of the development set, each left out of the tuning.
Seeded. --model: folder of the exported encoder.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import spacy
import torch
from numpy.typing import NDArray

from araz.language import gaps
from araz.language.model import LanguageModel
from araz.language.split import GRAPH, WEIGHTS, Splitter, best_cuts, load_weights, never
from training.splitter_net import Net, Paragraph, export, fit, odds, tune

MIN_COUNT, PASSES, RATE, SHRINK = 5, 8, 0.05, 1e-3
MEMBERS, EPOCHS, TUNING, FOLDS = 3, 12, 8, 4
JOIN, LONGEST = 0.3, 150
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """A paragraph: its words, whether each is glued to the one before, and whether a sentence begins at it."""

    document: str
    words: list[str]
    glued: list[bool]
    starts: list[bool]


def read(path: Path, tokenize: Callable[[str], Iterable[tuple[int, str]]]) -> list[Text]:
    """Return the paragraphs of a file. `tokenize` gives offsets and words of a text; a word over a sentence's end begins none."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for paragraph in row["paragraphs"]:
                sentences = [" ".join(s.split()) for s in paragraph if s.strip()]
                if sentences:
                    found.append(as_text(row["doc"], sentences, tokenize))
    return found


def as_text(document: str, sentences: Sequence[str], tokenize: Callable[[str], Iterable[tuple[int, str]]]) -> Text:
    """Return sentences run together as one paragraph."""
    begins, at = set(), 0
    for sentence in sentences:
        begins.add(at)
        at += len(sentence) + 1
    tokens = list(tokenize(" ".join(sentences)))
    ends = [0, *(offset + len(word) for offset, word in tokens)]
    glued = [k > 0 and offset == ends[k] for k, (offset, _) in enumerate(tokens)]
    return Text(document, [word for _, word in tokens], glued, [offset in begins for offset, _ in tokens])


def run_on(texts: Sequence[Text], rng: Random) -> list[Text]:
    """Return some neighbouring paragraphs of one document as if they were one: sentence ends that no punctuation marks are rare."""
    found: list[Text] = []
    run: list[Text] = []
    for text in texts:
        if run and text.document == run[-1].document and rng.random() < JOIN and sum(len(t.words) for t in run) < LONGEST:
            run.append(text)
            continue
        found += [together(run)] if len(run) > 1 else []
        run = [text]
    return found + ([together(run)] if len(run) > 1 else [])


def together(run: Sequence[Text]) -> Text:
    """Return paragraphs run together as one, with a space between."""
    return Text(run[0].document, [w for t in run for w in t.words], [g for t in run for g in t.glued], [s for t in run for s in t.starts])


def fit_linear(texts: Sequence[Text], rng: np.random.Generator) -> dict[int, float]:
    """Return the weights of a logistic regression over hashed features seen MIN_COUNT times: AdaGrad steps with some shrinking."""
    rows = [row for text in texts for row in gaps.hashes(text.words, text.glued)]
    gold = [start for text in texts for start in text.starts[1:]]
    seen = Counter(name for row in rows for name in row)
    place = {name: i for i, name in enumerate(name for name, n in seen.items() if n >= MIN_COUNT)}
    kept = [np.array([place[name] for name in row if name in place]) for row in rows]
    weights, squares = np.zeros(len(place)), np.full(len(place), 1e-8)
    for _ in range(PASSES):
        for i in rng.permutation(len(kept)):
            at = kept[i]
            slope = 1 / (1 + np.exp(-weights[at].sum().clip(-30, 30))) - gold[i]
            if abs(slope) > 1e-4:
                step = slope + SHRINK * weights[at]
                squares[at] += step * step
                weights[at] -= RATE * step / np.sqrt(squares[at])
    return {name: float(weights[i]) for name, i in place.items() if abs(weights[i]) >= 0.05}


def prepare(model: LanguageModel, texts: Sequence[Text]) -> list[Paragraph]:
    """Return what the network is fitted to."""
    vectors = model.vectors([text.words for text in texts])
    return [
        Paragraph(
            torch.from_numpy(found).half(),
            torch.tensor(gaps.shapes(text.words, text.glued)),
            torch.tensor([gaps.INDEX[gaps.word_class(word)] for word in text.words]),
            torch.tensor(gaps.quoted(text.words), dtype=torch.float),
            torch.tensor(text.starts, dtype=torch.float),
        )
        for text, found in zip(texts, vectors, strict=True)
    ]


def folds(texts: Sequence[Text], rng: Random) -> list[list[int]]:
    """Return the numbers of the texts in FOLDS parts; a document is in one of them."""
    documents = sorted({text.document for text in texts})
    rng.shuffle(documents)
    part = {document: i % FOLDS for i, document in enumerate(documents)}
    return [[i for i, text in enumerate(texts) if part[text.document] == fold] for fold in range(FOLDS)]


def left_out(net: Net, paragraphs: Sequence[Paragraph], parts: Sequence[Sequence[int]], seed: int) -> list[Numbers]:
    """Return each paragraph's odds by the network tuned on the other parts: LAYERS x n."""
    found: dict[int, Numbers] = {}
    for part in parts:
        inside = set(part)
        tuned = tune(net, [p for i, p in enumerate(paragraphs) if i not in inside], epochs=TUNING, seed=seed)
        found |= {i: o.double().numpy() for i, o in zip(part, odds(tuned, [paragraphs[i] for i in part]), strict=True)}
    return [found[i] for i in range(len(paragraphs))]


def weigh(columns: Numbers, gold: Numbers) -> Numbers:
    """Return the weights of a logistic regression, by Newton's method. columns: gaps x parts, the last all ones."""
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-columns @ weights))
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + 1e-3 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, columns.T @ (chance - gold))
    return weights


def score(texts: Sequence[Text], odds: Sequence[Numbers]) -> float:
    """Return the F1 of sentences found with both ends right."""
    right = found = gold = 0
    for text, one in zip(texts, odds, strict=True):
        chance = 1 / (1 + np.exp(-one))
        chance[[k for k in range(1, len(text.words)) if never(text.words, text.glued, k)]] = 0.0
        true = [0, *(k for k in range(1, len(text.words)) if text.starts[k]), len(text.words)]
        ours = [*best_cuts(chance), len(text.words)]
        right += len(set(pairwise(ours)) & set(pairwise(true)))
        found, gold = found + len(ours) - 1, gold + len(true) - 1
    return 2 * right / (found + gold)


def save_linear(weights: Mapping[int, float], path: Path) -> Splitter:
    """Write the linear model; return a splitter that has it, and no network."""
    keys = np.array(sorted(weights), np.uint32)
    np.savez_compressed(path, keys=keys, weights=np.array([weights[int(k)] for k in keys], np.float16))
    return Splitter(None, *load_weights(path))


def main() -> None:
    """Train, print the development figure, write the network and the linear model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, required=True, help="folder with ewt-train-sentences.jsonl and ewt-dev-sentences.jsonl")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tokenizer, rng = spacy.blank("en").tokenizer, Random(args.seed)
    train, dev = (
        read(args.treebank / f"ewt-{name}-sentences.jsonl", lambda text: [(t.idx, t.text) for t in tokenizer(text) if not t.is_space])
        for name in ("train", "dev")
    )
    texts = train + run_on(train, rng)
    linear = save_linear(fit_linear(texts, np.random.default_rng(args.seed)), args.out / WEIGHTS)
    model = LanguageModel(args.model, threads=args.threads)
    net = fit(prepare(model, texts), members=MEMBERS, epochs=EPOCHS, seed=args.seed)
    paragraphs = prepare(model, dev)
    parts = left_out(net, paragraphs, folds(dev, rng), args.seed)
    columns = [
        np.stack([*found, linear.linear(text.words, text.glued), np.ones(len(text.words))], 1)
        for found, text in zip(parts, dev, strict=True)
    ]
    gold = np.array([start for text in dev for start in text.starts[1:]], np.float64)
    weights = weigh(np.concatenate([column[1:] for column in columns]), gold)
    figure = score(dev, [column @ weights for column in columns])
    print(f"development F1 {figure:.4f}, {len(linear.keys)} linear weights, parts weighed {weights.round(3).tolist()}")
    export(tune(net, paragraphs, epochs=TUNING, seed=args.seed), weights.tolist(), args.out / GRAPH)


if __name__ == "__main__":
    main()
