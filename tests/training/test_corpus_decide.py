"""The gold of two codings: what they agree on, else what was decided; and one code for each body."""

from __future__ import annotations

import pytest
from training.corpus.decide import gold, renamed
from training.corpus.notation import Passage, read_text

HEAD = "# wire; X\n"
SAME = "\n[1=KEN Kenya] [a left].\n> a RETREAT: 1 -> -\n"
OTHER = "\n[1=UGA Uganda] [a struck].\n> a {}: 1 -> -\n"
THIRD = "\n[1=TZA Tanzania] [a warned].\n> a {}: 1 -> -\n"


def passages(text: str) -> list[Passage]:
    found, breaks = read_text(HEAD + text, "x.claims")
    assert not breaks
    return found


def test_what_both_code_alike_is_the_first_coders_and_the_rest_is_decided_or_left_out() -> None:
    first = passages(SAME + OTHER.format("ASSAULT") + THIRD.format("THREATEN"))
    second = passages(SAME + OTHER.format("COERCE") + THIRD.format("ACCUSE"))
    decided = passages(OTHER.format("PROTEST"))
    made = gold(first, second, decided)
    assert [p.sentences[0].claims[0].event for p in made] == ["RETREAT", "PROTEST"]
    assert gold(first, first, []) == first
    assert gold(first, second, made) == made, "the gold can be made again of itself"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[1=UNHCR The agency] and [2=IRN.GOV Iran]", "[1=UN.HCR The agency] and [2=IRN.GOV Iran]"),
        ("[1=HTI.CRM Gangs] [a hit] [f1=killed 3]", "[1=HTI.REB Gangs] [a hit] [f1=killed 3]"),
        ("[1=UN+DRC.MIL Both]", "[1=UNO+COD.MIL Both]"),
        ("> a RETREAT: 1 -> 2; when t1", "> a RETREAT: 1 -> 2; when t1"),
    ],
)
def test_codes_are_those_of_the_knowledge_files(line: str, expected: str) -> None:
    assert renamed(line) == expected == renamed(expected)
