"""Sentence splitting: `python -m benchmarks.splitting SENTENCES.jsonl`.

Each row is a document, `paragraphs` of sentences. A paragraph's sentences are joined by single spaces and read the whole way that
articles go. `f1`, `precision`, `recall`: a sentence is right when both its ends are, to the character (the measure of the CoNLL shared
tasks). `boundary_f1`: of the places where a sentence ends.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc

from araz.ids import make_id
from araz.language.reader import Reader
from araz.records import Article, Paragraph, ParagraphKind, Span
from benchmarks.common import Hits, rounded, rows, show, total

Spans = set[tuple[int, int]]


def lay_out(paragraphs: Iterable[Sequence[str]]) -> tuple[str, list[Span], Spans]:
    """Return the running text of a document, its paragraphs, and its true sentences, as characters."""
    text, spans, true = "", [], set()
    for sentences in paragraphs:
        kept = [" ".join(s.split()) for s in sentences if s.strip()]
        if not kept:
            continue
        text += "\n\n" if text else ""
        start = len(text)
        for sentence in kept:
            text += " " if len(text) > start else ""
            true.add((len(text), len(text) + len(sentence)))
            text += sentence
        spans.append(Span(start, len(text)))
    return text, spans, true


def _article(number: int, text: str, spans: Sequence[Span]) -> Article:
    made = tuple(Paragraph(span, ParagraphKind.BODY, "given", "en") for span in spans)
    return Article(make_id("art", str(number), text), text, made, f"document {number}")


def _found(doc: Doc) -> Spans:
    ends = ((doc[s.start], doc[s.end - 1]) for s in doc._.sentences)
    return {(first.idx, last.idx + len(last)) for first, last in ends}


def measure(path: Path, reader: Reader | None = None) -> dict[str, float]:
    """Return the figures. Raises InputError: the file is missing or of another kind."""
    reader = reader or Reader()
    laid = [lay_out(row["paragraphs"]) for row in rows(path, ("paragraphs",))]
    docs = list(reader.docs(_article(i, text, spans) for i, (text, spans, _) in enumerate(laid)))
    hits = total(Hits.of(_found(doc), true) for doc, (_, _, true) in zip(docs, laid, strict=True))
    shares = {"f1": hits.f1, "precision": hits.right / max(1, hits.found), "recall": hits.right / max(1, hits.gold)}
    ends = total(Hits.of(_ends(_found(doc)), _ends(true)) for doc, (_, _, true) in zip(docs, laid, strict=True))
    return rounded({**shares, "boundary_f1": ends.f1, "sentences": hits.gold})


def _ends(spans: Spans) -> Spans:
    return {(end, end) for _, end in spans}


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    args = parser.parse_args()
    show(lambda: measure(args.sentences))


if __name__ == "__main__":
    main()
