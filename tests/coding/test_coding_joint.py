"""Exercises, joint or alone: texts with their actors marked, and their claims in a line each."""

from __future__ import annotations

import pytest

from araz.resolve.places import PlaceMention
from parses import Parse, parse, place
from small import code, line


def claims(made: Parse, *places: PlaceMention) -> list[str]:
    return [line(c) for c in code(made, places=places)]


DRILLS = [
    pytest.param("Iran@IRN/nsubj/held held/root drills/obj/held", ["MOBILIZE IRN happened"], id="one country alone mobilizes"),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held against/case/Syria Syria@SYR/obl/held",
        ["MOBILIZE IRN > SYR happened"],
        id="alone, against a neighbour",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held with/case/Turkey Turkey@TUR/obl/held",
        ["COOPERATE IRN+TUR happened"],
        id="with another cooperates",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held on/case/border the/det/border border/obl/held "
        "with/case/Turkey Turkey@TUR/nmod/drills",
        ["MOBILIZE IRN happened"],
        id="the border's neighbour, hung on the drills, takes no part",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held alongside/case/Turkey Turkey@TUR/obl/held",
        ["COOPERATE IRN+TUR happened"],
        id="alongside another cooperates",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held in/case/collaboration collaboration/obl/held with/case/Turkey "
        "Turkey@TUR/nmod/collaboration",
        ["COOPERATE IRN+TUR happened"],
        id="in collaboration with another cooperates",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held and/cc/Turkey Turkey@TUR/conj/Iran held/root drills/obj/held",
        ["COOPERATE IRN+TUR happened"],
        id="two in the subject cooperate",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held between/case/Turkey Turkey@TUR/nmod/drills and/cc/Syria Syria@SYR/conj/Turkey",
        ["COOPERATE IRN+TUR+SYR happened"],
        id="between others, with the host",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root joint/amod/drills drills/obj/held with/case/Turkey Turkey@TUR/obl/held",
        ["COOPERATE IRN+TUR happened"],
        id="joint drills, by their own entry",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root simultaneous/amod/drills drills/obj/held",
        ["COOPERATE IRN happened"],
        id="simultaneous drills are joint, though the partner stays unsaid",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held for/case/army its/nmod:poss/army army@IRN.MIL/obl/held and/cc/navy "
        "navy@IRN.MIL/conj/army",
        ["MOBILIZE IRN happened"],
        id="two parts of one state are one country",
    ),
    pytest.param(
        "the/det/army army@IRN.MIL/nsubj/held held/root drills/obj/held with/case/guards the/det/guards guards@IRN.POL/obl/held",
        ["MOBILIZE IRN.MIL+IRN.POL happened"],
        id="with another part of the same state is alone",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DRILLS)
def test_drills(text: str, expected: list[str]) -> None:
    assert claims(parse(text)) == expected


NEAR = "Iran@IRN/nsubj/held held/root drills/obj/held near/case/border the/det/border Azerbaijani/amod/border border/obl/held"


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        pytest.param("border", ["MOBILIZE IRN > AZE happened"], id="at a neighbour's border is aimed at him"),
        pytest.param("", ["MOBILIZE IRN happened"], id="a place that is no border aims at nobody"),
    ],
)
def test_at_a_border(relation: str, expected: list[str]) -> None:
    made = parse(NEAR)
    words = "Azerbaijani border" if relation else "border"
    where = place(made, words, "AZE", relation=relation)
    if not relation:
        where = PlaceMention(where.span, "the front", None, "", ("AZE",), "no border")
    assert claims(made, where) == expected


def test_ones_own_border_aims_at_nobody() -> None:
    made = parse("Iran@IRN/nsubj/held held/root drills/obj/held near/case/border the/det/border Iranian/amod/border border/obl/held")
    assert claims(made, place(made, "Iranian border", "IRN", relation="border")) == ["MOBILIZE IRN happened"]


def test_a_border_of_two_aims_at_the_other() -> None:
    made = parse("Iran@IRN/nsubj/held held/root drills/obj/held near/case/border the/det/border Iranian/amod/border border/obl/held")
    assert claims(made, place(made, "Iranian border", "AZE", "IRN", relation="border")) == ["MOBILIZE IRN > AZE happened"]


ANSWERS = [
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held ./punct\n"
        "In/case/response response/obl/held ,/punct Turkey@TUR/nsubj/held held/root drills/obj/held with/case/Syria "
        "Syria@SYR/obl/held ./punct",
        ["MOBILIZE IRN happened", "COOPERATE TUR+SYR happened", "MOBILIZE TUR+SYR > IRN happened"],
        id="joint drills in response are aimed at whom they answer",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held with/case/Syria Syria@SYR/obl/held ./punct\n"
        "Later/advmod/held ,/punct Turkey@TUR/nsubj/held held/root drills/obj/held with/case/Syria Syria@SYR/obl/held ./punct",
        ["COOPERATE IRN+SYR happened", "COOPERATE TUR+SYR happened"],
        id="joint drills that only follow are aimed at nobody",
    ),
    pytest.param(
        "Turkey@TUR/nsubj/held and/cc/Syria Syria@SYR/conj/Turkey held/root drills/obj/held ./punct\n"
        "Turkey@TUR/nsubj/hold will/aux/hold hold/root these/det/drills drills/obj/hold in/case/May May/obl/hold ./punct",
        ["COOPERATE TUR+SYR happened", "COOPERATE TUR planned"],
        id="one side's part of a joint exercise is part of it",
    ),
    pytest.param(
        "Turkey@TUR/nsubj/held and/cc/Syria Syria@SYR/conj/Turkey held/root drills/obj/held ./punct\n"
        "Iran@IRN/nsubj/hold will/aux/hold hold/root these/det/drills drills/obj/hold ./punct",
        ["COOPERATE TUR+SYR happened", "MOBILIZE IRN planned"],
        id="somebody else's drills are no part of it",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_drills_and_those_told_before(text: str, expected: list[str]) -> None:
    assert claims(parse(text)) == expected
