"""What a page takes from the knowledge."""

from __future__ import annotations

import pytest

from araz.knowledge import Knowledge, load
from araz.publish import Look
from araz.publish.look import look
from araz.publish.words import actor_name


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("KEN", "Kenya", id="a state has its name"),
        pytest.param("UN.SC", "United Nations Security Council", id="a body has its own, not its parent's"),
        pytest.param("HAMAS", "Hamas", id="a group has its name"),
        pytest.param("KEN.MIL", "Kenya’s military", id="a role is that of its state"),
        pytest.param("IRN.MIL", "Iran’s military", id="one organ of several does not give its name to the code of all"),
        pytest.param("QQQ", "QQQ", id="an unknown code stands as it is"),
    ],
)
def test_names(knowledge: Knowledge, code: str, name: str) -> None:
    assert actor_name(code, look(knowledge).names) == name


def test_every_event_and_mode_has_its_score_and_every_event_its_meaning(knowledge: Knowledge) -> None:
    made = look(knowledge)
    assert made.scores["ASSAULT", ""] == knowledge.event("ASSAULT").score < 0
    assert {(e.name, m.mode) for e in knowledge.events for m in e.modes} <= made.scores.keys()
    assert made.meanings.keys() == {e.name for e in knowledge.events}


def test_title_and_day_are_handed_on_and_the_title_has_a_default(knowledge: Knowledge) -> None:
    made = look(knowledge, title="The lake crisis", made="1 March 2024")
    assert (made.title, made.made) == ("The lake crisis", "1 March 2024")
    assert look(knowledge).title == Look().title
