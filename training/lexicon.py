"""The lexicon's examples as coded sentences: what its entries say of their words, told to the model in sentences.

    example of an entry -> the same with each other verb or noun of the entry in its place, inflected alike -> coded by the lexicon alone
                        -> kept where the entry fires                              counter-examples -> kept where nothing fires

They are plain and short, and coded by rule, not by people: they widen what words the model knows, and are no part of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from lemminflect import getInflection
from spacy.tokens import Doc, Token

from araz.coding.coder import ClaimCoder
from araz.ids import make_id
from araz.knowledge.load import Knowledge
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.language.reader import Reader
from araz.records import Article, Claim, Paragraph, ParagraphKind, Span
from araz.resolve.resolver import Resolver
from training.corpus.tokens import Deed, Words

_TAGS = {"VERB": ("VB", "VBZ", "VBD", "VBN", "VBG", "VBP"), "NOUN": ("NN", "NNS")}
_INSIDE = frozenset({"demanded", "threatened", "denied", "negated", "possible", "planned"})
BATCH = 256


class LexiconSentences:
    """Makes the sentences with the knowledge and the parser at hand."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self.knowledge, self.reader = knowledge, reader
        self.resolver, self.coder = Resolver(knowledge), ClaimCoder(knowledge)

    def made(self, entries: Sequence[LexiconEntry]) -> list[Words]:
        """Return the examples, their variants, and the counter-examples of entries as words with labels, each text once."""
        examples = {e.example.text: e for e in entries if e.example is not None}
        variants: dict[str, LexiconEntry] = {}
        for text, claims, doc in self._coded(examples):
            entry = examples[text]
            for claim in claims:
                if claim.rule == entry.id:
                    variants |= dict.fromkeys(_swapped(doc, claim, entry), entry)
        wanted = variants | examples
        found = [_words(doc, claims) for text, claims, doc in self._coded(wanted) if any(c.rule == wanted[text].id for c in claims)]
        counters = dict.fromkeys(text for e in entries for text in e.counter)
        found += [_words(doc, claims) for _, claims, doc in self._coded(counters) if not claims]
        return [words for words in found if words is not None]

    def _coded(self, texts: Iterable[str]) -> Iterator[tuple[str, list[Claim], Doc]]:
        """Yield each text with the lexicon's claims and the parse."""
        source = iter(texts)
        while group := list(islice(source, BATCH)):
            articles = [_article(text) for text in group]
            for text, article, doc in zip(group, articles, self.reader.docs(articles), strict=True):
                doc._.triggers = None
                yield text, self.coder.code(article, doc, self.resolver.resolve(article, doc)), doc


def _article(text: str) -> Article:
    span = Span(0, len(text))
    return Article(make_id("art", text), text, (Paragraph(span, ParagraphKind.BODY, "given", "en"),), "lexicon")


def _swapped(doc: Doc, claim: Claim, entry: LexiconEntry) -> Iterator[str]:
    """Yield the text with each other verb or noun of the entry in place of the one that fired."""
    for token in doc:
        known = {"VERB": entry.verb, "NOUN": entry.noun}.get(token.pos_, ())
        if not claim.trigger.start <= token.idx < claim.trigger.end or token.lemma_.lower() not in known:
            continue
        for other in known:
            form = _like(token, other) if other != token.lemma_.lower() and " " not in other and "_" not in other else ""
            if form:
                end = token.idx + len(token)
                yield _article_fits(doc.text[: token.idx], form) + form + doc.text[end:]
        return


def _like(token: Token, other: str) -> str:
    """Return another lemma in the form that a token has; empty where the token's form is none of its lemma's."""
    for tag in _TAGS[token.pos_]:
        if token.lower_ in getInflection(token.lemma_.lower(), tag):
            forms = getInflection(other, tag)
            return (forms[0].capitalize() if token.is_title else forms[0]) if forms else ""
    return ""


def _article_fits(before: str, form: str) -> str:
    """Return what stands before a noun, its indefinite article as the noun asks for it."""
    for one in ("a ", "an ", "A ", "An "):
        if before.endswith((" " + one, "“" + one)) or before == one:
            vowel = form[0].lower() in "aeiou"
            return before[: -len(one)] + one[0] + ("n " if vowel else " ")
    return before


def _words(doc: Doc, claims: Iterable[Claim]) -> Words | None:
    """Return a text of one sentence as words with labels; None where it has more, or white space among its words."""
    if len(doc._.sentences) != 1 or any(t.is_space for t in doc):
        return None
    deeds: Mapping[int, Deed] = {}
    parties: set[tuple[int, int]] = set()
    for claim in claims:
        index = _named(doc, claim.trigger)
        links = [(_head(doc, p.span), "actor") for p in claim.actors] + [(_head(doc, p.span), "recipient") for p in claim.recipients]
        links += [(_head(doc, s.span), "speaker") for s in claim.attribution]
        depth = len(claim.attribution) + (claim.status.value in _INSIDE)
        deed = Deed(index, claim.event.value, claim.modes, claim.status.value, claim.background, claim.contexts, tuple(links), depth)
        deeds = {**deeds, index: deeds.get(index, deed)}
        parties |= {_range(doc, p.span) for p in (*claim.actors, *claim.recipients)}
    return Words(tuple(t.text for t in doc), tuple(deeds[i] for i in sorted(deeds)), tuple(sorted(parties)), make_id("art", doc.text))


def _named(doc: Doc, span: Span) -> int:
    """Return the word that names a deed: the head of the trigger; the noun where the verb beside it only says that it came or was told."""
    head = _head(doc, span)
    start, end = _range(doc, span)
    subjects = [t.i for t in doc[start:end] if t.head.i == head and t.dep_.startswith("nsubj") and t.pos_ in {"NOUN", "PROPN"}]
    return subjects[-1] if subjects and doc[head].pos_ in {"VERB", "AUX"} else head


def _range(doc: Doc, span: Span) -> tuple[int, int]:
    inside = [t.i for t in doc if t.idx < span.end and span.start < t.idx + len(t)]
    return inside[0], inside[-1] + 1


def _head(doc: Doc, span: Span) -> int:
    """Return the word of a span that hangs on a word outside it, the last of several."""
    start, end = _range(doc, span)
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].head.i == i or not start <= doc[i].head.i < end), end - 1)
