"""Whether the deed took place, as the sentence presents it, with the words that say so.

Read from the trigger outwards: its own negation and modals, the light verb that carries it, the verbs it is embedded in, conditions.
The outermost word that says something wins over plain "happened"; a denial wins over all.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from araz.coding.slots import Frame, is_passive
from araz.coding.words import Operators
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.records import Status
from araz.resolve.grammar import base, case, children, sentence_of

_NOUN_STATUS = {
    **dict.fromkeys("planned upcoming scheduled forthcoming future proposed next imminent".split(), Status.PLANNED),
    **dict.fromkeys("possible potential feared hypothetical likely".split(), Status.POSSIBLE),
    **dict.fromkeys("ongoing continued continuing".split(), Status.ONGOING),
    **dict.fromkeys("cancelled thwarted failed".split(), Status.NEGATED),
}
_SPECULATION = frozenset({"possibly", "perhaps", "maybe", "probably", "potentially", "presumably", "conceivably", "supposedly"})
_INSTRUMENT = frozenset({"use", "employ", "utilize", "utilise", "exploit", "deploy", "manage", "go", "proceed", "act", "combine", "join"})
_VIEWS = frozenset("see view regard interpret describe read treat perceive understand consider call portray characterize".split())
_CONTENTS = frozenset("include involve feature comprise cover focus bring consist span combine unite gather test practice practise".split())
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "whenever"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the words that gave it; `plain` where nothing in the sentence says more than that it is told."""

    status: Status
    why: str
    plain: bool = False


def status_of(frame: Frame, entry: LexiconEntry, operators: Operators) -> Judged:
    """Return the status of a deed from its frame and the entry that made it."""
    found = _own(frame, entry, operators) or _carried(frame) or _ahead(frame, operators) or _embedded(frame, operators)
    if found is None and entry.status:
        found = Judged(Status(entry.status), f"{frame.trigger.text!r} itself means so")
    return found or _tense(frame, entry)


def _own(frame: Frame, entry: LexiconEntry, operators: Operators) -> Judged | None:
    """Negation and modals on the trigger or its carrier."""
    used = {name for name, _ in entry.requires}
    for token in dict.fromkeys((frame.carrier, frame.trigger)):
        negation = negator(token, operators) or _negated_subject(token, operators)
        if negation is not None and "negation" not in used and not _of_modal_question(token):
            return Judged(Status.NEGATED, f"negated by {negation.text!r}")
        if "modal" in used:
            continue
        own = modal(token, operators)
        if own is not None:
            return own
        marks = {c.lower_ for c in children(token, "mark")}
        if "to" in marks and _headlined(token):
            return Judged(Status.PLANNED, f"'to {token.text}', as headlines tell what is to come")
        if "due" in marks and children(token, "cop", "aux"):
            return Judged(Status.PLANNED, f"'due to {token.text}'")
    for child in children(frame.carrier, "advmod"):
        if child.lower_ in _SPECULATION:
            return Judged(Status.POSSIBLE, f"{child.text!r}")
    for child in children(frame.trigger, "amod"):
        if frame.trigger.pos_ in {"NOUN", "PROPN"} and child.lower_ in _NOUN_STATUS:
            return Judged(_NOUN_STATUS[child.lower_], f"{child.text!r} {frame.trigger.text!r}")
    return None


def _headlined(token: Token) -> bool:
    """Return whether an infinitive is the verb of a headline, also where it hangs on the name before it: `US to ease curbs`."""
    top = token.head
    if token.dep_ == "root":
        return bool(children(token, "nsubj"))
    return top.dep_ == "root" and top.pos_ == "PROPN" and token.i > top.i and base(token.dep_) in {"acl", "parataxis"}


def _ahead(frame: Frame, operators: Operators) -> Judged | None:
    """A deed named by a noun, of which the sentence tells what it will hold: `the exercise will include drones`."""
    noun, verb = frame.trigger, frame.trigger.head
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ != "nsubj" or verb.lemma_.lower() not in _CONTENTS:
        return None
    own = modal(verb, operators)
    return own if own is not None and own.status is Status.PLANNED and negator(verb, operators) is None else None


def _of_modal_question(token: Token) -> bool:
    return sentence_of(token).text.rstrip().endswith("?")


def _carried(frame: Frame) -> Judged | None:
    if frame.light is not None and frame.light.status not in {"", Status.HAPPENED}:
        return Judged(Status(frame.light.status), f"carried by {frame.carrier.text!r}")
    return None


def _embedded(frame: Frame, operators: Operators) -> Judged | None:
    """Walk outwards through the clauses that the deed is part of."""
    token = frame.carrier
    for _ in range(6):
        if any(c.lower_ in _CONDITIONS and c.dep_ == "mark" for c in token.children):
            return Judged(Status.POSSIBLE, "in a condition")
        head, kind = token.head, base(token.dep_)
        if head.i == token.i:
            return None
        aim = kind == "advcl" and any(c.lower_ == "to" and c.dep_ == "mark" for c in token.children)
        if aim and _status_under(head, token, operators) is Status.DEMANDED:
            return _through(Status.DEMANDED, head, operators)
        if aim and head.lemma_.lower() not in _INSTRUMENT:
            return Judged(Status.PLANNED, f"the aim of {head.text!r}")
        if kind in {"xcomp", "ccomp", "csubj", "acl", "obj", "obl", "nmod", "advcl"} and token.dep_ != "acl:relcl":
            status = _status_under(head, token, operators)
            clause = kind in {"xcomp", "ccomp", "csubj", "acl"} or (kind in {"obl", "advcl"} and _gerund_of(token))
            if status is not None and (clause or (kind == "obj" and frame.trigger.pos_ == "NOUN")) and not _is_fact(status, token):
                if status is Status.NEGATED and _is_unreal(head, operators):
                    return Judged(Status.ONGOING, f"to {head.text!r} it is only asked or planned")
                return _through(status, head, operators)
            if kind in {"xcomp", "conj"} or clause:
                own = _outer_modal(head, operators)
                if own is not None:
                    return own
        if kind not in {"xcomp", "conj", "obj", "nmod", "obl", "acl", "advcl", "ccomp"} or token.dep_ == "acl:relcl":
            return None
        if kind in {"ccomp", "advcl"} and not any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children):
            return None
        token = head
    return None


def _gerund_of(token: Token) -> bool:
    """Return whether a clause is a gerund that a preposition makes a complement (`refrain from holding`), not a time (`after holding`)."""
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}
    return (
        token.pos_ == "VERB"
        and token.lower_.endswith("ing")
        and bool(marks & {"of", "from", "for", "on", "into", "against", "to", "about", "at", "in"})
    )


def _is_unreal(verb: Token, operators: Operators) -> bool:
    """Return whether a verb of stopping is itself only demanded, planned or possible: then what it would stop goes on."""
    if modal(verb, operators) is not None:
        return True
    if base(verb.dep_) not in {"xcomp", "ccomp", "advcl", "acl"} or verb.head.i == verb.i:
        return False
    over = _status_under(verb.head, verb, operators)
    return over in {Status.DEMANDED, Status.PLANNED, Status.THREATENED, Status.POSSIBLE}


def _is_fact(status: Status, token: Token) -> bool:
    """Return whether an announcement tells what is done already: `announced that it had …`, `the arrest`, not `announced drills`."""
    if status not in {Status.PLANNED, Status.DEMANDED}:
        return False
    if base(token.dep_) == "ccomp":
        helpers = {c.lower_ for c in token.children if base(c.dep_) == "aux"}
        if status is Status.DEMANDED:
            wished = token.lower_ == token.lemma_.lower() and not helpers
            return not (wished or helpers & {"should", "must", "to"})
        return not helpers & {"will", "would", "shall", "'ll", "to"} and not any(
            c.lower_ == "to" for c in token.children if c.dep_ == "mark"
        )
    return status is Status.PLANNED and base(token.dep_) == "obj" and any(c.lower_ in {"the", "this"} for c in token.children)


def _negated_subject(token: Token, operators: Operators) -> Token | None:
    """Return what negates a verb from within its subject: `no state closed it`, `neither side`, `nobody`."""
    for subject in children(token, "nsubj"):
        if operators.negator(subject.lower_, "pronoun") is not None:
            return subject
        for child in subject.children:
            if child.dep_ in {"det", "cc:preconj", "cc"} and (
                operators.negator(child.lower_, "determiner") or child.lower_ in {"neither", "no"}
            ):
                return child
    return None


def _status_under(head: Token, token: Token, operators: Operators) -> Status | None:
    """Return what `head` makes of the deed in the slot where `token` stands."""
    kind = base(token.dep_)
    slot = "object" if kind == "obj" else case(token).split()[0] if kind in {"obl", "nmod"} and case(token) else "content"
    marks = [c.lower_ for c in token.children if c.dep_ in {"mark", "case"}]
    for name in dict.fromkeys((slot, *marks, "content" if kind != "obj" else "object")):
        found = operators.embedder(head.lemma_.lower(), name, passive=is_passive(head))
        if found is not None:
            return Status(found.status) if found.status else None
    return None


def negator(token: Token, operators: Operators) -> Token | None:
    """Return the word that negates a verb or noun, or None."""
    for child in token.children:
        form = {"advmod": "adverb", "det": "determiner", "cc": "conjunction", "case": "preposition", "mark": "preposition"}.get(
            base(child.dep_)
        )
        word = "n't" if child.lower_ in {"n’t", "n't"} else child.lower_
        found = operators.negator(word, form) if form else None
        if found is not None and found.status == Status.NEGATED:
            return child
        if child.lower_ == "longer" and any(g.lower_ == "no" for g in child.children):
            return child
    return None


def modal(token: Token, operators: Operators) -> Judged | None:
    """Return the status that a verb's modal gives it; `would have` and the like by their perfect.

    None for a way to look at things (`can be seen as`): it says nothing of whether they are.
    """
    helpers = children(token, "aux")
    if token.lemma_.lower() in _VIEWS and is_passive(token) and any(case(c) == "as" for c in token.children):
        return None
    for child in helpers:
        found = operators.modal(child.lemma_.lower()) or operators.modal(child.lower_)
        if found is None or child.pos_ != "AUX":
            continue
        perfect = any(c.lemma_ == "have" and c.i > child.i for c in helpers)
        status = found.perfect if perfect else found.status
        if status:
            return Judged(Status(status), f"{child.text!r} before {token.text!r}")
    return None


def _through(status: Status, head: Token, operators: Operators) -> Judged:
    if negator(head, operators) is not None and status is not Status.DENIED:
        return Judged(Status.NEGATED, f"under {head.text!r}, itself negated")
    return Judged(status, f"under {head.text!r}")


def _outer_modal(head: Token, operators: Operators) -> Judged | None:
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    own = modal(head, operators)
    if own is not None:
        return own
    if negator(head, operators) is not None:
        return Judged(Status.NEGATED, f"under {head.text!r}, negated")
    return None


def _tense(frame: Frame, entry: LexiconEntry) -> Judged:
    """Progressive and `continue to` are ongoing; all else that is told happened."""
    carrier = frame.carrier
    if (
        carrier.pos_ == "VERB"
        and carrier.lower_.endswith("ing")
        and any(c.lemma_ == "be" and c.lower_ in {"is", "are", "'s", "’s", "been", "am"} for c in children(carrier, "aux"))
    ):
        return Judged(Status.ONGOING, f"{carrier.text!r} is going on")
    if entry.id.endswith(".drill") and carrier.pos_ == "VERB" and carrier.lower_ in {carrier.lemma_.lower(), carrier.lemma_.lower() + "s"}:
        return Judged(Status.ONGOING, f"{carrier.text!r}, in the present, of something that lasts", plain=True)
    if carrier.dep_ == "xcomp" and carrier.head.lemma_ in {"continue", "keep"}:
        return Judged(Status.ONGOING, f"under {carrier.head.text!r}")
    return Judged(Status.HAPPENED, "told as having happened", plain=True)
