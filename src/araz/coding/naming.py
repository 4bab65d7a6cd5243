"""Proper names of exercises, operations, treaties, wars and bodies, where the text gives one for a deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from araz.coding.slots import Frame
from araz.records import Claim
from araz.resolve.grammar import children, sentence_of
from araz.resolve.mentions import Mentions

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,60})[”\"»]")
_YEAR_END = re.compile(r"(?:19|20)\d\d$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CALLED_AFTER_PLACES = frozenset({"war", "treaty", "accord", "agreement", "declaration", "convention", "memorandum", "summit", "ceasefire"})
_PARTS = frozenset({"stage", "phase", "part", "round", "framework", "series", "edition", "programme", "program"})
_CALLING = frozenset({"call", "name", "dub", "codename", "title", "entitle", "christen", "nickname"})
_NAMED_KINDS = frozenset(
    """exercise drill maneuver manoeuvre operation war treaty accord agreement convention pact declaration campaign offensive
    teaching game summit memorandum resolution ceasefire""".split()
)


def name_of(frame: Frame, doc: Doc, mentions: Mentions) -> str:
    """Return the proper name of the deed that a frame is about, or an empty string."""
    noun = _named_noun(frame)
    if noun is None:
        return ""
    return _quoted(noun, frame, doc) or _capitalised(noun, mentions)


def _named_noun(frame: Frame) -> Token | None:
    """Return the noun that can bear a name: the trigger, or the object of a verb of holding."""
    tokens: list[Token] = [frame.trigger, *frame.slots.get("object", ())]
    return next((t for t in tokens if t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() in _NAMED_KINDS), None)


def _quoted(noun: Token, frame: Frame, doc: Doc) -> str:
    """Return a short capitalised quotation that stands with the noun: beside it, after `called`, or in its phrase."""
    sentence = sentence_of(noun)
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
    while top.i not in {top.head.i, noun.i} and top.head.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
        top = top.head
    if noun.i in {top.i, top.head.i}:
        return True
    if top.head.i == frame.carrier.i and top.lemma_.lower() in _PARTS:
        return True
    if top.head.lemma_.lower() in _CALLING or top.lemma_.lower() in _CALLING:
        return True
    between = noun.doc[first.i : noun.i] if first.i < noun.i else noun.doc[0:0]
    after = [t for t in between if t.idx >= end]
    if len(between) and len(after) <= 2 and all(t.pos_ in {"ADJ", "PUNCT", "NOUN"} for t in after):
        return True
    gap = noun.doc.text[noun.idx + len(noun) : first.idx] if first.idx > noun.idx else noun.doc.text[end : noun.idx]
    return len(gap.split()) <= 1 and len(gap) < 14 and top.head.i in {noun.i, frame.carrier.i}


def _capitalised(noun: Token, mentions: Mentions) -> str:
    """Return a capitalised name made with the noun: `Second Karabakh War`, `Caspian Shield-2019 exercise`, `Operation Iron Fist`."""
    if _is_title_case(noun):
        return ""
    doc, sentence = noun.doc, sentence_of(noun)
    left = right = noun.i
    while left - 1 >= sentence.start and _in_name(doc[left - 1], mentions) and doc[left - 1].i != sentence.start:
        left -= 1
    if not noun.text[0].isupper():
        words = doc[left : noun.i]
        if len(words) and any(p.span.start <= words.start_char < p.span.end for p in mentions.places):
            return doc[left : noun.i + 1].text if noun.lemma_.lower() in _CALLED_AFTER_PLACES else ""
        return words.text if sum(t.text[0].isupper() for t in words) > 1 or (len(words) and _YEAR_END.search(words.text)) else ""
    while right + 1 < sentence.end and (_in_name(doc[right + 1], mentions) or _YEAR.match(doc[right + 1].text)):
        right += 1
    return doc[left : right + 1].text if right > left else ""


def _in_name(token: Token, mentions: Mentions) -> bool:
    """Return whether a word can be part of a proper name: with a capital (or a hyphen or number in one), and not a state's adjective."""
    if token.text in {"-", "–"} or token.is_digit:
        return not token.is_sent_start
    if token.i in mentions.actors or token.pos_ in {"DET", "ADP", "PRON", "VERB", "AUX"}:
        return False
    return token.text[:1].isupper()


def _is_title_case(noun: Token) -> bool:
    """Return whether the whole sentence is set in capitals, as headlines are."""
    words = [t for t in sentence_of(noun) if t.is_alpha and len(t) > 3]
    return sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def named_elsewhere(claims: Sequence[Claim], doc: Doc, mentions: Mentions) -> list[Claim]:
    """Return the claims, with a name where a later sentence only says what a side calls its deed: `Tehran calls it “Conquerors of …”`.

    The name goes to the last exercise or operation of that side that the article told and gave no name.
    """
    given = [(s.number, states, name) for s in doc._.sentences for states, name in _callings(doc, s.start, s.end, mentions)]
    made = _as_subjects(list(claims), doc)
    for number, states, name in given:
        options = [
            k for k, c in enumerate(made) if c.number < number and not c.name and c.event.value == "MOBILIZE" and "military" in c.contexts
        ]
        options = [k for k in options if {p.code.split(".")[0] for p in made[k].actors} == states]
        if options:
            claim = made[options[-1]]
            made[options[-1]] = replace(claim, name=name, reasons=(*claim.reasons, f"name: sentence {number} says what it is called"))
    return made


def _as_subjects(claims: list[Claim], doc: Doc) -> list[Claim]:
    """Give a name in quotation marks that opens a sentence as its subject to the exercise or operation told in the sentence before."""
    for s in doc._.sentences:
        match = _QUOTED.match(doc[s.start : s.end].text)
        if match is None or not _like_name(match.group(1)):
            continue
        head = next((t for t in doc[s.start : s.end] if t.dep_ in {"nsubj", "nsubj:pass"}), None)
        if head is None or head.idx >= doc[s.start].idx + match.end():
            continue
        told = [
            k
            for k, c in enumerate(claims)
            if s.number - 2 <= c.number < s.number and not c.name and "military" in c.contexts and c.rule.endswith(".drill")
        ]
        if told:
            claim = claims[told[-1]]
            name = match.group(1).strip(" ,.")
            claims[told[-1]] = replace(claim, name=name, reasons=(*claim.reasons, f"name: the subject of sentence {s.number}"))
    return claims


def _callings(doc: Doc, start: int, end: int, mentions: Mentions) -> list[tuple[set[str], str]]:
    """Return (states, name) for each verb of calling whose subject belongs to a state and that is followed by a proper name."""
    found = []
    for token in doc[start:end]:
        if token.lemma_.lower() not in _CALLING or token.pos_ != "VERB":
            continue
        states = _callers(token, mentions)
        name = _next_name(doc, token.i + 1, end, mentions)
        if states and name:
            found.append((states, name))
    return found


def _callers(verb: Token, mentions: Mentions) -> set[str]:
    while verb.dep_ == "conj" and not children(verb, "nsubj"):
        verb = verb.head
    near = [n for s in children(verb, "nsubj") for n in (s, *s.children)]
    return {code.split(".")[0] for n in near if n.i in mentions.actors for code in mentions.actors[n.i].codes}


def _next_name(doc: Doc, start: int, end: int, mentions: Mentions) -> str:
    """Return the first run of two or more capitalised words (small ones between) among the next dozen words."""
    run: list[Token] = []
    for token in doc[start : min(end, start + 12)]:
        if (token.text[:1].isupper() and (run or token.i not in mentions.actors)) or (run and token.lower_ in {"of", "the", "and"}):
            run.append(token)
        elif sum(t.text[:1].isupper() for t in run) > 1:
            break
        else:
            run = []
    while run and run[-1].text[:1].islower():
        run.pop()
    return doc[run[0].i : run[-1].i + 1].text if sum(t.text[:1].isupper() for t in run) > 1 else ""
