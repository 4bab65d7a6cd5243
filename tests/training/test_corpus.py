"""The corpus itself: it keeps to its notation, holds what it promises, and its parts have nothing in common."""

from __future__ import annotations

from collections import Counter

import pytest
from training.corpus.notation import Passage, read_files
from training.corpus.split import GOLD, near_duplicates, part


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    found, breaks = read_files(sorted(GOLD.glob("*.claims")))
    assert not breaks
    return found


def test_it_is_as_large_as_the_data_card_says(passages: list[Passage]) -> None:
    singles = [p.sentences[0] for p in passages if len(p.sentences) == 1]
    assert sum(bool(s.claims) for s in singles) >= 6000 and sum(bool(s.none) for s in singles) >= 1500
    assert sum(len(p.sentences) > 1 for p in passages) >= 300


def test_every_event_and_every_mode_is_there_often_enough(passages: list[Passage]) -> None:
    claims = [c for p in passages for s in p.sentences for c in s.claims]
    events, modes = Counter(c.event for c in claims), Counter((c.event, m) for c in claims for m in c.modes)
    assert len(events) == 16 and min(events.values()) >= 300
    assert len(modes) == 66 and min(modes.values()) >= 60


def test_no_passage_stands_twice_nor_nearly_so_in_two_parts(passages: list[Passage]) -> None:
    assert not list(near_duplicates(passages))
    shares = Counter(map(part, passages))
    assert shares["test"] > 1000 and shares["dev"] > 700 and shares["train"] > 5000
