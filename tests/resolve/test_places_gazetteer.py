"""Places of the gazetteer in texts: what is a place, and which, on a small gazetteer made for the test."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.gazetteer import Entry, write

from araz.knowledge.atlas import Area, Atlas
from araz.knowledge.gazetteer import Gazetteer
from araz.knowledge.schema import PlaceRow, State
from araz.resolve.places import Passage, PlaceIndex, PlaceMention, find_places, find_toponyms
from araz.resolve.places_index import NotPlaces


def town(name: str, country: str, unit: str, people: int, lat: float, lon: float, *aliases: str) -> Entry:
    return Entry(name, "town", country, unit, people, lat, lon, aliases)


ENTRIES = (
    Entry("Texas", "unit", "USA", "TX", 29_000_000, 31.25, -99.25, (), 600),
    Entry("Kentucky", "unit", "USA", "KY", 4_500_000, 37.75, -85.0, (), 320),
    Entry("Idaho", "unit", "USA", "ID", 1_800_000, 44.5, -114.25, (), 500),
    Entry("Georgia", "unit", "USA", "GA", 10_000_000, 32.75, -83.5, (), 300),
    Entry("Ontario", "unit", "CAN", "08", 14_000_000, 49.25, -84.5, (), 900),
    Entry("Victoria", "unit", "AUS", "07", 6_000_000, -37.0, 145.0, (), 400),
    Entry("Tehran", "unit", "IRN", "26", 13_000_000, 35.6, 51.4, (), 80),
    Entry("Adair County", "county", "USA", "KY", 6_000, 37.1, -85.3, (), 30),
    town("London", "GBR", "ENG", 8_961_989, 51.5, -0.12),
    town("London", "CAN", "08", 422_324, 42.98, -81.23),
    town("London", "USA", "KY", 8_126, 37.13, -84.08),
    town("Paris", "FRA", "11", 2_138_551, 48.85, 2.35),
    town("Paris", "USA", "TX", 24_782, 33.66, -95.56),
    town("Moscow", "RUS", "48", 10_381_222, 55.75, 37.62),
    town("Moscow", "USA", "ID", 25_060, 46.73, -117.0),
    town("Springfield", "USA", "MA", 154_341, 42.1, -72.59),
    town("Springfield", "USA", "MO", 170_188, 37.21, -93.3),
    town("Hyderabad", "IND", "40", 6_809_970, 17.38, 78.46),
    town("Hyderabad", "PAK", "05", 1_386_330, 25.4, 68.37),
    town("Birmingham", "GBR", "ENG", 1_144_919, 52.48, -1.9),
    town("Birmingham", "USA", "AL", 200_733, 33.52, -86.8),
    town("Atlanta", "USA", "GA", 498_715, 33.75, -84.39),
    town("Edmonton", "CAN", "01", 1_010_899, 53.55, -113.47),
    town("Edmonton", "USA", "KY", 1_586, 36.98, -85.61),
    town("Columbia", "USA", "KY", 4_800, 37.1, -85.31),
    town("Columbia", "USA", "MO", 119_108, 38.95, -92.33),
    town("Innisfail", "CAN", "01", 7_847, 52.03, -113.95),
    town("Reading", "GBR", "ENG", 318_014, 51.46, -0.97),
    town("Bath", "GBR", "ENG", 94_782, 51.38, -2.36),
    town("Boston", "USA", "MA", 650_000, 42.36, -71.06),
    town("Manchester", "GBR", "ENG", 550_000, 53.48, -2.24),
    town("Lincoln", "USA", "NE", 290_000, 40.8, -96.67),
    town("Stratford-upon-Avon", "GBR", "ENG", 27_455, 52.19, -1.71),
    town("Of", "TUR", "61", 42_000, 40.94, 40.26),
    town("Hamm", "DEU", "07", 185_000, 51.68, 7.82, "Hamas"),
    town("Tabriz", "IRN", "01", 1_424_641, 38.08, 46.29),
    town("Victoria", "CAN", "02", 289_625, 48.43, -123.37),
    town("Kyle", "USA", "TX", 45_000, 29.99, -97.88),
)
CURATED = (
    PlaceRow("Tripoli", (), "capital", ("LBY",), 32.9, 13.2),
    PlaceRow("Tripoli", (), "city", ("LBN",), 34.4, 35.9),
    PlaceRow("Moscow", (), "capital", ("RUS",), 55.75, 37.62),
    PlaceRow("Lachin road", (), "corridor", ("AZE", "ARM"), 39.6, 46.5),
)
STATES = (
    State("GEO", "Georgia", adjectives=("Georgian",), people=("Georgians",)),
    State("JOR", "Jordan", adjectives=("Jordanian",)),
    State("TCD", "Chad", adjectives=("Chadian",)),
    State("NER", "Niger", adjectives=("Nigerien",)),
    State("IRN", "Iran", adjectives=("Iranian",)),
    State("PAK", "Pakistan", adjectives=("Pakistani",)),
    State("IND", "India", adjectives=("Indian",)),
    State("TUR", "Turkey", adjectives=("Turkish",)),
    State("RUS", "Russia", adjectives=("Russian",)),
    State("LBN", "Lebanon", adjectives=("Lebanese",)),
    State("USA", "United States", other_names=("US",), adjectives=("American",)),
    State("AUS", "Australia"),
    State("CAN", "Canada", adjectives=("Canadian",)),
)
AREAS = (
    Area("Texas", (), ("Tex.", "TX"), "unit", "USA", "TX", 31.25, -99.25),
    Area("Kentucky", (), ("Ky.", "KY"), "unit", "USA", "KY", 37.75, -85.0),
    Area("Idaho", (), ("ID",), "unit", "USA", "ID", 44.5, -114.25),
    Area("Georgia", (), ("Ga.", "GA"), "unit", "USA", "GA", 32.75, -83.5),
    Area("Ontario", (), ("Ont.", "ON"), "unit", "CAN", "08", 49.25, -84.5),
    Area("Victoria", (), ("Vic.",), "unit", "AUS", "07", -37.0, 145.0),
    Area("New South Wales", (), ("NSW",), "unit", "AUS", "02", -33.0, 146.0),
    Area("Turkey", (), (), "country", "TUR", "", 39.0, 35.0),
)
COMMON = {"of": "never", "reading": "weak", "bath": "weak", "lincoln": "weak", "kyle": "weak"} | dict.fromkeys(
    ("jordan", "georgia", "chad", "paris", "victoria"), "name"
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> PlaceIndex:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    write(path, ENTRIES, "rows of a test")
    return PlaceIndex(CURATED, STATES, Atlas(Gazetteer.open(path), AREAS, COMMON), NotPlaces(frozenset({"hamas"}), frozenset({"boston"})))


def named(text: str, index: PlaceIndex) -> list[str]:
    return [text[m.span.start : m.span.end] for m in find_places(text, 0, index)]


def meant(text: str, index: PlaceIndex, *context: str, name: str = "") -> PlaceMention:
    found = [m for m in find_toponyms([Passage(text)], index, context) if not name or text[m.span.start : m.span.end] == name]
    return found[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("He was shot in Innisfail.", ["Innisfail"], id="a small town after in"),
        pytest.param("An Edmonton woman was hurt.", ["Edmonton"], id="a great town anywhere"),
        pytest.param("Innisfail said nothing.", [], id="a small town without a word that makes it a place"),
        pytest.param("LONDON (Agency) - Talks began.", ["LONDON"], id="a dateline"),
        pytest.param("He lived in Stratford-upon-Avon.", ["Stratford-upon-Avon"], id="small words inside a name"),
        pytest.param("Bath salts. Reading books. Of course.", [], id="words that open sentences"),
        pytest.param("He stays in Reading.", ["Reading"], id="a word that is a place after in"),
        pytest.param("The University of Bath opened.", [], id="part of a name with of"),
        pytest.param("The Boston Globe wrote.", [], id="a newspaper"),
        pytest.param("Manchester United won.", [], id="a team"),
        pytest.param("The Tripoli Brigade left.", [], id="a unit of troops"),
        pytest.param("Mr Lincoln spoke.", [], id="after a title"),
        pytest.param("Paris Carter sang.", [], id="a given name"),
        pytest.param("Judy Kyle came. They met Kyle again.", [], id="a surname, and again later"),
        pytest.param("Jordan Smith met Chad Jones.", [], id="states as given names"),
        pytest.param("Officials blamed Hamas.", [], id="the name of a group, though a town is called so somewhere"),
        pytest.param("in the village of Qelbar", ["Qelbar"], id="what the text calls a village, though nothing is known of it"),
        pytest.param("on Adair County roads", ["Adair County"], id="a county"),
        pytest.param("a village near Innisfail, Alta", ["Innisfail"], id="near"),
        pytest.param("in Texas and NSW", ["Texas", "NSW"], id="units, by name and short"),
        pytest.param("on the Lachin road", ["Lachin road"], id="a curated road"),
    ],
)
def test_what_is_a_place(text: str, names: list[str], index: PlaceIndex) -> None:
    assert named(text, index) == names


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        pytest.param("He lives in Paris.", "Paris", "FRA", id="the best known"),
        pytest.param("He lives in Paris, Texas.", "Paris", "USA/Texas", id="its state after a comma"),
        pytest.param("He lives in London, Ky.", "London", "USA/Kentucky", id="its state, short"),
        pytest.param("London, Ontario, is cold.", "London", "CAN/Ontario", id="its province"),
        pytest.param("Students in Moscow, Idaho.", "Moscow", "USA/Idaho", id="not the capital"),
        pytest.param("Students in Moscow.", "Moscow", "RUS", id="the capital"),
        pytest.param("A blast in Hyderabad.", "Hyderabad", "IND", id="the larger"),
        pytest.param("Pakistani police saw a blast in Hyderabad.", "Hyderabad", "PAK", id="the country in play"),
        pytest.param("Lebanese troops in Tripoli.", "Tripoli", "LBN", id="the country in play against a capital"),
        pytest.param("Turkish ships off Tripoli.", "Tripoli", "LBY", id="a country that has neither"),
        pytest.param("American police in Birmingham.", "Birmingham", "USA", id="the country in play, a smaller town"),
        pytest.param("The vote in Atlanta, Georgia.", "Georgia", "USA", id="the US state by its town"),
        pytest.param("The vote in Georgia.", "Georgia", "GEO", id="the state otherwise"),
        pytest.param("Georgia Gov. Alan Smith spoke.", "Georgia", "USA", id="what has a governor is a unit"),
        pytest.param("A man of Edmonton was held. He came from Columbia, Ky.", "Edmonton", "USA/Kentucky", id="close to another place"),
        pytest.param("A man of Edmonton was held.", "Edmonton", "CAN", id="nothing else named"),
        pytest.param("the Texas town of Paris", "Paris", "USA/Texas", id="the town of a state"),
        pytest.param("in Tabriz, northwestern Iran", "Tabriz", "IRN", id="in a part of a country"),
    ],
)
def test_which_place_is_meant(text: str, name: str, within: str, index: PlaceIndex) -> None:
    found = meant(text, index, name=name)
    code, _, unit = within.partition("/")
    assert found.countries == (code,)
    assert not unit or (found.row is not None and found.row.within == unit)
    assert found.why


def test_a_name_has_one_sense_in_an_article_save_where_it_says_two(index: PlaceIndex) -> None:
    one = find_toponyms([Passage("He left Paris, Texas, for good."), Passage("Paris was home.", 40)], index)
    assert {m.row.within for m in one if m.name == "Paris" and m.row} == {"Texas"}
    two = "from Moscow, Idaho, to Moscow, Russia"
    assert [m.countries for m in find_toponyms([Passage(two)], index) if m.name == "Moscow"] == [("USA",), ("RUS",)]


def test_where_two_fit_equally_nothing_is_guessed(index: PlaceIndex) -> None:
    (found,) = find_places("Police in Springfield held him.", 0, index)
    assert (found.row, found.point, found.countries) == (None, None, ("USA",))
    assert "they fit equally" in found.why and found.why.count("Springfield") == 3
    assert (found.where.latitude, found.where.name, found.where.country) == (None, "Springfield", "USA")


def test_the_reason_names_what_was_not_meant(index: PlaceIndex) -> None:
    assert "better than Paris" in meant("He lives in Paris, Texas.", index).why


@pytest.mark.parametrize(
    ("text", "relation"),
    [("near Innisfail", "near"), ("20 km north of Innisfail", "north of"), ("30 miles from Innisfail", "near"), ("in Innisfail", "")],
)
def test_relations_are_kept(text: str, relation: str, index: PlaceIndex) -> None:
    assert find_places(text, 0, index)[0].relation == relation


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        pytest.param("Turkish troops", "Turkey", True, id="an adjective"),
        pytest.param("Turkey said", "Turkey", True, id="a state that acts"),
        pytest.param("troops in Turkey", "Turkey", False, id="a state that something is in"),
        pytest.param("Kentucky State Police", "Kentucky", True, id="in the name of something else"),
        pytest.param("troops in Tripoli", "Tripoli", False, id="a town"),
    ],
)
def test_names_that_only_describe_are_toponyms_but_no_places(text: str, name: str, part: bool, index: PlaceIndex) -> None:
    (found,) = find_toponyms([Passage(text)], index)
    assert (found.name, found.part) == (name, part)
    assert bool(find_places(text, 0, index)) is not part


def test_a_state_has_a_point_but_a_claim_is_placed_by_its_country_alone(index: PlaceIndex) -> None:
    (found,) = find_places("troops in Turkey", 0, index)
    assert (found.point, found.row, found.countries) == ((39.0, 35.0), None, ("TUR",))
    assert (found.where.latitude, found.where.country) == (None, "TUR")


def test_a_border_is_a_place_of_two_states(index: PlaceIndex) -> None:
    (found,) = find_places("at the Iran-Turkey border", 0, index)
    assert (found.relation, found.countries, found.row) == ("border", ("IRN", "TUR"), None)


def test_the_outlets_home_decides_between_towns_of_like_fame(index: PlaceIndex) -> None:
    assert find_places("A fire in Hyderabad.", 0, index, (), "PAK")[0].countries == ("PAK",)
    assert find_places("A fire in Paris.", 0, index, (), "USA")[0].countries == ("FRA",)


def test_mentions_can_be_sent_to_another_process(index: PlaceIndex) -> None:
    found = find_toponyms([Passage("in Paris, Texas, near Springfield and the Iran-Turkey border")], index)
    assert pickle.loads(pickle.dumps(found)) == found


PIECES = st.sampled_from(
    [" Paris, Texas ", "St. ", " in ", "al-", "Mr ", "’s ", ", Ky.", "LONDON (", " County ", " border ", "\n", "-", "Springfield", "of "]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14))
def test_no_text_raises_and_mentions_do_not_overlap(index: PlaceIndex, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_toponyms([Passage(text, 7)], index)
    spans = [(m.span.start - 7, m.span.end - 7) for m in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
