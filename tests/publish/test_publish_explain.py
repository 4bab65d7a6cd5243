"""Why a claim or an event is there, in words and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from araz.errors import InputError, StoreError
from araz.knowledge import Knowledge, load
from araz.publish import Records
from araz.publish.explain import explain, lines
from araz.publish.view import place
from araz.records import Span, View, Where
from araz.store import Store


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def said(store: Store, id: str, knowledge: Knowledge) -> str:
    return "\n".join(lines(explain(store, id, knowledge)))


def test_a_claim_shows_its_sentence_with_marks_its_source_and_every_reason(store: Store, records: Records, knowledge: Knowledge) -> None:
    claim = next(c for c in records.claims if c.event == "COERCE" and c.figures)
    text = said(store, claim.id, knowledge)
    assert "[Tanzanian police: actor] [seized: trigger] a [Kenyan: recipient] barge" in text
    assert "Lake Gazette, “Kenya masses troops by the lake”, 7 October 2021" in text
    assert "2 wounded" in text and "82%" in text
    assert all(reason in text for reason in claim.reasons)


def test_a_claim_of_a_rule_in_the_lexicon_shows_what_the_rule_means_with_its_example(
    tmp_path: Path, records: Records, knowledge: Knowledge
) -> None:
    entry = next(e for e in knowledge.lexicon if e.example is not None and e.counter)
    claim = replace(records.claims[0], rule=entry.id)
    with Store.open(tmp_path / "one.db") as store:
        store.add_batch(records.articles, [claim], [])
        text = said(store, claim.id, knowledge)
    assert entry.why in text and entry.file in text and entry.counter[0] in text
    assert entry.example is not None and entry.example.text in text


def test_a_rule_that_is_gone_is_said_to_be_gone(tmp_path: Path, records: Records, knowledge: Knowledge) -> None:
    claim = replace(records.claims[0], rule="mobilize.gone")
    with Store.open(tmp_path / "one.db") as store:
        store.add_batch(records.articles, [claim], [])
        assert "Rule mobilize.gone: not in the lexicon of this version" in said(store, claim.id, knowledge)


def test_an_event_shows_all_claims_what_they_differ_on_and_why_they_are_one(store: Store, records: Records, knowledge: Knowledge) -> None:
    event = records.events[0]
    text = said(store, event.id, knowledge)
    assert all(id in text for id in event.claims)
    assert "name: Long Spear (claim 1 · Lake Gazette)" in text
    assert "same doer, same kind of deed, dates that overlap" in text
    assert "answered by" in text


def test_contested_doers_are_named_one_by_one(tmp_path: Path, records: Records, knowledge: Knowledge) -> None:
    first, *rest = records.events
    view = View("actors", (("KEN.MIL;UGA", (first.claims[0],)), ("KEN", (first.claims[1],))))
    with Store.open(tmp_path / "one.db") as store:
        store.add_batch(records.articles, records.claims, [])
        store.replace_events([replace(first, views=(view,)), *rest])
        text = said(store, first.id, knowledge)
    assert "who: Kenya’s military and Uganda (claim 1" in text and "who: Kenya (claim 2" in text


@pytest.mark.parametrize(
    ("relation", "name", "expected"),
    [
        pytest.param("near", "Taveta", "near Taveta", id="a relation stands before the name"),
        pytest.param("", "Taveta", "Taveta", id="a place may have none"),
        pytest.param("border", "border of Tanzania", "border of Tanzania", id="a name that holds its relation says it once"),
    ],
)
def test_places_in_words(relation: str, name: str, expected: str) -> None:
    assert place(Where(name, "KEN", None, None, relation, Span(0, 1))) == expected


def test_judgements_are_shown(store: Store, records: Records, knowledge: Knowledge) -> None:
    assert "a reader judged same on 2024-02-01" in said(store, records.events[1].id, knowledge)


def test_an_id_may_be_shortened(store: Store, records: Records, knowledge: Knowledge) -> None:
    assert explain(store, records.events[0].id[:-3], knowledge).event.id == records.events[0].id


def test_it_can_be_written_as_json(store: Store, records: Records, knowledge: Knowledge) -> None:
    made = json.loads(json.dumps(explain(store, records.claims[0].id, knowledge).as_dict()))
    assert made["kind"] == "claim" and made["claims"][0]["id"] == records.claims[0].id
    assert json.loads(json.dumps(explain(store, records.events[0].id, knowledge).as_dict()))["kind"] == "event"


def test_nothing_in_an_article_can_move_the_cursor(tmp_path: Path, make_crisis: Callable[..., Records], knowledge: Knowledge) -> None:
    hostile = make_crisis(poison="\x1b[2J")
    with Store.open(tmp_path / "hostile.db") as store:
        store.add_batch(hostile.articles, hostile.claims, [])
        store.replace_events(hostile.events)
        text = "".join(said(store, event.id, knowledge) for event in hostile.events)
    assert "\x1b" not in text and "[U+001B]" in text


@pytest.mark.parametrize(
    ("id", "error", "words"),
    [
        pytest.param("art1_0", InputError, "no claim or event", id="an id of another kind is refused"),
        pytest.param("clm1_ffffffffffffffff", StoreError, "there is no claim", id="a claim that is not there is said not to be"),
        pytest.param("clm1_", StoreError, "begin with", id="a beginning that several have is not guessed at"),
    ],
)
def test_bad_ids(store: Store, knowledge: Knowledge, id: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        explain(store, id, knowledge)
