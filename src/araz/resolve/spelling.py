"""One key for all the spellings that rules can tell to be of one personal name, so that the knowledge files hold only the others.

The scanner of names is blind to case, diacritics, and kinds of hyphen and apostrophe (`scan.fold`). A key is blind, too, to letters written
out (`Müller`, `Mueller`), to transliteration (`Dzhaparov`, `Japarov`; `Zelensky`, `Zelenskyy`; `Pashinyan`, `Pashinian`; `Shaikh`,
`Sheikh` not), to the Arabic article (`al-Sisi`, `el-Sisi`, `Sisi`), to hyphens (`Amir-Abdollahian`, `Amirabdollahian`), and to habits of
languages with common first names (`Mohammed`, `Muhammad`). It means nothing by itself and is only compared with other keys.
"""

from __future__ import annotations

import re
from functools import lru_cache

from araz.resolve.scan import fold

ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "an", "at", "az", "ar"})
"""Forms of the Arabic article; before a hyphen they are dropped from a key, `al` and `el` also where they stand alone."""
PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "di", "da", "dos", "del", "della", "la", "le", "ben", "bin", "ibn", "abu", "ter", "ould"}
)

_LETTERS = tuple(
    pair.split(">")
    for pair in (
        "'> ’> ʿ> ʾ> `> .> dzh>j dj>j tsch>ch tch>ch kh>x ks>x sh>s ch>c gh>g zh>z dh>d th>t ck>k q>k ph>f w>v "
        "aa>a eev>ev ee>i oo>u ou>u y>i"
    ).split()
)
_ENDS_AND_DOUBLES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"f{1,2}$", "v"),
        (r"(?<=[^aeiou])([aou])e(?=[^aeiou])", r"\1"),
        (r"(?<=[sdrnt])i?j$", "i"),
        (r"[ea]h$", "a"),
        (r"ei{0,2}e|i+e", "e"),
        (r"(.)\1", r"\1"),
    )
)
_FAMILIES = (
    "mohammed mohammad muhammad mohamed mohamad muhammed mahomed",
    "ahmed ahmad achmad",
    "hussein hossein husayn hussain husain hosein husein",
    "hassan hasan hassane",
    "abdullah abdallah abdulla abdollah",
    "yusuf youssef yousef yousuf yusef yousaf yosef",
    "mahmoud mahmud mehmood mahmood",
    "khaled khalid",
    "omar umar omer",
    "osama usama",
    "ibrahim ebrahim ibraheem",
    "ismail ismael esmail ismayil",
    "mustafa mostafa moustafa mustapha",
    "suleiman sulaiman suleyman soleiman sulayman",
    "faisal faysal feisal",
    "qasem kassem qassem ghassem kasim qasim qassim",
    "rashid rasheed rachid",
    "walid waleed",
    "ashraf achraf",
    "jafar jaafar ja'far djafar",
    "aleksandr alexander aleksander alexandr aliaksandr oleksandr",
    "sergei sergey serhiy serhii siarhei",
    "dmitry dmitri dmitriy dmytro",
    "nikolai nikolay mykola",
    "yevgeny evgeny yevgeni evgeni yevgeniy evgeniy yevhen",
    "vladimir volodymyr uladzimir",
    "mikhail mykhailo mikhailo",
    "andrei andrey andriy andrii",
    "alexei aleksei alexey aleksey oleksiy oleksii",
    "igor ihor",
    "oleg oleh",
    "pavel pavlo",
    "ilham ilkham",
)


def _sounds(word: str) -> str:
    for old, new in _LETTERS:
        if old in word:
            word = word.replace(old, new)
    for pattern, new in _ENDS_AND_DOUBLES:
        word = pattern.sub(new, word)
    return word


_FIRST = {_sounds(name): _sounds(family.split()[0]) for family in _FAMILIES for name in family.split()}


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """Return the key of one word of a name; hyphenated parts are joined and an article before them dropped."""
    parts = fold(word).split("-")
    if len(parts) > 1 and parts[0] in ARTICLES:
        parts = parts[1:]
    return "".join(_FIRST.get(key, key) for key in map(_sounds, parts))


_ENDINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"^(?:al|el|as|ash|ad|an|at|ar|az)-", ""),
        (r"['’ʿʾ`.-]", ""),
        (r"dzh|dj", "j"),
        (r"kh", "x"),
        (r"y", "i"),
        (r"ff?$", "v"),
        (r"(?<=[^aeiou])([aou])e(?=[^aeiou])", r"\1"),
        (r"(?<=s[kh])(?:ii|ij|i)$|(?<=ts[kh])(?:ii|i)$", "i"),
        (r"i+e(?=v)|e(?=v$)", "e"),
        (r"[ea]h$", "a"),
    )
)


@lru_cache(maxsize=1 << 15)
def short_key(word: str) -> str:
    """Return a narrower key, for a surname that stands alone: only endings, umlauts, articles and a few sounds are alike.

    `Zelensky`, `Zelenskyy`; `Aliyev`, `Aliev`; `el-Sisi`, `Sisi`; but not `Carter`, `Charter`.
    """
    found = fold(word)
    for pattern, new in _ENDINGS:
        found = pattern.sub(new, found)
    return found


def key(words: list[str] | tuple[str, ...]) -> str:
    """Return the key of a name given by its words."""
    return "".join(word_key(word) for word in words if word.lower() not in {"al", "el"})


def short_forms(name: str) -> tuple[str, ...]:
    """Return the surnames by which a name can be taken up: its last word, and that with the particles before it (`von der Leyen`)."""
    words = name.split()
    if len(words) < 2:
        return ()
    forms = {words[-1]: None}
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES | {"al", "el"}:
        at -= 1
        forms[" ".join(words[at:])] = None
    return tuple(forms)
