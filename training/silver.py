"""Trees for sentences that no treebank has: the shipped parser's own, so that a new model goes on reading them as it did.

The corpus and the lexicon's examples train heads of deeds; without trees beside them the encoder forgets how such sentences are built
(prepositional phrases become objects, because what they name is done to). The teacher is the model that is shipped when training begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from araz.language.model import Analysis, LanguageModel
from araz.language.reader import analyse
from training.corpus.tokens import Words

SURE = 0.9


def silver(sentences: Sequence[Words], teacher: LanguageModel) -> list[dict]:
    """Return sentences with the teacher's analysis, in the form of the treebank's rows."""
    kept = [list(sentence.words) for sentence in sentences if len(sentence.words) > 1]
    return [as_row(words, one) for words, one in zip(kept, analyse(teacher, kept), strict=True)]


def as_row(words: Sequence[str], one: Analysis) -> dict:
    """Return one analysis as a row: heads from 1, 0 for the root; roles of which the teacher is not SURE are left out."""
    return {
        "words": list(words),
        "lemmas": list(one.lemmas),
        "upos": list(one.upos),
        "heads": [head + 1 for head in one.heads],
        "deprels": list(one.deprels),
        "predicates": [
            {"index": p.index, "args": [{"index": i, "label": label} for i, label, sure in p.args if sure >= SURE]} for p in one.predicates
        ],
    }
