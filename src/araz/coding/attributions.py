"""All that an article attributes: each source with its cue and the words that are its content, whether or not a claim is made of them.

It is wider than the chains of claims (`attribution`): what somebody wants, thinks or plans is attributed too. One reading a cue:

verbs, nouns, `according to` -> source, cue, content of the sentence -> quotations that it opens, over sentences -> spans of characters
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from araz.coding.attribution import Attribution
from araz.coding.slots import Grammar
from araz.coding.verbs import is_passive, marks
from araz.coding.words import ATTITUDE, SpeechCues
from araz.resolve.grammar import base, case

Piece = tuple[int, int]
_OPENING = frozenset({"“", '"', "''", "‘", "«"})
_CLOSING = frozenset({"”", '"', "''", "’", "»"})
_OUTER = frozenset({"PUNCT", "SPACE"})
_HELPING = frozenset({"aux", "neg", "compound:prt"})
_ASKING = frozenset({"ask", "promise", "attitude", "warn"})
_NAMING = frozenset({"claim", "deny", "admit", "ask", "promise", "warn", "show", "attitude", "suggest"})
_INTRODUCING = frozenset({"for", "to", "on", "about", "of", "against", "as", "over"})
_THINKING = frozenset({ATTITUDE, "suggest"})
_NOT = frozenset({"not", "n't", "n’t"})
_SELF = frozenset({"i", "we", "you"})
_OWNED = frozenset({"by", "from", "of"})
_REACH = 3


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution, as spans of characters [start, end); `source` is empty where the text names none."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(slots=True)
class _Reading:
    """A cue with token numbers of its source and content."""

    cue: Token
    source: set[int]
    words: set[int]
    content: set[int] = field(default_factory=set)


class Attributions:
    """Reads the attributions of one article."""

    def __init__(self, doc: Doc, grammar: Grammar, cues: SpeechCues, attribution: Attribution) -> None:
        self.doc, self.grammar, self.cues, self.attribution = doc, grammar, cues, attribution

    def found(self) -> list[Attributed]:
        """Return the attributions in the order of their cues."""
        readings = [r for s in self.doc._.sentences for r in self._sentence(self.doc[s.start : s.end])]
        self._quoted(readings)
        kept = sorted((r for r in readings if r.content), key=lambda r: r.cue.i)
        return [Attributed(self._pieces(r.source), self._pieces(r.words), self._pieces(r.content)) for r in kept]

    def _sentence(self, tokens: Iterable[Token]) -> Iterator[_Reading]:
        for token in tokens:
            read = self._noun if token.pos_ == "NOUN" else self._verb if token.pos_ in {"VERB", "AUX", "ADJ"} else None
            if read is not None and (reading := read(token)):
                yield reading
            if token.dep_.startswith(("obl", "nmod", "parataxis")) and case(token) in {"according to", "per"}:
                yield self._according(token)

    def _verb(self, token: Token) -> _Reading | None:
        cue = self.cues.verb(token.lemma_.lower()) or self.cues.attitude(token.lemma_.lower())
        if cue is None:
            return None
        heads = [c for c in token.children if self._is_content(c, cue.kind, cue.content)]
        heads += [c for c in token.children if c.dep_ == "conj" and "that" in marks(c)]
        content = {t.i for head in heads for t in head.subtree}
        carried = base(token.dep_) == "parataxis" and not heads
        if carried:
            content = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
            quoted = {i for i in content if self.attribution.quote_of(self.doc[i]) is not None}
            content = quoted if content and self.doc[min(content)].text in _OPENING else content
        subjects = self._subjects(token, carried=carried)
        source = {t.i for one in subjects for t in one.subtree}
        if (cue.kind in _THINKING and self._own(token, subjects)) or (cue.kind == ATTITUDE and not source):
            return None
        source -= {t.i for one in subjects for c in one.children if c.dep_ in {"acl:relcl"} for t in c.subtree}
        return _Reading(token, source - content, self._cue(token), content - source)

    def _own(self, token: Token, subjects: Sequence[Token]) -> bool:
        """Return whether what somebody thinks is told by himself or in a quotation: part of what he says, nothing of its own."""
        return any(t.lower_ in _SELF for t in subjects) or self.attribution.quote_of(token) is not None

    def _subjects(self, token: Token, *, carried: bool) -> list[Token]:
        """Return who or what a verb has as its subject, also one that follows it (`…, said Ms X`) or is shared with another verb."""
        found = self.grammar.verb(token).get("subject", [])
        if is_passive(token) and not any(c.dep_ == "obl:agent" for c in token.children):
            return []
        if carried and not found:
            found = [c for c in token.children if base(c.dep_) in {"nsubj", "obj", "dep"}]
        return list(found)

    def _is_content(self, child: Token, kind: str, takes: Sequence[str]) -> bool:
        dep = base(child.dep_)
        if dep in {"ccomp", "parataxis"}:
            return child.pos_ != "PUNCT"
        if dep == "xcomp":
            return kind in _NAMING or bool({"inf", "np"} & {*takes}) or child.lower_ == "saying"
        if dep in {"obj", "nsubj:pass"}:
            return "np" in takes or kind in _NAMING - {ATTITUDE}
        if dep in {"obl", "advcl"}:
            by = marks(child)
            return (
                (kind in _NAMING and bool(by & _INTRODUCING))
                or bool(by & {"about", "as"})
                or (dep == "advcl" and kind in _ASKING and "to" in by)
            )
        return False

    def _noun(self, token: Token) -> _Reading | None:
        cue = self.cues.noun(token.lemma_.lower())
        if cue is None:
            return None
        heads = [c for c in token.children if base(c.dep_) in {"ccomp", "acl"} and c.dep_ != "acl:relcl"]
        heads += [c for c in token.children if base(c.dep_) == "nmod" and case(c) in {"of", "for", "about"} and cue.kind in _NAMING]
        owners = [c for c in token.children if c.dep_ == "nmod:poss" or (base(c.dep_) == "nmod" and case(c) in _OWNED and c not in heads)]
        if not heads or not owners:
            return None
        content = {t.i for head in heads for t in head.subtree}
        return _Reading(token, {t.i for one in owners for t in one.subtree} - content, {token.i}, content)

    def _according(self, token: Token) -> _Reading:
        clause = token.head
        while base(clause.dep_) in {"obl", "nmod", "obj", "nsubj"} and clause.head.i != clause.i and clause.pos_ != "VERB":
            clause = clause.head
        inside = {t.i for t in token.subtree}
        words = {t.i for c in token.children if c.dep_ == "case" for t in c.subtree}
        return _Reading(token, inside - words, words, {t.i for t in clause.subtree} - inside)

    def _cue(self, token: Token) -> set[int]:
        """Return a verb with its auxiliaries and particles, where they stand right before or after it."""
        found = {token.i} | {
            c.i for c in token.children if base(c.dep_) in _HELPING or c.dep_ in _HELPING or c.lower_ in {"not", "n't", "n’t"}
        }
        return {i for i in found if all(k in found or self.doc[k].pos_ == "ADV" for k in range(min(i, token.i), max(i, token.i)))}

    def _quoted(self, readings: list[_Reading]) -> None:
        """Give each quotation to the reading of the cue that the claims' attribution gives it to."""
        by_cue = {r.cue.i: r for r in readings}
        for quote, frame in self.attribution.by_quote.items():
            reading = by_cue.get(frame.cue.i) if frame is not None else None
            if frame is None or reading is None:
                continue
            inside = self.doc.char_span(quote.start, quote.end, alignment_mode="expand")
            if inside is not None and not any(t.i in reading.words for t in inside):
                reading.content |= {t.i for t in inside} - reading.source
        for reading in readings:
            reading.content -= reading.words

    def _pieces(self, tokens: set[int]) -> tuple[Piece, ...]:
        """Return runs of tokens as spans of characters, without white space and punctuation at the ends."""
        runs: list[list[Token]] = []
        for i in sorted(tokens):
            if runs and (i == runs[-1][-1].i + 1):
                runs[-1].append(self.doc[i])
            else:
                runs.append([self.doc[i]])
        return tuple(piece for run in runs if (piece := _trimmed(run)) is not None)


def _trimmed(run: list[Token]) -> Piece | None:
    while run and run[0].pos_ in _OUTER and run[0].text not in _OPENING:
        run = run[1:]
    while run and run[-1].pos_ in _OUTER and run[-1].text not in _CLOSING:
        run = run[:-1]
    return (run[0].idx, run[-1].idx + len(run[-1])) if run else None
