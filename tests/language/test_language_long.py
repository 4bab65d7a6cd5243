"""Sentences over the model's window: cut at a clause, and put together again."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from araz.language.long import cut, join
from araz.language.model import Analysis, LanguageModel, Predicate
from araz.language.reader import analyse

CLAUSES = (
    "the army crossed the river near Taveta ,",
    "and police closed three roads ,",
    "while envoys met in Kampala ;",
    "Kenya accused Uganda",
)
WORDS = st.sampled_from(["troops", ",", "and", ";", "which", "the", "—", "crossed", "because"])


def rooted(heads: tuple[int, ...]) -> bool:
    """Whether heads (0-based, -1 the root) make one tree with one root."""
    if sum(h < 0 for h in heads) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node >= 0:
            return False
    return True


@settings(max_examples=200, deadline=None)
@given(data=st.data(), words=st.lists(WORDS, min_size=1, max_size=200), limit=st.integers(16, 60))
def test_every_part_fits_and_nothing_is_lost(data: st.DataObject, words: list[str], limit: int) -> None:
    sizes = data.draw(st.lists(st.integers(1, 16), min_size=len(words), max_size=len(words)))
    cuts = cut(words, sizes, limit)
    edges = [0, *cuts, len(words)]
    assert cuts == sorted(set(cuts)) and all(0 < c < len(words) for c in cuts)
    assert all(sum(sizes[a:b]) <= limit for a, b in pairwise(edges))
    assert bool(cuts) == (sum(sizes) > limit)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param("a b c ; d e f g", "d", id="after a semicolon"),
        pytest.param("a b c , while d e f", "while", id="before a joining word that a comma opens"),
        pytest.param("a b c d , e f while g h", "e", id="a comma before a joining word alone"),
        pytest.param("a b c d e f g h", "e", id="in the middle where nothing is better"),
    ],
)
def test_it_is_cut_at_a_clause(text: str, before: str) -> None:
    words = text.split()
    assert [words[i] for i in cut(words, [1] * len(words), len(words) - 1)] == [before]


def part(n: int, root: int) -> Analysis:
    heads = tuple(-1 if i == root else root for i in range(n))
    deprels = tuple("root" if i == root else "dep" for i in range(n))
    return Analysis(
        ("X",) * n,
        tuple(f"w{i}" for i in range(n)),
        heads,
        deprels,
        (Predicate(root, 0.9, ((n - 1, "ARG1", 0.8),)),),
    )


@given(shapes=st.lists(st.integers(1, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))), min_size=1, max_size=8))
def test_joined_parts_are_one_tree(shapes: list[tuple[int, int]]) -> None:
    parts = [part(n, root) for n, root in shapes]
    whole = join(parts)
    size = sum(n for n, _ in shapes)
    assert len(whole.upos) == len(whole.lemmas) == len(whole.heads) == len(whole.deprels) == size and rooted(whole.heads)
    assert whole.deprels.count("root") == 1 and whole.deprels.count("parataxis") == len(parts) - 1
    starts = [sum(n for n, _ in shapes[:k]) for k in range(len(shapes))]
    assert [p.index for p in whole.predicates] == [at + root for at, (_, root) in zip(starts, shapes, strict=True)]
    assert [p.args[0][0] for p in whole.predicates] == [at + n - 1 for at, (n, _) in zip(starts, shapes, strict=True)]


def test_a_sentence_of_900_words_is_analysed_whole(model: LanguageModel) -> None:
    chance = random.Random(1)
    words = [*[word for _ in range(200) for word in chance.choice(CLAUSES).split()][:899], "."]
    (found,) = analyse(model, [words])
    assert len(found.heads) == len(found.upos) == len(found.lemmas) == 900 and rooted(found.heads)
    assert {words[p.index] for p in found.predicates} >= {"crossed", "closed", "met", "accused"}
    assert max(p.index for p in found.predicates) > 850


def test_words_of_many_pieces_are_cut_too(model: LanguageModel) -> None:
    words = ["Xqzvkjwpfh" * 9] * 60
    (found,) = analyse(model, [words])
    assert len(found.heads) == 60 and rooted(found.heads)


def test_short_and_long_together_come_back_in_order(model: LanguageModel) -> None:
    short, long = ["Kenya", "closed", "the", "road", "."], ("troops moved , " * 200).split()
    first, middle, last = analyse(model, [short, long, short])
    assert first == last == analyse(model, [short])[0] and len(middle.heads) == len(long)


def test_no_sentences_give_no_analyses(model: LanguageModel) -> None:
    assert analyse(model, []) == []
