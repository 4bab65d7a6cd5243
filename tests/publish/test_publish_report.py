"""What stands on the page, and what can never stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import araz.publish
from araz.errors import InputError
from araz.publish import Look, Records, report, save
from araz.store import Store

BLOCKS = {"dt", "dd", "td", "th", "li", "p", "h2", "h3", "h4", "h5", "summary", "title"}
VOID = {"meta", "line", "circle", "rect", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """The elements of a page: tags with their attributes, its words, and whether every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self.words.append(" " * (tag in BLOCKS))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


@pytest.fixture
def page(records: Records, look: Look) -> Page:
    return Page(report(records, look))


def test_a_database_and_its_records_give_the_same_page(store: Store, look: Look) -> None:
    assert report(store, look) == report(Records.of(store), look)


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_every_link_inside_the_page_leads_somewhere(page: Page) -> None:
    ids = page.values("id")
    inside = {href[1:] for href in page.values("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert len(inside) > 20
    assert len(ids) == len(set(ids))


def test_the_page_needs_nothing_else(page: Page) -> None:
    assert {"script", "img", "link", "iframe", "object", "base", "form"}.isdisjoint(tag for tag, _ in page.tags)
    assert page.values("src") == []
    outside = [href for href in page.values("href") if not href.startswith("#")]
    assert set(outside) == {"https://example.org/a?x=1&y=2", "https://example.org/c"}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("3 articles from 3 outlets hold 14 claims about 10 events", id="counts head the page"),
        pytest.param("language model araz-lm 0.1 and knowledge 2024.1; 1 judgement by people", id="and how it was made"),
        pytest.param(
            "Kenya deployed troops towards Tanzania happened · Taveta · reported by 2 articles / 2 outlets", id="an event in words"
        ),
        pytest.param("Known as Long Spear, Long Lance", id="names by which an event goes"),
        pytest.param(
            "when 5–8 October 2021 2 · Coast Wire 5 October 2021 1 · Lake Gazette, 3 · Lake Gazette", id="contested: who says which"
        ),
        pytest.param("1 · Lake Gazette with 2 · Coast Wire: same doer, same kind of deed", id="merges with their reason"),
        pytest.param("Uganda provided aid to Tanzania", id="the past tense for what happened"),
        pytest.param("Kenya’s government and Uganda plan to cooperate militarily", id="the future for what is planned"),
        pytest.param("Kenya is said to have readied weapons", id="denied is not told as fact"),
        pytest.param("denied by Kenya’s government", id="an event that somebody denies says so"),
        pytest.param("according to Tanzania’s government (“Dr. Mosi Odhi”), in quotation", id="the attribution with the words of the text"),
        pytest.param("2 October 2021 (reckoned from the day of publication: “on Tuesday”", id="how a date was found"),
        pytest.param("· 2 wounded", id="figures"),
        pytest.param(
            "Kenya readied weapons Tanzania, in Coast Wire Kenya’s government (“Nairobi”), in Coast Wire", id="asserter beside denier"
        ),
        pytest.param("Kenya and Tanzania 4 events: 4 of conflict, 0 of cooperation; mean score −5.9", id="pairs with their score"),
        pytest.param("teasers of other stories 1 34 no reads like a teaser", id="paragraphs by kind with the reason"),
        pytest.param("language while language · 2 times", id="issues by kind"),
        pytest.param("not coded: Swahili, 6 sentences", id="each issue in words"),
        pytest.param("MOBILIZE Shows or readies force", id="a glossary of events"),
        pytest.param("negated Told as a thing that did not happen", id="a glossary of statuses"),
        pytest.param("Said to answer or follow: Kenya deployed troops towards Tanzania", id="what an event answers"),
    ],
)
def test_the_page_says(page: Page, words: str) -> None:
    assert words in page.text


def test_events_stand_in_order_of_time_and_history_apart(records: Records, page: Page) -> None:
    order = [attrs["id"] for tag, attrs in page.tags if tag == "article"]
    of = {e.when: f"r-{e.id}" for e in records.events}
    wanted = [
        "2021-10",
        "2021-10-02",
        "2021-10-05/2021-10-08",
        "2021-10-06",
        "2021-10-08",
        "",
        "2022-06",
        "2023-01",
        "2023-01-15~",
        "1988",
    ]  # "" by its first report
    assert order == [of[when] for when in wanted]


def test_within_a_day_the_most_attested_comes_first(make_crisis: Callable[..., Records]) -> None:
    records = make_crisis()
    same = tuple(replace(e, when="2021-10-05") for e in records.events)
    order = [attrs["id"] for tag, attrs in Page(report(replace(records, events=same))).tags if tag == "article"]
    assert order[:3] == [f"r-{same[n].id}" for n in (0, 1, 6)], "two articles and three claims, two and two, one and two"


def test_a_recalled_deed_is_not_drawn_on_the_time_line(page: Page) -> None:
    drawn = page.text.split("Each mark is an event")[1].split("In each passage")[0]
    assert "2022" in drawn
    assert "1988" not in drawn
    circles = [attrs for tag, attrs in page.tags if tag == "circle"]
    assert len(circles) == 2 * 8, "eight dated events of the story, on the wide drawing and on the narrow one"
    assert sum(attrs["class"] == "hollow" for attrs in circles) == 2, "the planned one is hollow"


def test_no_deeds_make_a_page_that_says_so() -> None:
    page = Page(report(Records((), (), ())))
    assert page.open == []
    assert "No events: the articles hold no deeds" in page.text


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3)' x=\"</title></style></svg>"
    "<!-- ]]> {{ 7*7 }} {% raw %} &lt;b&gt; \u202egnp.exe\u2066 \x00\x1b[31m"
)


def _shape(page: Page) -> list[tuple[str, list[str]]]:
    return [(tag, sorted(attrs)) for tag, attrs in page.tags]


def test_nothing_in_a_text_becomes_markup(make_crisis: Callable[..., Records], scores: dict) -> None:
    def look(poison: str) -> Look:
        names = {"KEN": f"Kenya{poison}", "TZA": "Tanzania"}
        return Look(f"The lake{poison}", f"today{poison}", scores, names, {"AID": f"Gives{poison}"})

    tame = Page(report(make_crisis(" tame"), look(" tame")))
    markup = report(make_crisis(HOSTILE), look(HOSTILE))
    wild = Page(markup)
    assert _shape(wild) == _shape(tame)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", markup.replace("\r", "").replace("\n", ""))
    assert "<script>alert(1)</script>" in wild.text, "the words are there, as words"
    assert "{{ 7*7 }}" in wild.text
    assert "[U+202E]gnp.exe" in wild.text
    assert "[U+0000]" in wild.text


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("JaVaScRiPt:alert(1)", id="script in mixed case"),
        pytest.param("java\nscript:alert(1)", id="script over two lines"),
        pytest.param("\x01javascript:alert(1)", id="script behind a control character"),
        pytest.param("data:text/html,<b>x</b>", id="data"),
        pytest.param("vbscript:x", id="vbscript"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("//example.org/x", id="no scheme"),
        pytest.param("https:///x", id="no host"),
        pytest.param("https://[broken", id="broken"),
        pytest.param("http://a b/", id="a space"),
    ],
)
def test_only_http_addresses_become_links(make_crisis: Callable[..., Records], url: str) -> None:
    page = Page(report(make_crisis(url=url)))
    outside = {href for href in page.values("href") if not href.startswith("#")}
    assert outside == {"https://example.org/c"}
    assert re.sub(r"[\s\x01]", "", url)[:9] in re.sub(r"\s|\[U\+0001\]", "", page.text), "it is shown as text"


def test_templates_never_switch_escaping_off() -> None:
    for path in Path(araz.publish.__file__).parent.rglob("*"):
        if path.suffix in (".html", ".py"):
            assert not re.search(r"\|\s*safe\b|autoescape false|Markup\(", path.read_text(encoding="utf-8")), path


def test_the_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "crisis.html"
    save("<p>new", target)
    assert target.read_text() == "<p>new"
    with pytest.raises(InputError, match="cannot write"):
        save("<p>", tmp_path / "none" / "crisis.html")
    with pytest.raises(InputError, match="is a folder"):
        save("<p>", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["crisis.html"]
