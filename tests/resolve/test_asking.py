"""Whom the files alone say that a name means."""

from __future__ import annotations

import pytest

from araz.resolve.asking import near, who
from small import knowledge

FILES = knowledge()


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        pytest.param("Hossein Amirabdollahian", "2022", [("IRN.GOV", "person")], id="in office, in another spelling"),
        pytest.param("Javad Zarif", "2022-01-01", [("IRN", "person")], id="out of office: the state alone"),
        pytest.param("aliyev", "2010", [("AZE.GOV", "surname")], id="a surname in small letters"),
        pytest.param("Petrov", "2021", [("RUS.MIL", "surname"), ("RUS", "surname")], id="two of a name, who is in office first"),
        pytest.param("AKP", "2003", [("TUR.GOV", "party")], id="a party that governs"),
        pytest.param("AKP", "2001", [("TUR.OPP", "party")], id="a party before it governed"),
        pytest.param("Mothers of Baku", "", [("AZE.CIV", "party")], id="a movement with a role of its own"),
        pytest.param("Baku", "", [("AZE.GOV", "capital")], id="a capital"),
        pytest.param("Kurds", "", [("", "community")], id="a community of several states has no code"),
        pytest.param("Talyshis", "", [("AZE.CIV", "community")], id="a community of one"),
        pytest.param("IRGC", "", [("IRN.MIL", "organ")], id="an organ"),
        pytest.param("Nobody", "", [], id="nobody"),
    ],
)
def test_who(name: str, day: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.code, a.kind) for a in who(name, FILES, day)] == expected


def test_the_terms_of_a_person_are_told_with_the_one_that_counts() -> None:
    (answer,) = who("Javad Zarif", FILES, "2015")
    assert answer.terms == ("IRN.GOV: foreign minister 2013-08-15–2021-08-25 *",) and "foreign minister" in answer.why


def test_names_near_a_mistyped_one() -> None:
    assert near("Ilham Alyev", FILES) == ("Ilham Aliyev",)
