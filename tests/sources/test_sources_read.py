"""Reading files, folders and standard input: what is read, and what becomes an issue while the reading goes on."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from araz.errors import InputError
from araz.issues import IssueLog
from araz.records import Article, DateSource
from araz.settings import Settings
from araz.sources import html, jsonl, read, text

STORY = (
    "Kenya closed the crossing at Busia on Friday. Traders on both sides waited for news, "
    "and the governor said that it would open again soon."
)
OTHER = (
    "Uganda sent two ministers to the border on Saturday. They asked for the crossing to be opened before the market day, an official said."
)
PAGE = f"""<!doctype html><html><head><title>Crossing closed | Lake Post</title><link rel="canonical" href="https://lake.example/a/1">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
<meta property="og:site_name" content="Lake Post"></head><body><nav><a href="/">Home</a></nav><article><h1>Crossing closed</h1>
<p>{STORY}</p><p>{OTHER}</p></article><div class="related"><a href="/b">Rain in Chile</a></div></body></html>"""


def take(*paths: Path | str, stdin: bytes = b"", **settings: Any) -> tuple[list[Article], list[tuple[str, str]]]:
    """Read, and return the articles and (kind, message) of the issues."""
    log = IssueLog()
    articles = list(read(paths, log, Settings(**settings), stdin=io.BytesIO(stdin)))
    return articles, [(issue.kind, issue.message) for issue in log]


def row(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_a_folder_is_read_in_order_of_names_with_what_is_below(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(OTHER)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "c.jsonl").write_bytes(row(text="Rwanda said on Sunday that it would mediate between both capitals."))
    articles, issues = take(tmp_path)
    assert [Path(a.origin).name for a in articles] == ["a.txt", "two.txt", "c.jsonl:1"]
    assert issues == []


def test_the_text_is_what_the_file_holds_and_ids_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Crossing closed\n\n{STORY}\n")
    [first], _ = take(tmp_path)
    [again], _ = take(tmp_path / "a.txt")
    assert first.text == f"Crossing closed\n\n{STORY}\n" and first.id == again.id and first.id.startswith("art1_")
    assert [first.passage(p.span) for p in first.paragraphs] == ["Crossing closed", STORY]
    assert {p.language for p in first.paragraphs} == {"en"}


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        pytest.param(STORY.encode(), [STORY], id="text"),
        pytest.param(row(text=STORY) + row(text=OTHER), [STORY, OTHER], id="JSON Lines"),
        pytest.param(PAGE.encode(), [f"Crossing closed\n\n{STORY}\n\n{OTHER}"], id="a page"),
        pytest.param(b"\xef\xbb\xbf" + row(text=STORY), [STORY], id="JSON Lines with a byte order mark"),
        pytest.param(
            b"{ braces } open this line, which is text all the same.",
            ["{ braces } open this line, which is text all the same."],
            id="text that begins with a brace",
        ),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(data: bytes, texts: list[str]) -> None:
    articles, _ = take("-", stdin=data)
    assert [a.text for a in articles] == texts and all(a.origin.startswith("-") for a in articles)


def test_a_page_gives_its_facts(tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_text(PAGE)
    [article], issues = take(tmp_path)
    facts = [article.title, article.author, article.outlet, article.url]
    assert [fact.value for fact in facts if fact] == ["Crossing closed", "Jane Roe", "Lake Post", "https://lake.example/a/1"]
    assert all(fact and fact.source == "html" and fact.why for fact in facts)
    assert article.published and (article.published.edtf, article.published.source) == ("2024-03-05", DateSource.PUBLISHED)
    assert [p.kind.value for p in article.paragraphs] == ["title", "body", "body"] and issues == []


def test_a_row_gives_its_facts_and_its_title_becomes_text(tmp_path: Path) -> None:
    fields = {
        "title": "Crossing closed",
        "author": "Jane Roe",
        "outlet": "Lake Post",
        "url": "https://lake.example/a/1",
        "published": "2024-03-05T08:00:00+03:00",
    }
    (tmp_path / "a.jsonl").write_bytes(row(text=STORY, language="en", **fields))
    [article], issues = take(tmp_path)
    assert article.text == f"Crossing closed\n\n{STORY}" and article.paragraphs[0].kind.value == "title"
    assert [f.source for f in (article.title, article.author, article.outlet, article.url) if f] == ["jsonl"] * 4
    assert article.published and article.published.edtf == "2024-03-05" and issues == []


def test_a_row_may_hold_a_page_and_its_fields_win(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(row(html=PAGE, outlet="Lake Post, evening edition"))
    [article], _ = take(tmp_path)
    assert article.outlet and article.outlet.value == "Lake Post, evening edition"
    assert article.author and article.author.source == "html"


@pytest.mark.parametrize(
    ("bad", "kind", "message"),
    [
        pytest.param(b"{not json}\n", "bad row", "not JSON", id="not JSON"),
        pytest.param(b"[1, 2]\n", "bad row", "must be an object", id="no object"),
        pytest.param(row(title="Crossing closed"), "bad row", "'text' or 'html'", id="without text"),
        pytest.param(row(content=STORY * 3), "bad row", "is it in 'content'?", id="text under another name"),
        pytest.param(row(text=7), "bad field", "'text' must be text", id="text that is a number"),
        pytest.param(row(text="  "), "bad row", "no text", id="blank text"),
        pytest.param(b'{"text": "' + b"x" * 5000 + b'"}\n', "too long", "max_line_bytes", id="a line too long"),
        pytest.param(b"[" * 4000 + b"\n", "bad row", "not JSON", id="nested without end"),
        pytest.param(row(html="<html><body></body></html>"), "no article", "no article", id="a page without text"),
    ],
)
def test_a_bad_row_is_an_issue_and_the_next_is_read(tmp_path: Path, bad: bytes, kind: str, message: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(row(text=STORY) + bad + row(text=OTHER))
    log = IssueLog()
    articles = list(read([tmp_path], log, Settings(max_line_bytes=4500)))
    assert [a.text for a in articles] == [STORY, OTHER]
    found = [issue for issue in log if issue.kind == kind]
    assert found and message in found[0].message and found[0].origin.endswith("a.jsonl:2")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("published", "last Tuesday", "ISO date", id="a date in words"),
        pytest.param("published", "2024-02-31", "ISO date", id="a day that is none"),
        pytest.param("language", "English", "ISO 639-1", id="a language in words"),
        pytest.param("author", ["Jane Roe"], "must be text", id="a list"),
        pytest.param("publised", "2024-03-05", "nearest is 'published'", id="a slip in a name"),
    ],
)
def test_a_bad_field_is_left_out_and_named(tmp_path: Path, field: str, value: object, message: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(row(**{"text": STORY, field: value}))
    [article], [(_, found)] = take(tmp_path)
    assert message in found and article.published is None and article.author is None


@pytest.mark.parametrize(
    ("name", "data", "kind", "message"),
    [
        pytest.param("a.txt", b"", "empty", "no text", id="an empty file"),
        pytest.param("a.txt", b" \n\t\n", "empty", "no text", id="white space"),
        pytest.param("a.html", b"", "empty", "no text", id="an empty page"),
        pytest.param("a.txt", bytes(range(256)) * 40, "binary", "binary data", id="binary noise"),
        pytest.param("a.html", b"\x00\x01\x02" * 900, "binary", "binary data", id="binary noise as a page"),
        pytest.param("a.jsonl", b"\x00\x01\x02\n" * 900, "binary", "rest of the file", id="binary noise as rows"),
        pytest.param("a.txt", b"%PDF-1.7 and so on", "binary", "a PDF", id="a PDF with the wrong name"),
        pytest.param("a.pdf", b"%PDF-1.7", "skipped", "'.pdf' are not read", id="a kind that is not read"),
        pytest.param("a.html", b"<html><body><table><tr><td><a href=x>Home</a>", "no article", "no article", id="a page without a story"),
        pytest.param("a.html", b"<" * 3000, "no article", "no article", id="a page of brackets"),
    ],
)
def test_a_bad_file_is_an_issue_and_the_next_is_read(tmp_path: Path, name: str, data: bytes, kind: str, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(STORY)
    articles, issues = take(tmp_path)
    assert [a.text for a in articles] == [STORY]
    assert [found for found, said in issues if message in said] == [kind], issues


def test_a_page_broken_in_the_middle_is_read(tmp_path: Path) -> None:
    broken = PAGE.replace("</p>", "").replace("</h1>", "</h2").replace("</article>", "<div><b")
    (tmp_path / "a.html").write_text(broken)
    [article], _ = take(tmp_path)
    assert "Kenya closed the crossing" in article.text


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html"])
def test_a_line_of_fifty_megabytes_is_never_held_whole(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        for _ in range(50):
            file.write(b"lorem ipsum " * 87_382)
    settings = Settings(max_line_bytes=200_000, max_article_characters=50_000)
    tracemalloc.start()
    with (tmp_path / name).open("rb") as stream:
        drafts = list({".txt": text, ".html": html, ".jsonl": jsonl}[Path(name).suffix].read(stream, name, IssueLog(), settings))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000 and len(drafts) == (1 if name == "a.txt" else 0)
    articles, issues = take(tmp_path / name, max_line_bytes=200_000, max_article_characters=50_000)
    assert [kind for kind, _ in issues if kind in ("truncated", "too long")] and all(len(a.text) <= 50_000 for a in articles)


def test_a_missing_path_stops_at_once_and_names_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "reports.txt").write_text(STORY)
    with pytest.raises(InputError, match=r"no such file or folder '.*report\.txt' \(nearest is 'reports\.txt'\); give \.txt"):
        read([tmp_path / "reports.txt", tmp_path / "report.txt"], IssueLog(), Settings())
    with pytest.raises(InputError, match="nothing to read"):
        read([], IssueLog(), Settings())


def test_what_may_not_be_read_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "secret.txt").write_text(OTHER)
    (tmp_path / "z.txt").write_text(STORY)
    true_iterdir, true_open = Path.iterdir, Path.open
    monkeypatch.setattr(Path, "iterdir", lambda path: _deny(path, "closed") or true_iterdir(path))
    monkeypatch.setattr(Path, "open", lambda path, *args: _deny(path, "secret.txt") or true_open(path, *args))
    articles, issues = take(tmp_path)
    assert [a.text for a in articles] == [STORY]
    assert issues == [("unreadable", "folder cannot be read: Permission denied"), ("unreadable", "cannot be read: Permission denied")]


def _deny(path: Path, name: str) -> None:
    if path.name == name:
        raise PermissionError(13, "Permission denied", str(path))


def test_links_that_lead_back_or_nowhere_are_issues(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    articles, issues = take(tmp_path)
    assert len(articles) == 1 and sorted(kind for kind, _ in issues) == ["skipped", "unreadable", "unreadable"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert take(tmp_path) == ([], [("skipped", "no ordinary file: not read")])


def test_the_same_content_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Crossing closed\n\n{STORY}\n\n{OTHER}")
    (tmp_path / "b.txt").write_text(f"CROSSING CLOSED\n\n\n{STORY}  \n{OTHER}\n\n3 comments\n\nfirst!")
    articles, issues = take(tmp_path)
    assert [Path(a.origin).name for a in articles] == ["a.txt"]
    assert issues == [("duplicate", f"same text as {tmp_path / 'a.txt'}: read once")]


def test_two_outlets_that_print_one_text_are_two_articles() -> None:
    rows = (
        row(text=STORY, outlet="Lake Post") + row(text=STORY, outlet="Hill Times") + row(text=STORY, outlet="lake post") + row(text=STORY)
    )
    articles, issues = take("-", stdin=rows)
    assert [a.origin for a in articles] == ["-:1", "-:2"] and len({a.id for a in articles}) == 2
    assert [message for _, message in issues] == ["same text as -:1: read once"] * 2


def test_a_text_too_long_is_cut_at_a_line_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join([STORY, OTHER] * 20))
    [article], [(kind, message)] = take(tmp_path, max_article_characters=1000)
    assert (
        kind == "truncated" and "1,000 characters" in message and 900 <= len(article.text) <= 1000 and article.text.rstrip().endswith(".")
    )


def test_lone_surrogates_and_control_characters_do_no_harm() -> None:
    [article], _ = take("-", stdin=b'{"text": "The envoy \\ud800 left Accra \\u0007 on Monday.\\u2028He said nothing."}\n')
    assert article.text == "The envoy \ufffd left Accra   on Monday.\nHe said nothing."


def test_no_page_and_no_text_makes_a_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket.socket, "connect", lambda *args: pytest.fail("a connection was made"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: pytest.fail("a name was looked up"))
    for name in ("a.txt", "b.html"):
        (tmp_path / name).write_text("http://lake.example/a/1")
    (tmp_path / "c.jsonl").write_bytes(row(html="http://lake.example/a/2"))
    (tmp_path / "d.html").write_text(PAGE)
    assert "Lake Post" in {a.outlet.value for a in take(tmp_path)[0] if a.outlet}
