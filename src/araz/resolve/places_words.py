"""The words of a text, and its runs of capitalised words: where names can stand.

`troops near al-Bab and St. Louis`  ->  al-Bab | St. Louis
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:St|Ste|Ft|Mt)\.|[^\W\d_](?:[^\W_]|['’‘ʻʼ`](?=[^\W\d_]))*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_LINKS = frozenset("de del della di da do dos das du des la las le les los el al ul ash den van von bin ibn upon sur".split())
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
_LONGEST = 5
# words that begin sentences with a capital and belong to no name
_OPENERS = frozenset(
    """a an the this that these those his her its our their my your he she it we they you i in on at to from for of by with without near
    and or but nor so yet if when while where after before since until as because although though however meanwhile also then there
    here now today yesterday tomorrow tonight still just only even not no yes all any both each few many most some such several other
    another what who whom whose which why how is are was were be been has have had do does did will would can could may might must
    should according inside outside around across over under between among during through about against despite like unlike once
    more former late both neither either every what's it's that's one two three four five six seven eight nine ten mr mrs ms dr
    breaking read watch photo image copyright via per amid within throughout along off out up down into onto toward towards beyond
    last next first second later earlier""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start` to `end` of its text, a possessive ending left out. `soft`: not part of a name by itself."""

    start: int
    end: int
    text: str
    soft: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words with single blanks or hyphens between them, and the small words that names have inside (`de`, `al`)."""

    words: tuple[Word, ...]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the parts that can be names, as numbers of words."""
        for first, word in enumerate(self.words):
            if word.capital or word.text in _ARTICLES:
                for last in range(min(len(self.words), first + _LONGEST), first, -1):
                    ends = self.words[last - 1]
                    if ends.capital and not (last == first + 1 and word.soft):
                        yield first, last


def words_of(text: str) -> list[Word]:
    """Return the words of a text."""
    found = []
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        if len(word) > 2 and _POSSESSIVE.search(word):
            word = word[:-2]
        found.append(Word(start, start + len(word), word, word.lower() in _OPENERS))
    return found


def runs_of(text: str, words: list[Word]) -> list[Run]:
    """Return the runs of a text, in order."""
    runs: list[Run] = []
    current: list[Word] = []
    for number, word in enumerate(words):
        joined = bool(current) and text[current[-1].end : word.start] in (" ", "-", "‑", "–", "\u00a0")
        following = words[number + 1] if number + 1 < len(words) else None
        if not joined and current:
            _keep(runs, current)
            current = []
        glue = text[word.end : following.start] if following else ""
        if word.capital or (
            following is not None
            and following.capital
            and (
                (current and word.text.lower() in _LINKS and glue in (" ", "-"))
                or (glue == "-" and (word.text in _ARTICLES or (current and text[current[-1].end] == "-")))
            )
        ):
            current.append(word)
        else:
            _keep(runs, current)
            current = []
    _keep(runs, current)
    return runs


def _keep(runs: list[Run], words: list[Word]) -> None:
    while words and not words[-1].capital:
        words = words[:-1]
    if words:
        runs.append(Run(tuple(words)))
