"""CAMEO, quad class and score of a deed, and back."""

from __future__ import annotations

import pytest

from araz.knowledge.codes import Coded, Codes, codes
from araz.knowledge.load_ontology import load_ontology
from araz.knowledge.schema import Cameo, EventType, Mode


def test_a_code_that_is_given_comes_back_to_the_same_kind_of_deed() -> None:
    made = codes()
    for key, code in made.given.items():
        event, mode, context = key
        assert made.of(event, (mode,) if mode else (), (context,) if context else ()).cameo == code
        assert made.plover(code) == key


def test_a_code_is_of_the_quadrant_of_the_code_that_it_refines_but_for_those_that_plover_moved() -> None:
    made = codes()
    quadrant = {row.code: made.events[row.event].quadrant for row in made.rows.values()}
    moved = {code for code, own in quadrant.items() if own != quadrant[code[:2]]}
    assert moved == {"083", "116", "164", "165"}, "reform promised, verdicts, talks broken off"


def test_every_type_but_request_has_a_code_of_its_own() -> None:
    made = codes()
    assert {name for name in made.events if not made.of(name).cameo} == {"REQUEST"}, "CAMEO has appeals and demands apart"


@pytest.mark.parametrize(
    ("event", "modes", "contexts", "expected"),
    [
        ("COERCE", ("arrest",), (), Coded("173", 4, -7.0)),
        ("COOPERATE", (), ("military",), Coded("062", 2, 9.5)),
        ("COOPERATE", (), ("gender",), Coded("06", 2, 9.5)),
        ("ACCUSE", ("allege",), ("diplomatic", "crime"), Coded("1121", 3, -3.5)),
        ("REQUEST", (), (), Coded("", 3, 0.0)),
        ("ASSAULT", ("drone",), (), Coded("18", 4, -9.5)),
    ],
)
def test_of(event: str, modes: tuple[str, ...], contexts: tuple[str, ...], expected: Coded) -> None:
    assert codes().of(event, modes, contexts) == expected


def test_plover_of_a_finer_code_than_is_listed_is_that_of_the_code_it_refines() -> None:
    assert codes().plover("1944") == codes().plover("194") == ("ASSAULT", "heavy-weapons", "")
    with pytest.raises(KeyError):
        codes().plover("99")


def test_a_type_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        Codes([EventType("AID", "material cooperation", 10.0, "", (Mode("AID", "", 1.0, "x"),))], [Cameo("07", "aids", "AID")]).of("HELP")


def test_a_table_that_breaks_the_ontology_is_told() -> None:
    rows = "code,name,event,mode,context,given\n07,aids,HELP,,,\n08,yields,RETREAT,flee,,yes\n"
    rows += "081,eases,RETREAT,,love,yes\n082,eases,RETREAT,,love,yes\n"
    breaks: list[str] = []
    from importlib.resources import files

    from araz.knowledge.read import read_tree

    load_ontology([read_tree(files("araz.knowledge")), {"ontology/cameo.csv": rows.encode()}], breaks)
    assert len(breaks) == 5
    assert any("'HELP'" in b for b in breaks) and any("'flee'" in b for b in breaks) and any("'love'" in b for b in breaks)
    assert any("given to one kind of deed" in b for b in breaks)
