"""Names of persons in a text: the longest, in any usual spelling, with their capitals, and nothing inside other names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.resolve.persons import PersonScanner

NAMES = (
    "Ilham Aliyev",
    "Aliyev",
    "Abdel Fattah al-Sisi",
    "Sisi",
    "Ursula von der Leyen",
    "von der Leyen",
    "Xi",
    "George W. Bush",
    "Kim Jong Un",
)
SCANNER = PersonScanner((name, k) for k, name in enumerate(NAMES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ilham Aliyev left", ["Ilham Aliyev"], id="a whole name, not its surname"),
        pytest.param("Mr. Aliyev left", ["Aliyev"], id="a surname"),
        pytest.param("ILHAM ALIYEV left", ["ILHAM ALIYEV"], id="in capitals"),
        pytest.param("Abdel-Fattah el-Sisi", ["Abdel-Fattah el-Sisi"], id="another article and a hyphen"),
        pytest.param("al-Sisi's aide", ["al-Sisi"], id="without the possessive ending"),
        pytest.param("Ursula Von Der Leyen, von der Leyen", ["Ursula Von Der Leyen", "von der Leyen"], id="particles in either case"),
        pytest.param("George W. Bush and George Bush", ["George W. Bush"], id="an initial that the name has must be there"),
        pytest.param("Ilham H. Aliyev", ["Ilham H. Aliyev"], id="an initial that the name has not may be there"),
        pytest.param("Kim Jong-un", ["Kim Jong-un"], id="syllables with a hyphen"),
        pytest.param("Xi spoke; XI was a number; xi a letter", ["Xi"], id="two letters only as they are written"),
        pytest.param("an aliyev", [], id="no name without a capital"),
        pytest.param("Ilham, Aliyev", ["Aliyev"], id="a comma parts names"),
        pytest.param("", [], id="nothing in nothing"),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in SCANNER.find(text)] == expected


def test_one_name_of_two() -> None:
    scanner = PersonScanner([("Ivan Petrov", 0), ("Ivan Petroff", 1)])
    assert [set(hit.keys) for hit in scanner.find("Ivan Petrov")] == [{0, 1}]


@given(st.text(alphabet="AaIl Aliyev-al'.\n–é1", max_size=200))
def test_any_text_is_read(text: str) -> None:
    hits = SCANNER.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
