"""Each kind of break is found, and the shipped files have none."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from araz.errors import InputError
from araz.knowledge.check import check, is_date, is_edtf

ENTRY = "id: mine.x, verb: [x], event: COERCE, why: w, example: {text: T.}, counter: C."
MINE = "lexicon/mine.yml"


def test_the_shipped_files_are_sound() -> None:
    assert check(Path(str(files("araz.knowledge")))) == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "actors/states.csv",
            "ZZZ,Utopia,,,,,,,member,2020-02-30,\n",
            "date '2020-02-30' in actors/states.csv, 'Utopia'",
            id="a day that never was",
        ),
        pytest.param(
            "actors/states.csv",
            "ZZZ,Utopia,,,,,,,member,2020,2010\n",
            "term in actors/states.csv, 'Utopia' ends 2010 before",
            id="an end before its beginning",
        ),
        pytest.param("actors/states.csv", "AZE,Utopia,,,,,,,member,,\n", "duplicate 'AZE' in actors/states.csv", id="a code given twice"),
        pytest.param("actors/states.csv", "ZZZ,,,,,,,,member,,\n", "empty name in actors/states.csv", id="a cell that must be filled"),
        pytest.param("actors/states.csv", "ZZZ,Utopia\n", "2 cells instead of 11 in actors/states.csv", id="a row that is too short"),
        pytest.param(
            "actors/states.csv",
            "ZZZ,Georgia,,,,,,,member,,\n",
            "name 'Georgia' in actors/states.csv stands for both 'GEO' and 'ZZZ'",
            id="a name of two codes",
        ),
        pytest.param(
            "actors/bodies.csv",
            "IRN,Club,,\n",
            "duplicate code 'IRN' in actors/bodies.csv (already in actors/states.csv",
            id="a code of two kinds",
        ),
        pytest.param(
            "actors/groups.csv",
            "MYGROUP,My Group,,IRQQ,,,\n",
            "unknown state 'IRQQ' in actors/groups.csv, 'My Group' (nearest is 'IRQ')",
            id="an unknown home",
        ),
        pytest.param(
            "actors/organs.csv",
            "AZE.GVO,Some Office,,,\n",
            "unknown code 'AZE.GVO' in actors/organs.csv, 'Some Office'",
            id="an unknown role in a code",
        ),
        pytest.param(
            "actors/nouns.csv",
            "wizard,GVO,person,\n",
            "unknown role 'GVO' in actors/nouns.csv, 'wizard' (nearest is 'GOV')",
            id="an unknown role",
        ),
        pytest.param(
            "actors/nouns.csv", "wizard,GOV,persona,\n", "unknown kind 'persona' in actors/nouns.csv", id="an unknown kind of noun"
        ),
        pytest.param(
            "actors/surnames.csv",
            "Doe,Nobody Doe,,\n",
            "unknown person 'Nobody Doe' in actors/surnames.csv, 'Doe'",
            id="a surname of nobody",
        ),
        pytest.param(
            "actors/surnames.csv",
            "Putin,Dmitry Medvedev,2010,2012\n",
            "'Putin' is two people's at once in actors/surnames.csv",
            id="a surname of two at once",
        ),
        pytest.param(
            "actors/people.csv",
            "A B,,XYZ,GOV,king,2000,\n",
            "unknown code 'XYZ' in actors/people.csv, 'A B'",
            id="a person of no known state",
        ),
        pytest.param(
            "actors/people.csv", "A B,,AZE,,king,2000,\n", "empty role in actors/people.csv, 'A B'", id="a person of a state without a role"
        ),
        pytest.param(
            "actors/people.csv",
            "A B,,AZE,GOV,k,2000,2005\nA B,,AZE,GOV,k,2004,\n",
            "overlapping terms 2000/2005 and 2004/..",
            id="overlapping terms",
        ),
        pytest.param(
            "actors/people.csv",
            "A B,,AZE,GOV,k,2000,\nA B,,AZE,GOV,k,2004,\n",
            "overlapping terms 2000/.. and 2004/..",
            id="a second term while the first is open",
        ),
        pytest.param(
            "places/places.csv",
            "Nowhere,,city,AZE,95,10,,\n",
            "latitude 95 in places/places.csv, 'Nowhere' is outside",
            id="a latitude off the globe",
        ),
        pytest.param(
            "places/places.csv", "Nowhere,,city,AZE,9,190,,\n", "longitude 190 in places/places.csv", id="a longitude off the globe"
        ),
        pytest.param(
            "places/places.csv", "Nowhere,,city,AZE,9,,,\n", "only one coordinate in places/places.csv, 'Nowhere'", id="half a point"
        ),
        pytest.param(
            "places/places.csv", "Nowhere,,city,AZE,north,10,,\n", "latitude 'north' in places/places.csv, line", id="a coordinate in words"
        ),
        pytest.param(
            "places/places.csv",
            "Nowhere,,city,AZRE,9,10,,\n",
            "unknown state 'AZRE' in places/places.csv, 'Nowhere' (nearest is 'AZE')",
            id="a place in no state",
        ),
        pytest.param(
            "times/named.csv",
            "Tea War,,war,spring,,AZE\n",
            "date 'spring' in times/named.csv, 'Tea War' is not EDTF",
            id="a date that is no EDTF",
        ),
        pytest.param(
            "times/named.csv",
            "Tea War,,war,2020,2019,AZE\n",
            "time in times/named.csv, 'Tea War' ends 2019 before",
            id="a war that ends before it begins",
        ),
        pytest.param("outlets.csv", "x.example,X,,,AZE,blog,\n", "unknown kind 'blog' in outlets.csv, 'X'", id="an unknown kind of outlet"),
        pytest.param(
            "outlets.csv", "apnews.com,X,,,USA,wire,\n", "name 'apnews.com' in outlets.csv stands for both", id="a domain of two outlets"
        ),
        pytest.param(
            "ontology/plover.csv",
            "ASLT,,material conflict,-9\n",
            "unknown event type 'ASLT' in ontology/plover.csv",
            id="an unknown event type",
        ),
        pytest.param(
            "ontology/plover.csv",
            "AID,tea,material cooperation,11\n",
            "score 11 in ontology/plover.csv, AID tea is outside",
            id="a score off the scale",
        ),
        pytest.param("ontology/events.csv", "", "missing file 'ontology/events.csv'", id="a missing table"),
        pytest.param("lexicon/speech.yml", "", "missing file 'lexicon/speech.yml'", id="a missing cue file"),
        pytest.param(
            "lexicon/speech.yml",
            "- {lemma: opine, form: verb, kind: neutral, status: denyed}\n",
            "unknown status 'denyed' in lexicon/speech.yml, entry 'opine'",
            id="an unknown status of a cue",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY.replace("COERCE", "COERSE") + "}\n",
            f"unknown event type 'COERSE' in {MINE}, entry 'mine.x' (nearest is 'COERCE')",
            id="an entry of no event",
        ),
        pytest.param(
            MINE, "- {" + ENTRY + ", modes: [drone]}\n", f"unknown mode of COERCE 'drone' in {MINE}", id="a mode of another event"
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", contexts: [militry]}\n",
            f"unknown context 'militry' in {MINE}, entry 'mine.x' (nearest is 'military')",
            id="an unknown context",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", recipient: [objct]}\n",
            f"unknown slot 'objct' in {MINE}, entry 'mine.x' (nearest is 'object')",
            id="an unknown slot",
        ),
        pytest.param(
            MINE, "- {" + ENTRY + ", status: hapened}\n", f"unknown status 'hapened' in {MINE}", id="an unknown status of an entry"
        ),
        pytest.param(MINE, "- {" + ENTRY + ", figures: [kiled]}\n", f"unknown unit of figures 'kiled' in {MINE}", id="an unknown unit"),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", mutal: true}\n",
            f"unknown key 'mutal' in {MINE}, entry 'mine.x' (nearest is 'mutual')",
            id="a misspelt key",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", mutual: perhaps}\n",
            f"mutual 'perhaps' in {MINE}, entry 'mine.x' is not true or false",
            id="neither true nor false",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", requires: [a]}\n",
            f"requires ['a'] in {MINE}, entry 'mine.x' is not a mapping",
            id="a list for a mapping",
        ),
        pytest.param(MINE, "- {" + ENTRY + ", needs: [on], needs: [in]}\n", f"key 'needs' stands twice in {MINE}", id="a key given twice"),
        pytest.param(
            MINE, "- {" + ENTRY.replace("verb: [x], ", "") + "}\n", f"no trigger in {MINE}, entry 'mine.x'", id="an entry without a trigger"
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY.replace("example: {text: T.}, ", "") + "}\n",
            f"no example in {MINE}, entry 'mine.x'",
            id="an entry without an example",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY.replace(", counter: C.", "") + "}\n",
            f"no counter in {MINE}, entry 'mine.x'",
            id="an entry without a counter-example",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY.replace("T.}", "T., actors: [QQQ]}") + "}\n",
            f"unknown code 'QQQ' in {MINE}, entry 'mine.x', example",
            id="an example with an unknown code",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY + ", needs_recipient: true}\n",
            f"needs_recipient without a recipient slot in {MINE}",
            id="a recipient needed but nowhere sought",
        ),
        pytest.param(
            MINE,
            "- {" + ENTRY.replace("T.}", "T., recipients: [AZE]}") + ", mutual: true}\n",
            "which is mutual",
            id="a recipient of a mutual deed",
        ),
        pytest.param(MINE, "- {" + ENTRY + "}\n- {" + ENTRY + "}\n", f"duplicate id 'mine.x' in {MINE}", id="an id given twice"),
        pytest.param(MINE, "- id: [\n", f"unreadable YAML in {MINE}, line", id="broken YAML"),
        pytest.param(MINE, "id: mine.x\n", f"dict instead of a list of entries in {MINE}", id="an entry outside a list"),
    ],
)
def test_a_break_is_found_and_named(broken: Callable[[dict[str, str]], Path], path: str, text: str, expected: str) -> None:
    found = check(broken({path: text}))
    assert any(expected in line for line in found), found


def test_a_file_of_another_encoding_is_named(broken: Callable[[dict[str, str]], Path]) -> None:
    folder = broken({})
    (folder / "outlets.csv").write_bytes((folder / "outlets.csv").read_bytes() + "x.example,Café,,,FRA,wire,\n".encode("latin-1"))
    assert any("bytes that are not UTF-8 in outlets.csv" in line for line in check(folder))


def test_breaks_of_several_files_are_told_at_once(broken: Callable[[dict[str, str]], Path]) -> None:
    found = check(
        broken(
            {"actors/nouns.csv": "wizard,GVO,person,\n", MINE: "- {" + ENTRY + ", modes: [drone]}\n", "outlets.csv": "x.y,X,,,QQQ,wire,\n"}
        )
    )
    assert len(found) == 3


def test_a_missing_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no knowledge folder"):
        check(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "day", "edtf"),
    [
        pytest.param("2020", True, True, id="a year"),
        pytest.param("2020-11", True, True, id="a month"),
        pytest.param("2020-11-09", True, True, id="a day"),
        pytest.param("2020-13", False, False, id="no thirteenth month"),
        pytest.param("2020-02-30", False, False, id="no thirtieth of February"),
        pytest.param("2020-11-09~", False, True, id="about a day"),
        pytest.param("2020-11-09/2020-11-12", False, True, id="an interval"),
        pytest.param("2020-11-09/..", False, True, id="an open interval"),
        pytest.param("..", False, False, id="nothing but open"),
        pytest.param("9 Nov 2020", False, False, id="words"),
        pytest.param("", False, False, id="nothing"),
    ],
)
def test_dates(text: str, day: bool, edtf: bool) -> None:
    assert (is_date(text), is_edtf(text)) == (day, edtf)
