"""Who is meant: each case is a text parsed by hand, and the codes of its mentions by head word (empty: no actor there)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.knowledge.schema import KnownSurname, Noun
from araz.resolve.actors import ActorResolver
from araz.resolve.mentions import ActorKind
from parses import parse
from small import NOUNS, knowledge
from who import DAY, RESOLVER, check, found

NAMES = [
    pytest.param("Iran/nsubj/left left/root", {"Iran": "IRN"}, id="a state"),
    pytest.param("the/det/Republic Islamic/amod/Republic Republic/nsubj/left left/root", {"Republic": "IRN"}, id="a state's other name"),
    pytest.param("Türkiye/nsubj/left left/root", {"Türkiye": "TUR"}, id="in its own letters"),
    pytest.param("Turkiye/nsubj/left left/root", {"Turkiye": "TUR"}, id="without diacritics"),
    pytest.param("IRAN/nsubj/left left/root", {"IRAN": "IRN"}, id="all in capitals"),
    pytest.param("Iranians/nsubj/left left/root", {"Iranians": "IRN"}, id="its people"),
    pytest.param(
        "Iranian/amod/trucks trucks/nsubj/left left/root", {"Iranian": "IRN", "trucks": ""}, id="its adjective, and not the thing"
    ),
    pytest.param("the/det/Nations United/compound/Nations Nations/nsubj/left left/root", {"Nations": "UNO"}, id="a body"),
    pytest.param(
        "the/det/Council UN^PROPN/compound/Council Security^PROPN/compound/Council Council/nsubj/met met/root",
        {"Council": "UN.SC", "UN": ""},
        id="the longest name of a body, not its first word",
    ),
    pytest.param("Hizbullah/nsubj/left left/root", {"Hizbullah": "HEZBOLLAH"}, id="a group by another spelling"),
    pytest.param("the/det/IRGC IRGC/nsubj/left left/root", {"IRGC": "IRN.MIL"}, id="an organ with a name of its own"),
    pytest.param("irgc/nsubj/left left/root", {"irgc": ""}, id="an acronym in small letters is none"),
    pytest.param("Irania/nsubj/left left/root", {"Irania": ""}, id="part of a word is no name"),
    pytest.param("RFE/nsubj/reported reported/root", {"RFE": "RFE"}, id="an outlet"),
    pytest.param("The/det/Kremlin Kremlin/nsubj/left left/root", {"Kremlin": "RUS.GOV"}, id="a seat is the government"),
    pytest.param("Baku/nsubj/warned warned/root Tehran/obj/warned", {"Baku": "AZE.GOV", "Tehran": "IRN.GOV"}, id="a capital that acts"),
    pytest.param("it/nsubj/met met/root in/case/Baku Baku/obl/met", {"Baku": ""}, id="a capital that something is in"),
    pytest.param("it/nsubj/visited visited/root Baku/obj/visited", {"Baku": ""}, id="a capital that is visited"),
    pytest.param("he/nsubj/flew flew/root to/case/Baku Baku/obl/flew", {"Baku": ""}, id="a capital that one goes to"),
    pytest.param("a/det/threat threat/nsubj/came to/case/Baku Baku/nmod/threat came/root", {"Baku": "AZE.GOV"}, id="a threat to a capital"),
    pytest.param("it/nsubj/shut shut/root Baku/compound/airport airport/obj/shut", {"Baku": ""}, id="a capital's airport"),
    pytest.param("the/det/UN UN/nsubj/left left/root", {"UN": "UNO"}, id="a body with its article"),
    pytest.param(
        "the/det/Council UN^PROPN/compound/Council Security^PROPN/compound/Council Council/nsubj/met met/root ./punct\n"
        "UN/nsubj/left left/root",
        {"Council": "UN.SC", "UN": "UNO"},
        id="an alias with an article does not cut a longer name",
    ),
    pytest.param("IMF/nsubj/left left/root", {"IMF": "IMF"}, id="a body by its initials, though no alias says so"),
    pytest.param("it/nsubj/left left/root Iranian^ADJ/amod/Bay Bay^PROPN/obj/left", {"Iranian": ""}, id="a place called after a state"),
    pytest.param(
        "Pro^ADJ/amod/trucks -/punct/Pro Russian/amod/trucks trucks/nsubj/left left/root", {"Russian": ""}, id="pro-Russian is not Russian"
    ),
    pytest.param("Non^ADJ/amod/trucks -/punct/Non Iranian/amod/trucks trucks/nsubj/left left/root", {"Iranian": ""}, id="nor non-Iranian"),
    pytest.param("Tehran^PART/advmod/left left/root", {"Tehran": "IRN.GOV"}, id="a name whose part of speech was misread"),
    pytest.param("Congolese/amod/trucks trucks/nsubj/left left/root", {"Congolese": "COD"}, id="an adjective of two states: the first"),
    pytest.param(
        "Congolese/amod/trucks trucks/nsubj/left left/root Brazzaville/obj/left",
        {"Congolese": "COG"},
        id="an adjective of two states: the one named besides",
    ),
]
ORGANS = [
    pytest.param(
        "Azerbaijan/nmod:poss/Ministry 's/case/Azerbaijan Interior^PROPN/compound/Ministry Ministry/nsubj/left left/root",
        {"Ministry": "AZE.POL", "Azerbaijan": "AZE"},
        id="a ministry with a possessor",
    ),
    pytest.param(
        "the/det/ministry Azeri/amod/ministry interior/compound/ministry ministry/nsubj/left left/root",
        {"ministry": "AZE.POL"},
        id="a ministry with an adjective",
    ),
    pytest.param(
        "the/det/ministry interior/compound/ministry ministry/nsubj/left of/case/Azerbaijan Azerbaijan/nmod/ministry left/root",
        {"ministry": "AZE.POL"},
        id="a ministry with of",
    ),
    pytest.param(
        "the/det/ministries foreign/amod/ministries ministries/nsubj/met of/case/Iran Iran/nmod/ministries and/cc/Turkey "
        "Turkey/conj/Iran met/root",
        {"ministries": "IRN.GOV+TUR.GOV"},
        id="two states coordinated",
    ),
    pytest.param(
        "the/det/ministers Iranian/amod/ministers and/cc/Turkish Turkish/conj/Iranian foreign/amod/ministers ministers/nsubj/met met/root",
        {"ministers": "IRN.GOV+TUR.GOV"},
        id="two adjectives coordinated",
    ),
    pytest.param("police/nsubj/left in/case/Baku Baku/nmod/police left/root", {"police": "AZE.POL"}, id="police in a capital"),
    pytest.param("the/det/army Baku/compound/army army/nsubj/left left/root", {"army": "AZE.MIL"}, id="an army by its capital"),
    pytest.param("Aliyev/nmod:poss/army 's/case/Aliyev army/nsubj/left left/root", {"army": "AZE.MIL"}, id="a leader's army"),
    pytest.param(
        "the/det/ambassador Iranian/amod/ambassador ambassador/nsubj/left to/case/Turkey Turkey/nmod/ambassador left/root",
        {"ambassador": "IRN.GOV", "Turkey": "TUR"},
        id="an ambassador is of the state that sends him",
    ),
    pytest.param(
        "the/det/ambassador ambassador/nsubj/left to/case/Turkey Turkey/nmod/ambassador left/root",
        {"ambassador": "", "Turkey": "TUR"},
        id="an ambassador is not of the state that he is sent to",
    ),
    pytest.param(
        "the/det/forces forces/nsubj/left in/case/Armenia Armenia/nmod/forces left/root",
        {"forces": ""},
        id="forces in a country may be anybody's",
    ),
    pytest.param(
        "Russian/amod/forces forces/nsubj/left in/case/Armenia Armenia/nmod/forces left/root",
        {"forces": "RUS.MIL"},
        id="a state's forces abroad",
    ),
    pytest.param("the/det/army army/nsubj/left left/root", {"army": ""}, id="an army of no known country"),
    pytest.param(
        "ethnic/amod/forces Armenian/amod/forces forces/nsubj/left left/root",
        {"forces": "ARM.REB"},
        id="ethnic forces are no army of the state",
    ),
    pytest.param("Armenian/amod/forces forces/nsubj/left left/root", {"forces": "ARM.MIL"}, id="a state's forces"),
    pytest.param("Iranian/amod/analysts analysts/nsubj/left left/root", {"analysts": "IRN.EXP"}, id="analysts"),
    pytest.param(
        "the/det/army Iranian/amod/army army/nsubj/left left/root ./punct\nThe/det/army army/nsubj/returned returned/root ./punct",
        {"army": "IRN.MIL", "army#2": "IRN.MIL"},
        id="the army, named before",
    ),
    pytest.param(
        "the/det/army Iranian/amod/army army/nsubj/left left/root ./punct\nAn/det/army army/nsubj/returned returned/root ./punct",
        {"army#2": ""},
        id="an army is not the one named before",
    ),
    pytest.param(
        "the/det/president Iranian/amod/president president/nsubj/met met/root his/nmod:poss/counterpart Turkish/amod/counterpart "
        "counterpart/obj/met",
        {"president": "IRN.GOV", "counterpart": "TUR.GOV"},
        id="a counterpart has the same office in another state",
    ),
    pytest.param(
        "the/det/president Iranian/amod/president former/amod/president president/nsubj/left left/root",
        {"president": "IRN"},
        id="a former president is the country alone",
    ),
    pytest.param(
        "Iran/nsubj/left left/root an/det/embassy embassy/obj/left in/case/Turkey Turkey/nmod/embassy",
        {"embassy": ""},
        id="an embassy in a country is not its own",
    ),
    pytest.param(
        "the/det/embassy embassy/nsubj/left of/case/Turkey Turkey/nmod/embassy left/root",
        {"embassy": "TUR.GOV"},
        id="an embassy of a country",
    ),
    pytest.param(
        "forces/nsubj/left along/case/border the/det/border border/nmod/forces with/case/Turkey Turkey/nmod/border left/root",
        {"forces": ""},
        id="forces along a border are nobody's",
    ),
    pytest.param(
        "police/nsubj/left with/case/Turkey Turkey/nmod/police left/root", {"police": ""}, id="nor are the police of whom they are with"
    ),
    pytest.param(
        "Iranian/amod/forces and/cc/Turkish Turkish/conj/Iranian forces/nsubj/left left/root",
        {"forces": "IRN.MIL+TUR.MIL"},
        id="two adjectives of one noun",
    ),
    pytest.param(
        "Iranian^ADJ/nsubj/left and/cc/forces Turkish/amod/forces forces^NOUN/conj/Iranian left/root",
        {"Iranian": "IRN.MIL", "forces": "TUR.MIL"},
        id="two adjectives of one noun, the first parsed as a noun",
    ),
    pytest.param(
        "Turkey/nsubj/left left/root over/case/backing Tehran/nmod:poss/backing 's/case/Tehran backing/obl/left",
        {"Tehran": "IRN.GOV"},
        id="a capital whose deed is spoken of is a government, whatever stands before it",
    ),
    pytest.param(
        "Turkey/nsubj/left left/root over/case/centre Tehran/nmod:poss/centre 's/case/Tehran centre/obl/left",
        {"Tehran": ""},
        id="one whose parts are spoken of is a town",
    ),
]
PEOPLE_CASES = [
    pytest.param("Ilham/compound/Aliyev Aliyev/nsubj/left left/root", {"Aliyev": "AZE.GOV"}, id="a leader by full name"),
    pytest.param(
        "Ilham/compound/Aliyev Aliyev/nsubj/left left/root ./punct\nAliyev/nsubj/returned returned/root ./punct",
        {"Aliyev#2": "AZE.GOV"},
        id="his surname after that",
    ),
    pytest.param("Aliyev/nsubj/left left/root", {"Aliyev": "AZE.GOV"}, id="a surname that is one person's only"),
    pytest.param("Petrov/nsubj/left left/root Russia/obj/left", {"Petrov": "RUS.MIL"}, id="a surname of two: the one in office"),
    pytest.param("Petrov/nsubj/left left/root", {"Petrov": ""}, id="a surname of no leader, of a state that the text does not name"),
    pytest.param(
        "Vladimir/compound/Petrov Petrov/nsubj/left left/root ./punct\nPetrov/nsubj/returned returned/root ./punct",
        {"Petrov": "RUS", "Petrov#2": "RUS"},
        id="a surname of two: the one introduced",
    ),
    pytest.param("Sergei^PROPN/compound/Aliyev Aliyev/nsubj/left left/root", {"Aliyev": ""}, id="another first name is another person"),
    pytest.param(
        "Hossein/compound/Amirabdollahian Amirabdollahian/nsubj/left left/root", {"Amirabdollahian": "IRN.GOV"}, id="a hyphen more or less"
    ),
    pytest.param(
        "former/amod/Zarif minister/compound/Zarif Javad/compound/Zarif Zarif/nsubj/left left/root",
        {"Zarif": "IRN"},
        id="said to be former",
    ),
    pytest.param(
        "the/det/minister Iranian/amod/minister foreign/amod/minister minister/nsubj/left Ali^PROPN/appos/minister Karimi/flat/Ali "
        "left/root",
        {"minister": "IRN.GOV"},
        id="an unknown person with a title beside him",
    ),
    pytest.param(
        "Iranian/amod/minister foreign/amod/minister minister/nsubj/left Ali^PROPN/appos/minister Karimi/flat/Ali left/root ./punct\n"
        "Karimi/nsubj/returned returned/root ./punct",
        {"Karimi": "IRN.GOV"},
        id="an unknown person's surname after he was introduced",
    ),
    pytest.param(
        "Iranian/amod/Karimi President/compound/Karimi Ali/compound/Karimi Karimi/nsubj/left left/root",
        {"Karimi": "IRN.GOV"},
        id="an unknown person with a title before him",
    ),
    pytest.param(
        "the/det/president president/nsubj/left Ilham/compound/Aliyev Aliyev/appos/president left/root",
        {"president": "AZE.GOV", "Aliyev": "AZE.GOV"},
        id="a title is who is named beside it",
    ),
    pytest.param("Karimi/nsubj/left left/root", {"Karimi": ""}, id="an unknown person without a title is nobody's"),
    pytest.param(
        "Ilham/compound/Aliyev Aliyev/nsubj/elected elected/root as/case/president president/obl/elected",
        {"president": ""},
        id="an office that somebody is elected to is not who holds it",
    ),
    pytest.param(
        "Ilham/compound/Aliyev Aliyev/nsubj/left left/root the/det/post post/obj/left of/case/president president/nmod/post",
        {"president": ""},
        id="nor is a post that somebody leaves",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*NAMES, *ORGANS, *PEOPLE_CASES])
def test_mentions(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        pytest.param(("2015-07-14", "2015-07-14"), "IRN.GOV", id="in office"),
        pytest.param(("2012-01-01", "2012-01-01"), "IRN", id="before his term: the country alone"),
        pytest.param(("2021-10-06", "2021-10-06"), "IRN", id="after his term: the country alone"),
        pytest.param(("2021-08-25", "2021-08-25"), "IRN", id="on his last day the office has passed on"),
        pytest.param(("2021-08", "2021-08"), "IRN.GOV", id="but a month of it counts"),
        pytest.param(("", ""), "IRN.GOV", id="day unknown: the office, and the reason says so"),
    ],
)
def test_an_office_is_held_for_a_term(day: tuple[str, str], code: str) -> None:
    mention = found("Javad/compound/Zarif Zarif/nsubj/left left/root", *day)["Zarif"]
    assert mention.codes == (code,) and (mention.why.endswith("day is not known") is not any(day))


def test_an_unknown_person_with_a_title_and_no_country_is_known_by_name() -> None:
    mention = found("ambassador/compound/Karimi Karimi/nsubj/left left/root")["Karimi"]
    assert (mention.codes, mention.kind, mention.name) == ((), ActorKind.UNKNOWN, "Karimi")


def test_a_longer_role_goes_before_a_shorter_one() -> None:
    assert Noun("truck driver", "BUS", "person", "truck drivers") in NOUNS
    mentions = found("Iranian/amod/drivers truck/compound/drivers drivers/nsubj/left left/root")
    assert mentions["drivers"].codes == ("IRN.BUS",) and "'truck drivers'" in mentions["drivers"].why


@pytest.mark.parametrize(("land", "expected"), [("USA", ""), ("IRN", "IRN"), ("", "IRN")])
def test_a_place_with_the_name_of_a_state_is_not_the_state(land: str, expected: str) -> None:
    doc = parse("Iran/nsubj/left left/root").doc
    mentions, _ = RESOLVER.resolve(doc, *DAY, lands={0: land} if land else {})
    assert "+".join(mentions[0].codes if 0 in mentions else ()) == expected


KNOWN = ActorResolver(replace(knowledge(), surnames=(KnownSurname("Petrov", "Ivan Petrov", "2019", "2022"),)))


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        pytest.param("Petrov/nsubj/left left/root", "2021-10-05", "RUS.MIL", id="whom reports mean then"),
        pytest.param("Petrov/nsubj/left left/root", "", "RUS.MIL", id="the day unknown"),
        pytest.param("Petrov/nsubj/left left/root", "2025-10-05", "", id="after his time anybody may be meant"),
        pytest.param(
            "Oleg^PROPN/compound/Petrov Petrov^PROPN/nsubj/left left/root\nPetrov/nsubj/slept slept/root",
            "2021-10-05",
            "",
            id="not where the text has another of the name",
        ),
        pytest.param(
            "ambassador/compound/Petrov Petrov/nsubj/left left/root", "2021-10-05", "", id="not with the title of an office he never held"
        ),
        pytest.param("general/compound/Petrov Petrov/nsubj/left left/root", "2021-10-05", "RUS.MIL", id="with a title of his"),
    ],
)
def test_a_name_that_is_known_by_itself(text: str, day: str, code: str) -> None:
    doc = parse(text).doc
    mentions, _ = KNOWN.resolve(doc, day, day)
    last = max(t.i for t in doc if t.text == "Petrov")
    assert "+".join(mentions[last].codes if last in mentions else ()) == code
