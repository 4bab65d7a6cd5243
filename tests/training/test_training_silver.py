"""Sentences with the shipped parser's trees, as rows of a treebank."""

from __future__ import annotations

from training.corpus.tokens import Words
from training.silver import SURE, as_row, silver

from araz.language.model import Analysis, LanguageModel, Predicate


def test_heads_count_from_one_and_unsure_roles_are_left_out() -> None:
    args = ((0, "ARG0", SURE), (2, "ARG1", SURE - 0.01))
    one = Analysis(("PROPN", "VERB", "NOUN"), ("Chad", "close", "road"), (1, -1, 1), ("nsubj", "root", "obj"), (Predicate(1, 1.0, args),))
    row = as_row(["Chad", "closed", "roads"], one)
    assert (row["words"], row["heads"], row["deprels"]) == (["Chad", "closed", "roads"], [2, 0, 2], ["nsubj", "root", "obj"])
    assert row["predicates"] == [{"index": 1, "args": [{"index": 0, "label": "ARG0"}]}]


def test_every_sentence_of_several_words_has_a_row() -> None:
    texts = ("Kenya closed the road .", "Stop", "Uganda objected .")
    rows = silver([Words(tuple(text.split()), (), (), "x") for text in texts], LanguageModel())
    assert [row["words"] for row in rows] == [texts[0].split(), texts[2].split()]
    assert all(len(row["heads"]) == len(row["words"]) == len(row["upos"]) == len(row["lemmas"]) for row in rows)
