"""Small questions about a parsed sentence (Universal Dependencies), asked in several places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
FORMER = frozenset(
    {"former", "ex", "ex-", "onetime", "one-time", "late", "deposed", "ousted", "toppled", "slain", "assassinated", "exiled", "fugitive"}
)
_DONE_TO_ACTORS = frozenset(
    """accuse advise aid allow ally arm ask assure attack back ban bar beat besiege blame blockade bomb boycott charge condemn confront
    consult court criticise criticize defeat defend denounce deprive deter encircle encourage exclude expel fear fight finance force
    fund give grant guarantee help hit host inform invade invite isolate join leave let lend lobby loan mistrust obey offer oppose
    outlaw owe pay persuade pit press pressure prevent promise protect provoke punish push rebuke recognise recognize represent
    sanction sell send shell shield shun side strike strip sue supply support surround suspend target tell thank threaten train
    trust urge want warn weaken welcome""".split()
)
_CALLED = frozenset({"appoint", "call", "declare", "designate", "elect", "make", "name", "nominate", "proclaim"})
_SHARES = frozenset({"percent", "per", "most", "some", "part", "half", "majority", "third", "quarter", "rest", "%"})
_DESCRIBING = frozenset({"amod", "compound", "advmod", "nmod:desc", "flat", "det"})
FLAT = frozenset({"flat", "compound", "flat:name", "nmod:desc"})


def sentence_of(token: Token) -> Span:
    """Return the sentence of a token. `token.sent` walks over the whole Doc each time; this looks it up among those read."""
    doc = token.doc
    bounds = doc.user_data.get("bounds")
    if bounds is None:
        bounds = doc.user_data["bounds"] = [s.start for s in doc._.sentences], [s.end for s in doc._.sentences]
    starts, ends = bounds
    k = bisect_right(starts, token.i) - 1
    return doc[starts[k] : ends[k]] if k >= 0 and token.i < ends[k] else token.sent


def base(dep: str) -> str:
    """Return a dependency without its subtype."""
    return dep.split(":", 1)[0]


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children with one of the dependencies; a name without a subtype stands for all its subtypes."""
    return [c for c in token.children if c.dep_ in deps or base(c.dep_) in deps]


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that is coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return found


def case(token: Token) -> str:
    """Return the preposition of a noun, lower case, several words joined (`because of`), or an empty string."""
    for child in token.children:
        if child.dep_ == "case" and child.lower_ not in {"'s", "’s", "'", "’"}:
            rest = [c.lower_ for c in child.children if c.dep_ == "fixed"]
            return " ".join([child.lower_, *rest])
    if token.dep_ == "conj" and token.head.i != token.i:
        return case(token.head)
    return ""


def above(token: Token) -> Iterator[Token]:
    """Yield the heads of a token up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def doer(token: Token) -> Token | None:
    """Return the subject of the clause that a noun stands in as an object or in a phrase, also where its verb shares another's subject.

    `X left, accusing it`: X; `X urged Y to help it`: Y.
    """
    clause = token
    while clause.pos_ not in {"VERB", "AUX"} and clause.head.i != clause.i:
        clause = clause.head
    while clause.i != token.i:
        subjects = children(clause, "nsubj")
        if subjects:
            return subjects[0] if subjects[0].i != token.i else None
        if base(clause.dep_) == "acl":
            return clause.head
        if clause.dep_ == "xcomp" and (objects := children(clause.head, "obj")):
            return objects[0]
        of = any(c.dep_ in {"mark", "case"} and c.lower_ in {"of", "from", "for"} for c in clause.children)
        if base(clause.dep_) == "advcl" and of and (objects := children(clause.head, "obj")):
            return objects[0]
        if base(clause.dep_) not in {"xcomp", "advcl", "conj"}:
            return None
        clause = clause.head
    return None


def can_act(token: Token) -> bool:
    """Return whether `it` or `they` can mean an actor where it stands: not in `it is feared`, `it was murder`, `call it an act of war`."""
    dep, head = base(token.dep_), token.head
    if dep in {"expl", "parataxis"} or (dep == "nmod" and head.lower_ in _SHARES):
        return False
    if token.lower_ in {"it", "itself"}:
        if dep == "nsubj":
            clause = any(base(c.dep_) in {"ccomp", "csubj"} for c in head.children)
            is_thing = head.pos_ in {"NOUN", "PROPN", "PRON"} and any(c.dep_ == "cop" for c in head.children)
            return not is_thing and not (token.dep_ == "nsubj:pass" and clause) and head.dep_ != "parataxis"
        if dep in {"obj", "iobj"}:
            return head.lemma_.lower() in _DONE_TO_ACTORS and not any(
                c.dep_ == "xcomp" and c.pos_ in {"NOUN", "ADJ"} for c in head.children
            )
    return True


def is_former(token: Token) -> bool:
    """Return whether a title or its holder is said to be a former one: `the former president`, `deposed President X`, `ex-minister`."""
    titles = [token, *(c for c in token.children if c.dep_ in {"nmod:desc", "compound", "appos", "amod"})]
    return any(c.lower_ in FORMER and (c.dep_ in _DESCRIBING or c.i == title.i) for title in titles for c in (title, *title.children))


def is_predicated(token: Token) -> bool:
    """Return whether an office is what somebody is made or called, not who holds it: `sworn in as president`, `the post of minister`."""
    if any(c.lower_ in {"the", "this", "that"} for c in token.children):
        return False
    called = base(token.dep_) in {"xcomp", "obj"} and token.head.lemma_.lower() in _CALLED and bool(children(token.head, "obj"))
    of = case(token) == "of" and token.head.lemma_.lower() in {"post", "office", "job", "title", "role", "position"}
    return case(token) == "as" or called or of


def phrase(token: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without clauses, appositions and coordinated phrases, as (start, end)."""
    left = right = token.i
    for child in token.children:
        if child.i > right + 1 and any(t.text == "," for t in token.doc[right + 1 : child.i]):
            break
        if base(child.dep_) in {"det", "amod", "compound", "nummod", "flat", "fixed"} or child.dep_ in {"nmod:poss", "nmod:desc"}:
            a, b = phrase(child)
            left, right = min(left, a), max(right, b - 1)
    return left, right + 1
