"""Fold a text for matching, character for character, so that offsets stay true."""

from __future__ import annotations

import unicodedata

_SPECIAL = {"ə": "a", "Ə": "A", "ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "s", "æ": "e", "œ": "o"}
_SPECIAL |= dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑–—−", "-") | dict.fromkeys("“”„«»", '"') | {"\u00a0": " ", "\n": " ", "\t": " "}


def fold(text: str) -> str:
    """Return the text with diacritics off and quotes, dashes and spaces plain; the same length as `text`."""
    if text.isascii():
        return text.translate({10: " ", 9: " "})
    return "".join(char if char < "\x7f" and char not in "\n\t" else _fold(char) for char in text)


def _fold(char: str) -> str:
    special = _SPECIAL.get(char)
    if special:
        return special
    base = unicodedata.normalize("NFKD", char)[:1]
    return base if base else char
