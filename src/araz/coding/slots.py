"""The slots of a deed: who or what fills its subject, object, prepositions and content, whatever the construction.

Active and passive, relative clauses, participles, control (`agreed to hold`), light verbs (`held drills`, `came under attack`) and
nominal deeds (`the arrest of drivers by police`) all end in the same slots. Syntax first; semantic roles where syntax is silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from araz.coding.heads import expand, head_lemmas, lemmas_of, outermost
from araz.coding.reach import Slots, add, companions, fill, hyphened, leader, phrases, preposition
from araz.coding.verbs import is_bare_gerund, is_misread_object, is_participle, is_passive, marks, misjoined, particle, stray_subject
from araz.coding.words import Operators
from araz.knowledge.schema_lexicon import LightVerb
from araz.resolve.grammar import base, case, conjuncts

__all__ = ["RELATIVE", "Frame", "Grammar", "Slots", "conjuncts", "expand", "head_lemmas", "is_participle", "is_passive", "lemmas_of"]

Doc.set_extension("antecedents", default={}, force=True)

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_LEADING = frozenset({"of", "from", "for", "by", "with", "against", "over"})
_COMPLETING = frozenset({"of", "from", "for", "by", "to", "with"})
_DIRECT_ROLES = {"ARG0": "subject", "ARG1": "object"}
_GO_BETWEEN = frozenset(
    {"mediate", "broker", "lead", "back", "sponsor", "chair", "host", "facilitate", "supervise", "occupy", "control", "fund", "make"}
)
_REPROACH = frozenset(
    """quote cite accuse blame criticise criticize condemn thank praise punish fine arrest denounce sanction forgive bar ban
    prohibit block discourage deter dissuade suspect charge convict rebuke fault commend warn""".split()
)
_SUBJECT_OF_OBJECT = frozenset(
    """force allow ask urge order tell persuade invite press push call help enable lead cause warn accuse compel require permit
    get prevent stop want expect advise encourage prompt spur drive lead induce oblige instruct command direct authorize authorise empower
    pressure coerce goad incite implore beg enjoin entreat forbid""".split()
)


@dataclass
class Frame:
    """A deed's trigger with its slots. `carrier` is the light verb that carries a noun, or the trigger itself."""

    trigger: Token
    carrier: Token
    slots: Slots
    light: LightVerb | None = None
    suffered: bool = False
    roles_used: set[str] = field(default_factory=set)


class Grammar:
    """Reads slots off a Doc. Made once a Doc."""

    def __init__(self, doc: Doc, operators: Operators) -> None:
        self.doc = doc
        self.operators = operators
        self.roles: dict[int, list[tuple[Token, str, float]]] = {
            p.index: [(doc[a], label, sure) for a, label, sure in p.args] for p in doc._.predicates
        }
        self.cache: dict[int, Slots] = {}

    def verb(self, token: Token) -> Slots:
        """Return the slots of a verb (or an adjective or noun that heads a clause)."""
        if token.i not in self.cache:
            self.cache[token.i] = {}
            self.cache[token.i] = self._verb(token)
        return self.cache[token.i]

    def _verb(self, token: Token) -> Slots:
        slots: Slots = {}
        passive = is_passive(token)
        for child in token.children:
            self._place(slots, token, child, passive)
        if "object" not in slots and "indirect" in slots:
            slots["object"] = slots["indirect"]
        if token.dep_ == "amod" and token.head.pos_ in {"NOUN", "PROPN"}:
            self._attributive(slots, token)
        self._antecedents(slots, token)
        if ("subject" not in slots and not (passive and "object" not in slots and token.dep_ != "acl")) or (
            passive and "object" not in slots
        ):
            self._implied_subject(slots, token, passive)
        if "subject" not in slots and not passive and token.pos_ == "VERB" and (stray := stray_subject(token, slots.get("object", ()))):
            slots["subject"] = [stray]
        self._from_roles(slots, token)
        self._from_object(slots)
        if passive and "subject" not in slots and "by" in slots:
            slots["subject"] = slots["by"]
        return slots

    def _attributive(self, slots: Slots, token: Token) -> None:
        """Read a participle before its noun: `the detained drivers`, `a Russian-brokered truce`."""
        add(slots, "object" if is_participle(token) else "subject", token.head)
        doc = self.doc
        if token.i >= 2 and doc[token.i - 1].text in {"-", "–", "‑"}:
            add(slots, "subject", doc[token.i - 2])

    @staticmethod
    def _from_object(slots: Slots) -> None:
        """Let what modifies the object count as the verb's own where the verb has none: `cut ties with Qatar`, `joint drills`."""
        extra: Slots = {}
        for noun in expand([*slots.get("object", ()), *slots.get("indirect", ())]):
            for child in noun.children:
                kind = base(child.dep_)
                if kind in {"amod", "compound"}:
                    add(extra, "adjective", child)
                elif kind == "det" and child.lower_ in {"no", "neither"}:
                    add(extra, "negation", child)
                elif child.dep_ == "acl" and "to" in marks(child):
                    add(extra, "content", child)
            fill(extra, phrases(noun))
        fill(slots, extra)

    def _place(self, slots: Slots, token: Token, child: Token, passive: bool) -> None:
        """Put one dependent into its slot."""
        dep, kind = child.dep_, base(child.dep_)
        if kind == "nsubj" and passive:
            add(slots, "object", child)
        elif kind in {"nsubj", "csubj"}:
            add(slots, "subject", child)
            for one in companions(child):
                add(slots, "subject", one)
        elif dep == "obl:agent" and case(child) in {"by", ""}:
            add(slots, "subject" if passive else "by", child)
            add(slots, "by", child)
        elif kind == "obj":
            add(slots, "object", child)
        elif kind == "iobj":
            add(slots, "indirect", child)
        elif token.dep_ == "amod" and (kind == "compound" or dep in {"obl:unmarked", "nmod:unmarked"}):
            add(slots, "subject", child)
        elif kind in {"obl", "nmod"} and dep not in {"nmod:poss"}:
            leading = preposition(child)
            if leading == "by" and passive:
                add(slots, "subject", child)
            if leading:
                add(slots, leading if leading != "because" else "over", child)
        elif kind in {"ccomp", "xcomp", "advcl"}:
            self._clause(slots, token, child, kind)
        elif dep == "nmod:poss":
            add(slots, "poss", child)
        else:
            self._place_word(slots, token, child, kind)

    @staticmethod
    def _place_word(slots: Slots, token: Token, child: Token, kind: str) -> None:
        """Put a negation, a modal, or what a particle beside the verb governs into its slot."""
        if (kind == "advmod" and child.lower_ in {"not", "n't", "n’t", "never"}) or (child.lower_ in {"no", "neither"} and kind == "det"):
            add(slots, "negation", child)
        elif kind == "aux" and child.pos_ == "AUX":
            add(slots, "modal", child)
        elif kind == "advmod" and abs(child.i - token.i) == 1:
            fill(slots, phrases(child))

    @staticmethod
    def _clause(slots: Slots, token: Token, child: Token, kind: str) -> None:
        """Put a clause into the slot of the word that leads it in, or where it completes the verb, into `content`."""
        if child.dep_ == "xcomp" and is_misread_object(token, child):
            add(slots, "object", child)
            return
        if kind == "advcl" and not (marks(child) & _COMPLETING or is_bare_gerund(token, child)):
            return
        leading = marks(child) & _LEADING
        for mark in leading:
            add(slots, mark, child)
        if kind != "advcl" or not leading:
            add(slots, "content", child)

    def _antecedents(self, slots: Slots, token: Token) -> None:
        """Put what a relative pronoun stands for in its place; a bare relative clause takes its noun as the missing object."""
        if token.dep_ not in {"acl:relcl", "acl", "advcl:relcl"}:
            return
        noun = token.head
        used = False
        for fillers in slots.values():
            for k, filler in enumerate(fillers):
                if filler.lower_ in RELATIVE:
                    fillers[k], used = noun, True
        if used:
            return
        if token.dep_ == "acl:relcl":
            name = "object" if "subject" in slots else "subject"
            slots.setdefault(name, [noun])
        elif is_participle(token):
            slots.setdefault("object", [noun])
        elif "to" not in marks(token):
            slots.setdefault("subject", [noun])

    def _implied_subject(self, slots: Slots, token: Token, passive: bool) -> None:
        """Find the subject that control, coordination or a participle leaves out."""
        head, name = token.head, "object" if passive else "subject"
        if name in slots or head.i == token.i or "poss" in slots:
            return
        outer: list[Token] = []
        kind = base(token.dep_)
        beside = misjoined(token) if kind == "conj" else None
        if beside is not None:
            outer = [beside]
        elif kind == "conj" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            source = self.verb(head)
            outer = source.get("object" if is_passive(head) and passive else "subject", []) or (
                source.get("object", []) if is_passive(head) else []
            )
        elif kind in {"xcomp", "advcl", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            source = self.verb(head)
            reproach = head.lemma_ in _REPROACH and kind == "advcl"
            thing = source.get("object") or source.get("indirect")
            by_object = (head.lemma_ in _SUBJECT_OF_OBJECT or reproach) and thing
            controller = thing if (by_object and kind != "advcl") or (by_object and marks(token) & {"of", "for", "from", "as"}) else None
            outer = controller or (source.get("subject") or (source.get("object", []) if is_passive(head) else []))
        elif kind == "acl" and head.pos_ in {"NOUN", "PROPN"}:
            outer = self._doers(head)
        if outer:
            slots[name] = list(outer)

    def _doers(self, noun: Token) -> list[Token]:
        """Return the doers of an infinitive that hangs on a noun: `Iran's decision to join`, `issued a threat to act`."""
        found = [c for c in noun.children if c.dep_ == "nmod:poss"]
        if not found and base(noun.dep_) in {"obj", "obl"} and noun.head.pos_ == "VERB":
            found = self.verb(noun.head).get("subject", [])
        return found

    def _from_roles(self, slots: Slots, token: Token) -> None:
        """Fill what is still empty from the semantic roles."""
        for filler, label, sure in self.roles.get(token.i, ()):
            name = _DIRECT_ROLES.get(label)
            if name and name not in slots and sure >= 0.5 and filler.pos_ in {"NOUN", "PROPN", "PRON"} and filler.lower_ not in RELATIVE:
                if any(filler.i == other.i for fillers in slots.values() for other in fillers):
                    continue
                slots[name] = [filler]

    def noun(self, token: Token) -> Frame:
        """Return the frame of a nominal deed: its own dependents, and those of the light verb that carries it."""
        slots: Slots = {}
        parts = hyphened(token)
        for part in parts:
            for child in part.children:
                if child not in parts:
                    self._noun_child(slots, token, child)
        top = leader(parts)
        fill(slots, phrases(top))
        light, carrier, suffered = self._carrier(top)
        carrier = token if light is None else carrier
        if light is not None:
            self._join(slots, top, carrier, light)
        self._roles_of_noun(slots, token)
        self._shared_owner(slots, token)
        return Frame(token, carrier, slots, light, suffered)

    @staticmethod
    def _shared_owner(slots: Slots, token: Token) -> None:
        """Give a coordinated noun the possessor of the first: `Kenya's tariffs and the closure of two crossings`.

        It is not who is done to (`Kenya's tariffs on traders' goods and the arrest of two traders`): then that of the noun above.
        """
        if token.dep_ != "conj" or {"poss", "by", "subject"} & slots.keys():
            return
        done_to, first = {t.lemma_ for t in slots.get("of", ())}, token.head
        while first.pos_ in {"NOUN", "PROPN"}:
            owners = [c for c in first.children if c.dep_ == "nmod:poss"]
            if owners and not done_to & {t.lemma_ for t in owners}:
                slots["poss"] = owners
            if not owners or "poss" in slots or first.dep_ != "nmod":
                return
            first = first.head

    def _noun_child(self, slots: Slots, token: Token, child: Token) -> None:
        kind = base(child.dep_)
        if child.dep_ == "nmod:poss":
            add(slots, "poss", child)
        elif kind in {"amod", "compound"} or (kind == "nmod" and not preposition(child)):
            for one in conjuncts(child):
                add(slots, "adjective", one)
                for inner in one.children:
                    if one.lemma_.lower() in _GO_BETWEEN:
                        continue
                    if inner.dep_ in {"compound", "amod", "nmod:unmarked", "obl:unmarked"}:
                        add(slots, "adjective", inner)
        elif kind in {"nmod", "obl"} and preposition(child):
            add(slots, preposition(child), child)
        elif child.dep_ in {"acl", "acl:relcl"}:
            self._clause_of_noun(slots, token, child)
        elif kind == "det" and child.lower_ in {"no", "neither"}:
            add(slots, "negation", child)

    def _clause_of_noun(self, slots: Slots, token: Token, clause: Token) -> None:
        """Take the doer of `drills conducted by Iran` and `drills that Iran held`; other clauses are content."""
        inner = self.verb(clause)
        light = self.operators.light_of(clause.lemma_.lower(), particle(clause, inner))
        if light is not None and token in inner.get("object", []):
            for name, fillers in inner.items():
                if name not in {"object", "content"}:
                    for filler in fillers:
                        add(slots, name, filler)
        elif clause.dep_ == "acl":
            add(slots, next(iter(marks(clause) & {"in", "on", "of", "for", "against", "about", "over"}), "content"), clause)

    def _carrier(self, token: Token) -> tuple[LightVerb | None, Token, bool]:
        """Return the light verb that carries a noun, and whether its subject suffers the deed (`came under attack`)."""
        top = outermost(token)
        verb = top.head
        if verb.i == top.i or verb.pos_ not in {"VERB", "AUX"}:
            return None, token, False
        kind = base(top.dep_)
        outer = self.verb(verb)
        slot = next((name for name, fillers in outer.items() if any(f.i == top.i for f in fillers)), "")
        light = self.operators.light_of(verb.lemma_.lower(), particle(verb, outer), slot) if slot else None
        if light is None or kind not in {"obj", "nsubj", "obl", "ccomp", "xcomp", "csubj"}:
            return None, token, False
        return light, verb, light.gives == "object"

    def _join(self, slots: Slots, token: Token, verb: Token, light: LightVerb) -> None:
        """Add the light verb's slots to the noun's, except the one that the noun itself fills, and whoever is not the noun's doer."""
        outer = self.verb(verb)
        carried = outermost(token)
        fills = next((name for name, fillers in outer.items() if carried in fillers), "")
        others = {fills, "content", "negation", "modal"} | ({"subject"} if light.gives == "by" else set())
        told = light.gives == "by" and fills == "object" and is_passive(verb)
        for name, fillers in outer.items():
            if name in others or (told and name == "by"):
                continue
            target = "object" if light.gives == "object" and name == "subject" else name
            for filler in fillers:
                add(slots, target, filler)
        if fills == "object" and light.gives == "by" and "by" in outer and not told:
            slots.setdefault("subject", outer["by"])

    def _roles_of_noun(self, slots: Slots, token: Token) -> None:
        for filler, label, sure in self.roles.get(token.i, ()):
            if (
                label == "ARG0"
                and sure >= 0.6
                and "subject" not in slots
                and "poss" not in slots
                and filler.pos_ in {"NOUN", "PROPN", "PRON"}
            ):
                taken = {t.i for fillers in slots.values() for t in fillers}
                if filler.i not in taken and filler.lower_ not in RELATIVE:
                    slots["subject"] = [filler]
