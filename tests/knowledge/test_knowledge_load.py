"""The shipped knowledge loads whole; an overlay adds and replaces; a version names the bytes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from araz.errors import InputError, KnowledgeError
from araz.knowledge import Knowledge, load
from araz.knowledge.schema import serves
from araz.records import Event16


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        pytest.param("states", 249, id="every state of ISO 3166 and some ended ones"),
        pytest.param("bodies", 120, id="international bodies"),
        pytest.param("groups", 120, id="armed groups and parties"),
        pytest.param("organs", 150, id="organs with names of their own"),
        pytest.param("nouns", 350, id="nouns of organs, offices and persons"),
        pytest.param("people", 500, id="terms of office"),
        pytest.param("outlets", 200, id="outlets"),
        pytest.param("lexicon", 500, id="predicates"),
    ],
)
def test_no_kind_has_shrunk(knowledge: Knowledge, kind: str, least: int) -> None:
    assert len(getattr(knowledge, kind)) >= least


def test_all_sixteen_events_have_quadrant_score_and_definition(knowledge: Knowledge) -> None:
    assert [e.name for e in knowledge.events] == [e.value for e in Event16]
    assert all(e.quadrant and e.definition for e in knowledge.events)
    conflict = [e.score for e in knowledge.events if e.quadrant.endswith("conflict")]
    cooperation = [e.score for e in knowledge.events if e.quadrant.endswith("cooperation")]
    assert max(conflict) <= 0 < min(cooperation)


def test_score_of_modes_is_their_mean_and_falls_back_on_the_event(knowledge: Knowledge) -> None:
    retreat = knowledge.event("RETREAT")
    assert retreat.score_of(("disarm", "resign")) == pytest.approx((10 + 4.5) / 2)
    assert retreat.score_of(()) == retreat.score_of(("unheard-of",)) == 6.5
    with pytest.raises(KeyError):
        knowledge.event("RETREATS")


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        pytest.param("Ilham Aliyev", "2021-10-05", "AZE.GOV", id="a president in office"),
        pytest.param("Hossein Amir-Abdollahian", "2021-10-05", "IRN.GOV", id="a minister in office"),
        pytest.param("Hossein Amir-Abdollahian", "2021-08-01", None, id="not before the term"),
        pytest.param("Benjamin Netanyahu", "2022-03-01", "ISR.OPP", id="another office between two terms"),
        pytest.param("Donald Trump", "2022-06-01", None, id="no office between two terms"),
        pytest.param("Hassan Nasrallah", "2023-01-01", "HEZBOLLAH", id="the leader of a group is the group"),
        pytest.param("Jens Stoltenberg", "2021-10", "NATO", id="a month is enough"),
    ],
)
def test_a_person_is_what_he_was_on_the_day(knowledge: Knowledge, name: str, day: str, code: str | None) -> None:
    codes = {p.code for p in knowledge.people if p.name == name and p.serves(day)}
    assert codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        pytest.param("2021-10-05", "2021-10-05", "2021-10-05", True, id="both ends count"),
        pytest.param("2021-10-06", "2021-10-05", "2021-10-05", False, id="the day after does not"),
        pytest.param("2021", "2021-11-01", "", True, id="a year in which the term began"),
        pytest.param("2021-10", "2021-11-01", "", False, id="the month before it began"),
        pytest.param("1850-01-01", "", "1900", True, id="an open beginning"),
        pytest.param("2050-01-01", "1900", "", True, id="an open end"),
    ],
)
def test_serves_compares_dates_of_any_precision(day: str, start: str, end: str, expected: bool) -> None:
    assert serves(day, start, end) is expected


def test_bare_on_and_no_stay_words(knowledge: Knowledge) -> None:
    slots = {slot for entry in knowledge.lexicon for slot in (*entry.actor, *entry.recipient)}
    assert "on" in slots
    assert not {"True", "False"} & slots
    assert "no" in knowledge.cues.figures.none


def test_knowledge_can_be_sent_to_other_processes(knowledge: Knowledge) -> None:
    assert pickle.loads(pickle.dumps(knowledge)) == knowledge


def test_an_overlay_adds_replaces_and_changes_the_version(knowledge: Knowledge, tmp_path: Path) -> None:
    actors, lexicon = tmp_path / "actors", tmp_path / "lexicon"
    actors.mkdir()
    lexicon.mkdir()
    (actors / "bodies.csv").write_text("code,name,aliases,kind\nNATO,Northern Club,,\nTESTBODY,Body of Tests,BT|B.T.,\n", "utf-8")
    (lexicon / "mine.yml").write_text(
        "- {id: mine.frobnicate, verb: [frobnicate], event: COERCE, actor: [subject], recipient: [object, on]}\n", "utf-8"
    )
    (lexicon / "speech.yml").write_text("- {lemma: opine, form: verb, kind: neutral, speaker: [subject], content: [that]}\n", "utf-8")
    laid = load(tmp_path)
    names = {b.code: b.name for b in laid.bodies}
    assert len(laid.bodies) == len(knowledge.bodies) + 1
    assert (names["NATO"], names["TESTBODY"]) == ("Northern Club", "Body of Tests")
    assert laid.lexicon[-1].recipient == ("object", "on")
    assert laid.cues.speech[0].lemma == "opine"
    assert laid.version != knowledge.version


def test_the_same_files_give_the_same_version(knowledge: Knowledge) -> None:
    assert load().version == knowledge.version


def test_a_missing_overlay_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no knowledge folder"):
        load(tmp_path / "nowhere")


def test_all_breaks_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "actors/nouns.csv").write_text("noun,role,kind,plural\nwizard,GVO,person,wizards\nwitch,CIV,persona,witches\n", "utf-8")
    (tmp_path / "lexicon/mine.yml").write_text(
        "- {id: raid, noun: [raid], event: ASLT}\n- {id: hex, verb: [hex], event: COERCE, actor: [subjct]}\n", "utf-8"
    )
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path)
    assert sorted(caught.value.breaks) == [
        "unknown event type 'ASLT' in lexicon/mine.yml, entry 'raid' (nearest is 'ASSAULT')",
        "unknown kind 'persona' in actors/nouns.csv, 'witch' (nearest is 'person')",
        "unknown role 'GVO' in actors/nouns.csv, 'wizard' (nearest is 'GOV')",
        "unknown slot 'subjct' in lexicon/mine.yml, entry 'hex' (nearest is 'subject')",
    ]
