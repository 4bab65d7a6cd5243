"""Names that act and are in no file."""

from __future__ import annotations

import pytest

from araz.resolve.mentions import Mentions
from araz.resolve.strangers import strangers
from parses import parse
from who import DAY, RESOLVER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Zorblax/compound/Front Front^PROPN/nsubj/attacked attacked/root Iran/obj/attacked", ["Zorblax Front"], id="a name that acts"
        ),
        pytest.param("ambassador/compound/Karimi Karimi/nsubj/left left/root", ["Karimi"], id="a title without a state"),
        pytest.param("Iran/nsubj/left left/root", [], id="a known actor"),
        pytest.param("trucks/nsubj/left left/root", [], id="a thing"),
        pytest.param("he/nsubj/met met/root Zorblax^PROPN/obj/met", [], id="a name that does not act"),
        pytest.param(
            "Zorblax^PROPN/nsubj/left left/root ./punct\nZorblax^PROPN/nsubj/returned returned/root", ["Zorblax"], id="once an article"
        ),
    ],
)
def test_strangers(text: str, expected: list[str]) -> None:
    made = parse(text)
    actors, _ = RESOLVER.resolve(made.doc, *DAY)
    found = list(strangers(made.doc, Mentions(actors)))
    assert [one.name for one in found] == expected and all(one.known for one in found)
