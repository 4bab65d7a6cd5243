"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from araz.language.split import Splitter

SURE = 2.0

CASES = [
    pytest.param("The pair met in Sochi on Wednesday, Sept. 29, 2021. | No papers were signed.", id="a month's abbreviation and its day"),
    pytest.param("Talks opened on Oct. 5 in Vienna. | They went on until Nov. 12 without a break.", id="more months"),
    pytest.param("The U.S. envoy left. | Officials in the U.S. were silent.", id="U.S. before a word, and before a verb"),
    pytest.param("The bill passed the U.S. Senate on Monday. | The U.K. Parliament votes next.", id="U.S. before a capital"),
    pytest.param("Troops under Gen. Heidari crossed the river. | Lt. Col. James Mwangi led another column.", id="ranks"),
    pytest.param("Dr. Amina Odhiambo and Mr. Tran spoke first. | Prof. Lee followed.", id="titles"),
    pytest.param("The order, No. 5 of that year, was repealed. | Another followed.", id="No. before a number"),
    pytest.param("Exports fell by 2.5 percent to $3.7 billion. | Imports rose.", id="decimals"),
    pytest.param("J. R. R. Okello wrote the treaty. | It holds.", id="initials"),
    pytest.param("The minister, A. K. Rao, resigned on Friday. | His deputy stayed.", id="initials of a name inside"),
    pytest.param("“Why now, and why on our shore?” | The crowd cheered.", id="a question in quotation marks"),
    pytest.param("“We will answer.” | He gave no date.", id="a full stop inside the closing mark"),
    pytest.param("“We seek peace. | We will not kneel,” the general said.", id="a quotation over two sentences, the speaker at its end"),
    pytest.param(
        "The general said: “We seek peace. | We will not kneel. | Nobody will make us.” | He left.", id="a quotation over several sentences"
    ),
    pytest.param("“Is this a threat?” the envoy asked. | Nobody answered.", id="a question that the sentence goes on after"),
    pytest.param("“Stop!” shouted the guard. | They did not.", id="an exclamation that the sentence goes on after"),
    pytest.param('"We seek peace." | The general left.', id="straight quotation marks"),
    pytest.param("Guns, drones, tanks… | All were shown.", id="an ellipsis that ends"),
    pytest.param("He paused … and went on. | Nobody moved.", id="an ellipsis that does not"),
    pytest.param("The army denied it (the third time this month). | The press did not believe it.", id="brackets at the end"),
    pytest.param("Lake drills begin amid tension", id="a heading without a full stop"),
    pytest.param("The firm Acme Inc. sold the ships. | Buyers were not named.", id="a firm's abbreviation"),
    pytest.param("The attack began at 5 a.m. on Tuesday. | It ended by 7 p.m. that day.", id="hours"),
    pytest.param("Prices rose 3 percent. | 20 people were held.", id="a number that opens a sentence"),
    pytest.param("The site www.example.org was blocked. | So was its mirror.", id="an address"),
    pytest.param("Who fired first? | Neither side says!", id="question and exclamation"),
    pytest.param("The talks, which St. Petersburg hosted, failed. | Mt. Kenya was next.", id="names that begin with an abbreviation"),
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(splitter: Splitter, marked: str) -> None:
    parts = marked.split(" | ")
    text = " ".join(parts)
    assert [text[a:b] for a, b in splitter.spans(text, sure=SURE)] == parts


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The",
                "U.S.",
                "Sept.",
                "29",
                "“Why?”",
                "…",
                "(",
                ")",
                "Gen.",
                "No.",
                "5",
                "ended.",
                ".",
                "!",
                "—",
                "\n",
                "\t",
                "\u00a0",
                "'",
                '"',
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(text=PIECES, sure=st.sampled_from([-5.0, 0.0, SURE]))
def test_spans_cover_all_that_is_not_space_once_and_in_order(splitter: Splitter, text: str, sure: float) -> None:
    spans = splitter.spans(text, sure=sure)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def test_the_surer_it_must_be_the_fewer_sentences_end(splitter: Splitter) -> None:
    text = "He met Sen. Lee. They spoke: “No.” It ended at 5 p.m. Monday. Why? Nobody knows … Acme Inc. said so."
    counts = [len(splitter.spans(text, sure=sure)) for sure in (-100, 0, 2, 100)]
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1] == 1


def test_a_blank_text_has_no_sentences(splitter: Splitter) -> None:
    assert splitter.spans("") == splitter.spans(" \n\t ") == []
