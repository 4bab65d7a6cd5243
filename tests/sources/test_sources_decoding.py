"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz.sources.decoding import clean, decode

RUSSIAN = "Министры встретились в Осло и договорились о новых переговорах весной."
TURKISH = "Dışişleri bakanı pazartesi günü Ankara'da büyükelçiyi kabul etti, görüşme bir saat sürdü, açıklama yapılmadı."
FRENCH = "Le ministre a été reçu à l'Élysée, où il a demandé une réponse avant l'été."


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        pytest.param(FRENCH.encode(), FRENCH, "", id="UTF-8"),
        pytest.param(FRENCH.encode("utf-8-sig"), FRENCH, "", id="UTF-8 with a mark"),
        pytest.param(RUSSIAN.encode("utf-16"), RUSSIAN, "utf-16", id="UTF-16 with a mark"),
        pytest.param(RUSSIAN.encode("utf-32"), RUSSIAN, "utf-32", id="UTF-32 with a mark"),
        pytest.param(("\x00" + "\x00".join(FRENCH)).encode("latin-1"), FRENCH, "utf-16-be", id="UTF-16 without a mark"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", id="Windows Cyrillic"),
        pytest.param(FRENCH.encode("cp1252"), FRENCH, "cp1252", id="Windows Western"),
        pytest.param(TURKISH.encode("cp1254"), TURKISH, "cp1254", id="Windows Turkish"),
        pytest.param(
            b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"), '<meta charset="koi8-r">' + RUSSIAN, "declares", id="declared by a page"
        ),
        pytest.param(RUSSIAN.encode() + b"\xff", RUSSIAN + "\ufffd", "1 broken place", id="UTF-8 with a broken place"),
    ],
)
def test_encodings(data: bytes, text: str, note: str) -> None:
    found = decode(data)
    assert found.text == text and note in found.note and bool(note) == bool(found.note) and not found.binary


def test_bytes_cut_in_the_middle_of_a_character_are_sound() -> None:
    data = RUSSIAN.encode()[:41]
    assert decode(data, cut=True).note == "" and decode(data).note


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(bytes(range(256)), "binary", id="all bytes"),
        pytest.param(b"PK\x03\x04rest", "office", id="an office document"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 9, "binary", id="a picture"),
    ],
)
def test_no_text(data: bytes, said: str) -> None:
    found = decode(data)
    assert said in found.binary and not found.text


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused_and_clean_text_can_be_stored(data: bytes) -> None:
    found = decode(data)
    assert not (found.text and found.binary)
    assert clean(found.text).encode().decode() == clean(found.text)


def test_line_ends_are_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d\ufeff") == "a\nb\nc\nd"
