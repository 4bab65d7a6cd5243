"""A sentence with its neighbours, cut into pieces that say what each word stands for. Spans may overlap and nest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from araz.records import Article, Claim, Paragraph, ParagraphKind, Span

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W\d_a-z]|[\"'“‘«(\[]?\d)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Lt|Sgt|Adm|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_LIMIT = 320
_WINDOW = 4 * _LIMIT


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage and what they are: `kinds` among trigger, actor, recipient, speaker (none: plain), `title` the reasons."""

    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A span and what it is."""

    span: Span
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's sentence between its neighbours, each in pieces; a neighbour may be empty."""

    before: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    after: tuple[Piece, ...]


def passage(article: Article, claim: Claim) -> Passage:
    """Return the sentence of a claim in its context."""
    labels = labels_of(claim)
    before, after = neighbours(article, claim.sentence)
    parts = (pieces(article.text, span, labels) if span else () for span in (before, claim.sentence, after))
    return Passage(*parts)


def labels_of(claim: Claim) -> list[Label]:
    """Return what the words of a claim stand for."""
    found = [Label(claim.trigger, "trigger", f"{claim.event} by rule {claim.rule}")]
    found += [Label(p.span, "actor", f"{p.code}: {p.why}") for p in claim.actors]
    found += [Label(p.span, "recipient", f"{p.code}: {p.why}") for p in claim.recipients]
    found += [Label(s.span, "speaker", f"{s.code or s.name}: says so") for s in claim.attribution]
    return found


def pieces(text: str, span: Span, labels: Sequence[Label]) -> tuple[Piece, ...]:
    """Cut the words at `span` wherever a label begins or ends; together the pieces are those words, unchanged."""
    inside = [
        label for label in labels if label.span.start < span.end and label.span.end > span.start and label.span.end > label.span.start
    ]
    edges = {span.start, span.end}
    edges.update(edge for label in inside for edge in (label.span.start, label.span.end) if span.start < edge < span.end)
    cuts = sorted(edges)
    return tuple(_piece(text, start, end, inside) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, labels: Sequence[Label]) -> Piece:
    here = [label for label in labels if label.span.start <= start and label.span.end >= end]
    kinds = tuple(dict.fromkeys(label.kind for label in here))
    return Piece(text[start:end], kinds, "; ".join(dict.fromkeys(f"{label.kind} {label.title}" for label in here)))


def neighbours(article: Article, sentence: Span) -> tuple[Span | None, Span | None]:
    """Return the sentences before and after, in this paragraph or the next one of body text; long ones are cut to 320 characters."""
    home = bisect_right(article.paragraphs, sentence.start, key=lambda p: p.span.start) - 1
    if home < 0 or not _is_body(article.paragraphs[home]) or sentence.start >= article.paragraphs[home].span.end:
        return None, None
    span = article.paragraphs[home].span
    earlier = _sentences(article.text, Span(max(span.start, sentence.start - _WINDOW), sentence.start))
    later = _sentences(article.text, Span(sentence.end, min(span.end, sentence.end + _WINDOW)))
    if not earlier:
        before = next((p.span for p in islice(reversed(article.paragraphs), len(article.paragraphs) - home, None) if _is_body(p)), None)
        earlier = _sentences(article.text, before) if before is not None else []
    if not later:
        after = next((p.span for p in islice(article.paragraphs, home + 1, None) if _is_body(p)), None)
        later = _sentences(article.text, after) if after is not None else []
    return (
        Span(max(earlier[-1].start, earlier[-1].end - _LIMIT), earlier[-1].end) if earlier else None,
        Span(later[0].start, min(later[0].end, later[0].start + _LIMIT)) if later else None,
    )


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.BODY


def _sentences(text: str, span: Span) -> list[Span]:
    """Split roughly: good enough to choose how much context to show."""
    starts = [span.start]
    for match in _END.finditer(text, span.start, span.end):
        if not _SHORT.search(text, max(span.start, match.start() - 6), match.start() + 1):
            starts.append(match.end())
    found = [_strip(text, start, end) for start, end in zip(starts, [*starts[1:], span.end], strict=True)]
    return [s for s in found if s.end > s.start]


def _strip(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, max(start + lead, start + len(words.rstrip())))
