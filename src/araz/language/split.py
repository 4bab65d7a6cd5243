"""Split a paragraph into sentences.

A sentence may end only after a word that closes with punctuation. A linear model, trained on the treebank's documents, decides
each such gap from the words around it; a few certainties (a title's or a month's abbreviation) are decided before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_CLOSERS = "\"'”’»)]}*"
_OPENERS = "\"'“‘«([{*-–—•"
_ENDS = ".!?…:;"
_WORD = re.compile(r"\S+")
_TAIL = re.compile(r"[^\w]+$")
_HEAD = re.compile(r"^[^\w]+")

TITLES = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig rev hon fr st sen rep gov pres amb sec min dep asst atty hrh
    sr jr ayat gens drs messrs""".split()
)
MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
OTHERS = frozenset(
    """no nos vs v art ch vol fig p pp approx ca cf etc al inc ltd co corp dept est mt ft ave blvd u.s u.k u.n e.u d.c i.e e.g
    a.m p.m ph.d""".split()
)


@dataclass(frozen=True)
class Gap:
    """The space between two words of a paragraph: what stands on either side, and what is open there."""

    left: str
    right: str
    quoted: bool
    bracketed: bool
    length: int


def gaps(text: str) -> Iterable[tuple[int, int, Gap]]:
    """Yield (end of the left word, start of the right word, gap) for each gap at which a sentence might end."""
    words = list(_WORD.finditer(text))
    quotes = brackets = length = 0
    for left, right in pairwise(words):
        word = left.group()
        quotes = _open_quotes(word, quotes)
        brackets = max(0, brackets + word.count("(") + word.count("[") - word.count(")") - word.count("]"))
        length += 1
        if word[-1] in _ENDS or word[-1] in _CLOSERS:
            yield left.end(), right.start(), Gap(word, right.group(), quotes > 0, brackets > 0, length)
            if word.rstrip(_CLOSERS)[-1:] in {".", "!", "?"}:
                length = 0


def _open_quotes(word: str, count: int) -> int:
    count += word.count("“") - word.count("”")
    if word.count('"') % 2:
        count = 0 if count > 0 else 1
    return max(0, count)


def features(gap: Gap) -> list[str]:
    """Return the names of the features of a gap; each weighs 1."""
    stem = _TAIL.sub("", gap.left).lower()
    stem = _HEAD.sub("", stem)
    closing = _TAIL.search(gap.left)
    tail = closing.group()[-3:] if closing is not None else ""
    bare = _HEAD.sub("", gap.right)
    nxt = _shape(gap.right)
    left = _left_kind(stem, gap.left)
    return [
        "bias",
        f"tail={tail}",
        f"tail={tail} next={nxt}",
        f"left={left} next={nxt}",
        f"left={left} tail={tail} next={nxt}",
        f"stem={stem}",
        f"stem={stem} next={nxt}",
        f"word={bare.lower()}",
        f"tail={tail} word={bare.lower()}",
        f"quoted={gap.quoted} tail={tail} next={nxt}",
        f"bracketed={gap.bracketed} tail={tail}",
        f"length={min(gap.length, 12)} tail={tail[:1]}",
        f"right-tail={gap.right[-1] if not gap.right[-1].isalnum() else 'w'} tail={tail[:1]}",
    ]


def _shape(word: str) -> str:
    lead = word[0] if not word[0].isalnum() else ""
    bare = _HEAD.sub("", word)
    if not bare:
        return f"{lead}punct"
    kind = "digit" if bare[0].isdigit() else "upper" if bare[0].isupper() else "lower"
    return f"{lead}{'I' if bare == 'I' else kind}"


def _left_kind(stem: str, word: str) -> str:
    if stem in TITLES:
        return "title"
    if stem in MONTHS:
        return "month"
    if stem in OTHERS:
        return "abbreviation"
    if re.fullmatch(r"(?:\w\.)+\w", stem):
        return "initials"
    if len(stem) == 1:
        return "letter" if stem.isalpha() else "one-digit"
    if stem[:1].isdigit():
        return "number"
    return "name" if word[:1].isupper() else "word"


def _certain(gap: Gap) -> bool | None:
    """Decide what needs no weighing: None where it does."""
    if gap.left.endswith(("…", "...")) and gap.right[:1].islower():
        return False
    if gap.left[-1] not in ".":
        return None
    stem = _HEAD.sub("", _TAIL.sub("", gap.left)).lower()
    if stem in TITLES and _HEAD.sub("", gap.right)[:1].isupper():
        return False
    if stem in MONTHS and gap.right[:1].isdigit():
        return False
    return None


class Splitter:
    """Cuts paragraphs into sentences with the weights of the shipped model."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    @classmethod
    def load(cls, path: Path) -> Splitter:
        """Read the weights from a JSON object, feature -> weight."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def ends(self, gap: Gap, sure: float = 0.0) -> bool:
        """Return whether a sentence ends at the gap; `sure` is how far the weights must lean that way (log odds)."""
        certain = _certain(gap)
        if certain is not None:
            return certain
        return sum(self.weights.get(name, 0.0) for name in features(gap)) > sure

    def spans(self, text: str, sure: float = 0.0) -> list[tuple[int, int]]:
        """Return the sentences of one paragraph as (start, end), without the space around them; a blank text has none."""
        start = len(text) - len(text.lstrip())
        spans = []
        for end, following, gap in gaps(text):
            if self.ends(gap, sure):
                spans.append((start, end))
                start = following
        stop = len(text.rstrip())
        if stop > start:
            spans.append((start, stop))
        return spans
