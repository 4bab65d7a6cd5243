"""Find many names in a text in one pass: longest match, whole words, capitals as the name has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

_ALIKE = {
    "–": "-",
    "—": "-",
    "‑": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "\u00a0": " ",
    "ə": "a",
    "ı": "i",
    "İ": "i",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ß": "s",
}
_ARTICLES = frozenset({"al-", "el-", "al ", "el "})


class _Folded(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _plain(chr(code))
        return folded


def fold(text: str) -> str:
    """Return the text in small letters without diacritics, with one hyphen, apostrophe and blank; each character stays one character."""
    return text.translate(_FOLDED)


def _plain(char: str) -> str:
    if char < "\x80":
        return " " if char in "\n\t" else char.lower()
    known = _ALIKE.get(char)
    if known is not None:
        return known
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else char


_FOLDED = _Folded()


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` to `end` of the text hold a name of the things numbered `keys`."""

    start: int
    end: int
    keys: tuple[int, ...]


class NameScanner:
    """An automaton over names. Each name comes with the number of the thing it names; one name may name several things."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        forms: dict[str, list[tuple[str, int]]] = {}
        for name, key in names:
            if name.strip():
                forms.setdefault(fold(name), []).append((name, key))
        self._forms = tuple(tuple(found) for found in forms.values())
        self._automaton = AhoCorasick(list(forms))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the names in the text that do not overlap, leftmost first, the longest at each place.

        A name that begins with `the` gives way to a longer one right after the article: `the UN` to `UN Security Council`.
        """
        hits: list[Hit] = []
        done = 0
        candidates = self._candidates(text)
        inner: dict[int, int] = {}
        for start, end, form in candidates:
            if _any_fits(self._forms[form], text[start:end]):
                inner[start] = max(end, inner.get(start, 0))
        for start, end, form in candidates:
            if start < done or (end < inner.get(start + 4, 0) and fold(text[start : start + 4]) == "the "):
                continue
            keys = tuple(dict.fromkeys(key for name, key in self._forms[form] if _capitals_fit(name, text[start:end])))
            if keys:
                hits.append(Hit(start, end, keys))
                done = end
        return tuple(hits)

    def _candidates(self, text: str) -> list[tuple[int, int, int]]:
        found = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        whole = [(start, end, form) for form, start, end in found if _is_whole(text, start, end)]
        return sorted(whole, key=lambda hit: (hit[0], -hit[1]))


def _any_fits(names: Iterable[tuple[str, int]], found: str) -> bool:
    return any(_capitals_fit(name, found) for name, _ in names)


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)


def _capitals_fit(name: str, found: str) -> bool:
    """A short name in capitals must be in capitals; any other with a first capital must have it, or be all in capitals.

    The capital of an Arabic article does not count: `Al-Shabaab` is also `al-Shabaab`.
    """
    letters = [c for c in name if c.isalpha()]
    if letters and len(name) <= 6 and (all(c.isupper() for c in letters) or (" " not in name and any(c.isupper() for c in letters[1:]))):
        return name == found or (found.isupper() and name.upper() == found and len(name) > 3)
    name = name[3:] if (article := name[:3].lower() in _ARTICLES) else name
    found = found[3:] if article else found
    capitals = [i for i, c in enumerate(name) if c.isupper() and (i == 0 or not name[i - 1].isalnum())]
    if not capitals:
        return True
    return found[capitals[0]].isupper()
