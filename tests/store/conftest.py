"""Small records to put into a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from araz.ids import make_id
from araz.records import Article, Claim, Event, Event16, Issue, Paragraph, ParagraphKind, Party, Span, Status
from araz.store import Store

TEXT = "Kenya closed the crossing on Monday. Ethiopia objected."


def make_article(number: int) -> Article:
    text = f"{TEXT} Report {number}."
    return Article(make_id("art", text), text, (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "prose", "en"),), f"reports/{number}.txt")


def make_claim(article: Article, number: int = 1) -> Claim:
    return Claim(
        id=make_id("clm", article.id, number),
        article=article.id,
        sentence=Span(0, 36),
        number=number,
        trigger=Span(6, 12),
        event=Event16.COERCE,
        modes=("restrict",),
        contexts=(),
        actors=(Party("KEN", Span(0, 5), "a state's name"),),
        recipients=(),
        when=None,
        where=None,
        status=Status.HAPPENED,
        background=False,
        attribution=(),
        name="",
        figures=(),
        answers=None,
        rule="coerce.close",
        reasons=("subject closes",),
        confidence=0.8,
        model="m1",
        knowledge="k1",
    )


def make_event(*claims: Claim) -> Event:
    return Event(
        id=make_id("evt", *(c.id for c in claims)),
        event=Event16.COERCE,
        modes=("restrict",),
        contexts=(),
        actors=("KEN",),
        recipients=(),
        when="2021-10-04",
        where="",
        status=Status.HAPPENED,
        background=False,
        names=(),
        claims=tuple(c.id for c in claims),
        views=(),
        merges=(),
        answers=(),
    )


def make_issue(number: int) -> Issue:
    return Issue(make_id("iss", number), "sources", "unreadable", "not text", f"reports/{number}.bin")


Batch = tuple[list[Article], list[Claim], list[Issue]]


@pytest.fixture
def batch() -> Callable[[int], Batch]:
    """Make the batch of a number: two articles, two claims, an issue."""

    def make(number: int) -> Batch:
        articles = [make_article(2 * number), make_article(2 * number + 1)]
        return articles, [make_claim(a) for a in articles], [make_issue(number)]

    return make


@pytest.fixture
def event_of() -> Callable[..., Event]:
    return make_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crisis.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened
