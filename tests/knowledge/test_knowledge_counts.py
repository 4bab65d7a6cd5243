"""How much the shipped files hold: never less than was promised."""

from __future__ import annotations

import pytest

from araz.knowledge import load
from araz.knowledge.counts import counts

LEAST = {
    "states and territories": 255,
    "international bodies": 200,
    "armed groups and movements": 250,
    "parties and movements": 300,
    "ethnic and religious groups": 200,
    "organs with names of their own": 600,
    "titles": 300,
    "people": 3000,
    "terms of office": 5000,
    "outlets": 600,
    "named wars, treaties, exercises": 400,
    "places of the curated file": 1500,
}


@pytest.fixture(scope="module")
def held() -> dict[str, int]:
    return counts(load())


@pytest.mark.parametrize("kind", LEAST)
def test_the_files_hold_at_least(held: dict[str, int], kind: str) -> None:
    assert held[kind] >= LEAST[kind]
