"""Pronouns and short forms: each case is a text parsed by hand, and the codes of its mentions by head word (empty: no actor there)."""

from __future__ import annotations

import pytest

from araz.resolve.mentions import ActorKind
from who import check, found

WENT = "went/root away/advmod/went ./punct\n"
PRONOUNS = [
    pytest.param(
        "Iran/nsubj/met and/cc/Turkey Turkey/conj/Iran met/root ./punct\nIt/nsubj/left left/root ./punct",
        {"It": ""},
        id="where two subjects fit equally, it is nobody",
    ),
    pytest.param(
        "talk/nsubj/went of/case/Aliyev Ilham/compound/Aliyev Aliyev/nmod/talk and/cc/Zarif Javad/compound/Zarif Zarif/conj/Aliyev "
        + WENT
        + "He/nsubj/left left/root ./punct",
        {"He": ""},
        id="where two people fit equally, he is nobody",
    ),
    pytest.param(
        "Turkey/nsubj/met met/root Ilham/compound/Aliyev Aliyev/obj/met ./punct\nHe/nsubj/left left/root ./punct",
        {"He": "AZE.GOV"},
        id="he is the person, though a state was the subject",
    ),
    pytest.param(
        "Iran/nsubj/said said/root Turkey/nsubj/lost lost/ccomp/said its/nmod:poss/army army/obj/lost",
        {"its": "TUR", "army": "TUR.MIL"},
        id="its is the nearest subject",
    ),
    pytest.param("Iran/nsubj/went " + WENT + "It/nsubj/left left/root ./punct", {"It": "IRN"}, id="it is the subject before"),
    pytest.param(
        "Iran/nsubj/left left/root after/mark/lost it/nsubj/lost lost/advcl/left ./punct",
        {"it": "IRN"},
        id="it is the subject of its own sentence",
    ),
    pytest.param(
        "Iran/nsubj/met met/root Turkey/obj/met ./punct\nIt/nsubj/left left/root ./punct",
        {"It": "IRN"},
        id="the subject goes before the object",
    ),
    pytest.param(
        "talk/nsubj/went of/case/Iran Iran/nmod/talk and/cc/Turkey Turkey/conj/Iran " + WENT + "It/nsubj/left left/root ./punct",
        {"It": ""},
        id="where two fit equally, it is nobody",
    ),
    pytest.param("Ilham/compound/Aliyev Aliyev/nsubj/went " + WENT + "It/nsubj/left left/root ./punct", {"It": ""}, id="it is no person"),
    pytest.param(
        "Ilham/compound/Aliyev Aliyev/nsubj/went " + WENT + "He/nsubj/left left/root ./punct", {"He": "AZE.GOV"}, id="he is a person"
    ),
    pytest.param("Iran/nsubj/went " + WENT + "He/nsubj/left left/root ./punct", {"He": ""}, id="he is no state"),
    pytest.param(
        "Iran/nsubj/met and/cc/Turkey Turkey/conj/Iran met/root ./punct\nThey/nsubj/left left/root ./punct",
        {"They": "IRN+TUR"},
        id="they are the two named together, a sentence before",
    ),
    pytest.param(
        "Iran/nsubj/met and/cc/Turkey Turkey/conj/Iran met/root before/mark/left they/nsubj/left left/advcl/met ./punct",
        {"they": "IRN+TUR"},
        id="they are the two named together, in one sentence",
    ),
    pytest.param("Iranians/nsubj/went " + WENT + "They/nsubj/left left/root ./punct", {"They": "IRN"}, id="they are a people"),
    pytest.param(
        "Iran/nsubj/went " + WENT + ("Talk^NOUN/nsubj/went " + WENT) * 3 + "It/nsubj/left left/root ./punct",
        {"It": ""},
        id="what was named too long ago is nobody",
    ),
    pytest.param(
        "Iran/nsubj/said said/root it/nsubj/leave would/aux/leave leave/ccomp/said", {"it": "IRN"}, id="it in what one says is the teller"
    ),
    pytest.param(
        "Turkey/nsubj/heard heard/root ./punct\nIran/nsubj/said said/root to/case/Turkey Turkey/obl/said it/nsubj/leave would/aux/leave "
        "leave/ccomp/said",
        {"it": "IRN"},
        id="the teller goes before whom he tells",
    ),
    pytest.param("Iran/nsubj/went " + WENT + "Its/nmod:poss/army army/nsubj/left left/root ./punct", {"army": "IRN.MIL"}, id="its army"),
    pytest.param(
        "Iran/nsubj/left ,/punct whose/nmod:poss/army army/nsubj/lost lost/acl:relcl/Iran ,/punct left/root",
        {"whose": "IRN", "army": "IRN.MIL"},
        id="whose is the noun that it describes",
    ),
    pytest.param("We/nsubj/left left/root", {"We": ""}, id="we have no code of our own"),
    pytest.param(
        "Iran/nsubj/cut cut/root ties/obj/cut with/case/Turkey Turkey/nmod/ties ,/punct accusing/advcl/cut it/obj/accusing",
        {"it": "TUR"},
        id="it as an object is not the subject of its clause",
    ),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Iran/nsubj/called called/root on/case/it it/obl/called", {"it": "TUR"}, id="nor after a preposition"
    ),
    pytest.param(
        "Russia/nsubj/urged urged/root Iran/obj/urged to/mark/help help/xcomp/urged it/obj/help",
        {"it": "RUS"},
        id="of whom one urges to help it, it is the one who urges",
    ),
    pytest.param(
        "Iranians/nsubj/met met/root ./punct\nTurks/nsubj/accused accused/root them/obj/accused",
        {"them": "IRN"},
        id="them is not the subject of its clause",
    ),
    pytest.param(
        "drivers/nsubj/left left/root ./punct\nIran/nsubj/met met/root drivers/obj/met before/mark/left they/nsubj/left left/advcl/met",
        {"they": ""},
        id="they are people of no known state, not the state",
    ),
    pytest.param(
        "Iran/nsubj/met met/root Turkey/obj/met ./punct\n" + ("Talk^NOUN/nsubj/went " + WENT) * 2 + "They/nsubj/left left/root",
        {"They": "IRN+TUR"},
        id="they are the article's two states, where nobody else was named",
    ),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Tehran/nsubj/recalled recalled/root its/nmod:poss/ambassador ambassador/obj/recalled",
        {"its": "IRN.GOV", "ambassador": "IRN.GOV"},
        id="its is the capital that acts, not the state that acted before",
    ),
]
PAIR = "Iran/nsubj/met met/root with/case/Turkey Turkey/obl/met ./punct\n"
SEVERAL = [
    pytest.param(
        "Iran/nsubj/met met/root with/case/Turkey Turkey/obl/met ./punct\nBoth/det/countries countries/nsubj/left left/root ./punct",
        {"countries": "IRN+TUR"},
        id="both countries are the two spoken of last",
    ),
    pytest.param(
        "Iran/nsubj/met met/root with/case/Turkey Turkey/obl/met ./punct\nThe/det/sides two/nummod/sides sides/nsubj/left left/root "
        "./punct",
        {"sides": "IRN+TUR"},
        id="the two sides",
    ),
    pytest.param(
        "Iran/nsubj/met met/root ./punct\nBoth/det/countries countries/nsubj/left left/root ./punct",
        {"countries": ""},
        id="both countries, where only one was spoken of",
    ),
    pytest.param(
        "Iran/nsubj/met met/root with/case/Turkey Turkey/obl/met in/case/May May/obl/met and/cc/Russia Russia/conj/Turkey ./punct\n"
        "Both/det/countries countries/nsubj/left left/root ./punct",
        {"countries": ""},
        id="both countries, where three were spoken of",
    ),
    pytest.param(
        "Iran/nsubj/went " + WENT + "The/det/country country/nsubj/left left/root ./punct",
        {"country": "IRN"},
        id="the country, spoken of last",
    ),
    pytest.param("The/det/country country/nsubj/left left/root ./punct", {"country": ""}, id="the country, where none was spoken of"),
    pytest.param("Iran/nsubj/went " + WENT + "A/det/country country/nsubj/left left/root ./punct", {"country": ""}, id="a country is any"),
    pytest.param(
        PAIR + "The/det/allies allies/nsubj/left left/root", {"allies": "IRN+TUR"}, id="the allies, where only two states were spoken of"
    ),
    pytest.param(
        "Russia/nsubj/hit and/cc/Israel Israel/conj/Russia hit/root ./punct\n" + PAIR + "The/det/allies allies/nsubj/left left/root",
        {"allies": "ISR+RUS"},
        id="the allies are two named together, not two named last",
    ),
    pytest.param(
        PAIR + "The/det/neighbours Arab/amod/neighbours neighbours/nsubj/left left/root",
        {"neighbours": ""},
        id="the Arab neighbours are not",
    ),
    pytest.param(PAIR + "Both^PRON/nsubj/left left/root", {"Both": "IRN+TUR"}, id="both, alone"),
    pytest.param(PAIR + "The/det/two two^NUM/nsubj/left left/root", {"two": "IRN+TUR"}, id="the two, alone"),
    pytest.param(PAIR + "Both/det/armies armies/nsubj/left left/root", {"armies": "IRN.MIL+TUR.MIL"}, id="both armies"),
    pytest.param(PAIR + "Each/det/army army/nsubj/left left/root", {"army": "IRN.MIL+TUR.MIL"}, id="each army"),
    pytest.param(
        PAIR + "The/det/presidents two/nummod/presidents presidents/nsubj/left left/root",
        {"presidents": "IRN.GOV+TUR.GOV"},
        id="the two presidents",
    ),
    pytest.param(PAIR + "Two/nummod/presidents presidents/nsubj/left left/root", {"presidents": ""}, id="two presidents are any"),
    pytest.param(PAIR + "The/det/drivers two/nummod/drivers drivers/nsubj/left left/root", {"drivers": ""}, id="two people are any"),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Iran/nsubj/left left/root but/cc/returned the/det/country country/nmod:poss/army 's/case/country "
        "army/nsubj/returned returned/conj/left",
        {"country": "IRN", "army": "IRN.MIL"},
        id="the country is the subject of its own sentence",
    ),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Iran/nsubj/left left/root the/det/country country/obj/left",
        {"country": "TUR"},
        id="the country as an object is not the subject of its clause",
    ),
    pytest.param(
        "Iran/nsubj/left left/root the/det/country country/obj/left",
        {"country": "IRN"},
        id="unless no other state is spoken of",
    ),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Ilham/compound/Aliyev Aliyev/nsubj/said said/root his/nmod:poss/country country/nsubj/lost "
        "lost/ccomp/said",
        {"country": "AZE"},
        id="his country is the state of the one meant",
    ),
    pytest.param(
        "Turkey/nsubj/went " + WENT + "Iran/nsubj/deployed deployed/root the/det/army army/obj/deployed",
        {"army": "IRN.MIL"},
        id="the army that a state deploys is its own",
    ),
    pytest.param(
        "Iran/nsubj/met and/cc/Turkey Turkey/conj/Iran met/root and/cc/left the/det/army army/nsubj/left left/conj/met",
        {"army": ""},
        id="the army of one of two that act is nobody's",
    ),
    pytest.param(
        "Iran/nsubj/went " + WENT + "NATO/nsubj/went " + WENT + "The/det/alliance alliance/nsubj/left left/root",
        {"alliance": "NATO"},
        id="the alliance is the body of that kind",
    ),
    pytest.param(
        "Iran/nsubj/went " + WENT + "The/det/alliance alliance/nsubj/left left/root", {"alliance": ""}, id="a state is no alliance"
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PRONOUNS, *SEVERAL])
def test_short_forms(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


def test_a_pronoun_says_whom_it_stands_for_and_where_he_was_named() -> None:
    mention = found("Iran/nsubj/went " + WENT + "It/nsubj/left left/root ./punct")["It"]
    assert (mention.kind, mention.antecedent, mention.why) == (ActorKind.PRONOUN, 0, "'It' stands for 'Iran'")
