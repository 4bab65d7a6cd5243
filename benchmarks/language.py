"""The language model on gold words: `python -m benchmarks.language TREEBANK.jsonl|.conllu [--model DIR] [--float DIR]`.

Keys: `upos uas las las_common lemma` are shares of words; punctuation counts. `las_common`: a label that the treebank never uses is
first cut to its main relation. English PUD has no `obl:agent`, `nsubj:outer`, `csubj:outer` and `list`: EWT splits the first three off
`obl`, `nsubj` and `csubj`; all else is named alike. On EWT's own test half the two figures are the same.

`predicate_f1`; `role_f1` end to end, a role being (predicate, argument's head word, label); `role_f1_gold_predicates` where the gold
says which words are predicates. Sentences without annotated roles are left out of all three; a CoNLL-U file has none, nor the keys.

`words_per_second` with two threads, tree decoding and lemmas included, best of three passes after one to warm up;
`blank_words_per_second` is spaCy's bare English tokenizer on the same words in the same run: the machine's own speed. `--float` gives
the folder of the unquantised graphs; their figures have the prefix `float_`, and `las_lost` is what int8 costs.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy

from araz.language.model import DATA, FILES, GRAPHS, JOINED, PAIRS, Analysis, LanguageModel
from araz.language.reader import analyse
from benchmarks.common import Hits, best_time, existing, rounded, show, total
from benchmarks.treebank import Gold, read

THREADS = 2

EXACT = frozenset({*GRAPHS, JOINED, PAIRS})


class EveryWord(LanguageModel):
    """Takes every word for a predicate, so that the roles of the gold's predicates can be looked up."""

    def _named(self, at: Any, out: dict[str, Any]) -> Any:
        return np.arange(len(at))


def _share(gold: Sequence[Gold], found: Sequence[Analysis], right: Callable[[Gold, Analysis], int]) -> float:
    return sum(right(g, f) for g, f in zip(gold, found, strict=True)) / max(1, sum(len(g.words) for g in gold))


def _same(left: Sequence[Any], right: Sequence[Any]) -> int:
    return sum(a == b for a, b in zip(left, right, strict=True))


def _arcs(gold: Gold, found: Analysis, known: frozenset[str] | None = None) -> int:
    """Count words with the right head and label; a label outside `known` counts as its main relation."""
    labels = [label if known is None or label in known else label.split(":")[0] for label in found.deprels]
    return _same(list(zip(gold.heads, gold.deprels, strict=True)), list(zip((h + 1 for h in found.heads), labels, strict=True)))


def syntax(gold: Sequence[Gold], found: Sequence[Analysis]) -> dict[str, float]:
    """Return the shares of words whose tag, head, head with label, and lemma are right."""
    known = frozenset(label for g in gold for label in g.deprels)
    return {
        "upos": _share(gold, found, lambda g, f: _same(g.upos, f.upos)),
        "uas": _share(gold, found, lambda g, f: _same(g.heads, [h + 1 for h in f.heads])),
        "las": _share(gold, found, _arcs),
        "las_common": _share(gold, found, lambda g, f: _arcs(g, f, known)),
        "lemma": _share(gold, found, lambda g, f: _same(g.lemmas, f.lemmas)),
    }


def semantics(gold: Sequence[Gold], found: Sequence[Analysis]) -> dict[str, float]:
    """Return the F1 of predicates and of their roles; nothing where the treebank has none."""
    pairs = [(g, f) for g, f in zip(gold, found, strict=True) if g.predicates is not None]
    if not pairs:
        return {}
    predicates = total(Hits.of({p.index for p in f.predicates}, set(g.predicates or ())) for g, f in pairs)
    roles = total(Hits.of(_roles(f), set(g.roles or ())) for g, f in pairs)
    return {"predicate_f1": predicates.f1, "role_f1": roles.f1}


def _roles(found: Analysis, only: frozenset[int] | None = None) -> set[tuple[int, int, str]]:
    return {(p.index, a, label) for p in found.predicates if only is None or p.index in only for a, label, _ in p.args}


def gold_roles(gold: Sequence[Gold], folder: Path) -> dict[str, float]:
    """Return the F1 of roles where the predicates are given."""
    chosen = [g for g in gold if g.predicates is not None]
    if not chosen:
        return {}
    found = analyse(EveryWord(folder, threads=THREADS), [g.words for g in chosen])
    pairs = zip(chosen, found, strict=True)
    return {"role_f1_gold_predicates": total(Hits.of(_roles(f, g.predicates), set(g.roles or ())) for g, f in pairs).f1}


def speed(model: LanguageModel, gold: Sequence[Gold]) -> dict[str, int]:
    """Return words a second of the model, and of spaCy's bare tokenizer on the same text."""
    sentences, words = [g.words for g in gold], sum(len(g.words) for g in gold)
    texts, blank = [" ".join(g.words) for g in gold], spacy.blank("en")
    return {
        "words_per_second": round(words / best_time(lambda: analyse(model, sentences))),
        "blank_words_per_second": round(words / best_time(lambda: [blank.make_doc(text) for text in texts])),
    }


def float_figures(gold: Sequence[Gold], folder: Path, exact: Path) -> dict[str, float]:
    """Return the figures of the unquantised graphs in `exact` with the labels and tokenizer of `folder`."""
    with tempfile.TemporaryDirectory() as made:
        for name in FILES:
            source = exact if name in EXACT else folder
            shutil.copy(existing(source / name), Path(made) / name)
        found = analyse(LanguageModel(Path(made), threads=THREADS), [g.words for g in gold])
    return {f"float_{name}": value for name, value in {**syntax(gold, found), **semantics(gold, found)}.items()}


def measure(treebank: Path, folder: Path = DATA, exact: Path | None = None) -> dict[str, float]:
    """Return the figures. Raises InputError: a file is missing. ModelError: `folder` holds no model."""
    gold = read(treebank)
    model = LanguageModel(folder, threads=THREADS)
    found = analyse(model, [g.words for g in gold])
    figures: dict[str, float] = {**syntax(gold, found), **semantics(gold, found), **gold_roles(gold, folder), **speed(model, gold)}
    if exact is not None:
        figures |= float_figures(gold, folder, exact)
        figures["las_lost"] = figures["float_las"] - figures["las"]
    return rounded({**figures, "sentences": len(gold), "words": sum(len(g.words) for g in gold)})


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--model", type=Path, default=DATA, help="folder of another export")
    parser.add_argument("--float", type=Path, dest="exact", help="the folder `float` that training.export leaves by the checkpoint")
    args = parser.parse_args()
    show(lambda: measure(args.treebank, args.model, args.exact))


if __name__ == "__main__":
    main()
