"""The shipped model, loaded once, and articles made of given paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from araz.ids import make_id
from araz.language.model import LanguageModel
from araz.language.reader import Reader
from araz.language.split import Splitter
from araz.records import Article, Paragraph, ParagraphKind, Span

Make = Callable[..., Article]


def make_article(*paragraphs: str | tuple[ParagraphKind, str] | tuple[ParagraphKind, str, str], between: str = "\n\n") -> Article:
    """Return an article of paragraphs: text alone is English body; else kind and text, and a language."""
    text, made = "", []
    for given in paragraphs:
        kind, part, language = (ParagraphKind.BODY, given, "en") if isinstance(given, str) else (*given, "en")[:3]
        text += between if text else ""
        made.append(Paragraph(Span(len(text), len(text) + len(part)), kind, "by hand", language))
        text += part
    return Article(make_id("art", text), text, tuple(made), "by hand")


@pytest.fixture(scope="session")
def article() -> Make:
    return make_article


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel(threads=1)


@pytest.fixture(scope="session")
def reader(model: LanguageModel) -> Reader:
    return Reader(model)


@pytest.fixture(scope="session")
def splitter(reader: Reader) -> Splitter:
    return reader.splitter
