"""Title, author, outlet, address and date of an article, each with where it was found. What a page does not say stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from araz.records import DateSource, Fact, Paragraph, Span, When
from araz.records import ParagraphKind as Kind
from araz.sources import dates
from araz.sources.form_table import AGENCIES, DATES_PAGE
from araz.sources.forms import writer

_APPEARED = re.compile(
    r"\b(?:appeared|published|posted|ran|printed|written|republished|syndicated|reprinted)\s+(?:first\s+|originally\s+)?"
    r"(?:in|on|by|at|from|for|with permission from)\s+"
    r"(?P<outlet>[^,;|()]+?)(?:\s+(?:on|under|as|and is|with|at|in|here)\b.*|[,;|(].*)?\.?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\(c\)\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)?"
    r"[\s,|©]*(?:by\s+)?(?-i:(?P<outlet>[A-ZÀ-Þ][\w&.'’ -]{1,60}?))"
    r"(?:\s*[,|]|\.(?:\s|$)|\s+all rights|\s+(?:19|20)\d\d|$)",
    re.IGNORECASE,
)
_SHORT = r"(?:[^.!?—–]|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"  # what a dateline holds: no stop but a shortened month's
_DATELINE = re.compile(rf"^[^a-z]{{2,}}{_SHORT}{{0,60}}?[(/](?P<outlet>(?i:{AGENCIES}))[)/]\s*[-–—:]")
_DATELINE_DAY = re.compile(rf"^\W*[A-Z][A-Z]+{_SHORT}{{0,90}}?\s?[-–—:]\s(?:(?=[A-Z][a-z]{{2,8}}\.? \d){_SHORT}{{0,40}}?\s?[-–—:]\s)?")
_POSTED_BY = re.compile(r"^\W*(?:posted|published|issued|released)\b.*\bby\s+(?P<who>[^|,;]+?)\W*$", re.IGNORECASE)
_SOURCE = re.compile(r"^\W*(?:\w+ )?(?:source|via)\s*:\s*(?P<outlet>[^|,;()]+)", re.IGNORECASE)
_OF_PRESS = re.compile(
    r"^the\s|\b(?:news|times|post|outlet|agency|press|radio|tv|television|channel|tribune|herald|journal|gazette|daily|weekly|review|today|"
    r"media|magazine|institute|network|observer|monitor|chronicle|standard|guardian|mail|star|voice|report|bulletin|desk|newsroom|staff|"
    r"admin|editors?)\b|\.\w{2,}|\d|(?-i:\b[A-Z]{2,}\b)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^\W*(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:published|posted|issued|released|publication date)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAME_OF_NOTE = re.compile(r"^((?:[A-Z][\w'’.-]+ ){1,4}[A-Z][\w'’.-]+),?\s")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its text."""

    title: Fact | None = None
    author: Fact | None = None
    outlet: Fact | None = None
    url: Fact | None = None
    published: When | None = None

    def filled_from(self, other: Facts) -> Facts:
        """Return these facts, and those of `other` where these have none."""
        return Facts(*(getattr(self, field.name) or getattr(other, field.name) for field in fields(self)))


def from_page(text: str, paragraphs: Sequence[Paragraph]) -> Facts:
    """Return what the paragraphs of a page say of the article."""
    page = [(p, text[p.span.start : p.span.end]) for p in paragraphs]
    return Facts(_title(page), _author(page), _outlet(page), _url(page), _published(page))


def published(value: str, why: str) -> When | None:
    """Return the day of publication from an ISO 8601 date or time, or None where it is none."""
    edtf = dates.from_iso(value)
    return When(edtf, DateSource.PUBLISHED, why) if edtf else None


_Page = Sequence[tuple[Paragraph, str]]


def _title(page: _Page) -> Fact | None:
    for paragraph, words in page:
        if paragraph.kind is Kind.TITLE:
            return Fact(re.split(r"\s[|›»]\s", " ".join(words.split()))[0], "text", paragraph.why)
    return None


def _author(page: _Page) -> Fact | None:
    lines = [" ".join(words.split()) for paragraph, words in page if paragraph.kind is Kind.BYLINE]
    for line in lines:
        if name := writer(line):
            return Fact(name, "byline", f"line {line!r}")
    for line in lines:
        if (who := _poster(line)) and not _OF_PRESS.search(who):
            return Fact(who, "byline", f"line {line!r}")
    notes = [words for paragraph, words in page if paragraph.kind is Kind.BYLINE and paragraph.why.startswith("note on an author")]
    match = _NAME_OF_NOTE.match(notes[0]) if notes else None
    return Fact(match.group(1), "author note", "the note below the story is on this person") if match else None


def _outlet(page: _Page) -> Fact | None:
    """Where it first appeared, else who posted it or is its source, else whose copyright it is, else the agency of the dateline, else
    what follows the title behind a bar.
    """
    return (
        _first(_outlet_of_origin(page))
        or _first(_outlet_of_source(page))
        or _first(_outlet_of_copyright(page))
        or _first(_outlet_of_dateline(page))
        or _first(_outlet_of_title(page))
    )


def _outlet_of_origin(page: _Page) -> Iterable[Fact]:
    for paragraph, words in page:
        match = _APPEARED.search(words.strip()) if paragraph.why == "says where it first appeared" else None
        if match and (name := _outlet_name(match["outlet"])):
            yield Fact(name, "origin line", f"line {words!r}")


def _outlet_of_source(page: _Page) -> Iterable[Fact]:
    """A line `Source: …` counts above or below the story, not within it: there it is the source of a table or picture."""
    story = [i for i, (paragraph, _) in enumerate(page) if paragraph.kind is Kind.BODY]
    for i, (paragraph, words) in enumerate(page):
        line = " ".join(words.split())
        match = _SOURCE.match(line) if paragraph.kind is Kind.FURNITURE else None
        if match and not (story and story[0] < i < story[-1]) and (name := _outlet_name(match["outlet"])):
            yield Fact(name, "source line", f"line {line!r}")
        who = _poster(line) if paragraph.why == DATES_PAGE else ""
        if _OF_PRESS.search(who) and (name := _outlet_name(who)) and not re.search(r"\b(?:staff|admin|editors?)$", who, re.IGNORECASE):
            yield Fact(name, "line that dates the page", f"line {line!r}")


def _poster(line: str) -> str:
    """Return who posted, of a line such as `Posted on 20 July 2024 by Outlet F`, or an empty string."""
    match = _POSTED_BY.match(line)
    who = match["who"].strip() if match else ""
    return who if re.match(r"(?:the )?[A-ZÀ-Þ]", who) and dates.find(who) is None and len(who.split()) <= 6 else ""


def _outlet_of_copyright(page: _Page) -> Iterable[Fact]:
    for paragraph, words in page:
        match = _COPYRIGHT.search(words) if paragraph.why == "copyright" else None
        if match and (name := _outlet_name(match["outlet"])):
            yield Fact(name, "copyright line", f"line {words!r}")


def _outlet_of_dateline(page: _Page) -> Iterable[Fact]:
    first = next((words for paragraph, words in page if paragraph.kind is Kind.BODY), "")
    match = _DATELINE.match(first)
    if match:
        yield Fact(match["outlet"], "dateline", f"the story begins {match.group(0)!r}")


def _outlet_of_title(page: _Page) -> Iterable[Fact]:
    title = next((words for paragraph, words in page if paragraph.kind is Kind.TITLE), "")
    for paragraph, words in page:
        pieces = re.split(r"\s[|–—-]\s", words)
        again = paragraph.kind is Kind.TITLE or (paragraph.kind is Kind.REPEAT and title and words.startswith(title) and words != title)
        if again and len(pieces) == 2 and ("|" in words or paragraph.kind is Kind.REPEAT) and (name := _outlet_name(pieces[1])):
            yield Fact(name, "title line", "stands behind the title")


def _outlet_name(words: str) -> str:
    """Return a name of an outlet in order, or an empty string where it cannot be one."""
    words = words.strip(" .,:;|\"“”'")
    if _ADDRESS.match(words):
        return host(words)
    name = re.sub(r"^(?:the (?=[a-z])|our )", "", words)
    return name if re.search(r"[A-ZÀ-Þ]|\.\w{2,}$", name) and len(name.split()) <= 8 else ""


def host(address: str) -> str:
    """Return the host of a web address without `www.`, or an empty string."""
    try:
        found = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.")


def _url(page: _Page) -> Fact | None:
    for paragraph, words in page:
        if paragraph.kind is Kind.COMMENT:
            return None
        match = _ADDRESS.search(words) if paragraph.why == "web address alone" else None
        if match:
            return Fact(match.group(0).rstrip(".,;)"), "text", "an address that stands alone in a line")
    return None


def _published(page: _Page) -> When | None:
    """A line that says `Published`, else a date line at the head, else the title or dateline, else a line that says `Updated`."""
    lines = [(p, words) for p, words in page if p.kind is Kind.BYLINE]
    start = next((i for i, (p, _) in enumerate(page) if p.kind is Kind.BODY), len(page))
    head = [(p, words) for p, words in page[: start + 2] if p.kind is Kind.BYLINE]
    story = [(p, m.group(0)) for p, words in page[start : start + 1] if (m := _DATELINE_DAY.match(words))]
    titles = [(p, words) for p, words in page if p.kind is Kind.TITLE]
    said = [(p, words) for p, words in lines if _LABELLED.search(words)]
    return (
        _day(said, DateSource.PUBLISHED, "line that says when it was published")
        or _day([line for line in head if not _UPDATED.match(line[1])], DateSource.STATED, "date in a line at the head of the page")
        or _day(story, DateSource.STATED, "dateline of the story")
        or _day(titles, DateSource.STATED, "the title gives the day")
        or _day(lines if head else said, DateSource.STATED, "line that says when it was updated")
    )


def _day(lines: _Page, source: DateSource, why: str) -> When | None:
    for paragraph, words in lines:
        found = dates.find(words)
        if found:
            value, start, end = found
            return When(value, source, why, Span(paragraph.span.start + start, paragraph.span.start + end))
    return None


def _first(facts: Iterable[Fact]) -> Fact | None:
    return next(iter(facts), None)
