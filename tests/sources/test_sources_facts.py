"""Author, outlet, address and date that a page states."""

from __future__ import annotations

import pytest

from araz.records import DateSource
from araz.sources import dates
from araz.sources.forms import signed, writer
from araz.sources.metadata import Facts, from_page, host, published
from araz.sources.paragraphs import paragraphs

HEAD = "Ghana and Togo open a second lane at Aflao"
STORY = (
    "Ghana and Togo opened a second lane for lorries at the Aflao crossing on Thursday. Customs officers of both states said that queues "
    "had grown since the harvest, and that the lane would stay open through the year for lorries from both coasts."
)


def facts(*blocks: str) -> Facts:
    text = "\n\n".join(blocks)
    return from_page(text, paragraphs(text))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("October 6, 2021", "2021-10-06", id="month, day, year"),
        pytest.param("Wed, 6 Oct 2021", "2021-10-06", id="weekday, day, month"),
        pytest.param("Oct. 6, 2021 at 3:15 pm", "2021-10-06", id="with a time"),
        pytest.param("2021-10-06", "2021-10-06", id="ISO"),
        pytest.param("2021-10-06T14:30:00Z", "2021-10-06", id="ISO with a time"),
        pytest.param("06.10.2021 14:30", "2021-10-06", id="day first with points"),
        pytest.param("28/10/2021", "2021-10-28", id="slashes, day above twelve"),
        pytest.param("10/28/2021", "2021-10-28", id="slashes, month first"),
        pytest.param("6th of October 2021", "2021-10-06", id="in words"),
        pytest.param("06/10/2021", None, id="slashes, either order: unknown"),
        pytest.param("31.02.2021", None, id="a day that is none"),
        pytest.param("October 6", None, id="no year"),
        pytest.param("October 6, 2021 was the day of the vote", None, id="words beside it"),
    ],
)
def test_date_lines(line: str, value: str | None) -> None:
    found = dates.find(line)
    assert (found[0] if found and dates.is_date_line(line) else None) == value


@pytest.mark.parametrize(
    ("blocks", "value", "source"),
    [
        pytest.param([HEAD, "October 6, 2021", STORY], "2021-10-06", DateSource.STATED, id="a date line at the head"),
        pytest.param([HEAD, "By Jane Roe | 6 October 2021", STORY], "2021-10-06", DateSource.STATED, id="in the byline"),
        pytest.param([HEAD, "Published: 2024-06-11", STORY], "2024-06-11", DateSource.PUBLISHED, id="labelled"),
        pytest.param([HEAD, STORY, "Published on 11 June 2024"], "2024-06-11", DateSource.PUBLISHED, id="labelled, below the story"),
        pytest.param(
            [HEAD, "Updated: June 12, 2024", "Published: June 11, 2024", STORY],
            "2024-06-11",
            DateSource.PUBLISHED,
            id="published wins over updated",
        ),
        pytest.param([HEAD, f"ACCRA, 11 June 2024 - {STORY}"], "2024-06-11", DateSource.STATED, id="in the dateline"),
        pytest.param(
            [HEAD, f"ACCRA, Sept. 16, 2021 - {STORY}"], "2021-09-16", DateSource.STATED, id="in the dateline, its month shortened"
        ),
        pytest.param([HEAD, f"ACCRA — Sept. 16, 2021 — {STORY}"], "2021-09-16", DateSource.STATED, id="in the dateline, between dashes"),
        pytest.param([HEAD, "By the Gulf Post's coast desk, July 16, 2024", STORY], "2024-07-16", DateSource.STATED, id="signed by a desk"),
        pytest.param([HEAD, "By our editor | 20 July 2024", STORY], "2024-07-20", DateSource.STATED, id="signed by an editor"),
        pytest.param(["Gulf of Guinea Update, June 11, 2024", STORY], "2024-06-11", DateSource.STATED, id="in the title"),
        pytest.param(
            [HEAD, STORY, "1 comment", "ama", "2024-06-13", "good news for us all"], None, None, id="a comment's date is not the article's"
        ),
        pytest.param([HEAD, STORY, "Related Stories", "Rain in Chile", "June 2, 2024"], None, None, id="nor that of another story"),
        pytest.param(
            [HEAD, "Lorries wait at the crossing, Wednesday, June 5, 2024. (AP Photo/Sam Example)", STORY],
            None,
            None,
            id="nor that of a picture",
        ),
        pytest.param([HEAD, STORY + " The treaty was signed on 4 May 2011."], None, None, id="nor one within the story"),
    ],
)
def test_the_day_of_the_article(blocks: list[str], value: str | None, source: DateSource | None) -> None:
    found = facts(*blocks).published
    assert (found.edtf if found else None, found.source if found else None) == (value, source)
    if found and found.span:
        assert dates.find("\n\n".join(blocks)[found.span.start : found.span.end])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("By Jane Roe", "Jane Roe", id="by"),
        pytest.param("By: Jane Roe and Sam Example", "Jane Roe and Sam Example", id="by, colon, two"),
        pytest.param("By Jane Roe, Lake Post", "Jane Roe, Lake Post", id="with her outlet"),
        pytest.param("By Jane Roe | March 5, 2024", "Jane Roe", id="with the day"),
        pytest.param("By Jane Roe in Accra", "Jane Roe", id="with the place"),
        pytest.param("Author: Ali al-Example", "Ali al-Example", id="author"),
        pytest.param("By the end of May", "", id="by the end"),
        pytest.param("Byron wrote poems", "", id="a word that begins so"),
    ],
)
def test_writer(line: str, name: str) -> None:
    assert writer(line) == name


@pytest.mark.parametrize(
    ("line", "is_signed"),
    [
        pytest.param("By our editor | 20 July 2024", True, id="an office and a day"),
        pytest.param("By the Hill Times's Africa desk, July 16, 2024", True, id="a desk of an outlet"),
        pytest.param("By our correspondent in Accra", True, id="an office and a place"),
        pytest.param("By Jane Roe", False, id="a name: no office"),
        pytest.param("By our own efforts", False, id="no office"),
        pytest.param("By the editor's leave we print it", False, id="other words beside it"),
    ],
)
def test_signed(line: str, is_signed: bool) -> None:
    assert signed(line) is is_signed


@pytest.mark.parametrize(
    ("blocks", "outlet", "source"),
    [
        pytest.param(
            [HEAD, STORY, "This article originally appeared in The Lake Post."],
            "The Lake Post",
            "origin line",
            id="where it first appeared",
        ),
        pytest.param(
            [HEAD, STORY, "This story was first published by Hill Times on 5 March 2024"],
            "Hill Times",
            "origin line",
            id="first published by",
        ),
        pytest.param([HEAD, STORY, "© 2024 Lake Post. All rights reserved."], "Lake Post", "copyright line", id="copyright"),
        pytest.param(
            [HEAD, STORY, "Copyright 2019-2024 Hill Times Ltd, Accra"], "Hill Times Ltd", "copyright line", id="copyright in words"
        ),
        pytest.param([HEAD, STORY, "© 2021 Coast Daily"], "Coast Daily", "copyright line", id="copyright with no more than a year"),
        pytest.param(
            [HEAD, STORY, "Source: Hill Times", "© 2021 Coast Daily"], "Hill Times", "source line", id="its source wins over copyright"
        ),
        pytest.param([HEAD, "Source: Hill Times", STORY], "Hill Times", "source line", id="its source above the story"),
        pytest.param(
            [HEAD, STORY, "Source: Port office", STORY.replace("lorries", "buses")], None, None, id="the source of a table is not"
        ),
        pytest.param(
            [HEAD, "Posted on 20 July 2024 by Hill Times", STORY], "Hill Times", "line that dates the page", id="an outlet that posted it"
        ),
        pytest.param([HEAD, "Posted on 20 July 2024 by Jane Roe", STORY], None, None, id="a person who posted it is no outlet"),
        pytest.param([HEAD, f"ACCRA (Reuters) - {STORY}"], "Reuters", "dateline", id="agency of the dateline"),
        pytest.param([HEAD, f"ACCRA, Sept. 16 (Reuters) - {STORY}"], "Reuters", "dateline", id="agency behind a shortened month"),
        pytest.param([f"{HEAD} | Lake Post", STORY], "Lake Post", "title line", id="behind the title"),
        pytest.param([HEAD, f"{HEAD} - Lake Post", STORY], "Lake Post", "title line", id="behind the repeated title"),
        pytest.param([HEAD, STORY], None, None, id="unknown stays unknown"),
    ],
)
def test_outlet(blocks: list[str], outlet: str | None, source: str | None) -> None:
    found = facts(*blocks).outlet
    assert (found.value if found else None, found.source if found else None) == (outlet, source)


def test_a_person_who_posted_it_is_its_author() -> None:
    found = facts(HEAD, "Posted on 20 July 2024 by Jane Roe", STORY)
    assert found.author and (found.author.value, found.author.source) == ("Jane Roe", "byline")


def test_title_address_and_author_note() -> None:
    note = "Jane Roe, a journalist in Accra, is a contributor to the Lake Post."
    found = facts(f"{HEAD} | Lake Post", "https://lake.example/a/1", STORY, "Jane Roe is a journalist in Accra.")
    assert found.title and found.title.value == HEAD
    assert found.url and found.url.value == "https://lake.example/a/1"
    assert found.author and (found.author.value, found.author.source) == ("Jane Roe", "author note"), note


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2021-10-06T23:59:59+04:00", "2021-10-06"),
        ("2021-10", "2021-10"),
        ("2021", "2021"),
        ("2021-13", None),
        ("06.10.2021", None),
        ("soon", None),
    ],
)
def test_iso_dates_of_rows(value: str, edtf: str | None) -> None:
    found = published(value, "field")
    assert (found.edtf if found else None) == edtf


def test_host() -> None:
    assert [host(a) for a in ("https://www.lake.example/a", "lake.example/b", "http://[broken")] == ["lake.example", "lake.example", ""]
