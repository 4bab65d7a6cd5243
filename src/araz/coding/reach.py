"""What the words that complete a deed govern: `agreed on a roadmap with Sudan`, `threatened to attack South Korea`.

A phrase after such a word is the deed's as well; parsers hang it now on the verb, now on the noun, now on a name between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from araz.resolve.grammar import base, case, children

Slots = dict[str, list[Token]]
HYPHENS = frozenset({"-", "‑", "–"})
_THROUGH = ("of", "by", "from")
_TIGHT = frozenset({"of", "in"})
_DEPTH = 3
_SPECIAL = frozenset({"subject", "negation", "modal", "content", "indirect"})


def add(slots: Slots, name: str, token: Token) -> None:
    """Put a token into a slot, once."""
    fillers = slots.setdefault(name, [])
    if token not in fillers:
        fillers.append(token)


def fill(slots: Slots, more: Mapping[str, list[Token]]) -> None:
    """Fill the slots that are empty from others."""
    for name, fillers in more.items():
        if fillers and not slots.get(name):
            slots[name] = list(fillers)


def companions(noun: Token) -> list[Token]:
    """Return those named as acting with a subject: `Egypt, along with Sudan, called on`."""
    return [c for c in children(noun, "nmod") if c.i > noun.i and case(c).split()[:1] in (["along"], ["alongside"], ["together"])]


def preposition(token: Token) -> str:
    """Return the first word of a noun's preposition, also where it was hung on the first part of a name; empty where it has none."""
    for one in (token, *children(token, "compound", "flat")):
        found = case(one)
        if found:
            return found.split()[0]
    marks = children(token, "mark") if token.pos_ in {"NOUN", "PROPN"} else []
    return marks[0].lower_ if marks else ""


def phrases(noun: Token) -> Slots:
    """Return the prepositional phrases of a noun by preposition, and what hangs on the phrases and names among them.

    What an `of`, `by` or `from` phrase or a name governs counts (`donation of vaccines to Paraguay`, `fire by Hamas on Israel`),
    save `of` and `in`, which bind tightly.
    """
    return _phrases(noun, _DEPTH)


def _phrases(noun: Token, depth: int) -> Slots:
    found: Slots = {}
    for child in noun.children:
        if base(child.dep_) in {"nmod", "obl"} and child.dep_ != "nmod:poss" and preposition(child):
            add(found, preposition(child), child)
    if depth:
        onward = [t for name, fillers in found.items() for t in fillers if name in _THROUGH or t.pos_ == "PROPN"]
        between = [t for t in found.get("in", ()) if t not in onward]
        for token in onward:
            fill(found, {name: f for name, f in _phrases(token, depth - 1).items() if name not in _TIGHT})
        for token in between:
            fill(found, {name: f for name, f in _phrases(token, 0).items() if name in {"between", "with", "among"}})
    return found


def clause(verb: Token) -> Slots:
    """Return what a clause that completes a deed says of the other side.

    The subject of a full clause is its `object` (`demanded that Russia leave`), else the clause's own object, if it is not the
    doer's (`threatened to close its airspace to`); and its phrases.
    """
    found: Slots = {}
    for child in verb.children:
        kind = base(child.dep_)
        if kind == "obj" or child.dep_ == "nsubj:pass":
            if not any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in child.children):
                add(found, "object", child)
            fill(found, phrases(child))
        elif kind == "obl" and case(child):
            add(found, case(child).split()[0], child)
    for child in verb.children:
        if base(child.dep_) == "obl" and case(child):
            fill(found, {name: f for name, f in phrases(child).items() if name not in _TIGHT})
        if child.dep_ in {"xcomp", "conj"} and child.pos_ == "VERB":
            fill(found, clause(child))
    named = [c for c in children(verb, "nsubj") if c.dep_ == "nsubj" and c.pos_ != "PRON"]
    if named:
        found["object"] = named
    return found


def lend(slots: Slots, words: Iterable[Token]) -> Slots:
    """Return slots with the empty ones filled by what the words that complete the deed govern."""
    made = dict(slots)
    for word in words:
        governed = clause(word) if word.pos_ in {"VERB", "AUX"} else phrases(word)
        fill(made, {name: f for name, f in governed.items() if name not in _SPECIAL})
    return made


def owners(nouns: Iterable[Token]) -> list[Token]:
    """Return the words that may say whose a thing is: possessors, adjectives, compounds, `of`, `by` and `from` phrases."""
    found: list[Token] = []
    for noun in nouns:
        for child in noun.children:
            kind = base(child.dep_)
            if child.dep_ == "nmod:poss" or kind in {"amod", "compound"} or (kind == "nmod" and case(child) in _THROUGH):
                found.append(child)
    return found


def hyphened(token: Token) -> list[Token]:
    """Return the words that hyphens join to one with the token (`build` and `up` of `build-up`), in order."""
    doc, first, last = token.doc, token.i, token.i
    while first >= 2 and doc[first - 1].text in HYPHENS and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_:
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text in HYPHENS and not doc[last].whitespace_ and not doc[last + 1].whitespace_:
        last += 2
    return [doc[i] for i in range(first, last + 1, 2)]


def leader(words: Sequence[Token]) -> Token:
    """Return the one of some words that the others hang on."""
    return next((t for t in words if t.head.i == t.i or t.head not in words), words[0])


def moved_particle(slots: Slots, particle: str) -> Slots:
    """Return slots where a particle that was read as a preposition is one: `wrote off the debt`, `pulled out of Somalia`.

    What it seemed to govern is the object, or belongs to the preposition that follows the particle.
    """
    if particle not in slots:
        return slots
    made = {name: fillers for name, fillers in slots.items() if name != particle}
    for token in slots[particle]:
        cases = [t.lower_ for c in children(token, "case") for t in (c, *children(c, "fixed"))]
        rest = [word for word in cases if word != particle]
        if rest or "object" not in slots:
            made[rest[0] if rest else "object"] = [*made.get(rest[0] if rest else "object", ()), token]
    return made
