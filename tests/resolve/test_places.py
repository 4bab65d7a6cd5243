"""Places and borders in texts, on rows made for the test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.knowledge.schema import PlaceRow, State
from araz.records import Span
from araz.resolve.places import PlaceIndex, find_places

ROWS = (
    PlaceRow("Baku", ("Bakı",), "capital", ("AZE",), 40.4, 49.9),
    PlaceRow("Jabrayil", ("Jebrail", "Cəbrayıl"), "city", ("AZE",), 39.4, 47.0),
    PlaceRow("Nakhchivan", ("Nakhichevan", "Naxçıvan", "Nakhchivan Autonomous Republic"), "region", ("AZE",), 39.2, 45.4),
    PlaceRow("Araz", ("Aras", "Araks", "Araxes", "Araz River"), "river", ("AZE", "IRN"), 39.1, 46.6),
    PlaceRow("Tripoli", (), "capital", ("LBY",), 32.9, 13.2),
    PlaceRow("Tripoli", (), "city", ("LBN",), 34.4, 35.9),
    PlaceRow("Victoria", (), "capital", ("SYC",), -4.6, 55.5),
    PlaceRow("Oman Sea", (), "sea", (), None, None),
)
STATES = (
    State("AZE", "Azerbaijan", "Republic of Azerbaijan", (), ("Azerbaijani", "Azeri")),
    State("IRN", "Iran", "Islamic Republic of Iran", ("Persia",), ("Iranian",)),
    State("ARM", "Armenia", adjectives=("Armenian",)),
    State("LBN", "Lebanon", adjectives=("Lebanese",)),
    State("TUR", "Turkey", adjectives=("Turkish",)),
)
INDEX = PlaceIndex(ROWS, STATES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("He spoke in Jebrail.", ["Jabrayil"], id="a variant is its place"),
        pytest.param("He spoke in Cəbrayıl.", ["Jabrayil"], id="in its own letters"),
        pytest.param("Drills in the Nakhchivan Autonomous Republic", ["Nakhchivan"], id="the longest name once"),
        pytest.param("on the banks of the Araxes", ["Araz"], id="a river by any bank's name"),
        pytest.param("Baku's answer", ["Baku"], id="a possessive"),
        pytest.param("BAKU, Oct 5", ["Baku"], id="all in capitals"),
        pytest.param("the baku style", [], id="small letters are no name"),
        pytest.param("Bakuvian days", [], id="part of a word is no name"),
        pytest.param("Victoria Nuland said", [], id="part of a person's name"),
        pytest.param("troops in Iran met Armenia", ["Iran"], id="a state is a place after in"),
        pytest.param("in Iranian and Turkish hands", [], id="an adjective is no place"),
        pytest.param("met in Victoria", ["Victoria"], id="a place after in"),
        pytest.param("flew from Baku to Jabrayil", ["Baku", "Jabrayil"], id="two places in order"),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [m.name for m in find_places(text, 0, INDEX)] == names


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        pytest.param("at the Azerbaijan-Iran border", "Azerbaijan-Iran border", ("AZE", "IRN"), id="two states and a hyphen"),
        pytest.param("both sides of the Iranian–Azerbaijani border", "Iranian–Azerbaijani border", ("AZE", "IRN"), id="two adjectives"),
        pytest.param("near the Iranian border", "Iranian border", ("IRN",), id="one adjective"),
        pytest.param("along Iran's northern border", "Iran's northern border", ("IRN",), id="a possessive"),
        pytest.param("its border with Armenia", "border with Armenia", ("ARM",), id="border with"),
        pytest.param("the border between Azerbaijan and Iran", "border between Azerbaijan and Iran", ("AZE", "IRN"), id="border between"),
        pytest.param("on the border with Armenia and Iran", "border with Armenia and Iran", ("ARM", "IRN"), id="border with two"),
        pytest.param("a border with Azerbaijan, and Iranian officials", "border with Azerbaijan", ("AZE",), id="not the next clause"),
        pytest.param("With Turkey, the Iranian border", "Iranian border", ("IRN",), id="the clause before is not of it"),
    ],
)
def test_borders(text: str, words: str, countries: tuple[str, ...]) -> None:
    (mention,) = find_places(text, 0, INDEX)
    assert text[mention.span.start : mention.span.end] == words
    assert (mention.relation, mention.countries, mention.row) == ("border", countries, None)


def test_one_border_has_one_name_however_it_is_told() -> None:
    texts = ("the Iran-Azerbaijan border", "the border between Azerbaijan and Iran", "the Azerbaijani-Iranian frontier")
    assert {find_places(t, 0, INDEX)[0].name for t in texts} == {"Azerbaijan–Iran border"}


@pytest.mark.parametrize("text", ["Iran and Armenia met", "the border was shut", "Iranian borderline cases of law"])
def test_what_is_no_border(text: str) -> None:
    assert find_places(text, 0, INDEX) == ()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("in Baku", ""),
        ("near Baku", "near"),
        ("close to the city of Baku", "near"),
        ("north of Baku", "north of"),
        ("south-east of Baku", "south-east of"),
        ("troops and Baku", ""),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert find_places(text, 0, INDEX)[0].relation == relation


@pytest.mark.parametrize(
    ("text", "context", "country"),
    [
        pytest.param("in Tripoli", (), "LBY", id="a capital first"),
        pytest.param("in Tripoli", ("LBN",), "LBN", id="the article's country first"),
        pytest.param("Lebanese troops in Tripoli", (), "LBN", id="a country named beside it first"),
    ],
)
def test_an_ambiguous_name(text: str, context: tuple[str, ...], country: str) -> None:
    (mention,) = find_places(text, 0, INDEX, context)
    assert mention.countries == (country,) and "better than" in mention.why


def test_where_keeps_the_evidence_and_claims_no_single_country_of_several() -> None:
    one, two = (find_places(text, 50, INDEX)[0].where for text in ("in Baku", "by the Araz"))
    assert (one.country, one.latitude, one.span) == ("AZE", 40.4, Span(53, 57))
    assert (two.country, two.longitude) == ("", 46.6)


@given(st.text(max_size=200), st.sampled_from([" Iran ", "Iran-Armenia border", "İBaku ", " border with ", "near Araz River"]))
def test_any_text_is_read(text: str, piece: str) -> None:
    whole = text[:100] + piece + text[100:]
    for mention in find_places(whole, 0, INDEX):
        assert 0 <= mention.span.start < mention.span.end <= len(whole)
