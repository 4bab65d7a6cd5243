"""The five reports of the project, pasted as whole pages: what they are made of comes out right. Skipped where they are not at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from araz.issues import IssueLog
from araz.records import Article
from araz.settings import Settings
from araz.sources import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not beside this checkout")


@pytest.fixture(scope="module")
def log() -> IssueLog:
    return IssueLog()


@pytest.fixture(scope="module")
def articles(log: IssueLog) -> list[Article]:
    return list(read([SEEDS], log, Settings()))


@pytest.mark.parametrize(
    ("number", "title", "kinds"),
    [
        pytest.param(
            0,
            "Azerbaijan Holds",
            {"title": 1, "body": 12, "caption": 2, "furniture": 1, "form": 1},
            id="captions, an agency's name, a note on comments",
        ),
        pytest.param(
            1, "Has the ice", {"title": 1, "body": 7, "comment": 5, "teaser": 5}, id="other stories with bullets, a comment in Russian"
        ),
        pytest.param(
            2,
            "Tensions Elevate",
            {"title": 1, "repeat": 1, "body": 6, "caption": 1, "teaser": 2, "furniture": 1, "form": 2},
            id="title twice, a teaser within the story",
        ),
        pytest.param(3, "", {"body": 14, "byline": 4, "furniture": 2, "form": 2}, id="no title, a note on the author"),
        pytest.param(
            4, "ANALYSIS:", {"title": 1, "repeat": 1, "body": 15, "byline": 1, "furniture": 2, "form": 1}, id="where it first appeared"
        ),
    ],
)
def test_parts(articles: list[Article], number: int, title: str, kinds: dict[str, int]) -> None:
    article = articles[number]
    assert (article.title.value if article.title else "").startswith(title) and bool(article.title) == bool(title)
    assert Counter(p.kind.value for p in article.paragraphs) == kinds


def test_facts(articles: list[Article]) -> None:
    assert [a.author.value if a.author else None for a in articles] == [None, None, None, "Alia Karim", "Rachel Avraham"]
    assert [a.outlet.value if a.outlet else None for a in articles] == [None, None, None, None, "Israel Today"]
    assert [a.published for a in articles] == [None] * 5, "the dates in captions and comments are not the articles'"


def test_what_is_not_english_is_named(articles: list[Article], log: IssueLog) -> None:
    assert articles
    messages = {issue.message for issue in log if issue.stage == "sources"}
    assert messages == {"not coded: Russian, 6 sentences", "not coded: Azerbaijani, 1 sentence"}
