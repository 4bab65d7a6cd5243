"""From an article to a Doc: nothing of the text is lost or moved, and only what is coded is parsed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from araz.language.reader import Reader
from araz.records import Article, Paragraph, ParagraphKind, Span

Make = Callable[..., Article]
BODY, TITLE = ParagraphKind.BODY, ParagraphKind.TITLE
NEWS = "Kenya closed the crossing on Monday. Uganda objected, and talks began."


def sentences(doc: Doc) -> list[str]:
    return [doc[s.start : s.end].text for s in doc._.sentences]


def sound(doc: Doc, article: Article) -> None:
    """Assert what holds for every Doc."""
    assert doc.text == article.text
    assert all(article.text[t.idx : t.idx + len(t)] == t.text for t in doc)
    found = doc._.sentences
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for s in found:
        inside = range(s.start, s.end)
        assert sum(t.head.i == t.i for t in doc[s.start : s.end]) == 1 and all(t.head.i in inside for t in doc[s.start : s.end])
        assert all(t.sent.start == s.start for t in doc[s.start : s.end])
        assert not doc[s.start].is_space and not doc[s.end - 1].is_space
        span = article.paragraphs[s.paragraph].span
        assert span.start <= doc[s.start].idx and doc[s.end - 1].idx + len(doc[s.end - 1]) <= span.end
    read = {i for s in found for i in range(s.start, s.end)}
    assert {p.index for p in doc._.predicates} <= read and {a for p in doc._.predicates for a, _, _ in p.args} <= read


def test_words_keep_their_places(reader: Reader, article: Make) -> None:
    made = article((TITLE, "Crossing closed"), NEWS, "A third  sentence,\nover two lines.")
    doc = reader.doc(made)
    sound(doc, made)
    assert sentences(doc) == [
        "Crossing closed",
        "Kenya closed the crossing on Monday.",
        "Uganda objected, and talks began.",
        "A third  sentence,\nover two lines.",
    ]
    assert [s.kind for s in doc._.sentences] == [TITLE, BODY, BODY, BODY] and [s.paragraph for s in doc._.sentences] == [0, 1, 1, 2]


@pytest.mark.parametrize("kind", [k for k in ParagraphKind if k not in {TITLE, BODY}])
def test_paragraphs_that_are_not_coded_are_not_parsed(reader: Reader, article: Make, kind: ParagraphKind) -> None:
    made = article(NEWS, (kind, "Rwanda attacked Burundi. Sign up now!"), NEWS)
    doc = reader.doc(made)
    sound(doc, made)
    start = made.paragraphs[1].span.start
    skipped = [t for t in doc if start <= t.idx < made.paragraphs[1].span.end]
    assert len(doc._.sentences) == 4 and {t.pos_ for t in skipped} == {"X"} and {t.dep_ for t in skipped} == {"dep"}
    assert not any(start <= doc[p.index].idx < made.paragraphs[1].span.end for p in doc._.predicates)
    assert all(t.sent.start_char >= start for t in skipped)


def test_an_article_without_english_has_a_doc_without_sentences(reader: Reader, article: Make) -> None:
    made = article((TITLE, "Граница закрыта", "ru"), (BODY, "Кения закрыла границу в понедельник.", "ru"), (BODY, "Sınır kapandı.", "tr"))
    doc = reader.doc(made)
    assert doc.text == made.text and doc._.sentences == () and doc._.predicates == ()


def test_what_is_not_english_is_skipped_in_the_middle(reader: Reader, article: Make) -> None:
    made = article(NEWS, (BODY, "Кения закрыла границу.", "ru"), NEWS)
    doc = reader.doc(made)
    sound(doc, made)
    assert len(doc._.sentences) == 4


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        pytest.param("NAIROBI, March 8 (Wire) — ", "Kenya closed it.", id="city, day, agency"),
        pytest.param("DAR ES SALAAM - ", "“We object,” said Tanzania.", id="a city in capitals"),
        pytest.param("Kampala (Wire) – ", "Uganda objected.", id="a city and its agency"),
        pytest.param("", "Kenya – which closed it – objected.", id="a dash within a sentence is none"),
        pytest.param("", "Kenya closed the road - Uganda objected.", id="nor between two"),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(reader: Reader, article: Make, line: str, rest: str) -> None:
    made = article(line + rest)
    doc = reader.doc(made)
    sound(doc, made)
    assert sentences(doc)[0] == rest


def test_white_space_hangs_on_the_word_before(reader: Reader, article: Make) -> None:
    made = article("Kenya   closed \t the\n\n  crossing.", "Uganda   objected.")
    doc = reader.doc(made)
    sound(doc, made)
    spaces = [t for t in doc if t.is_space]
    assert len(spaces) >= 4 and {t.pos_ for t in spaces} == {"SPACE"} and all(t.head.i == t.i - 1 for t in spaces)
    assert sum(1 for _ in doc.sents) == 2


ODD = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Kenya",
                "closed",
                "🚢",
                "🇰🇪",
                "U.S.",
                ".",
                "…",
                "”",
                "“",
                "\u200b",
                "\u202e",
                "\x00",
                "\r",
                "http://a.b/c?d=e",
                "-",
                "5",
                "(",
                "é",
            ]
        ),
        max_size=30,
    ).map(" ".join),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.tuples(st.sampled_from([TITLE, BODY, ParagraphKind.TEASER]), ODD), max_size=4),
    between=st.sampled_from(["", "\n", "\n\n", "  "]),
)
def test_any_text_is_read_and_none_is_lost(reader: Reader, article: Make, parts: list[tuple[ParagraphKind, str]], between: str) -> None:
    made = article(*parts, between=between)
    doc = reader.doc(made)
    sound_where_words_end(doc, made)


def sound_where_words_end(doc: Doc, article: Article) -> None:
    """Paragraphs drawn at random may meet within a word, which is then of the first; all else holds."""
    assert doc.text == article.text
    assert [s.number for s in doc._.sentences] == list(range(1, len(doc._.sentences) + 1))
    for s in doc._.sentences:
        assert sum(t.head.i == t.i for t in doc[s.start : s.end]) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   \n\t", id="space alone"),
        pytest.param("War", id="one word"),
        pytest.param(".", id="a full stop"),
        pytest.param("🚢🚢🚢 🇰🇪", id="emoji"),
        pytest.param("a" * 60_000, id="a token of 60,000 letters"),
        pytest.param("Kenya " * 4000, id="4,000 words without a stop"),
        pytest.param("\u202eKenya\u200bclosed\u00adit.\u2028It stayed closed.", id="marks that cannot be seen"),
        pytest.param("((((((((((", id="brackets"),
        pytest.param(". . . . . ? ? ! … …", id="stops alone"),
        pytest.param("http://example.org/" + "x/" * 3000, id="a long address"),
    ],
)
def test_odd_texts(reader: Reader, article: Make, text: str) -> None:
    made = article(text)
    sound(reader.doc(made), made)


def test_an_article_without_paragraphs(reader: Reader, article: Make) -> None:
    made = replace(article("Kenya closed it."), paragraphs=())
    assert reader.doc(made).text == made.text and reader.doc(made)._.sentences == ()


def test_a_text_of_more_than_a_million_letters(reader: Reader, article: Make) -> None:
    filler = "Sign up. " * 120_000
    made = article(NEWS, (ParagraphKind.FORM, filler))
    assert len(made.text) > 1_000_000 and len(reader.doc(made)._.sentences) == 2


def same(one: Doc, other: Doc) -> bool:
    def facts(doc: Doc) -> list[object]:
        return [[(t.text, t.head.i, t.dep_, t.pos_, t.lemma_) for t in doc], doc._.sentences, doc._.predicates, doc._.model]

    return facts(one) == facts(other)


def test_a_doc_is_the_same_alone_in_a_batch_and_in_small_batches(reader: Reader, article: Make) -> None:
    many = [
        article((TITLE, f"Report {n}"), NEWS * (1 + n % 3), f"Police held {n} people near Taveta, the ministry said.") for n in range(9)
    ]
    together, small = list(reader.docs(many, batch=9)), list(reader.docs(many, batch=2))
    assert len(together) == len(small) == 9
    for made, one, other in zip(many, together, small, strict=True):
        assert same(one, other) and same(one, reader.doc(made))


def test_docs_come_one_by_one_and_none_from_nothing(reader: Reader, article: Make) -> None:
    endless = (article(f"Kenya closed road {n}.") for n in iter(int, 1))
    assert next(reader.docs(endless, batch=1)).text == "Kenya closed road 0."
    assert list(reader.docs([])) == []


def test_what_fails_ahead_costs_no_doc_before_it(reader: Reader, article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [article(f"Kenya closed road {n}.") for n in range(6)]
    usual = reader._batch
    monkeypatch.setattr(reader, "_batch", lambda group: usual(group) if many[4] not in group else 1 / 0)
    docs, got = reader.docs(many, batch=2), list[str]()
    with pytest.raises(ZeroDivisionError):
        while True:
            got.append(next(docs).text)
    assert got == [one.text for one in many[:4]]


def test_paragraphs_in_a_row_without_space_between(reader: Reader) -> None:
    text = "Kenya closed it.Uganda objected."
    made = Article("art1_x", text, tuple(Paragraph(Span(a, b), BODY, "", "en") for a, b in ((0, 16), (16, 32))), "by hand")
    doc = reader.doc(made)
    assert doc.text == text and [s.number for s in doc._.sentences] == list(range(1, len(doc._.sentences) + 1))
