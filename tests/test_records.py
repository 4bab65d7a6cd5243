"""Records: frozen, and their words those of the ontology."""

from __future__ import annotations

import csv
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz import records
from araz.records import Article, Event16, Figure, Paragraph, ParagraphKind, Party, Span, Status, View

RECORDS = [
    thing for thing in vars(records).values() if isinstance(thing, type) and is_dataclass(thing) and thing.__module__ == records.__name__
]


def rows(name: str) -> list[dict[str, str]]:
    with (files("araz.knowledge") / "ontology" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_cannot_be_changed_and_takes_no_other_fields(record: type) -> None:
    made = object.__new__(record)
    name = fields(record)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(made, name, 1)
    with pytest.raises(FrozenInstanceError):
        delattr(made, name)
    assert not hasattr(made, "__dict__")


def test_the_sixteen_events_are_those_of_the_ontology() -> None:
    assert {e.value for e in Event16} == {row["event"] for row in rows("plover.csv")} == {row["event"] for row in rows("events.csv")}
    assert len(Event16) == 16


@pytest.mark.parametrize("kind", [Event16, Status, ParagraphKind, records.DateSource, records.Verdict], ids=lambda kind: kind.__name__)
def test_a_word_reads_back(kind: type) -> None:
    values = list(kind)  # type: ignore[call-overload]
    assert all(kind(str(one)) is one for one in values) and len({str(one) for one in values}) == len(values)


@given(text=st.text(max_size=30), start=st.integers(0, 30), length=st.integers(0, 30))
def test_a_passage_is_what_the_span_says(text: str, start: int, length: int) -> None:
    article = Article("art1_x", text, (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "", "en"),), "x")
    assert article.passage(Span(start, start + length)) == text[start : start + length]


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]


def test_codes_are_sorted_and_named_once() -> None:
    spans = Span(0, 1)
    parties = tuple(Party(code, spans, "") for code in ("UGA", "KEN.MIL", "KEN", "UGA"))
    claim = object.__new__(records.Claim)
    object.__setattr__(claim, "actors", parties)
    object.__setattr__(claim, "recipients", ())
    assert claim.actor_codes == ("KEN", "KEN.MIL", "UGA") and claim.recipient_codes == ()


@pytest.mark.parametrize(
    ("values", "contested"),
    [
        pytest.param((), False, id="nothing said"),
        pytest.param((("3", ("a", "b")),), False, id="all agree"),
        pytest.param((("3", ("a",)), ("5", ("b",))), True, id="two values"),
    ],
)
def test_a_view_is_contested_where_values_differ(values: tuple[tuple[str, tuple[str, ...]], ...], contested: bool) -> None:
    assert View("killed", values).contested is contested


def test_equal_records_are_equal_and_can_be_keys() -> None:
    one, other = Figure(1, None, "killed", Span(0, 1)), Figure(1, None, "killed", Span(0, 1))
    assert one == other and len({one, other}) == 1
