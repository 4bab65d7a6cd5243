"""All that a text attributes: source | cue | content, by the shipped model, on sentences of our own."""

from __future__ import annotations

import pytest

from araz.coding.attributions import Attributed
from araz.pipeline import Coder

CASES = [
    pytest.param("Kenya said that its troops had left Kismayo.", ["Kenya | said | that its troops had left Kismayo"], id="indirect"),
    pytest.param(
        "“We will rebuild the bridge,” the minister said. “It will take a year.”",
        ["the minister | said | “We will rebuild the bridge,” | “It will take a year.”"],
        id="a quotation that runs on",
    ),
    pytest.param(
        "According to Peru, the boats had crossed the line.", ["Peru | According to | the boats had crossed the line"], id="according to"
    ),
    pytest.param("Norway wants to close the strait.", ["Norway | wants | to close the strait"], id="what somebody wants"),
    pytest.param("The envoy had not denied that the talks failed.", ["The envoy | had not denied | that the talks failed"], id="helpers"),
    pytest.param("Chad rejected the claim of the rebels that the town had fallen.", None, id="a noun with its owner"),
    pytest.param("The strait was closed on Monday.", [], id="nothing is attributed"),
    pytest.param("“I think it will hold,” she said.", ["she | said | “I think it will hold,”"], id="what a speaker thinks is what he says"),
    pytest.param("''The road is open again now,'' Ghana said.", ["Ghana | said | ''The road is open again now,''"], id="two apostrophes"),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def shown(text: str, one: Attributed) -> str:
    return " | ".join(text[start:end] for part in (one.source, one.cue, one.content) for start, end in part)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attributions(coder: Coder, text: str, expected: list[str] | None) -> None:
    (found,) = coder.attributions_of([text])
    if expected is None:
        assert any(shown(text, one).endswith("that the town had fallen") and "the rebels" in shown(text, one) for one in found)
    else:
        assert [shown(text, one) for one in found] == expected


def test_texts_keep_their_order(coder: Coder) -> None:
    found = list(coder.attributions_of(["Mali said it would help.", "Rain fell.", "Laos said it would not."]))
    assert [len(one) for one in found] == [1, 0, 1]
