"""Direct quotations: from the opening mark to the closing one, over sentences, within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from araz.records import Span

_MARK = re.compile(r"[“”„«»]|(?<!\w)(?:\"|'')|(?:\"|'')(?!\w)")
_STRAIGHT = frozenset({'"', "''"})
LONG = 4


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """Return the quotations of the given paragraphs, marks included, left to right.

    A quotation that is not closed ends with its paragraph; straight marks, and two apostrophes set for one, open and close in turn.
    """
    found = []
    for paragraph in paragraphs:
        start: int | None = None
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            opens = mark.group() in "“„«" or (mark.group() in _STRAIGHT and start is None)
            if opens and start is None:
                start = mark.start()
            elif not opens and start is not None:
                found.append(Span(start, mark.end()))
                start = None
        if start is not None:
            found.append(Span(start, paragraph.end))
    return found


def is_speech(text: str, quote: Span) -> bool:
    """Return whether a quotation is long enough to be speech, not a word or name in marks."""
    inside = text[quote.start + 1 : quote.end - 1]
    return len(inside.split()) >= LONG
