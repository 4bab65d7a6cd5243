"""Article -> Doc: words, sentences, parts of speech, heads, lemmas, semantic roles.

    text -> words (spaCy's English tokenizer) -> coded paragraphs -> sentences (splitter; one pass of the encoder where they are not plain)
         -> one pass of the whole model on the sentences -> Doc

The Doc is the whole text of the article, so `token.idx` is an offset into it. Paragraphs that are not coded are words without a
parse. `doc._.sentences` lists what may be coded, `doc._.predicates` what was found in it, `doc._.triggers` what may name a deed
(None where the model was not asked).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc

from araz.errors import ModelError
from araz.language import long, split
from araz.language.model import DATA, Analysis, LanguageModel, Predicate, opened, session
from araz.records import Article, Paragraph, ParagraphKind

CODED = frozenset({ParagraphKind.TITLE, ParagraphKind.BODY})
LANGUAGE = "en"
_DATELINE = re.compile(
    r"(?P<city>[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}(?:/[A-Z][\w-]{1,20})?)"
    r"(?P<day>,? [A-Z0-9][\w.]{0,12}(?:[ ,]{1,2}[\w.]{1,10}){0,3})?"
    r"(?P<agency> ?\([^()\n]{2,30}\))?,? [-–—]{1,2} (?=[A-Z“\"‘'])"
)

Doc.set_extension("sentences", default=(), force=True)
Doc.set_extension("predicates", default=(), force=True)
Doc.set_extension("triggers", default=None, force=True)
Doc.set_extension("model", default="", force=True)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be coded: tokens `start` to `end` (excluded) of the Doc; `number` counts them from 1."""

    number: int
    start: int
    end: int
    kind: ParagraphKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or a sentence on its way: which article, which paragraph, which tokens (no white space)."""

    article: int
    paragraph: int
    tokens: tuple[int, ...]


class Reader:
    """Turns articles into Docs. Holds the model, the splitter and the tokenizer; safe to use again and again."""

    def __init__(self, model: LanguageModel | None = None, *, threads: int = 2) -> None:
        """Load the shipped files, or use `model`. Raises ModelError where they are missing."""
        self.model = model or LanguageModel(threads=threads)
        self.splitter = load_splitter(DATA)
        self.tokenizer = spacy.blank("en").tokenizer

    def docs(self, articles: Iterable[Article], *, batch: int = 8) -> Iterator[Doc]:
        """Yield one Doc an article, in order.

        Args: batch: articles analysed together, which changes speed alone. The next ones are analysed while these are worked on.
        """
        source = iter(articles)
        with ThreadPoolExecutor(1) as ahead:
            coming: Future[list[Doc]] | None = None
            while group := list(islice(source, batch)):
                ready, coming = coming, ahead.submit(self._batch, group)
                yield from ready.result() if ready else ()
            yield from coming.result() if coming else ()

    def doc(self, article: Article) -> Doc:
        """Return the Doc of one article."""
        return self._batch([article])[0]

    def _batch(self, articles: Sequence[Article]) -> list[Doc]:
        bare = [self.tokenizer(article.text) for article in articles]
        texts = [[t.text for t in doc] for doc in bare]
        paragraphs = [piece for i, article in enumerate(articles) for piece in _paragraphs(i, article, bare[i])]
        pieces = list(self._sentences(paragraphs, bare, texts))
        analyses = analyse(self.model, _words(pieces, texts))
        chosen: list[list[tuple[_Piece, Analysis]]] = [[] for _ in articles]
        for piece, one in zip(pieces, analyses, strict=True):
            chosen[piece.article].append((piece, one))
        return [_assemble(a, doc, found, self.model.version) for a, doc, found in zip(articles, bare, chosen, strict=True)]

    def _sentences(self, paragraphs: Sequence[_Piece], bare: Sequence[Doc], texts: Sequence[Sequence[str]]) -> Iterator[_Piece]:
        """Yield the sentences of paragraphs."""
        spaced = [[bool(t.whitespace_) or t.is_space for t in doc] for doc in bare]
        words = _words(paragraphs, texts)
        glued = [[k > 0 and not spaced[p.article][t - 1] for k, t in enumerate(p.tokens)] for p in paragraphs]
        given = [(own, beside, self.splitter.linear(own, beside)) for own, beside in zip(words, glued, strict=True)]
        starts = [self.splitter.plain(*one) for one in given]
        doubtful = [one for one, known in zip(given, starts, strict=True) if known is None]
        vectors = self.model.vectors([own for own, _, _ in doubtful])
        with ThreadPoolExecutor(self.model.threads) as pool:
            found = iter(list(pool.map(lambda seen, one: self.splitter.starts(seen, *one), vectors, doubtful)))
        for piece, known in zip(paragraphs, starts, strict=True):
            for a, b in pairwise([*(known or next(found)), len(piece.tokens)]):
                yield _Piece(piece.article, piece.paragraph, piece.tokens[a:b])


def load_splitter(folder: Path) -> split.Splitter:
    """Return the shipped splitter. Raises ModelError: one of its files is missing or cannot be used; the message names it."""
    for name in split.FILES:
        if not (folder / name).is_file():
            raise ModelError(f"the sentence splitter's file {name!r} is not in {str(folder)!r}; reinstall araz")
    return split.Splitter(opened(folder / split.GRAPH, session), *opened(folder / split.WEIGHTS, split.load_weights))


def _words(pieces: Iterable[_Piece], texts: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[texts[p.article][t] for t in p.tokens] for p in pieces]


def _paragraphs(i: int, article: Article, doc: Doc) -> Iterator[_Piece]:
    """Yield the coded paragraphs of article `i` that have words, without their datelines."""
    tokens = [(t.idx, t.i) for t in doc if not t.is_space]
    at = 0
    for k, paragraph in enumerate(article.paragraphs):
        if not is_coded(paragraph):
            continue
        start = paragraph.span.start + dateline(article.passage(paragraph.span))
        while at < len(tokens) and tokens[at][0] < start:
            at += 1
        begin = at
        while at < len(tokens) and tokens[at][0] < paragraph.span.end:
            at += 1
        if at > begin:
            yield _Piece(i, k, tuple(t for _, t in tokens[begin:at]))


def dateline(text: str) -> int:
    """Return how many characters of a paragraph are its dateline (`ANKARA, October 5 (Agency) - `): no part of its first sentence."""
    match = _DATELINE.match(text)
    if match is None:
        return 0
    sure = match["city"].isupper() or match["agency"] or any(c.isdigit() for c in match["day"] or "")
    return match.end() if sure else 0


def is_coded(paragraph: Paragraph) -> bool:
    """Return whether a paragraph's sentences are read: a title or body, in English."""
    return paragraph.kind in CODED and paragraph.language == LANGUAGE


def analyse(model: LanguageModel, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
    """Return an analysis of each sentence, of any length: those over the model's window are cut at a clause and joined."""
    parts: list[list[str]] = []
    counts = []
    for words in sentences:
        sizes = [len(model.pieces(word)) for word in words]
        cuts = [0, *long.cut(words, sizes, model.window), len(words)]
        counts.append(len(cuts) - 1)
        parts += [list(words[a:b]) for a, b in pairwise(cuts)]
    found = iter(model.analyse(parts))
    return [long.join(list(islice(found, count))) for count in counts]


def _assemble(article: Article, bare: Doc, chosen: Sequence[tuple[_Piece, Analysis]], version: str) -> Doc:
    """Return the Doc of an article from its sentences' analyses."""
    n = len(bare)
    heads, deps, pos, lemmas = list(range(n)), [""] * n, ["X"] * n, [t.text for t in bare]
    predicates, triggers, sentences = [], [], []
    for number, (piece, one) in enumerate(chosen, 1):
        at = piece.tokens
        for k, t in enumerate(at):
            heads[t] = at[one.heads[k]] if one.heads[k] >= 0 else t
            deps[t], pos[t], lemmas[t] = one.deprels[k], one.upos[k], one.lemmas[k]
        predicates += [Predicate(at[p.index], p.probability, tuple((at[a], r, q) for a, r, q in p.args)) for p in one.predicates]
        triggers += [replace(t, index=at[t.index], links=tuple((at[i], r, q) for i, r, q in t.links)) for t in one.triggers or ()]
        kind = article.paragraphs[piece.paragraph].kind
        sentences.append(Sentence(number, at[0], at[-1] + 1, kind, piece.paragraph))
    _attach_rest(bare, heads, deps, {t for piece, _ in chosen for t in piece.tokens})
    doc = Doc(
        bare.vocab,
        words=[t.text for t in bare],
        spaces=[bool(t.whitespace_) for t in bare],
        heads=heads,
        deps=[d or "dep" for d in deps],
        pos=["SPACE" if t.is_space else p for t, p in zip(bare, pos, strict=True)],
        lemmas=lemmas,
    )
    doc._.sentences, doc._.predicates, doc._.model = tuple(sentences), tuple(predicates), version
    doc._.triggers = None if any(one.triggers is None for _, one in chosen) else tuple(triggers)
    return doc


def _attach_rest(bare: Doc, heads: list[int], deps: list[str], read: set[int]) -> None:
    """Hang white space and the words of paragraphs that are not coded on the word before, so that they make no sentences of their own."""
    for token in bare:
        if token.i in read or token.i == 0:
            continue
        before = token.i - 1
        new_run = not token.is_space and (before in read or bare[before].is_space)
        if not new_run:
            heads[token.i] = before
            deps[token.i] = "dep"
