"""What a time expression hangs on: which verb or noun of the sentence it dates, and which it only describes."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from araz.coding.joint import DRILLS
from araz.resolve.grammar import base, case, children
from araz.resolve.times import TimeMention

_RUNS = frozenset(
    {"begin", "start", "open", "launch", "commence", "kick", "run", "last", "end", "conclude", "continue", "resume", "hold", "conduct"}
    | {"come", "go", "date", "stage", "take", "occur", "happen", "unfold", "carry", "erupt", "break", "schedule", "plan", "slate", "set"}
)
_ENDS = frozenset({"end", "conclude", "finish", "expire", "stop"})
_MAKES = frozenset(
    {"sign", "conclude", "reach", "ink", "initial", "seal", "fight", "wage", "launch", "begin", "start", "hold", "stage", "mount"}
)
_NAMED_DEEDS = DRILLS | {"war", "operation", "offensive", "campaign"}
_RELATIVE = frozenset({"which", "that", "who"})
_FOLLOWS = frozenset({"follow", "precede", "trigger", "prompt"})
_WITHIN = frozenset({"in", "during", "at", "throughout"})
UNTIL = frozenset({"until", "till", "up to", "by"})
_LINKS = frozenset({"after", "before", "following", "since", "prior"})
_PLAIN = frozenset({"nummod", "amod", "compound", "det", "nmod:unmarked", "flat"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression and the word of it whose head lies outside."""

    mention: TimeMention
    token: Token

    @property
    def governor(self) -> Token:
        """What the expression hangs on: a verb right before it (`…, he said on Tuesday`) rather than one farther back.

        The parse is mended where a conjunction or another verb stands between: `said on Monday that troops had crossed`.
        """
        head, first = self.token.head, min([self.token, *children(self.token, "case")], key=lambda t: t.i)
        while self.token.i < head.i and head.head.i != head.i and self._stands_before(head):
            head = head.head
        if first.i - 1 > head.i:
            before = first.nbor(-1)
            if before.pos_ == "VERB" and before.dep_ != "amod" and base(before.dep_) not in {"acl", "xcomp", "advcl"}:
                return before
        return head

    def _stands_before(self, head: Token) -> bool:
        """Return whether the expression stands before the clause that it was hung into, in the clause over it."""
        if base(head.dep_) in {"conj", "parataxis"} and self.token.i < head.head.i:
            return True
        return base(head.dep_) == "ccomp" and any(c.dep_ == "mark" and self.token.i < c.i < head.i for c in head.children)

    @property
    def ends(self) -> bool:
        """Whether it says when something ended: `until Friday`, `ended on Friday`."""
        return self.mention.direction in UNTIL or self.governor.lemma_.lower() in _ENDS


def place(doc: Doc, mention: TimeMention) -> Placed:
    """Return a time expression with the word of it whose head lies outside."""
    inside = list(doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or [])
    loose = [t for t in inside if t.head.i == t.i or not inside[0].i <= t.head.i <= inside[-1].i]
    best = next((t for t in loose if t.pos_ not in {"DET", "ADP", "SCONJ", "PART", "CCONJ"}), loose[0] if loose else None)
    return Placed(mention, best or (inside[0] if inside else doc[0]))


def sides(placed: Placed) -> tuple[Token, Token] | None:
    """Return of `a week after <deed>` the head of the deed and the word over it that is dated by it; None where the parse has no such."""
    doc, end = placed.token.doc, placed.mention.span.end
    inside = doc.char_span(placed.mention.span.start, end, alignment_mode="expand")
    if inside is None or inside[-1].lower_ not in _LINKS or inside.end >= len(doc):
        return None
    token = doc[inside.end]
    for _ in range(12):
        linked = any(inside.start <= c.i < inside.end for c in token.children)
        if token.head.i == token.i:
            return None
        if linked and not inside.start <= token.head.i < inside.end:
            return token, token.head
        token = token.head
    return None


def dates(placed: Placed, trigger: Token) -> bool:
    """Return whether an expression can date a deed; the name of a war or treaty can only where the deed is in it or makes it."""
    mention, token = placed.mention, placed.token
    if mention.when is None:
        return False
    if mention.kind != "named" or mention.span.start <= trigger.idx < mention.span.end:
        return True
    if token.dep_ in {"compound", "nmod:unmarked", "appos", "flat"} and token.head.lemma_.lower() in _NAMED_DEEDS:
        token = token.head
        if token.i == trigger.i:
            return True
    if case(token) == "of" and token.head.lemma_.lower() in {"course", "midst"} and case(token.head) == "in":
        return True
    return case(token) in _WITHIN or (base(token.dep_) in {"obj", "nsubj"} and token.head.lemma_.lower() in _MAKES)


def of_the_other(placed: Placed, trigger: Token) -> bool:
    """Return whether a time after `follow` is that of what was followed: `the fighting followed the wounding of men on Monday`."""
    verb = placed.governor
    return verb.lemma_.lower() in _FOLLOWS and verb.i < placed.token.i and trigger.head.i == verb.i and trigger.dep_ == "nsubj"


def dated_word(placed: Placed, marks: Container[int]) -> int | None:
    """Return the first of the marked words on the way up from a time, before another clause's verb or a noun that the time describes.

    A verb that only says that something began, ran or ended gives its time to what it says that of, over `and` and relative clauses.
    """
    child, token = placed.token, placed.governor
    for _ in range(8):
        if token.i in marks and token.i != placed.token.i:
            return token.i
        if token.head.i == token.i or token.pos_ == "VERB":
            return _carried(token, marks)
        if describes(child, token):
            return None
        child, token = token, token.head
    return None


def describes(child: Token, noun: Token) -> bool:
    """Return whether a time is part of a noun phrase that is a verb's subject or object: `a 2016 ruling`, `the attack of 7 October`."""
    if noun.pos_ not in {"NOUN", "PROPN"} or (base(noun.dep_) == "obl" and case(noun) in _WITHIN):
        return False
    if base(noun.dep_) not in {"obj", "nsubj", "iobj", "obl", "nmod"}:
        return False
    return child.dep_ == "nmod:poss" or (child.dep_ in _PLAIN and child.i < noun.i and not case(child)) or case(child) == "of"


def _carried(verb: Token, marks: Container[int]) -> int | None:
    """Return the marked noun or its verb that a verb like `open` or `end` is about, through coordination and relative clauses."""
    lemma = verb.lemma_.lower()
    if verb.dep_ == "acl" and lemma in _MAKES and not children(verb, "obj"):
        brought = [verb.head.i, *(c.i for c in children(verb.head, "amod"))]
        return next((i for i in brought if i in marks), None)
    if lemma not in _RUNS:
        return None
    top = verb
    while top.dep_ == "conj" and all(c.lower_ in _RELATIVE for c in children(top, "nsubj")):
        top = top.head
        if top.i in marks and top.lemma_.lower() in _RUNS:
            return top.i
    if base(top.dep_) == "acl" and top.head.i in marks and (top.i == verb.i or not children(verb, "obj")):
        return top.head.i
    return None
