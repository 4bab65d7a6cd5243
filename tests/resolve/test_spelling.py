"""Keys of names: what rules hold to be one spelling of another, and what not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.resolve.spelling import key, short_forms, word_key


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Zelensky Zelenskyy Zelenskiy Zelenski", id="endings of Ukrainian and Russian names"),
        pytest.param("Dzhaparov Japarov Djaparov", id="dzh, j, dj"),
        pytest.param("Aliyev Aliev Aliyeff Alieff", id="-yev, -ev, -off"),
        pytest.param("Pashinyan Pashinian", id="-yan, -ian"),
        pytest.param("Müller Mueller Muller", id="letters written out"),
        pytest.param("Şimşek Simsek Shimshek", id="ş, s, sh"),
        pytest.param("Khamenei Xamenei", id="kh, x"),
        pytest.param("Haniyeh Haniyah Haniya", id="a last h"),
        pytest.param("al-Sisi el-Sisi Sisi", id="the article"),
        pytest.param("Amir-Abdollahian Amirabdollahian", id="a hyphen left out"),
        pytest.param("Mohammed Muhammad Mohamed Mohammad", id="a first name in many hands"),
        pytest.param("Yeltsin Eltsin", id="a first ye"),
        pytest.param("Sa'adi Saadi", id="an apostrophe"),
    ],
)
def test_one_key(words: str) -> None:
    assert len({word_key(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Aliyev", "Aliyeva", id="a man and a woman"),
        pytest.param("Khomeini", "Khamenei", id="Khomeini is not Khamenei"),
        pytest.param("Bush", "Bish", id="u is not i"),
        pytest.param("Petrov", "Petrosyan", id="one family and another"),
        pytest.param("Kim", "Kem", id="vowels count"),
    ],
)
def test_two_keys(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


def test_the_article_apart_is_dropped_from_a_name() -> None:
    assert key("Muqtada al Sadr".split()) == key("Muqtada al-Sadr".split()) == key("Muqtada Sadr".split())


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        pytest.param("Ilham Aliyev", {"Aliyev"}, id="the last word"),
        pytest.param("Ursula von der Leyen", {"Leyen", "der Leyen", "von der Leyen"}, id="with its particles"),
        pytest.param("Bono", set(), id="one word has none"),
    ],
)
def test_short_forms(name: str, forms: set[str]) -> None:
    assert set(short_forms(name)) == forms


@given(st.text(max_size=40))
def test_any_word_has_a_key(word: str) -> None:
    assert isinstance(word_key(word), str)
