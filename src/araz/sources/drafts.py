"""From what a reader of a format found to an Article: clean, limit, mark paragraphs and languages, fill in facts, give an id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from araz.ids import make_id
from araz.issues import IssueLog
from araz.records import Article
from araz.sources import language, metadata
from araz.sources.decoding import clean
from araz.sources.duplicates import normalise
from araz.sources.language import Languages
from araz.sources.metadata import Facts
from araz.sources.paragraphs import paragraphs

if TYPE_CHECKING:
    from araz.settings import Settings


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as read, with what its source says of it beside the text.

    `cut` says that the source has more text than was read.
    """

    text: str
    origin: str
    facts: Facts = field(default_factory=Facts)
    language: str = ""
    cut: bool = False


def finish(draft: Draft, languages: Languages, log: IssueLog, settings: Settings) -> Article | None:
    """Return the article of a draft, or None (and an issue) where it has no text. A known title is its first paragraph."""
    text = clean(_with_title(draft))
    if not text.strip():
        log.add("sources", "empty", "no text: nothing to read in it", draft.origin)
        return None
    text = _limited(text, draft, log, settings.max_article_characters)
    marked = paragraphs(text, title=draft.facts.title.value if draft.facts.title else "")
    parts = language.assign(text, marked, languages, stated=draft.language)
    facts = draft.facts.filled_from(metadata.from_page(text, parts))
    outlet = draft.facts.outlet.value if draft.facts.outlet else None
    return Article(
        make_id("art", normalise(text) or text.strip(), outlet), text, parts, draft.origin,
        facts.title, facts.author, facts.outlet, facts.url, facts.published,
    )  # fmt: skip


def _with_title(draft: Draft) -> str:
    title = draft.facts.title.value if draft.facts.title else ""
    known = normalise(title)
    if not known or normalise(draft.text.lstrip()[: len(title) + 40]).startswith(known):
        return draft.text
    return f"{title}\n\n{draft.text}"


def _limited(text: str, draft: Draft, log: IssueLog, most: int) -> str:
    """Cut a text that is too long at the end of a line or word, and say so."""
    if len(text) <= most and not draft.cut:
        return text
    kept = text[:most]
    end = max(kept.rfind("\n", most * 9 // 10), 0) or max(kept.rfind(" ", most * 9 // 10), 0) or len(kept)
    kept = kept[:end] if len(text) > most else kept
    log.add("sources", "truncated", f"longer than {most:,} characters: only the first {len(kept):,} were read", draft.origin)
    return kept
