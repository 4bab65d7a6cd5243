"""The tense of the clause that a word stands in: what decides whether `on Friday` is the last one or the next."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from araz.resolve.grammar import base, case, children
from araz.resolve.times import tense_by_words

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PAST = frozenset({"was", "were", "had", "did"})
_FOR = frozenset(
    [
        "announce",
        "schedule",
        "plan",
        "set",
        "slate",
        "call",
        "expect",
        "fix",
        "prepare",
        "convene",
        "postpone",
        "delay",
        "order",
        "request",
        "propose",
        "invite",
        "due",
        "book",
        "threaten",
    ]
)
_BOUNDS = frozenset({"begin", "start", "open", "end", "conclude", "expire", "run", "last", "continue"})
_INSIDE = frozenset({"nmod:unmarked", "det", "amod", "compound", "flat", "nummod"})
_INTENT = frozenset(
    """plan intend agree schedule expect announce propose prepare decide set aim hope promise pledge vow intention plan
    decision agreement proposal invite due ready want seek be""".split()
)


class Tenses:
    """Answers for one Doc. Falls back on the words of the sentence where the parse says nothing."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]
        self.by_words = tense_by_words(doc.text)

    def at(self, offset: int) -> str:
        """Return past, present, future, ahead (`would`) or empty for the clause of the word at a character of the text."""
        token = self.doc[max(0, bisect_right(self.starts, offset) - 1)]
        if _is_set_for(token):
            return "future"
        for verb in _verbs(token):
            tense = _tense(verb)
            if tense:
                return tense
        return self.by_words(offset)


def _is_set_for(token: Token) -> bool:
    """Return whether a time is what something is set for: `announced a drill for Thursday`, `a vote scheduled for May`."""
    while token.dep_ in _INSIDE and token.head.i != token.i:
        token = token.head
    if case(token) != "for":
        return False
    holder = token.head if token.head.pos_ in {"VERB", "ADJ"} else token.head.head
    told = any(c.lower_ == "had" for c in holder.children)
    return holder.lemma_.lower() in _FOR and not told


def _verbs(token: Token) -> list[Token]:
    """Return the verb or predicate over a word, then those it is embedded in as an infinitive or participle."""
    found = []
    for _ in range(8):
        if token.pos_ in {"VERB", "AUX"} or any(c.dep_ == "cop" for c in token.children):
            found.append(token)
            if token.dep_ == "acl:relcl" or (base(token.dep_) in {"ccomp", "parataxis", "root", "conj"} and not _goes_on(token)):
                break
        if token.head.i == token.i:
            break
        token = token.head
    return found


def _goes_on(verb: Token) -> bool:
    """Return whether a verb goes on the infinitive before it: `to resume relations and reopen embassies`."""
    if verb.dep_ != "conj" or verb.lower_ != verb.lemma_.lower() or children(verb, "nsubj", "aux", "mark"):
        return False
    return any(c.lower_ == "to" for c in children(verb.head, "mark"))


def _tense(verb: Token) -> str:
    helpers = {c.lower_ for c in verb.children if base(c.dep_) in {"aux", "cop"}}
    if helpers & _FUTURE:
        return "future"
    if helpers & {"would", "'d", "’d"} and not helpers & {"have"}:
        return "ahead"
    if any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        if helpers & {"is", "are", "was", "were"}:
            return "future" if helpers & {"is", "are"} else "ahead"
        return "future" if verb.head.lemma_.lower() in _INTENT else ""
    if helpers & _PAST:
        return "past"
    if verb.pos_ != "VERB" or verb.lower_.endswith("ing") or helpers:
        return ""
    if verb.lemma_.lower() in _BOUNDS and verb.lower_ == f"{verb.lemma_.lower()}s" and not children(verb, "obj"):
        return "ahead"
    if verb.lower_ != verb.lemma_.lower() and not verb.lower_.endswith("s"):
        return "past" if children(verb, "nsubj", "obj", "obl") or verb.dep_ in {"root", "conj"} else ""
    return ""
