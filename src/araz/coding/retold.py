"""What is told again: `the signing, on 24 May`, `they are to run from 16 to 20 September`; and what is told as news without a day.

A later sentence that takes a deed up by a noun with its article, or by a pronoun, dates it, where just one day is on offer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from araz.coding.hanging import dates, place
from araz.coding.match import Lexicon
from araz.coding.timing import Timing
from araz.errors import InputError
from araz.intervals import format_edtf, parse_edtf
from araz.language.reader import Sentence
from araz.records import Claim, DateSource, Status, When
from araz.resolve.grammar import base, children, sentence_of

REACH = 3
_POINTS = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_THEY = frozenset({"they", "it", "these", "this"})
_RUN = frozenset(
    {"run", "last", "begin", "start", "end", "take", "continue", "hold", "go", "open", "close", "conclude", "come", "schedule", "follow"}
)
_PERFECT = frozenset({"has", "have", "’s", "'s", "’ve", "'ve"})
_UNSURE = frozenset({"may", "might", "could", "would", "should", "must", "will"})
_OFTEN = frozenset(
    {"repeatedly", "long", "often", "always", "never", "previously", "frequently", "consistently", "regularly", "historically", "before"}
    | {"traditionally", "usually", "sometimes", "earlier", "once", "ever", "routinely", "periodically", "persistently", "twice"}
)
_NEWS_DAYS, _STEM = 31, 4


@dataclass(frozen=True, slots=True)
class Again:
    """A word that takes up a deed told before, with the time that its sentence gives it."""

    word: Token
    sentence: int
    when: When


class Retold:
    """The words of one article that may take a deed up. `when` gives the time of a word as a deed."""

    def __init__(self, doc: Doc, timing: Timing, lexicon: Lexicon, when: Callable[[Token], When | None]) -> None:
        self.doc, self.timing, self.lexicon, self.when = doc, timing, lexicon, when
        self.sentences: Sequence[Sentence] = doc._.sentences

    def fill(self, claims: Sequence[Claim], triggers: Mapping[str, Token]) -> list[Claim]:
        """Return the claims, those without a time with the one that a later sentence gives their deed."""
        told: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.number].append(claim)
        return [self._filled(claim, triggers[claim.id], told) if claim.when is None else claim for claim in claims]

    def _filled(self, claim: Claim, trigger: Token, told: Mapping[int, Sequence[Claim]]) -> Claim:
        numbers = range(claim.number + 1, min(claim.number + REACH, len(self.sentences)) + 1)
        again = [one for number in numbers for one in self._again(claim, trigger, number, told)]
        times = {one.when.edtf: one for one in again}
        if len(times) != 1:
            return claim
        found = next(iter(times.values()))
        return replace(claim, when=replace(found.when, why=f"as sentence {found.sentence} says of {found.word.text!r}: {found.when.why}"))

    def _again(self, claim: Claim, trigger: Token, number: int, told: Mapping[int, Sequence[Claim]]) -> Iterator[Again]:
        tokens = self.doc[self.sentences[number - 1].start : self.sentences[number - 1].end]
        if not self.timing.between(tokens.start_char, tokens.end_char):
            return
        spans = [c.trigger for c in told.get(number, ())]
        for token in tokens:
            taken = any(span.start <= token.idx < span.end for span in spans)
            if not taken and (self._names(token, claim, trigger, told) or self._stands_for(token, claim, trigger, number)):
                when = self.when(token) if token.pos_ != "PRON" else self._said_of(token)
                if when is not None:
                    yield Again(token, number, when)

    def _names(self, token: Token, claim: Claim, trigger: Token, told: Mapping[int, Sequence[Claim]]) -> bool:
        """Return whether a noun with its article takes a deed up: of one stem, or the only deed of its kind told before."""
        if token.pos_ != "NOUN" or not any(c.lower_ in _POINTS for c in token.children):
            return False
        word, own = token.lemma_.lower(), trigger.lemma_.lower()
        if len(own) >= _STEM and word[:_STEM] == own[:_STEM]:
            return True
        if claim.event.value not in {e.event for e in self.lexicon.candidates(token)}:
            return False
        before = [c for number in range(claim.number - REACH, claim.number + 1) for c in told.get(number, ())]
        return {c.trigger for c in before if c.event is claim.event} == {claim.trigger}

    def _stands_for(self, token: Token, claim: Claim, trigger: Token, number: int) -> bool:
        """Return whether `they` or `it`, of which the next sentence says only when that ran, is the deed that a noun named."""
        if token.lower_ not in _THEY or token.dep_ != "nsubj" or number != claim.number + 1 or trigger.pos_ != "NOUN":
            return False
        plural = trigger.lower_ != trigger.lemma_.lower()
        verb = token.head
        runs = verb.lemma_.lower() in _RUN or any(c.lemma_.lower() in _RUN for c in children(verb, "xcomp"))
        return runs and plural == (token.lower_ in {"they", "these"}) and not children(verb, "obj")

    def _said_of(self, pronoun: Token) -> When | None:
        sentence = sentence_of(pronoun)
        for mention in self.timing.between(sentence.start_char, sentence.end_char):
            if mention.when is not None:
                placed = place(self.doc, mention)
                if dates(placed, pronoun) and placed.governor.i in {pronoun.head.i, *(c.i for c in children(pronoun.head, "xcomp"))}:
                    return mention.when
        return None


def as_news(claim: Claim, verb: Token, published: When | None, *, headline: bool) -> Claim:
    """Return a claim without a time with that of publication, where it is told as news: in the perfect, or in a headline's present.

    Args: verb: the trigger, or the light verb that carries it.
    """
    if claim.when is not None or published is None or claim.status not in {Status.HAPPENED, Status.ONGOING}:
        return claim
    try:
        report = parse_edtf(published.edtf)
    except InputError:
        return claim
    if published.best:
        report = parse_edtf(published.best)
    if report.days is None or report.days > _NEWS_DAYS or not (_perfect(verb) or (headline and _present(verb))):
        return claim
    why = "told as news, so at about the time of publication"
    return replace(claim, when=When(format_edtf(report.near()), DateSource.PUBLISHED, why))


def _perfect(verb: Token) -> bool:
    while base(verb.dep_) == "conj" and not children(verb, "aux", "nsubj"):
        verb = verb.head
    helpers = {c.lower_ for c in children(verb, "aux")}
    if any(c.lower_ in _OFTEN for c in children(verb, "advmod")):
        return False
    return verb.pos_ == "VERB" and not verb.lower_.endswith("ing") and bool(helpers & _PERFECT) and not helpers & _UNSURE


def _present(verb: Token) -> bool:
    bare = verb.lower_ == verb.lemma_.lower() or verb.lower_.endswith("s")
    return bare and verb.pos_ == "VERB" and not children(verb, "aux") and verb.i == sentence_of(verb).root.i
