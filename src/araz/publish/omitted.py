"""What was not read or not coded, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from araz.issues import UNKNOWN
from araz.publish.book import Book
from araz.publish.words import PARAGRAPHS
from araz.records import Issue, ParagraphKind

CODED = (ParagraphKind.TITLE, ParagraphKind.BODY)
_SHOWN = 200
_WHYS = 6


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one kind: how many, and the first 200 as (where, message); `more` are not shown."""

    stage: str
    kind: str
    count: int
    shown: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """A name that the knowledge files do not have: in how many articles it acts, and what the first of them says of it."""

    name: str
    articles: int
    known: str


@dataclass(frozen=True, slots=True)
class ParagraphCount:
    """Paragraphs of one kind: how many, how many characters, whether they are coded, and the commonest reasons for the kind."""

    kind: str
    count: int
    characters: int
    coded: bool
    whys: tuple[str, ...]


def issue_groups(book: Book) -> list[IssueGroup]:
    """Return the issues by stage and kind, the commonest first."""
    groups: dict[tuple[str, str], list[Issue]] = {}
    for issue in book.records.issues:
        if issue.kind == UNKNOWN:
            continue
        groups.setdefault((issue.stage, issue.kind), []).append(issue)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_group(book, stage, kind, issues) for (stage, kind), issues in ordered]


def _group(book: Book, stage: str, kind: str, issues: list[Issue]) -> IssueGroup:
    shown = tuple((_where(book, issue), issue.message) for issue in sorted(issues, key=lambda i: (i.origin, i.id))[:_SHOWN])
    return IssueGroup(stage, kind, len(issues), shown, len(issues) - len(shown))


def _where(book: Book, issue: Issue) -> str:
    source = book.sources.get(issue.article)
    return f"{source.outlet}, {source.title}" if source else issue.origin


def unknown_actors(book: Book) -> list[UnknownActor]:
    """Return the names that act and are in no knowledge file: those of most articles first."""
    found: dict[str, list[Issue]] = {}
    for issue in book.records.issues:
        if issue.kind == UNKNOWN:
            found.setdefault(issue.message.partition(" — ")[0], []).append(issue)
    ordered = sorted(found.items(), key=lambda item: (-len({i.article for i in item[1]}), item[0]))
    return [UnknownActor(name, len({i.article for i in some}), some[0].message.partition(" — ")[2]) for name, some in ordered[:_SHOWN]]


def paragraph_counts(book: Book) -> list[ParagraphCount]:
    """Return the paragraphs of all articles by kind: those that are coded first, then the commonest."""
    counts: Counter[ParagraphKind] = Counter()
    characters: Counter[ParagraphKind] = Counter()
    whys: dict[ParagraphKind, Counter[str]] = {}
    for article in book.records.articles:
        for paragraph in article.paragraphs:
            counts[paragraph.kind] += 1
            characters[paragraph.kind] += paragraph.span.end - paragraph.span.start
            whys.setdefault(paragraph.kind, Counter())[paragraph.why] += 1
    ordered = sorted(counts, key=lambda k: (k not in CODED, -counts[k], k))
    return [ParagraphCount(PARAGRAPHS[k], counts[k], characters[k], k in CODED, _common(whys[k])) for k in ordered]


def _common(whys: Counter[str]) -> tuple[str, ...]:
    return tuple(why for why, _ in sorted(whys.items(), key=lambda item: (-item[1], item[0]))[:_WHYS] if why)
