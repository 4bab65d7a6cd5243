"""Tell by its form alone what a block of a page is: the table of forms, lines that hold a date, bylines, menus."""

from __future__ import annotations

import re

from araz.records import ParagraphKind as Kind
from araz.sources import dates
from araz.sources.form_table import ABOUT_AUTHOR, AGENCIES, FORMS, End, Form

__all__ = ["ABOUT_AUTHOR", "AGENCIES", "End", "Form", "form_of", "signed", "writer"]

_LONGEST = 1200
_BY = re.compile(
    r"^[—–-]?\s*(?:by|(?:story|text|words|reported|written|posted|published|analysis|opinion|authored?) by|"
    r"authors?|(?:written )?by)\s*[:|]?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"^[\"“(@]?(?:[A-ZÀ-ÞĀ-ŽƏА-Я][\w'’.-]*|[a-z]+-[A-Z]\w+)[,;|)\"”:]*$")
_SMALL = frozenset(
    re.findall(
        r"\S+",
        r"and & in for of the at | / , • · - – — al bin ibn bint abu ben de del della der den di da dos du el la le van von ter y "
        r"e with special to on",
    )
)
_ROLES = frozenset(
    re.findall(
        r"\S+",
        r"our a an staff senior chief special foreign diplomatic news online web guest own editor editors editorial reporter "
        r"reporters correspondent correspondents writer writers contributor columnist desk newsroom bureau team agency agencies "
        r"service board",
    )
)
_DESKS = frozenset({"desk", "team", "bureau", "newsroom", "staff"})
_NAV = re.compile(r"\s[|›»>]\s")


def form_of(text: str) -> Form | None:
    """Return the form that a block has by itself, or None where it may be part of the story."""
    words = len(text.split())
    if len(text) > _LONGEST or not words:
        return None
    if words <= 14 and dates.is_date_line(text):
        return Form(Kind.BYLINE, "line that holds only a date", _BY, 14)
    for form in FORMS:
        if words <= form.most and form.pattern.search(text):
            return form
    return _byline(text, words) or _navigation(text, words)


def writer(text: str) -> str:
    """Return the names in a line such as `By Jane Roe, Nairobi` without the words around them, or an empty string."""
    match = _BY.match(text)
    found = dates.find(text)
    rest = text[match.start("rest") : found[1] if found and match and found[1] > match.start("rest") else None] if match else ""
    rest = re.split(r"\s[|•·–—-]\s|\s[|•·–—-]$|[|•·]|,?\s+(?:in|for|at|on|special to)\s|,\s+(?=(?:the|an?)\s)|\s{2,}", rest)[0]
    rest = re.sub(r"\W*\b(?:updated|published|posted)\b.*$", "", rest, flags=re.IGNORECASE).strip(" ,;:.")
    return rest if rest and _names(rest) else ""


def signed(text: str) -> bool:
    """Return whether a line names as writer an office and nobody by name: `By our editor | 20 July 2024`, `By the Africa desk`."""
    match, found = _BY.match(text), dates.find(text)
    if not match:
        return False
    start = match.start("rest")
    rest = f"{text[start : max(start, found[1])]} {text[found[2] :]}" if found else text[start:]
    words = [word.strip(",;|()") for word in rest.split()]
    small = [word for word in words if word and not _NAME_WORD.match(word) and word not in _SMALL]
    desk = found is not None and len(small) <= 3 and bool(small) and small[-1] in _DESKS
    return desk or (bool(_ROLES & set(small)) and set(small) <= _ROLES)


def _byline(text: str, words: int) -> Form | None:
    if words <= 25 and not re.search(r"[?!…]$|(?<!Jr)(?<!Sr)\.$", text) and (writer(text) or (words <= 14 and signed(text))):
        return Form(Kind.BYLINE, "says by whom", _BY, 25)
    found = dates.find(text) if words <= 14 else None
    if (
        found
        and not text.endswith((".", "?", "!", "…"))
        and _names(re.sub(r"\b\d+ (?:minute|hour|day|week)s? ago\b|\d[\d:.]*|[()\[\]]", "", text[: found[1]] + " " + text[found[2] :]))
    ):
        return Form(Kind.BYLINE, "a name or place and a whole date", _BY, 14)
    return None


def _navigation(text: str, words: int) -> Form | None:
    """Bars and arrows between short pieces, and no end of a sentence: a menu, a path of sections, a footer."""
    if words <= 14 and _NAV.search(text) and not text.endswith((".", "?", "!", "…", "”", '"')):
        return Form(Kind.FURNITURE, "pieces between bars or arrows", _NAV, 14)
    return None


def _names(text: str) -> bool:
    """Whether all words are names, marks, or the small words between names."""
    words = text.split()
    return bool(words) and any(map(_NAME_WORD.match, words)) and all(w.lower().strip(",;") in _SMALL or _NAME_WORD.match(w) for w in words)
