"""What the model sees of a word: a normalised form and a shape. Shared by training and inference."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "…": ".", "\u00a0": " "}
)
SHAPES = ("none", "lower", "Title", "UPPER", "Letter", "mixed", "digits", "with-digit", "punct", "symbol", "sentence-initial-Title")
_INDEX = {name: i for i, name in enumerate(SHAPES)}
_PUNCT = re.compile(r"[^\w\s]+")


def plain(word: str) -> str:
    """Return the word with typographic quotes and dashes made ASCII; never empty."""
    return word.translate(_PLAIN).strip() or "."


def shape(word: str, *, first: bool = False) -> int:
    """Return the index in SHAPES of the word's outer form: the encoder is uncased and cannot see it.

    Args: word: as in the text. first: whether it opens the sentence, where a capital says little.
    """
    return _INDEX[_shape_name(word, first)]


@lru_cache(maxsize=200_000)
def _shape_name(word: str, first: bool) -> str:
    if word.isdigit():
        return "digits"
    if any(ch.isdigit() for ch in word):
        return "with-digit"
    if not any(ch.isalpha() for ch in word):
        return "punct" if _PUNCT.fullmatch(word) else "symbol"
    if word.islower():
        return "lower"
    if len(word) == 1:
        return "Letter"
    if word.isupper():
        return "UPPER"
    if word[0].isupper() and word[1:].islower():
        return "sentence-initial-Title" if first else "Title"
    return "mixed"
