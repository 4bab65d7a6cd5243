"""What each paragraph of a page is: title, story, heading, or one of the things that stand around a story.

The way: cut the text into blocks; give each the form it has by itself; find the title; find repeats; then walk from the first block of the
story to the end, remembering whether the story has ended. After an end, a block is story only where it clearly returns to the subject.
Last, what only the whole page shows: a note on the author, short lines with no story below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from araz.records import Paragraph
from araz.records import ParagraphKind as Kind
from araz.sources.blocks import Block, cut
from araz.sources.dates import WEEKDAY, find, is_date_line
from araz.sources.forms import ABOUT_AUTHOR, AGENCIES, End, form_of, signed, writer

_LEAD_CAPTION = re.compile(
    r"^(?:\S+\s+){6,60}?(?:(?:19|20)\d\d|[a-z]{3,9}\.? \d{1,2})\.\s+[-–—]\s+\S|(?:…|\.\.\.)$|\((?:l|r|c|left|right|cent(?:er|re))\)",
    re.IGNORECASE,
)
_LABELLED_TITLE = re.compile(
    r"^(?:videos?|maps?|graphics?|photos?|watch|listen|podcast|(?:in )?pictures)\s*[:|]\s*(?!.*\bcredit)(?:\S+\s+){3}", re.IGNORECASE
)
_DAY_IN_PICTURE = re.compile(
    rf", {WEEKDAY},? (?:[a-z]{{3,9}}\.? \d{{1,2}}|\d{{1,2}} [a-z]{{3,9}}),? (?:19|20)\d\d[.,]?(?:\s*[(\[].*|\s*/.*)?$", re.IGNORECASE
)
_AGENCY = re.compile(rf"^(?:the )?{AGENCIES}(?: (?:photos?|images?))?$", re.IGNORECASE)
_TITLE_REST = 7
_TOLD = 40  # words of story before an end of the story is believed: links to comments also stand above a story
_NAME = r"(?:[A-ZÀ-ÞĀ-ŽƏ][\w'’.-]+|al-\w+|bin|van|von|de|[A-Z]\.)"
_BIO = re.compile(
    rf"^(?:(?:Dr|Prof|Professor|Col|Colonel|Gen|General|Ambassador|Amb|Sir|Lt|Maj)\.?\s+(?:\([^)]*\)\s*)?)*"
    rf"(?P<name>{_NAME}(?: {_NAME}){{1,4}})(?:,? (?:Jr|Sr|PhD|MD)\.?)?,?\s+"
    r"(?:\([^)]*\)\s+)?(?:is|was|serves|works|writes|teaches|covers|reports|has (?:been|written|worked)|holds|currently|lives|studied)\b"
)
_ROLE = re.compile(
    r"\b(?:fellow|professor|lecturer|writer|journalist|reporter|correspondent|columnist|editor|analyst|researcher|scholar|author|intern|student|director|"
    r"contributor|academic|historian|expert|specialist|associate|blogger|commentator|consultant|graduate|candidate|founder|covers|writes|reports|teaches)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    re.findall(
        r"\S+",
        r"about after again against also although among another around because been before being between both came could during "
        r"each even ever every from have having here however into itself just last like made many might more most much must never "
        r"only other over said same says should since some still such than that their them then there these they this those "
        r"through time under until upon very want well were what when where which while whose will with within without would year "
        r"years your",
    )
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a block is taken for, and whether the story ends there."""

    kind: Kind
    why: str
    end: End = End.NO


_Marks = list[_Mark | None]


def paragraphs(text: str, *, title: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, in order, disjoint, covering all that is not white space; `language` is left empty.

    Args:    title: the title, where it is known from elsewhere; a first paragraph that equals it is the title.
    """
    blocks = cut(text)
    marks = [_own(block) for block in blocks]
    first = _find_title(blocks, marks, " ".join(re.findall(r"\w+", title.casefold())))
    _mark_repeats(blocks, marks, first)
    _walk(blocks, marks, _mark_lead(blocks, marks))
    _mark_author_note(blocks, marks)
    _mark_loose_ends(blocks, marks)
    return tuple(Paragraph(b.span, m.kind, m.why, "") for b, m in zip(blocks, marks, strict=True) if m)


def _own(block: Block) -> _Mark | None:
    form = form_of(block.bare) or (form_of(block.text) if block.bullet else None)
    return _Mark(form.kind, form.why, form.end) if form else None


def _find_title(blocks: Sequence[Block], marks: _Marks, known: str) -> int | None:
    """Mark the title, if there is one, and short labels above it; return its index."""
    free = [i for i, mark in enumerate(marks) if mark is None or (i == 0 and _title_all_the_same(blocks[0].bare, mark))]
    first = next((i for i in free[:5] if known and blocks[i].key == known), None)
    why = "equals the title that the source gives"
    if first is None:
        why = "first line, short and no full sentence"
        lead = next((n for n, i in enumerate(free) if not _is_label(blocks, free, n) and not _lead_caption(blocks, i)), None)
        first = free[lead] if lead is not None and _titled(blocks[free[lead]]) else None
    if first is None:
        return None
    marks[first] = _Mark(Kind.TITLE, why)
    for i in free:
        if i < first and not blocks[i].prose and marks[i] is None:
            marks[i] = _Mark(Kind.FURNITURE, "short line above the title")
    return first


def _titled(block: Block) -> bool:
    return block.words <= 30 and block.sentences <= 2 and not block.bullet and not re.search(r"[.;:,…][\"”]?$", block.bare)


def _title_all_the_same(text: str, mark: _Mark) -> bool:
    """Whether a first line is a title though it has another form: the outlet behind a bar, a label, or the day it tells of."""
    pieces = re.split(r"\s[|›»]\s", text)
    barred = len(pieces) == 2 and len(pieces[0].split()) >= 5 and form_of(pieces[0]) is None
    found = find(text) if mark.kind is Kind.BYLINE and "|" not in text and not writer(text) and not signed(text) else None
    dated = found is not None and len((text[: found[1]] + text[found[2] :]).split()) >= 2 and text[0].isupper()
    return barred or dated or bool(_LABELLED_TITLE.match(text))


def _is_label(blocks: Sequence[Block], free: Sequence[int], n: int) -> bool:
    """Whether a line is the label of a section or an icon's name, because a longer title follows within three more such lines."""
    block = blocks[free[n]]
    if (block.words > 3 and not block.bare[0].islower()) or block.ended:
        return False
    for i in free[n + 1 : n + 4]:
        after = blocks[i]
        if after.prose or not _titled(after):
            return False
        if after.words >= 5:
            return all(block.key != other.key for other in blocks[free[n] + 1 :])
    return False


def _mark_repeats(blocks: Sequence[Block], marks: _Marks, title: int | None) -> None:
    """Mark what says again what another block says: the title, a line of another story, a quotation set apart."""
    seen: dict[str, int] = {}
    everything = "\n".join(f" {block.key} " for block in blocks)
    for i, block in enumerate(blocks):
        mark = marks[i]
        if (
            mark is not None
            and mark.kind not in (Kind.TITLE, Kind.TEASER)
            and not (title is not None and _with_outlet(block, blocks[title]))
        ):
            continue
        if i != title and title is not None and (block.key == blocks[title].key or _with_outlet(block, blocks[title])):
            marks[i] = _Mark(Kind.REPEAT, "says the title again")
        elif block.key in seen and block.words >= 3:
            marks[i] = _Mark(Kind.REPEAT, "says again what stands above")
        elif mark is None and 6 <= block.words <= 40 and _quoted_apart(block, everything):
            marks[i] = _Mark(Kind.REPEAT, "set apart from a paragraph that has the same words")
        seen.setdefault(block.key, i)


def _with_outlet(block: Block, title: Block) -> bool:
    """Whether a line is the title with a few words after a bar or dash."""
    rest = block.key[len(title.key) :]
    return (
        title.words >= 3
        and block.key.startswith(title.key + " ")
        and len(rest.split()) <= _TITLE_REST
        and bool(re.search(r"\s[|–—:-]\s", block.bare))
    )


def _quoted_apart(block: Block, everything: str) -> bool:
    """Whether the words also stand inside a longer block."""
    inner = f" {block.key} "
    return everything.count(inner) > everything.split("\n").count(inner)


def _lead_caption(blocks: Sequence[Block], i: int) -> bool:
    """Whether a block before the story is the caption of its first picture, by its form and because prose follows."""
    block = blocks[i]
    follows = any(other.prose and not other.bullet for other in blocks[i + 1 : i + 6])
    return follows and block.words <= 90 and bool(_LEAD_CAPTION.search(block.bare) or _day_in_picture(block))


def _day_in_picture(block: Block) -> bool:
    """Whether the first sentence ends with weekday, day and year, as captions of agencies do."""
    return block.words <= 60 and bool(_DAY_IN_PICTURE.search(re.split(r"(?<=\d{4})\.\s", block.bare)[0]))


def _mark_lead(blocks: Sequence[Block], marks: _Marks) -> int:
    """Mark what stands before the story; return where the story begins."""
    for i, block in enumerate(blocks):
        if marks[i] is not None:
            continue
        story_below = any(marks[j] is None and blocks[j].prose for j in range(i + 1, len(blocks)))
        if _lead_caption(blocks, i) and i < 6:
            marks[i] = _Mark(Kind.CAPTION, "before the story, in the form of a picture's caption")
        elif block.ended or block.words > 25 or not story_below:
            return i
        else:
            marks[i] = _Mark(Kind.HEADING, "short line without an end, before the story")
    return len(blocks)


class _Walk:
    """The state of the walk: the words of the story so far, and whether it has ended."""

    def __init__(self, blocks: Sequence[Block], marks: _Marks) -> None:
        self.blocks, self.marks = blocks, marks
        self.end = End.NO
        self.asked = False
        self.told = 0
        self.pieces = 0
        self.stems: set[str] = {stem for b, m in zip(blocks, marks, strict=True) if m and m.kind is Kind.TITLE for stem in _stems(b)}

    def marked(self, mark: _Mark) -> _Mark:
        """Take a block that has a form of its own, and note whether the story ends with it."""
        if self.end is End.COMMENTS and mark.kind not in (Kind.FORM, Kind.FURNITURE) and mark.end is not End.STORIES:
            return _Mark(Kind.COMMENT, "below the head of the comments")
        if self.end is End.STORIES and mark.kind is Kind.BYLINE and mark.end is End.NO:
            return _Mark(Kind.TEASER, "date or writer of another story")
        if self._begun():
            self.end = mark.end if self.end is End.COMMENTS and mark.kind is Kind.TEASER else max(self.end, mark.end)
            self.asked = mark.kind is Kind.COMMENT or (self.asked and mark.kind is not Kind.TEASER)
        return mark

    def unmarked(self, i: int) -> _Mark:
        """Decide on a block without a form of its own."""
        if self.end is not End.COMMENTS and self._commenter(i):
            self.end = End.COMMENTS
        if self.end is End.COMMENTS:
            return _Mark(Kind.COMMENT, "below the head of the comments")
        above = self.marks[i - 1] if i else None
        if above and above.why == ABOUT_AUTHOR and self.blocks[i].words <= 110:
            return _Mark(Kind.BYLINE, "note on the author, below its head")
        if self.end is not End.NO and not self._returns(i):
            if (
                self.end is End.PAUSE
                and not self.blocks[i].prose
                and i + 1 < len(self.blocks)
                and self.marks[i + 1] is None
                and self._returns(i + 1)
            ):
                return _Mark(Kind.HEADING, "short line above a return to the subject")
            return self._left_over(i)
        return self._story(i)

    def _begun(self) -> bool:
        """Whether enough of the story was told for an end to be believed: more than a standfirst has."""
        return self.told >= _TOLD or (self.pieces > 1 and self.told >= _TOLD / 2)

    def _story(self, i: int) -> _Mark:
        block, after_end = self.blocks[i], self.end is not End.NO
        if _day_in_picture(block) and self._credited(i):
            return _Mark(Kind.CAPTION, "ends with a weekday and a whole date, as captions do, beside a credit")
        self.end, self.asked = End.NO, False
        if block.bullet != "alone" and (block.ended or block.words > 12 or block.bullet):
            self.stems.update(_stems(block))
            self.told += block.words
            self.pieces += 1
            return _Mark(Kind.BODY, "returns to the subject in full sentences" if after_end else "running text of the story")
        if block.bullet:
            return _Mark(Kind.TEASER, "item whose bullet has a line of its own") if not block.prose else _Mark(Kind.BODY, "item of a list")
        return _Mark(Kind.HEADING, "short line without an end, within the story")

    def _credited(self, i: int) -> bool:
        near = [self.blocks[j].bare for j in (i - 1, i + 1) if 0 <= j < len(self.blocks)]
        return any(_AGENCY.match(line) or _own_caption(line) for line in near)

    def _returns(self, i: int) -> bool:
        """Whether a block after an end takes up the story again: running text that shares its words, alone or with what follows it."""
        run = self._run(i)
        if not run:
            return False
        one, all_of_it = self._shared(run[:1]), self._shared(run)
        words = sum(block.words for block in run)
        if self.end is End.PAUSE:
            return one >= 0.15 or (words >= 60 and all_of_it >= 0.1)
        if self.asked:
            return False
        return (one >= 0.3 and (run[0].words >= 40 or len(run) > 1)) or (words >= 120 and all_of_it >= 0.2)

    def _run(self, i: int) -> list[Block]:
        """The blocks of running text from `i` on, up to the next block that is none; at most eight."""
        run: list[Block] = []
        for block, mark in zip(self.blocks[i : i + 8], self.marks[i : i + 8], strict=True):
            if mark is not None or block.bullet or not block.prose:
                break
            run.append(block)
        return run

    def _shared(self, run: Sequence[Block]) -> float:
        """The share of a run's longer words that the story has used before."""
        stems = {stem for block in run for stem in _stems(block)}
        return len(stems & self.stems) / max(1, len(stems))

    def _left_over(self, i: int) -> _Mark:
        block = self.blocks[i]
        listed = bool(block.bullet) or (i + 1 < len(self.blocks) and bool(self.blocks[i + 1].bullet))
        if self.asked and not listed:
            return _Mark(Kind.COMMENT, "below a request for comments")
        if self.end is End.STORIES or listed or block.words >= 5:
            return _Mark(Kind.TEASER, "after the end of the story, and no return to its subject")
        return _Mark(Kind.FURNITURE, "short line after the end of the story")

    def _commenter(self, i: int) -> bool:
        """Whether a comment begins: a short name, then a line that holds only a date, then words; and the story has begun."""
        if i + 2 >= len(self.blocks) or not self._begun():
            return False
        name, when, words = self.blocks[i : i + 3]
        dated = is_date_line(when.bare) or bool(
            re.match(r"^(?:\d+|an?) (?:minute|hour|day|week|month|year)s? ago$", when.bare, re.IGNORECASE)
        )
        return name.words <= 4 and not name.ended and dated and words.words >= 3


def _walk(blocks: Sequence[Block], marks: _Marks, start: int) -> None:
    walk = _Walk(blocks, marks)
    for i in range(start, len(blocks)):
        mark = marks[i]
        marks[i] = walk.unmarked(i) if mark is None else walk.marked(mark)


def _own_caption(line: str) -> bool:
    form = form_of(line)
    return form is not None and form.kind is Kind.CAPTION


def _stems(block: Block) -> set[str]:
    """The longer words of a block, cut to six letters so that inflected forms agree."""
    return {word[:6] for word in block.key.split() if len(word) >= 4 and word not in _COMMON}


def _mark_author_note(blocks: Sequence[Block], marks: _Marks) -> None:
    """Mark `X is a fellow at …` below the story: by the byline's name, or by its form where the story has not named X before."""
    named = {name for block in blocks if (name := writer(block.bare).casefold())}
    body = [i for i, mark in enumerate(marks) if mark and mark.kind is Kind.BODY]
    for i in reversed(body):
        match = _BIO.match(blocks[i].bare)
        if not match or blocks[i].words > 110 or i == body[0]:
            break
        name = match["name"].casefold()
        before = " ".join(blocks[j].bare for j in body if j < i).casefold()
        known = any(name in other or other in name for other in named)
        if not known and (name.split()[-1] in before or not _ROLE.search(blocks[i].bare)):
            break
        marks[i] = _Mark(Kind.BYLINE, "note on the author of the byline" if known else "note on an author, who is not in the story")


def _mark_loose_ends(blocks: Sequence[Block], marks: _Marks) -> None:
    """Mark headings that have no story below them: lines of other stories, or furniture."""
    if not any(mark and mark.kind is Kind.BODY for mark in marks):
        return
    for i in reversed(range(len(blocks))):
        mark = marks[i]
        if mark and mark.kind is Kind.BODY:
            return
        if mark and mark.kind is Kind.HEADING:
            teaser = blocks[i].words >= 4
            why = "headline with no story below it" if teaser else "short line with no story below it"
            marks[i] = replace(mark, kind=Kind.TEASER if teaser else Kind.FURNITURE, why=why)
