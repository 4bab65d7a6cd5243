"""Cut a text into blocks: the pieces of a page that stand alone, before anything is said of what they are.

A blank line ends a block. Lines without blank lines between them are a block each, unless they are one paragraph
that was wrapped to a width.
A bullet on a line of its own belongs to the next line. Page furniture glued to the end or the start of a paragraph is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from araz.records import ParagraphKind, Span
from araz.sources.forms import form_of

_BULLET = re.compile(r"^(?:[-–—•·*▪●■◆►▸»>]|\(?\d{1,2}[.)])\s+(?=\S)")
_ALONE = re.compile(r"^[-–—•·*▪●■◆►▸»]$")
_ENDS = re.compile(r"[.!?…:;。！？۔।][\"”’'»)\]]*(?:\s*\[\d+\])*$|[.!?…][\"”’']?\s*\([^()]{1,60}\)$")
_INNER = re.compile(r"(?<![A-Z])[.!?…][\"”’»)\]]*(?:\s*\[\d+\])?\s+(?=[\"“‘«(]?[A-ZÀ-ÞА-Я\d])")
_WIDE = re.compile("[。！？](?=.)")
_SEAM = re.compile(r"(?<=[.!?…”\"])\s?(?=[A-Z\[©])")
_HEAD = re.compile(
    r"^(?i:skip to (?:main )?content|advertisement|share this(?: article| story| post)?|print friendly(?:, pdf & email)?)"
    r"\s*(?=[A-Z“\"])(?=.{60})"
)
_GLUED = {ParagraphKind.FORM, ParagraphKind.FURNITURE, ParagraphKind.TEASER, ParagraphKind.COMMENT}
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|Jr|Sr|Inc)\.$"
)


@dataclass(frozen=True)
class Block:
    """A piece of a page. `bullet` is empty, `inline` (the mark begins the line) or `alone` (the mark had a line of its own)."""

    span: Span
    text: str
    bullet: str = ""

    @cached_property
    def bare(self) -> str:
        """The text without its bullet, line breaks as spaces."""
        text = " ".join(self.text.split())
        return _BULLET.sub("", text[1:].lstrip() if self.bullet == "alone" else text)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.bare.split())

    @cached_property
    def key(self) -> str:
        """Its words only, in lower case: two blocks that differ in marks and spaces have the same key."""
        return " ".join(re.findall(r"\w+", self.bare.casefold()))

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.bare[-80:]))

    @cached_property
    def sentences(self) -> int:
        """About how many sentences it has, at least one."""
        return count_sentences(self.bare)

    @property
    def prose(self) -> bool:
        """Whether it is running text: one full sentence of twelve words, or two sentences."""
        return self.ended and (self.words >= 12 or (self.sentences >= 2 and self.words >= 6))


def count_sentences(text: str) -> int:
    """Return about how many sentences a paragraph has, at least one; initials, titles and months with a full stop end none."""
    ends = [match for match in _INNER.finditer(text) if not _ABBREVIATED.search(text[max(0, match.start() - 6) : match.start() + 1])]
    return 1 + len(ends) + len(_WIDE.findall(text))


def cut(text: str) -> list[Block]:
    """Return the blocks of a text, in order, disjoint; every character that is not white space is in exactly one."""
    return [block for group in _groups(text) for block in _of_group(text, group)]


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them, each line without its outer white space."""
    group: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            group.append(_trim(text, start, start + len(line)))
        elif group:
            yield group
            group = []
        start += len(line) + 1
    if group:
        yield group


def _of_group(text: str, group: list[Span]) -> Iterator[Block]:
    if _wrapped([text[span.start : span.end] for span in group]):
        group = [Span(group[0].start, group[-1].end)]
    mark: Span | None = None
    for span in group:
        if mark is None and _ALONE.match(text[span.start : span.end]):
            mark = span
            continue
        yield from _unglued(text, Span(mark.start if mark else span.start, span.end), "alone" if mark else "")
        mark = None
    if mark:
        yield Block(mark, text[mark.start : mark.end])


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph wrapped to a width: all but the last of like length, and some go on in lower case."""
    if len(lines) < 2 or any(_BULLET.match(line) or _ALONE.match(line) for line in lines):
        return False
    lengths = [len(line) for line in lines[:-1]]
    follows = sum(line[0].islower() for line in lines[1:])
    near = max(lengths) <= 110 and min(lengths) >= 40 and max(lengths) - min(lengths) <= 28
    return near and len(lines[-1]) <= max(lengths) + 15 and follows * 4 >= len(lines) - 1


def _unglued(text: str, span: Span, bullet: str) -> Iterator[Block]:
    """Yield a line as one block, or as two where page furniture is glued to its start or end."""
    line = text[span.start : span.end]
    head = _HEAD.match(line)
    if head:
        yield _block(text, span.start, span.start + head.end(), bullet)
        yield from _unglued(text, _trim(text, span.start + head.end(), span.end), "")
        return
    seam = _tail_seam(line)
    if seam is None:
        yield _block(text, span.start, span.end, bullet)
        return
    yield _block(text, span.start, span.start + seam, bullet)
    yield _block(text, span.start + seam, span.end, "")


def _tail_seam(line: str) -> int | None:
    """Return where furniture glued to the end of a paragraph begins, if there is some."""
    if len(line) < 120:
        return None
    for match in _SEAM.finditer(line, max(100, len(line) - 240)):
        form = form_of(line[match.end() :])
        if form and re.search(r"[^\W\d_]{3}", line[match.end() :]) and form.kind in _GLUED:
            return match.end()
    return None


def _block(text: str, start: int, end: int, bullet: str) -> Block:
    span = _trim(text, start, end)
    words = text[span.start : span.end]
    return Block(span, words, bullet or ("inline" if _BULLET.match(words) else ""))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
