"""What the splitter sees of a paragraph: the class of each word, and the features of each gap between two words.

A gap's features are names, `kind + value`, hashed to 32 bits; the splitter has a weight for each that was frequent in training.
Shared by training and inference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from zlib import crc32

from araz.language.features import SHAPES, plain, shape

_FORMS = (
    ("address", re.compile(r"\S+@\S+|\S*(?:www\.|http|\.com)\S*")),
    ("time", re.compile(r"\d{1,2}:\d\d(?::\d\d)?")),
    ("hour", re.compile(r"(?i:[ap]\.?m\.?)")),
    ("date", re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")),
    ("phone", re.compile(r"\(?\d{3}\)?[-.]\d{3,}[-.\d]*")),
    ("rule", re.compile(r"[-_=*~#+.]{3,}")),
    ("year", re.compile(r"(?:19|20)\d\d")),
    ("digit", re.compile(r"\d")),
    ("digits", re.compile(r"\d+")),
    ("with-digit", re.compile(r".*\d.*", re.DOTALL)),
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec""".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split())
_MARKS = ".,!?:;\"'()[]{}<>-*/\\&$%_=+~@#|^`"
_NAMES = ("month", "day", "I", "Letter", "UPPER", "Title", "lower", "clitic", "mark", "marks")
CLASSES = (*(name for name, _ in _FORMS), *_NAMES, *_MARKS, *(mark + "+" for mark in _MARKS))
INDEX = {name: i for i, name in enumerate(CLASSES)}
_STOPS = frozenset(".!?")
_OPEN, _SHUT = frozenset("(["), frozenset(")]")


@lru_cache(maxsize=100_000)
def word_class(word: str) -> str:
    """Return the class of a word, one of CLASSES."""
    word = plain(word.replace("…", "..."))
    for name, form in _FORMS:
        if form.fullmatch(word):
            return name
    if not any(c.isalpha() for c in word):
        mark = word[0] if word[0] in _MARKS else ""
        return (mark + "+" if mark else "marks") if len(word) > 1 else mark or "mark"
    return _letters(word)


def _letters(word: str) -> str:
    if not word[0].isupper():
        return "lower" if word[0].isalpha() else "clitic"
    low = word.lower()
    if low in _MONTHS:
        return "month"
    if low in _DAYS:
        return "day"
    if word in ("I", "I'm"):
        return "I"
    if len(word) == 1:
        return "Letter"
    return "UPPER" if word.isupper() else "Title"


def shapes(words: Sequence[str], glued: Sequence[bool]) -> list[int]:
    """Return the shape of each word, and in the same number whether no space is before it."""
    return [shape(word) + len(SHAPES) * close for word, close in zip(words, glued, strict=True)]


def quoted(words: Sequence[str]) -> list[bool]:
    """Return whether a quotation is open at each word, the word included."""
    found, inside = [], False
    for word in words:
        if word == '"':
            inside = not inside
        elif word in ("“", "``"):
            inside = True
        elif word in ("”", "''"):
            inside = False
        found.append(inside)
    return found


def hashes(words: Sequence[str], glued: Sequence[bool]) -> list[list[int]]:
    """Return the hashed features of each gap of a paragraph: those of the gap before word k + 1 at place k.

    Args: glued: whether a word stands right after the one before it, without a space.
    """
    return [[crc32(name.encode()) for name in names] for names in features(words, glued)]


def features(words: Sequence[str], glued: Sequence[bool]) -> Iterator[list[str]]:
    """Yield the names of each gap's features, as `hashes` orders them."""
    classes = [word_class(word) for word in words]
    low = ["^", "^", *(plain(word).lower() for word in words), "$", "$"]
    around = ["^", "^", "^", *classes, "$", "$", "$"]
    for k, whole in islice(enumerate(_whole(words, classes)), 1, None):
        gap = around[k + 2] + ("+" if glued[k] else " ") + around[k + 3]
        names = _names(around[k : k + 6], low[k : k + 4], gap)
        names.append(f"k{min(k, 8)}{gap}")
        names.append(f"r{min(len(words) - k, 6)}{gap}")
        names.append(f"e{words[k - 1][-1:]}{k + 1 < len(words) and glued[k + 1]}{gap}")
        yield names + [kind + gap for kind in whole]


def _names(around: Sequence[str], low: Sequence[str], gap: str) -> list[str]:
    """Return the features of the words at a gap. `around`: classes of three words before and after; `low`: two and two."""
    c3, c2, c1, d1, d2, d3 = around
    b2, b1, a1, a2 = low
    return [
        "-", f"a{c1}", f"b{d1}", f"c{gap}", f"d{c2} {gap}", f"e{gap} {d2}", f"f{c2} {gap} {d2}", f"g{c3} {c2} {gap}", f"h{gap} {d2} {d3}",
        f"i{c3} {c2} {gap} {d2} {d3}", f"j{b1} {d1}", f"l{c1} {a1}", f"m{b1}", f"n{a1}", f"o{b1[-3:]} {d1}", f"p{c1} {a1[:3]}",
        f"q{c1} {d1} {a2}", f"s{b2} {c1} {d1}",
    ]  # fmt: skip


def _whole(words: Sequence[str], classes: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each word what is known of the words before it, and of the whole paragraph."""
    letters = sum(word[0].isalpha() for word in words) or 1
    titles = f"t{4 * sum(c in ('Title', 'UPPER', 'Letter') for c in classes) // (letters + 1)}"
    stops = sum(word in _STOPS for word in words)
    dense = "u" + ("none" if stops == 0 else "few" if stops * 40 <= len(words) else "many")
    since = depth = 0
    for word, kind, inside in zip(words, classes, [False, *quoted(words)], strict=False):
        yield f"v{min(since, 9)}", titles, dense, f"w{inside}{depth > 0}"
        since = 0 if word in _STOPS or word == ":" or kind == "rule" else since + 1
        depth = max(0, depth + (word in _OPEN) - (word in _SHUT))
