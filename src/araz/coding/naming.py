"""Proper names of exercises, operations, treaties, wars and bodies, where the text gives one for a deed."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from araz.coding.slots import Frame
from araz.resolve.grammar import base

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,60})[”\"»]")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CALLING = frozenset({"call", "name", "dub", "codename", "title", "entitle", "christen", "nickname"})
_NAMED_KINDS = frozenset(
    ["exercise", "drill", "maneuver", "manoeuvre", "operation", "war", "treaty", "accord", "agreement", "convention", "pact", "declaration", "campaign", "offensive", "teaching", "game", "summit", "memorandum", "resolution", "ceasefire"]
)


def name_of(frame: Frame, doc: Doc) -> str:
    """Return the proper name of the deed that a frame is about, or an empty string."""
    noun = _named_noun(frame)
    if noun is None:
        return ""
    return _quoted(noun, frame, doc) or _capitalised(noun)


def _named_noun(frame: Frame) -> Token | None:
    """Return the noun that can bear a name: the trigger, or the object of a verb of holding."""
    for token in (frame.trigger, *frame.slots.get("object", ())):
        if token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _NAMED_KINDS:
            return token
    return None


def _quoted(noun: Token, frame: Frame, doc: Doc) -> str:
    """Return a short capitalised quotation that stands with the noun: beside it, after `called`, or in its phrase."""
    sentence = noun.sent
    for match in _QUOTED.finditer(sentence.text):
        inside = match.group(1).strip(" ,.")
        start = sentence.start_char + match.start(1)
        first = next((t for t in sentence if t.idx >= start), None)
        if first is None or not _like_name(inside):
            continue
        if _belongs(first, noun, frame, match.end() + sentence.start_char):
            return inside
    return ""


def _like_name(text: str) -> bool:
    words = [w for w in re.split(r"[\s-]+", text) if w]
    capitals = [w for w in words if w[0].isupper() or w[0].isdigit()]
    return 1 <= len(words) <= 7 and len(capitals) >= max(1, len(words) - 2) and words[0][0].isupper()


def _belongs(first: Token, noun: Token, frame: Frame, end: int) -> bool:
    """Return whether a quoted name is the noun's: part of its phrase, right beside it, or what it is called."""
    top = first
    while top.head.i != top.i and top.i != noun.i and top.head.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
        top = top.head
    if top.i == noun.i or top.head.i == noun.i:
        return True
    if top.head.lemma_.lower() in _CALLING or top.lemma_.lower() in _CALLING:
        return True
    gap = noun.doc.text[noun.idx + len(noun) : first.idx] if first.idx > noun.idx else noun.doc.text[end : noun.idx]
    return len(gap.split()) <= 1 and len(gap) < 14 and top.head.i in {noun.i, frame.carrier.i}


def _capitalised(noun: Token) -> str:
    """Return a capitalised name made with the noun: `Second Karabakh War`, `Operation Iron Fist`, `Caspian Shield-2019 exercise`."""
    doc = noun.doc
    left = right = noun.i
    if noun.text[0].isupper():
        while left - 1 >= noun.sent.start and doc[left - 1].text[0].isupper() and doc[left - 1].pos_ in {"PROPN", "ADJ", "NOUN", "NUM"}:
            left -= 1
        while right + 1 < noun.sent.end and (doc[right + 1].text[0].isupper() or _YEAR.match(doc[right + 1].text)) and doc[right + 1].pos_ in {"PROPN", "NOUN", "NUM", "ADJ"}:
            right += 1
        words = doc[left : right + 1]
        return words.text if len(words) > 1 and noun.sent.start != left and not _is_title_case(noun) else ""
    return ""


def _is_title_case(noun: Token) -> bool:
    """Return whether the whole sentence is set in capitals, as headlines are."""
    words = [t for t in noun.sent if t.is_alpha and len(t) > 3]
    return sum(t.text[0].isupper() for t in words) > 0.7 * len(words)
