"""The corpus's notation: what is read, and what is said of what cannot be."""

from __future__ import annotations

import pytest
from training.corpus.notation import plain, read_marks, read_text
from training.corpus.split import near_duplicates, of_part, part

GOOD = """# wire; Sahel

[1=NER.GOV Niger's government] [a expelled] [2=FRA.GOV the French envoy] [t1 on Tuesday], hours after [3=FRA Paris] [b refused] to leave.
> a SANCTION/expel: 1 -> 2; when t1; after b; context diplomatic
> b REJECT/yield: 3 -> 1; status happened

[4=NER It] [c pulled] its staff [c out].
> c RETREAT/withdraw: 4 -> -; by 4; direct; background
[5=? A witness] saw nothing.
> none: other
"""


def test_a_passage_with_all_that_it_says() -> None:
    (first, second), breaks = read_text(GOOD, "x.claims")
    assert not breaks
    assert (first.manner, first.region, first.origin) == ("wire", "Sahel", "x.claims")
    sentence = first.sentences[0]
    assert sentence.text == "Niger's government expelled the French envoy on Tuesday, hours after Paris refused to leave."
    assert {m.label: sentence.text[m.start : m.end] for m in sentence.marks.values()} == {
        "1": "Niger's government", "a": "expelled", "2": "the French envoy", "t1": "on Tuesday", "3": "Paris", "b": "refused",
    }  # fmt: skip
    a, b = sentence.claims
    assert (a.event, a.modes, a.actors, a.recipients, a.when, a.links) == (
        "SANCTION",
        ("expel",),
        ("1",),
        ("2",),
        ("t1",),
        (("followed", "b"),),
    )
    assert (a.status, a.contexts, b.status) == ("happened", ("diplomatic",), "happened")
    assert first.code("2") == "FRA.GOV"
    pulled = second.sentences[0]
    assert [pulled.text[x:y] for x, y in pulled.marks["c"].pieces] == ["pulled", "out"]
    assert pulled.claims[0].background and pulled.claims[0].direct and pulled.claims[0].speakers == ("4",)
    assert second.sentences[1].none == "other" and second.sentences[1].marks["5"].value == "?"


def test_spans_may_lie_in_one_another() -> None:
    text, marks = read_marks("[1=AZE.POL [2=AZE Azerbaijan]'s police] left.")
    assert text == "Azerbaijan's police left."
    assert {m.label: text[m.start : m.end] for m in marks.values()} == {"1": "Azerbaijan's police", "2": "Azerbaijan"}


BREAKS = [
    pytest.param("[1=IRN Iran] left.\n> none: state", "no header yet", id="no header"),
    pytest.param("# wire\n", "is no header", id="a header without a region"),
    pytest.param("# wire; X\n[1=IRN Iran [a left].\n> a RETREAT: 1 -> -", "span '1' is not closed", id="a bracket left open"),
    pytest.param("# wire; X\nIran] left.\n> none: state", "without its `[`", id="a bracket never opened"),
    pytest.param("# wire; X\n[1=iran Iran] [a left].\n> a RETREAT: 1 -> -", "'iran' is no code", id="a code in small letters"),
    pytest.param("# wire; X\n[x9 Iran] left.\n> none: state", "'x9' is no label", id="no label"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a LEAVE: 1 -> -", "'LEAVE' is no event type", id="no event"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT/flee: 1 -> -", "RETREAT has no mode 'flee'", id="no mode"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT 1 -> -", "is no claim", id="no colon"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT: 1 -> -; status gone", "no field", id="no status"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT: 1 -> -; context love", "'love' is no context", id="no context"),
    pytest.param(
        "# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT: 1 -> 2", "names '2', which marks nothing", id="a party that is not marked"
    ),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> a RETREAT: - -> -", "neither actor nor recipient", id="nobody"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].", "no claim and no `> none: WHY`", id="nothing said"),
    pytest.param("# wire; X\n[1=IRN Iran] [a left].\n> none: state", "deed 'a'", id="a trigger without its claim"),
    pytest.param("# wire; X\nIran left.\n> none: boredom", "'boredom' is no reason", id="no reason"),
    pytest.param("# wire; X\n[1=IRN Iran] and [1=IRQ Iraq] left.\n> none: state", "label '1' is used twice", id="a label for two parties"),
    pytest.param("# wire; X\n[1=IRN Iran ] left.\n> none: state", "begins or ends with a space", id="a space in a span"),
    pytest.param("# wire; X\n> a RETREAT: 1 -> -", "a claim stands before its sentence", id="a claim first"),
]


@pytest.mark.parametrize(("text", "message"), BREAKS)
def test_breaks(text: str, message: str) -> None:
    passages, breaks = read_text(text, "x.claims")
    assert any(message in one and one.startswith("x.claims, line ") for one in breaks)
    assert not passages


def test_a_break_costs_its_own_passage_alone() -> None:
    passages, breaks = read_text(GOOD + "\n[broken\n\nRain fell.\n> none: weather\n", "x.claims")
    assert len(passages) == 3 and len(breaks) == 1


def test_the_bare_text_for_a_second_coder() -> None:
    passages, _ = read_text(GOOD, "x.claims")
    lines = list(plain(passages))
    assert lines[:3] == ["# wire; Sahel", "", passages[0].sentences[0].text]
    assert lines[-3:] == ["It pulled its staff out.", "A witness saw nothing.", ""]
    assert not any(mark in line for line in lines for mark in "[]>")


def test_parts_are_stable_and_near_duplicates_found() -> None:
    texts = [f"Boats number {k} of the coast guard crossed the line of control near the harbour on day {k}." for k in range(60)]
    passages, breaks = read_text("# wire; X\n" + "".join(f"\n{t}\n> none: other\n" for t in texts), "x.claims")
    assert not breaks
    assert {part(p) for p in passages} == {"train", "dev", "test"}
    assert sorted(p.id for name in ("train", "dev", "test") for p in of_part(passages, name)) == sorted(p.id for p in passages)
    pairs = list(near_duplicates(passages))
    assert pairs and all(part(one) != part(other) and share >= 0.5 for one, other, share in pairs)
    assert not list(near_duplicates(of_part(passages, "train")))
    with pytest.raises(ValueError, match="no part 'all'"):
        of_part(passages, "all")
