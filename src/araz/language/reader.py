"""Article -> Doc: words, sentences, parts of speech, heads, lemmas, semantic roles.

    text -> words (spaCy's English tokenizer) -> sentences of coded paragraphs (splitter)
         -> one pass of the model -> where the model sees another sentence begin, a second pass on the parts -> Doc

The Doc is the whole text of the article, so `token.idx` is an offset into it. Paragraphs that are not coded are words without a
parse. `doc._.sentences` lists what may be coded, `doc._.predicates` what was found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import spacy
from spacy.tokens import Doc

from araz.errors import ModelError
from araz.language import long
from araz.language.model import DATA, Analysis, LanguageModel, Predicate, opened
from araz.language.split import Splitter
from araz.records import Article, Paragraph, ParagraphKind

CODED = frozenset({ParagraphKind.TITLE, ParagraphKind.BODY})
LANGUAGE = "en"
SURE = 2.0
_DATELINE = re.compile(
    r"(?P<city>[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}(?:/[A-Z][\w-]{1,20})?)"
    r"(?P<day>,? [A-Z0-9][\w.]{0,12}(?:[ ,]{1,2}[\w.]{1,10}){0,3})?"
    r"(?P<agency> ?\([^()\n]{2,30}\))?,? [-–—]{1,2} (?=[A-Z“\"‘'])"
)

Doc.set_extension("sentences", default=(), force=True)
Doc.set_extension("predicates", default=(), force=True)
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
    """A sentence on its way: which article, which paragraph, which tokens (no white space)."""

    article: int
    paragraph: int
    tokens: tuple[int, ...]


class Reader:
    """Turns articles into Docs. Holds the model, the splitter and the tokenizer; safe to use again and again."""

    def __init__(self, model: LanguageModel | None = None, *, threads: int = 2) -> None:
        """Load the shipped files, or use `model`. Raises ModelError where they are missing."""
        self.model = model or LanguageModel(threads=threads)
        weights = DATA / "splitter.json"
        if not weights.is_file():
            raise ModelError(f"the sentence splitter's weights are not at {str(weights)!r}; reinstall araz")
        self.splitter = opened(weights, Splitter.load)
        self.tokenizer = spacy.blank("en").tokenizer

    def docs(self, articles: Iterable[Article], *, batch: int = 32) -> Iterator[Doc]:
        """Yield one Doc an article, in order; `batch` articles are analysed together, which changes speed alone."""
        source = iter(articles)
        while group := list(islice(source, batch)):
            yield from self._batch(group)

    def doc(self, article: Article) -> Doc:
        """Return the Doc of one article."""
        return next(self._batch([article]))

    def _batch(self, articles: Sequence[Article]) -> Iterator[Doc]:
        bare = [self.tokenizer(article.text) for article in articles]
        pieces = [piece for i, article in enumerate(articles) for piece in self._pieces(i, article, bare[i])]
        pieces, analyses = self._analyse(pieces, bare)
        for i, article in enumerate(articles):
            chosen = [(p, a) for p, a in zip(pieces, analyses, strict=True) if p.article == i]
            yield _assemble(article, bare[i], chosen, self.model.version)

    def _pieces(self, i: int, article: Article, doc: Doc) -> Iterator[_Piece]:
        tokens = [(t.idx, t.i) for t in doc if not t.is_space]
        at = 0
        for k, paragraph in enumerate(article.paragraphs):
            if not is_coded(paragraph):
                continue
            text = article.passage(paragraph.span)
            skip = dateline(text)
            offset = paragraph.span.start + skip
            for start, end in self.splitter.spans(text[skip:], sure=SURE):
                while at < len(tokens) and tokens[at][0] < offset + start:
                    at += 1
                begin = at
                while at < len(tokens) and tokens[at][0] < offset + end:
                    at += 1
                if at > begin:
                    yield _Piece(i, k, tuple(t for _, t in tokens[begin:at]))

    def _analyse(self, pieces: list[_Piece], bare: Sequence[Doc]) -> tuple[list[_Piece], list[Analysis]]:
        """Analyse all; where the model sees sentences run together, cut there and analyse the parts anew."""
        first = self._run(pieces, bare)
        whole: list[_Piece] = []
        again: list[int] = []
        kept: list[Analysis | None] = []
        for piece, analysis in zip(pieces, first, strict=True):
            cuts = [0, *analysis.starts, len(piece.tokens)]
            if len(cuts) == 2:
                whole.append(piece)
                kept.append(analysis)
                continue
            for a, b in pairwise(cuts):
                again.append(len(whole))
                whole.append(_Piece(piece.article, piece.paragraph, piece.tokens[a:b]))
                kept.append(None)
        for i, analysis in zip(again, self._run([whole[i] for i in again], bare), strict=True):
            kept[i] = analysis
        return whole, [a for a in kept if a is not None]

    def _run(self, pieces: Sequence[_Piece], bare: Sequence[Doc]) -> list[Analysis]:
        words = [[bare[p.article][t].text for t in p.tokens] for p in pieces]
        return analyse(self.model, words)


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
    predicates, sentences = [], []
    for number, (piece, one) in enumerate(chosen, 1):
        at = piece.tokens
        for k, t in enumerate(at):
            heads[t] = at[one.heads[k]] if one.heads[k] >= 0 else t
            deps[t], pos[t], lemmas[t] = one.deprels[k], one.upos[k], one.lemmas[k]
        predicates += [Predicate(at[p.index], p.probability, tuple((at[a], r, q) for a, r, q in p.args)) for p in one.predicates]
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
