"""Other names, weekdays, months and years for a sentence, by rule, so that a model learns the deed and not the country.

A state's name is put in place of another's of the same form (name, adjective, capital), the same one throughout a sentence; labels stay
with the words that they stood at.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files

from araz.knowledge.load_actors import load_actors
from araz.knowledge.read import read_tree
from training.corpus.tokens import Deed, Words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_YEAR = re.compile(r"(?:19|20)\d\d$")
Form = tuple[str, ...]


class Variation:
    """Changes names at random; made once."""

    def __init__(self, states: Iterable[Mapping[str, Form]] | None = None) -> None:
        """`states`: for each state the words of its `name`, `adjective`, `capital`; those of the knowledge files where None."""
        self.states = list(states if states is not None else _states())
        self.known: dict[Form, tuple[int, str]] = {}
        for k, forms in enumerate(self.states):
            for kind, words in forms.items():
                self.known.setdefault(words, (k, kind))
        self.longest = max(map(len, self.known), default=1)

    def changed(self, sentence: Words, rng: random.Random) -> Words:
        """Return the sentence with other names and dates."""
        swap: dict[int, int] = {}
        runs: list[tuple[int, int, Form]] = []
        i = 0
        words = sentence.words
        while i < len(words):
            found = next((n for n in range(min(self.longest, len(words) - i), 0, -1) if words[i : i + n] in self.known), 0)
            if found:
                state, kind = self.known[words[i : i + found]]
                other = swap.setdefault(state, self._other(state, kind, rng))
                runs.append((i, i + found, self.states[other].get(kind, words[i : i + found])))
                i += found
            else:
                runs.append((i, i + 1, (self._dated(words[i], rng),)))
                i += 1
        return moved(sentence, runs)

    def _other(self, state: int, kind: str, rng: random.Random) -> int:
        for _ in range(20):
            other = rng.randrange(len(self.states))
            if other != state and kind in self.states[other]:
                return other
        return state

    @staticmethod
    def _dated(word: str, rng: random.Random) -> str:
        for names in (WEEKDAYS, MONTHS):
            if word in names and word != "May":
                return rng.choice([n for n in names if n != "May"])
        return str(int(word) + rng.randint(-6, 6)) if _YEAR.match(word) else word


def moved(sentence: Words, runs: list[tuple[int, int, Form]]) -> Words:
    """Return a sentence with runs of words put in place of others; a label goes to the last new word of the run that it stood in."""
    words: list[str] = []
    where: dict[int, int] = {}
    begin: dict[int, int] = {}
    for start, end, new in runs:
        begin.update(dict.fromkeys(range(start, end), len(words)))
        words += new
        where.update(dict.fromkeys(range(start, end), len(words) - 1))
    deeds = tuple(_moved(deed, where) for deed in sentence.deeds)
    parties = tuple((begin[a], where[b - 1] + 1) for a, b in sentence.parties)
    return replace(sentence, words=tuple(words), deeds=deeds, parties=parties)


def _moved(deed: Deed, where: Mapping[int, int]) -> Deed:
    return replace(deed, index=where[deed.index], links=tuple((where[i], name) for i, name in deed.links))


def _states() -> list[dict[str, Form]]:
    """Return the forms of the states of the knowledge files that a report would name."""
    found = []
    for state in load_actors([read_tree(files("araz.knowledge"))], []).states:
        forms = {"name": state.name, "adjective": next(iter(state.adjectives), ""), "capital": state.capital}
        made = {kind: tuple(text.split()) for kind, text in forms.items() if text and "," not in text and "-" not in text}
        if len(made) > 1:
            found.append(made)
    return found
