"""Find names of persons in a text by their keys (`spelling`), so that every usual transliteration of a name is found by one row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from araz.resolve.scan import Hit, fold
from araz.resolve.spelling import ARTICLES, PARTICLES, key, short_key, word_key

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ‑-][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_BETWEEN = re.compile(r"\s{1,2}")
_SHORT = 4
_LINKS = ARTICLES | PARTICLES


class PersonScanner:
    """Names by key. Each name comes with the number of whom it names; one name may name several."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._names: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._first: dict[str, int] = {}
        for name, number in names:
            words = _named(name)
            whole = key(words)
            if whole:
                self._names[whole].append((fold(name), number))
                for first in {key(words[:1]) or key(words[:2]), key(words[:2])}:
                    self._first[first] = max(self._first.get(first, 0), len(words) + 2)

    def find(self, text: str) -> list[Hit]:
        """Return the names in the text that do not overlap, leftmost first, the longest at each place."""
        words = _words(text)
        hits = []
        at = 0
        while at < len(words):
            hit, after = self._at(text, words, at)
            if hit is not None:
                hits.append(hit)
            at = after
        return hits

    def _at(self, text: str, words: list[tuple[int, int, str]], at: int) -> tuple[Hit | None, int]:
        """Return the longest name that begins at a word, and the number of the word after it."""
        start, end, word = words[at]
        begins = _is_capital(word) or (word in PARTICLES and word not in ARTICLES)
        if not begins or (at and words[at - 1][2].lower() in {"al", "el"} and _joined(text, words[at - 1][1], start)):
            return None, at + 1
        whole, bare, best, after, reach = "", "", None, at + 1, 0
        for number in range(at, len(words)):
            begin, stop, word = words[number]
            if number > at and not (_joined(text, end, begin) and (_is_capital(word) or word.lower() in _LINKS)):
                break
            end = stop
            part = "" if word.lower() in {"al", "el"} else word_key(word)
            whole += part
            bare += "" if number > at and len(word) == 2 and word.endswith(".") else part
            reach = reach or self._first.get(whole, 0)
            if number - at >= reach and number > at:
                break
            keys = (self._fitting(whole, text[start:stop]) or self._fitting(bare, text[start:stop])) if _is_capital(word) else ()
            if keys:
                best, after = Hit(start, stop, keys), number + 1
        return best, after

    def _fitting(self, whole: str, found: str) -> tuple[int, ...]:
        """Return whom a key names; one short word must be written as the name is, and two letters with its capitals."""
        named = self._names.get(whole)
        if not named:
            return ()
        if " " not in found and "-" not in found and (len(whole) <= _SHORT or fold(found) != fold(found).strip(".")):
            if len(found) <= 2 and found.isupper():
                return ()
            named = [one for one in named if one[0] == fold(found)]
        if " " not in found:
            named = [one for one in named if " " in one[0] or short_key(one[0]) == short_key(found)]
        return tuple(dict.fromkeys(number for _, number in named))


def _named(name: str) -> list[str]:
    return [word for _, _, word in _words(name)]


def _words(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a text with their ends, without possessive endings and the stop after all but initials."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.endswith(".") and len(word) > 2:
            word = word[:-1]
        word = _POSSESSIVE.sub("", word)
        found.append((match.start(), match.start() + len(word), word))
    return found


def _joined(text: str, end: int, start: int) -> bool:
    """Return whether words stand together: with a blank between, or as initials without (`B.J. Habibie`)."""
    return _BETWEEN.fullmatch(text, end, start) is not None or (end == start and text[end - 1] == ".")


def _is_capital(word: str) -> bool:
    """Return whether a word is written as a name: with a capital, after an article too (`al-Sisi`)."""
    if word[:1].isupper():
        return True
    lead, mark, rest = word.partition("-")
    return bool(mark) and lead in ARTICLES and rest[:1].isupper()
