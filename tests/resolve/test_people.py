"""Terms of office: who holds one on a day, and whose a person without one is."""

from __future__ import annotations

import pytest

from araz.knowledge.schema import Person
from araz.resolve.people import home, person_code

TERMS = (
    Person("Romano Prodi", (), "ITA", "GOV", "prime minister", "1996-05-18", "1998-10-21"),
    Person("Romano Prodi", (), "EU.COM", "", "president", "1999-09", "2004-11-21"),
    Person("Romano Prodi", (), "ITA", "GOV", "prime minister", "2006-05-17", "2008-05-08"),
    Person("Romano Prodi", (), "UNO", "", "special envoy for the Sahel", "2012-10", "2014-01"),
)
REBEL = Person("Jonas Savimbi", (), "AGO", "REB", "leader of UNITA", "1966-03", "2002-02-22")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        pytest.param("2007-01-01", "ITA.GOV", id="in office"),
        pytest.param("2003-01-01", "EU.COM", id="in another, of a body"),
        pytest.param("2005-01-01", "ITA", id="between two: the state that most are of, not the last body"),
        pytest.param("2008-05-08", "ITA", id="on the last day the office has passed on"),
    ],
)
def test_the_code_follows_the_terms(day: str, code: str) -> None:
    assert person_code(TERMS, day, day)[0] == code


def test_a_rebel_leads_to_the_end_of_his_last_day() -> None:
    assert person_code((REBEL,), "2002-02-22", "2002-02-22")[0] == "AGO.REB"
    assert person_code((REBEL,), "2002-02-23", "2002-02-23")[0] == "AGO"


def test_home_is_the_latest_where_offices_are_equally_many() -> None:
    assert home(TERMS[:2]) == "EU.COM"
