"""Names that are common words too: each has a decision, and decisions work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.knowledge.check_names import collisions, undecided
from araz.knowledge.schema import Collision, Outlet
from araz.resolve.actors import ActorResolver
from parses import parse
from small import knowledge

FILES = replace(knowledge(), outlets=(Outlet(name="Telegraph"),))


def test_a_name_that_is_a_word_needs_a_decision() -> None:
    assert collisions(FILES) == {"Turkey": {"state TUR"}, "Telegraph": {"outlet Telegraph"}}
    assert len(list(undecided(FILES))) == 2
    decided = replace(FILES, collisions=(Collision("Turkey", "name", "a bird"), Collision("Telegraph", "never", "a wire")))
    assert list(undecided(decided)) == []


def test_a_decision_on_no_name_is_a_fault() -> None:
    made = replace(knowledge(), collisions=(Collision("Turkey", "name", "a bird"), Collision("Zorblax", "name", "nothing")))
    assert [line for line in undecided(made) if "Zorblax" in line and "no name" in line]


@pytest.mark.parametrize(
    ("decision", "text", "codes"),
    [
        pytest.param("name", "Turkey^PROPN/nsubj/left left/root", ("TUR",), id="parsed as a name"),
        pytest.param("name", "Turkey^NOUN/nsubj/left left/root", None, id="parsed as a noun"),
        pytest.param("capital", "Turkey^NOUN/nsubj/left left/root", ("TUR",), id="a capital is enough"),
        pytest.param("never", "Turkey^PROPN/nsubj/left left/root", None, id="never"),
    ],
)
def test_what_a_decision_does(decision: str, text: str, codes: tuple[str, ...] | None) -> None:
    resolver = ActorResolver(replace(knowledge(), collisions=(Collision("Turkey", decision, "a bird"),)))
    doc = parse(text).doc
    mentions, _ = resolver.resolve(doc, "2021-10-06", "2021-10-06")
    assert (mentions[0].codes if 0 in mentions else None) == codes
