"""Passages are cut where marks begin and end, and keep every character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from araz.publish.marks import Label, neighbours, pieces
from araz.records import Article, Paragraph, ParagraphKind, Span

TEXT = "Kenya closed the lake."


def _kinds(*labels: tuple[int, int, str]) -> list[tuple[str, tuple[str, ...]]]:
    found = pieces(TEXT, Span(0, len(TEXT)), [Label(Span(a, b), kind, "why") for a, b, kind in labels])
    return [(p.text, p.kinds) for p in found]


def test_a_mark_inside_a_sentence() -> None:
    assert _kinds((6, 12, "trigger")) == [("Kenya ", ()), ("closed", ("trigger",)), (" the lake.", ())]


def test_overlapping_marks_share_a_piece() -> None:
    assert _kinds((0, 9, "actor"), (6, 12, "trigger")) == [
        ("Kenya ", ("actor",)),
        ("clo", ("actor", "trigger")),
        ("sed", ("trigger",)),
        (" the lake.", ()),
    ]


def test_one_span_with_two_parts() -> None:
    assert _kinds((0, 5, "actor"), (0, 5, "speaker"))[0] == ("Kenya", ("actor", "speaker"))


def test_marks_outside_or_empty_are_left_out() -> None:
    assert _kinds((40, 50, "actor"), (3, 3, "speaker"), (9, 6, "trigger")) == [(TEXT, ())]


places = st.integers(-3, len(TEXT) + 3)


@given(st.lists(st.tuples(places, places, st.sampled_from(["actor", "trigger", "speaker"])), max_size=6), places, places)
def test_pieces_are_the_words(labels, start, end) -> None:
    span = Span(max(0, min(start, end)), max(0, start, end))
    made = pieces(TEXT, span, [Label(Span(a, b), kind, "") for a, b, kind in labels])
    assert "".join(p.text for p in made) == TEXT[span.start : span.end]


def _article(*paragraphs: tuple[ParagraphKind, str]) -> Article:
    text, made = "", []
    for kind, part in paragraphs:
        made.append(Paragraph(Span(len(text), len(text) + len(part)), kind, "", "en"))
        text += part + "\n\n"
    return Article("art1_x", text, tuple(made), "x")


def _around(article: Article, sentence: str) -> tuple[str, str]:
    start = article.text.index(sentence)
    found = neighbours(article, Span(start, start + len(sentence)))
    before, after = (article.passage(s) if s else "" for s in found)
    return before, after


def test_neighbours_are_the_sentences_beside() -> None:
    one = _article((ParagraphKind.BODY, "It rained. On Sept. 29 the U.S. envoy Gen. Odhi came. “Well?” he asked. They left. All slept."))
    assert _around(one, "They left.") == ("“Well?” he asked.", "All slept.")
    assert _around(one, "“Well?” he asked.") == ("On Sept. 29 the U.S. envoy Gen. Odhi came.", "They left.")


def test_neighbours_skip_furniture_between_paragraphs() -> None:
    two = _article(
        (ParagraphKind.BODY, "First. Second."), (ParagraphKind.TEASER, "Read next: buns."), (ParagraphKind.BODY, "Third. Fourth.")
    )
    assert _around(two, "Third.") == ("Second.", "Fourth.")
    assert _around(two, "First.") == ("", "Second.")
    assert _around(two, "Fourth.") == ("Third.", "")


def test_a_long_neighbour_is_cut() -> None:
    long = _article((ParagraphKind.BODY, f"It {'very ' * 200}long was. They left."))
    before, _ = _around(long, "They left.")
    assert len(before) == 320


def test_neighbours_of_a_sentence_in_the_middle_of_a_very_long_paragraph() -> None:
    words = [f"Convoy {n} left for the north." for n in range(3000)]
    one = _article((ParagraphKind.BODY, " ".join(words)))
    assert _around(one, words[1500]) == (words[1499], words[1501])
