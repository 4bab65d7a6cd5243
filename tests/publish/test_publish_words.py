"""Codes in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.publish import Records
from araz.publish.text import listed, visible
from araz.publish.view import figure
from araz.publish.words import _PHRASES, EVENT_MEANINGS, QUADRANT_OF, STATUS_MEANINGS, actor_name, country_of, headline
from araz.records import Event16, Figure, Span, Status

NAMES = {"KEN": "Kenya", "UN.SC": "the Security Council", "PHL": "the Philippines"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("KEN", "Kenya", id="a state"),
        pytest.param("KEN.MIL", "Kenya’s military", id="a part of a state"),
        pytest.param("PHL.GOV", "the Philippines’ government", id="a name that ends in s"),
        pytest.param("UN.SC", "the Security Council", id="a body with a dot in its code"),
        pytest.param("XYZ.MIL", "XYZ.MIL", id="a code without a name stays"),
    ],
)
def test_an_actor_in_words(code: str, words: str) -> None:
    assert actor_name(code, NAMES) == words


def test_only_a_role_is_taken_off_a_code() -> None:
    assert [country_of(code) for code in ("KEN.MIL", "UN.SC", "NATO")] == ["KEN", "UN.SC", "NATO"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param(Status.HAPPENED, "Kenya deployed troops towards Tanzania", id="happened"),
        pytest.param(Status.DENIED, "Kenya is said to have", id="denied"),
        pytest.param(Status.NEGATED, "Kenya did not", id="negated"),
        pytest.param(Status.PLANNED, "Kenya plans to", id="planned"),
        pytest.param(Status.DEMANDED, "Kenya is asked to", id="demanded"),
        pytest.param(Status.THREATENED, "Kenya threatens to", id="threatened"),
        pytest.param(Status.POSSIBLE, "Kenya may", id="possible"),
        pytest.param(Status.ONGOING, "Kenya is", id="ongoing"),
    ],
)
def test_a_status_sets_the_tense(records: Records, status: Status, words: str) -> None:
    event = replace(records.events[0], actors=("KEN",), recipients=("TZA",))
    said = headline(event, status, {"KEN": "Kenya", "TZA": "Tanzania"}).text
    assert said.startswith(words)


def test_every_event_type_and_status_has_its_words(scores: dict[tuple[str, str], float]) -> None:
    assert set(QUADRANT_OF) == set(EVENT_MEANINGS) == {e.value for e in Event16}
    assert set(STATUS_MEANINGS) == {s.value for s in Status}
    assert set(scores) <= set(_PHRASES), "every mode of the ontology has a verb"
    assert all(phrase.count("|") == 4 for phrase in _PHRASES.values())


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        pytest.param(2, 2, "2 wounded", id="exact"),
        pytest.param(2, 5, "2 to 5 wounded", id="range"),
        pytest.param(1000, None, "at least 1,000 wounded", id="at least"),
        pytest.param(None, 7, "at most 7 wounded", id="at most"),
        pytest.param(0, 0, "0 wounded", id="none is a number"),
    ],
)
def test_a_figure_in_words(low: float | None, high: float | None, words: str) -> None:
    assert figure(Figure(low, high, "wounded", Span(0, 1))) == words


def test_lists_and_unseen_characters() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"]), listed([])] == ["a", "a and b", "a, b and c", ""]
    assert visible("a\u202eb\x00\ud800é\n") == "a[U+202E]b[U+0000][U+D800]é\n"
