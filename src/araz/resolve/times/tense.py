"""The tense at a place of a text that is not parsed, guessed from the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

_REACH = 200
_FUTURE = re.compile(
    r"(?i:\b(?:will|shall|'ll|won't|upcoming|scheduled|due to|set to|is to|are to|to be held|going to|intends?|intention|"
    r"plan(?:s|ned|ning)?|expected to|slated|may be|might|possibly|due (?:on|in|at))\b)|’ll\b"
)
_PAST = re.compile(
    r"(?i:(?<!\bbe )\b(?:was|were|had|did|said|began|held|met|took|came|went|gave|told|sent|left|fell|won|lost|broke|led|found|saw|"
    r"became|got|made|brought|fought|struck|shot|wrote|spoke|rose|flew|drove|kept|built|paid|sold|bought|chose|hit|cut|\w{3,20}ed)\b)"
)


def tense_by_words(text: str) -> Callable[[int], str]:
    """Return a function that guesses the tense at an offset: that of the verb before it in its sentence, else of the first after it."""

    def tense(offset: int) -> str:
        left = max(text.rfind(mark, max(0, offset - _REACH), offset) for mark in (". ", "\n", "? ", "! "))
        rights = [text.find(mark, offset, offset + _REACH) for mark in (". ", "\n", "? ", "! ")]
        right = min((r for r in rights if r >= 0), default=offset + _REACH)
        before, after = text[max(left, offset - _REACH, 0) : offset], text[offset:right]
        ahead, past = _last(_FUTURE, before), _last(_PAST, before)
        if ahead == past:
            ahead, past = -_first(_FUTURE, after), -_first(_PAST, after)
        return "" if ahead == past else "future" if ahead > past else "past"

    return tense


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _first(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else _REACH + 1
