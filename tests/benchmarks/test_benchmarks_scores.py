"""The scoring of the yardsticks, on inputs small enough to work out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.common import Hits, existing, macro_f1, rows, show

from araz.coding.attributions import Attributed
from araz.errors import InputError
from araz.language.model import Analysis, Predicate
from araz.records import Event16
from benchmarks import actors, attribution, claims, language, relation, splitting, treebank


def claim(n: int = 1, event: str = "ACCUSE", actors: str = "KEN", **more: Any) -> dict[str, Any]:
    made = {
        "doc": "007",
        "n": n,
        "event": event,
        "actors": actors.split(),
        "recipients": [],
        "status": "happened",
        "when": "",
        "speakers": [],
    }
    return made | {"salience": "core"} | more


@pytest.mark.parametrize(
    ("ours", "one", "two", "expected"),
    [
        pytest.param([claim()], [claim()], [claim()], (1.0, 1.0, 1.0), id="all the same is 1"),
        pytest.param([claim(2)], [claim(1)], [claim(1)], (0.0, 0.0, 0.0), id="another sentence is another claim"),
        pytest.param(
            [claim(1), claim(2)],
            [claim(1), claim(2)],
            [claim(1)],
            (1.0, 1.0, 1.0),
            id="precision takes what one coder has, recall only what both have",
        ),
        pytest.param([claim(1)], [claim(1), claim(2)], [claim(1), claim(2)], (1.0, 0.5, 0.667), id="recall counts the core that is missed"),
        pytest.param([claim(1), claim(1)], [claim(1)], [claim(1)], (0.5, 1.0, 0.667), id="one gold claim is matched once"),
        pytest.param(
            [claim(1)],
            [claim(1), claim(2, salience="minor")],
            [claim(1), claim(2, salience="minor")],
            (1.0, 1.0, 1.0),
            id="what neither calls core is not missed",
        ),
        pytest.param(
            [claim(1), claim(2)],
            [claim(1), claim(2, salience="minor")],
            [claim(1), claim(2)],
            (1.0, 1.0, 1.0),
            id="one coder's core is enough",
        ),
        pytest.param([], [claim(1)], [claim(1)], (0.0, 0.0, 0.0), id="nothing found is 0, not an error"),
    ],
)
def test_claims_score(
    ours: list[dict[str, Any]], one: list[dict[str, Any]], two: list[dict[str, Any]], expected: tuple[float, ...]
) -> None:
    found = claims.score(ours, one, two, claims.by_event)
    assert (found["precision"], found["recall_core"], found["f"]) == expected


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        pytest.param("KEN.MIL", 1.0, id="a role beside the state does not matter"),
        pytest.param("SOM", 0.0, id="another state does"),
        pytest.param("KEN SOM", 0.0, id="one state too many does"),
    ],
)
def test_claims_compare_the_doers_states(actors: str, expected: float) -> None:
    assert claims.score([claim(actors=actors)], [claim()], [claim()], claims.by_actor)["f"] == expected


def test_claims_fields_accept_either_coder() -> None:
    ours = [claim(1, status="planned", when="2021"), claim(2, when="1999")]
    one = [claim(1, status="happened", when="2021"), claim(2, when="2000")]
    two = [claim(1, status="planned", when="2022"), claim(2, when="2001")]
    assert claims.fields(ours, one, two) == {"status": 1.0, "when": 0.5, "recipients": 1.0, "speakers": 1.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mill on the river closed.", 4, id="the same words are the same sentence"),
        pytest.param("The mill on the river has closed.", 4, id="most words shared is the same sentence"),
        pytest.param("The mill burned down last night.", -9, id="few words shared is a sentence of its own"),
    ],
)
def test_claims_number_sentences_by_their_words(text: str, expected: int) -> None:
    gold = [{"sentence": "The mill on the river closed.", "n": 4}, {"sentence": "Nobody was hurt.", "n": 5}]
    assert claims.Numbers(gold).of(text, -9) == expected


def test_relation_figures() -> None:
    gold = ["AID", "YIELD", "ASSAULT", "REJECT"]
    found = ["AID", "AID", "COERCE", "AID"]
    figures = relation.figures(gold, found)
    # AID: 1 right of 3 found and 1 there = .5; the other three labels 0
    assert figures["macro_f1"] == pytest.approx(0.125)
    # material cooperation: 2 right, 3 found, 2 there = .8; material conflict 1; verbal conflict 0
    assert figures["quad_macro_f1"] == pytest.approx(0.6)
    # cooperation 2 right, 3 found, 2 there = .8; conflict 1 right, 1 found, 2 there = 2/3
    assert figures["binary_macro_f1"] == pytest.approx((0.8 + 2 / 3) / 2)
    assert figures["accuracy"] == 0.25


def test_relation_label_adds_conceding_and_retreating() -> None:
    probabilities = dict.fromkeys(Event16, 0.0) | {Event16.CONCEDE: 0.3, Event16.RETREAT: 0.3, Event16.AID: 0.4}
    assert relation.label(probabilities) == "YIELD"


def test_relation_quadrants_hold_the_fifteen_labels() -> None:
    labels = [label for labels in relation.QUADRANTS.values() for label in labels]
    assert sorted(labels) == sorted({event.value for event in Event16} - {"CONCEDE", "RETREAT"} | {"YIELD"})


def test_macro_f1_is_over_the_labels_of_the_gold() -> None:
    assert macro_f1(["a", "a", "b"], ["a", "c", "b"]) == pytest.approx((2 / 3 + 1) / 2)


GOLD = treebank.Gold(
    words=("Ships", "were", "seized", "by", "Peru"),
    lemmas=("ship", "be", "seize", "by", "Peru"),
    upos=("NOUN", "AUX", "VERB", "ADP", "PROPN"),
    heads=(3, 3, 0, 5, 3),
    deprels=("nsubj:pass", "aux:pass", "root", "case", "obl"),
    predicates=frozenset({2}),
    roles=frozenset({(2, 0, "ARG1"), (2, 4, "ARG0")}),
)
FOUND = Analysis(
    upos=("NOUN", "AUX", "VERB", "ADP", "NOUN"),
    lemmas=("ship", "be", "seize", "by", "peru"),
    heads=(2, 2, -1, 4, 2),
    deprels=("nsubj:pass", "aux", "root", "case", "obl:agent"),
    predicates=(Predicate(2, 0.9, ((0, "ARG1", 0.9), (4, "ARG2", 0.9))), Predicate(0, 0.6, ())),
)


def test_language_syntax() -> None:
    assert language.syntax([GOLD], [FOUND]) == {"upos": 0.8, "uas": 1.0, "las": 0.6, "las_common": 0.8, "lemma": 0.8}


def test_language_semantics() -> None:
    figures = language.semantics([GOLD], [FOUND])
    assert figures == {"predicate_f1": pytest.approx(2 / 3), "role_f1": 0.5}


def test_language_leaves_out_what_is_not_annotated() -> None:
    bare = treebank.Gold(GOLD.words, GOLD.lemmas, GOLD.upos, GOLD.heads, GOLD.deprels)
    assert language.semantics([bare, GOLD], [FOUND, FOUND]) == language.semantics([GOLD], [FOUND])
    assert language.semantics([bare], [FOUND]) == {}


CONLLU = """# sent_id = 1
1-2\tCannot\t_\t_\t_\t_\t_\t_\t_\t_
1\tCan\tcan\tAUX\tMD\t_\t3\taux\t_\t_
2\tnot\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tsail\tsail\tVERB\tVB\t_\t0\troot\t_\t_
3.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_

"""


def test_treebank_reads_conllu_without_ranges_and_empty_nodes(tmp_path: Path) -> None:
    path = tmp_path / "small.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert treebank.read(path) == [
        treebank.Gold(("Can", "not", "sail"), ("can", "not", "sail"), ("AUX", "PART", "VERB"), (3, 3, 0), ("aux", "advmod", "root"))
    ]


def test_treebank_reads_roles(tmp_path: Path) -> None:
    row = {"words": ["Go"], "lemmas": ["go"], "upos": ["VERB"], "heads": [0], "deprels": ["root"]}
    predicates = [{"index": 0, "sense": "go.01", "args": [{"index": 0, "label": "ARG1"}]}]
    path = tmp_path / "small.jsonl"
    path.write_text("\n".join(json.dumps(row | {"predicates": p}) for p in (predicates, None)), encoding="utf-8")
    first, second = treebank.read(path)
    assert (first.predicates, first.roles) == ({0}, {(0, 0, "ARG1")})
    assert second.predicates is None


def test_splitting_lays_sentences_out() -> None:
    text, spans, true = splitting.lay_out([["One  day.", " ", "Two."], [], ["Three"]])
    assert text == "One day. Two.\n\nThree"
    assert [text[s.start : s.end] for s in spans] == ["One day. Two.", "Three"]
    assert {text[a:b] for a, b in true} == {"One day.", "Two.", "Three"}


def test_hits_without_anything_are_zero() -> None:
    assert Hits().f1 == 0.0
    assert (Hits(1, 1, 1) + Hits(0, 2, 0)).f1 == 0.5


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "no rows", id="an empty file"),
        pytest.param("{\n", "line 1, is not JSON", id="a broken line"),
        pytest.param('{"text": ""}\n', "has no 'event'", id="a file of another yardstick"),
        pytest.param("[1]\n", "has no 'event'", id="a row that is no object"),
    ],
)
def test_bad_rows_are_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        rows(path, ("event",))


@pytest.mark.parametrize(
    ("name", "folder", "message"),
    [
        pytest.param("gone", False, "is not there: name the file", id="a missing file"),
        pytest.param("gone", True, "is not there: name the folder", id="a missing folder"),
        pytest.param("", False, "is a folder: name the file", id="a folder where a file is due"),
    ],
)
def test_missing_paths_are_told(tmp_path: Path, name: str, folder: bool, message: str) -> None:
    with pytest.raises(InputError, match=message):
        existing(tmp_path / name, folder=folder)


def test_show_prints_one_line_or_the_error(capsys: pytest.CaptureFixture[str]) -> None:
    show(lambda: {"f": 0.5})
    assert capsys.readouterr().out == '{"f": 0.5}\n'

    def fails() -> dict[str, float]:
        raise InputError("no such thing")

    with pytest.raises(SystemExit) as ended:
        show(fails)
    assert ended.value.code == InputError.exit_code
    assert capsys.readouterr().err == "error: no such thing\n"


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        pytest.param({(0, 4, "IRN")}, {(0, 4, "IRN")}, (1.0, 1.0, 1.0), id="the same"),
        pytest.param({(0, 4, "IRN")}, {(0, 8, "IRN")}, (0.0, 1.0, 0.0), id="another span with the code"),
        pytest.param({(0, 4, "IRN")}, {(0, 4, "IRN.GOV")}, (0.0, 0.0, 1.0), id="another code at the span"),
        pytest.param(set(), {(0, 4, "IRN")}, (0.0, 0.0, 0.0), id="nothing found"),
        pytest.param({(0, 4, "A"), (0, 4, "B")}, {(0, 4, "A")}, (2 / 3, 2 / 3, 1.0), id="one code too many"),
        pytest.param({(0, 2, "A"), (2, 4, "A")}, {(0, 4, "A")}, (0.0, 2 / 3, 0.0), id="one gold mark is matched once"),
    ],
)
def test_marks_of_actors(found: set[actors.Mark], gold: set[actors.Mark], expected: tuple[float, float, float]) -> None:
    made = actors.figures([found], [gold])
    assert (made["f1"], made["overlap_f1"], made["span_f1"]) == pytest.approx(expected)


def attributed(source: str, content: str, text: str) -> Attributed:
    def span(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Attributed(span(source), (), span(content))


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        pytest.param("Peru", "the dam had burst in the night", 1, id="the same"),
        pytest.param("Peru", "dam had burst in the", 1, id="more than half of the characters"),
        pytest.param("Peru", "in the night", 0, id="less than half"),
        pytest.param("", "the dam had burst in the night", 0, id="no source where there is one"),
        pytest.param("today", "the dam had burst in the night", 0, id="another source"),
    ],
)
def test_an_attribution_is_found(source: str, content: str, expected: int) -> None:
    text = "Peru said that the dam had burst in the night, today."
    gold = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[15, 45]]}
    assert attribution.matched(text, [gold], [attributed(source, content, text)]) == expected


def test_one_attribution_is_found_once() -> None:
    text = "Peru said that the dam had burst in the night, today."
    gold = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[15, 45]]}
    ours = attributed("Peru", "the dam had burst in the night", text)
    assert attribution.matched(text, [gold], [ours, ours]) == attribution.matched(text, [gold, gold], [ours]) == 1
