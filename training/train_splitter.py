"""Train the sentence splitter: `python -m training.train_splitter --treebank DIR --out FILE`. Logistic regression, AdaGrad, seeded."""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from pathlib import Path

from araz.language.split import Splitter, features, gaps

MIN_COUNT, EPOCHS, RATE, SHRINK, CURLY = 2, 12, 0.3, 2e-6, 0.3


def paragraphs(path: Path) -> list[list[str]]:
    """Return the paragraphs of a file, each a list of its sentences."""
    with path.open(encoding="utf-8") as lines:
        return [[" ".join(s.split()) for s in p if s.strip()] for line in lines for p in json.loads(line)["paragraphs"]]


def join(sentences: list[str]) -> tuple[str, set[int]]:
    """Return the paragraph as running text, and the offsets at which sentences end."""
    ends, length = set(), 0
    for sentence in sentences:
        length += len(sentence)
        ends.add(length)
        length += 1
    return " ".join(sentences), ends


def curly(text: str) -> str:
    """Return the text with straight double quotes made typographic, character for character, as most outlets print them."""
    out, inside = [], False
    for char in text:
        if char == '"':
            out.append("”" if inside else "“")
            inside = not inside
        else:
            out.append(char)
    return "".join(out)


def examples(paths: list[list[str]], rng: random.Random) -> list[tuple[list[str], bool]]:
    """Return (features, whether a sentence ends) of every gap; some paragraphs twice, with typographic quotes."""
    found = []
    for sentences in paths:
        text, ends = join(sentences)
        for version in [text] + ([curly(text)] if '"' in text or rng.random() < CURLY else []):
            found += [(features(gap), end in ends) for end, _, gap in gaps(version)]
    return found


def fit(data: list[tuple[list[str], bool]], rng: random.Random) -> dict[str, float]:
    """Return weights of a logistic regression with AdaGrad steps and a little shrinking."""
    seen = Counter(name for names, _ in data for name in names)
    rows = [([n for n in names if seen[n] >= MIN_COUNT], label) for names, label in data]
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    for _ in range(EPOCHS):
        rng.shuffle(rows)
        for names, label in rows:
            z = sum(weights.get(n, 0.0) for n in names)
            slope = 1 / (1 + math.exp(-max(-30.0, min(30.0, z)))) - label
            for n in names:
                step = slope + SHRINK * weights.get(n, 0.0)
                squares[n] = squares.get(n, 0.0) + step * step
                weights[n] = weights.get(n, 0.0) - RATE * step / math.sqrt(squares[n] + 1e-8)
    return {n: round(w, 3) for n, w in sorted(weights.items()) if abs(w) >= 0.02}


def score(splitter: Splitter, paths: list[list[str]]) -> float:
    """Return the F1 of sentences found with both ends right."""
    right = found = gold = 0
    for sentences in paths:
        text, _ = join(sentences)
        start, true = 0, set()
        for sentence in sentences:
            true.add((start, start + len(sentence)))
            start += len(sentence) + 1
        spans = set(splitter.spans(text))
        right, found, gold = right + len(spans & true), found + len(spans), gold + len(true)
    return 2 * right / (found + gold)


def main() -> None:
    """Train, print the development score, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    weights = fit(examples(paragraphs(args.treebank / "ewt-train-sentences.jsonl"), rng), rng)
    dev = score(Splitter(weights), paragraphs(args.treebank / "ewt-dev-sentences.jsonl"))
    print(f"development F1 {dev:.4f}, {len(weights)} weights")
    args.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
