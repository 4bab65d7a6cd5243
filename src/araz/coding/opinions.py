"""Two opinions on a sentence's deeds, the lexicon's and the language model's, made one.

    deeds of the lexicon + triggers of the model -> who is followed, by a measured rule -> deeds, each with what decided

Both find a deed of one type: it stands. They differ in the type: the model is followed where it is sure. One alone: a deed of the
lexicon falls where the model sees none, a trigger of the model becomes a deed where it is likely. The thresholds are chosen on
the development part of the corpus (`training/corpus`) and on the project's own passages and reports that were looked at while writing.
Exercises are the lexicon's: which are joint, which are aimed at whom, is settled by the codebook's rule (`joint`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from araz.coding.attribution import Chain
from araz.coding.deed import Decided, Deed
from araz.coding.joint import is_drill
from araz.coding.match import Fit
from araz.coding.parties import Parties
from araz.coding.status import Judged
from araz.knowledge.load import Knowledge
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.language.model import Trigger
from araz.records import Event16, Party, Span, Speaker, Status
from araz.resolve.grammar import base, sentence_of

MODEL = "model."
_LANDS = frozenset("country state nation power neighbour neighbor side party government region territory area bloc world".split())
_AT_HOME = frozenset({"PROTEST", "COERCE", "ASSAULT", "SANCTION", "RETREAT", "MOBILIZE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities of the model from which it is followed.

    `claim`: that the sentence has a claim at all; `same`: that a deed of the lexicon is of its type; `other`: of another type instead;
    `none`: below it a deed of the lexicon falls; `alone`: that a word names a deed which the lexicon does not have; `sure`: that a deed
    needs no more than one party. `party`: a link to a party, where the model is alone; `fill`: where the lexicon has a deed without one;
    `instead`: where it has one that the model does not see, which is below `no_party`; `other_party`: that another word is the doer;
    `people`: that a bare noun that no file knows is a party. `status`, `speaker`, `background`: that it is so where the words around
    say nothing (of a status, or only that the deed is the aim of another).
    """

    claim: float = 0.5
    same: float = 0.15
    other: float = 0.8
    none: float = 0.15
    alone: float = 0.5
    sure: float = 0.8
    party: float = 0.5
    fill: float = 0.6
    instead: float = 0.8
    no_party: float = 0.1
    other_party: float = 0.75
    people: float = 0.5
    status: float = 0.75
    speaker: float = 0.75
    background: float = 0.6


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the knowledge says of types and nouns: the modes of each event type, and the role of each noun for people and organs."""

    modes: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Kinds:
        """Return those of a Knowledge."""
        modes = {event.name: frozenset(mode.mode for mode in event.modes) for event in knowledge.events}
        named = [n for n in knowledge.nouns if n.role and n.kind in {"person", "organ"}]
        return cls(modes, {form.lower(): n.role for n in named for form in (n.noun, n.plural) if form and " " not in form})


class Opinions:
    """Weighs the deeds of one article."""

    def __init__(self, doc: Doc, parties: Parties, kinds: Kinds, thresholds: Thresholds = Thresholds()) -> None:
        self.doc, self.parties, self.kinds, self.at = doc, parties, kinds, thresholds
        self.triggers: dict[int, Trigger] = {t.index: t for t in doc._.triggers}

    def unheard(self, sentence: Tokens, deeds: Sequence[Deed]) -> list[Token]:
        """Return the words of a sentence that the model alone holds for triggers."""
        known = {i for deed in deeds for i in _words(deed)}
        found = [self.doc[i] for i in range(sentence.start, sentence.end) if i in self.triggers and i not in known]
        return [token for token in found if self._codes(self.triggers[token.i]) and self.triggers[token.i].events[0][1] >= self.at.alone]

    def _codes(self, trigger: Trigger) -> bool:
        """Return whether the model holds a trigger's sentence for one with a claim."""
        return trigger.claim >= self.at.claim

    def weighed(self, deeds: Iterable[Deed]) -> list[Deed]:
        """Return the deeds of the lexicon that stand, some of another type or with other parties."""
        return [made for deed in deeds if (made := self._weighed(deed)) is not None]

    def _weighed(self, deed: Deed) -> Deed | None:
        trigger = self._trigger(deed)
        if is_drill(deed):
            deed.reasons.append("decided: the lexicon, which knows exercises, joint and alone")
            self._note(deed, trigger, Decided.DRILL)
            return deed
        if trigger is None or not self._codes(trigger):
            return None
        sure = dict(trigger.events)
        same, (event, top) = sure.get(deed.event.value, 0.0), trigger.events[0]
        decided = Decided.BOTH
        if same >= self.at.same:
            deed.reasons.append(f"decided: both opinions agree (the model: {same:.0%})")
        elif top >= self.at.other:
            deed.reasons.append(f"decided: the model, {top:.0%} {event}; the lexicon has {deed.event.value} by {deed.entry.id}")
            deed.event, deed.fit = Event16(event), Fit(self._entry(trigger), deed.fit.words)
            decided = Decided.MODEL
        elif trigger.probability < self.at.none:
            return None
        else:
            deed.reasons.append(f"decided: the lexicon ({deed.entry.id}); the model is unsure ({event} {top:.0%})")
            decided = Decided.LEXICON
        deed.sure = sure.get(deed.event.value, 0.0) >= self.at.sure
        self._parties(deed, trigger)
        self._rest(deed, trigger)
        self._note(deed, trigger, decided)
        return deed

    def alone(self, deed: Deed) -> Deed:
        """Return what the model makes of a word that it alone holds for a trigger; `deed` is of no kind and has no parties yet."""
        trigger = self.triggers[deed.trigger.i]
        event, top = trigger.events[0]
        deed.event, deed.fit = Event16(event), Fit(self._entry(trigger), ())
        deed.reasons.append(f"decided: the model alone ({event} {top:.0%})")
        deed.sure = True
        self._parties(deed, trigger)
        self._rest(deed, trigger)
        self._note(deed, trigger, Decided.MODEL)
        return deed

    def _note(self, deed: Deed, trigger: Trigger | None, decided: Decided) -> None:
        """Note who decided, and how sure the model is of the event and of the first doer."""
        deed.decided = decided
        if trigger is None:
            return
        deed.belief = dict(trigger.events).get(deed.event.value, 0.0)
        for i, name, sure in trigger.links if deed.actors else ():
            if name == "actor" and self._holds(i, deed.actors[0].span):
                deed.doer = max(deed.doer, sure)

    def _trigger(self, deed: Deed) -> Trigger | None:
        """Return what the model holds of a deed's words: of its trigger, else of the surest of the others."""
        first = self.triggers.get(deed.trigger.i)
        if first is not None:
            return first
        others = [self.triggers[i] for i in _words(deed) if i in self.triggers]
        return max(others, key=lambda t: t.probability, default=None)

    def _entry(self, trigger: Trigger) -> LexiconEntry:
        event = trigger.events[0][0]
        mode = (trigger.mode,) if trigger.mode in self.kinds.modes.get(event, frozenset()) else ()
        name = "-".join((event.lower(), *mode))
        return LexiconEntry(
            id=MODEL + name, event=event, modes=mode, contexts=trigger.contexts, needs_actor=False, why="so the model reads it"
        )

    def _parties(self, deed: Deed, trigger: Trigger) -> None:
        """Follow the model on parties that it is sure of; drop those of the lexicon that it sees nothing of where it sees others."""
        mutual, least = deed.entry.mutual, self.at.party if deed.entry.id.startswith(MODEL) else self.at.fill
        for role, ours in (("actor", deed.actors), ("recipient", deed.recipients)):
            taken = {p.code for p in deed.actors} if role == "recipient" else set()
            if not ours and role == "actor" and deed.frame.light is not None and deed.frame.light.gives == "by":
                continue  # who brokers a truce or witnesses an attack is not its doer
            if not ours and not (mutual and role == "recipient"):
                ours.extend(self._linked(trigger, role, deed.chain.speakers, taken, least))
                deed.filled |= role == "actor" and bool(ours)
                continue
            if not ours or mutual or any(self._sees(trigger, p.span, role) for p in ours):
                continue
            theirs = self._linked(trigger, role, deed.chain.speakers, taken, self.at.instead)
            if theirs:
                deed.reasons.append(f"{role} by the model, not {', '.join(p.code for p in ours)}")
                ours[:] = theirs
            elif self._elsewhere(trigger, role, ours):
                deed.reasons.append(f"the model sees another {role} than {', '.join(p.code for p in ours)}, whom nothing names")
                ours.clear()
        own = {p.code for p in deed.actors}
        deed.recipients[:] = [p for p in deed.recipients if p.code not in own]
        for role, ours, others in (("actor", deed.actors, deed.recipients), ("recipient", deed.recipients, deed.actors)):
            if not ours:
                ours.extend(self._of_the_land(deed, trigger, role, others))

    def _of_the_land(self, deed: Deed, trigger: Trigger, role: str, others: Sequence[Party]) -> list[Party]:
        """Return people named by a bare noun (`protesters`, `nurses`) where the sentence leaves one state for them.

        That is the state of the one town named; of the other side, whom they march against or are beaten by; the only one named.
        """
        for i, name, sure in trigger.links:
            word = self.doc[i]
            if name != role or sure < self.at.party or i in self.parties.mentions.actors or word.pos_ != "NOUN":
                continue
            if word.lemma_.lower() in _LANDS:
                continue
            known = self.kinds.roles.get(word.lower_) or self.kinds.roles.get(word.lemma_.lower())
            land, why = self._land(word, deed, others)
            code = f"{land}.{known or 'CIV'}"
            if land and (known or sure >= self.at.people) and code not in {p.code for p in others}:
                return [
                    Party(code, self.parties.phrase(word), f"{word.text!r} without a state: {why}; the {role} for the model ({sure:.0%})")
                ]
        return []

    def _land(self, word: Token, deed: Deed, others: Sequence[Party]) -> tuple[str, str]:
        """Return the state that a sentence leaves for a bare noun, and why; empty where there are several."""
        sentence = sentence_of(word)
        towns = {town.countries[0] for t in sentence if (town := self.parties.towns.get(t.idx)) is not None}
        if len(towns) == 1:
            return next(iter(towns)), "of where it is"
        theirs = {p.code.split(".")[0] for p in others if deed.event.value in _AT_HOME}
        named = {code.split(".")[0] for t in sentence if (m := self.parties.mentions.actors.get(t.i)) is not None for code in m.codes}
        for states, why in ((theirs, "as the other side is"), (named, "the only state named")):
            lands = {code for code in states if len(code) == 3}
            if len(lands) == 1:
                return next(iter(lands)), why
        return "", ""

    def _elsewhere(self, trigger: Trigger, role: str, ours: Sequence[Party]) -> bool:
        """Return whether the model sees none of the lexicon's parties; of a doer only where it is sure of another word."""
        if any(self._sees(trigger, p.span) for p in ours):
            return False
        return role == "recipient" or any(name == role and sure >= self.at.other_party for _, name, sure in trigger.links)

    def _linked(self, trigger: Trigger, role: str, speakers: Sequence[Speaker], taken: set[str], least: float) -> list[Party]:
        found: list[Party] = []
        for i, name, sure in trigger.links:
            if name == role and sure >= least:
                for party in self.parties.of(self.doc[i], speakers, owners=True) or self._at_home(self.doc[i]):
                    if party.code not in taken | {p.code for p in found}:
                        found.append(replace(party, why=f"{party.why}; the {role} for the model ({sure:.0%})"))
        return _bodies(found)

    def _at_home(self, word: Token) -> list[Party]:
        """Return people by the one town that their noun phrase names: `taxi drivers in Gulu`."""
        role = self.kinds.roles.get(word.lower_) or self.kinds.roles.get(word.lemma_.lower()) or "CIV"
        return [replace(p, code=f"{p.code}.{role}") for p in self.parties.of_home(word)] if word.pos_ == "NOUN" else []

    def _sees(self, trigger: Trigger, span: Span, role: str = "") -> bool:
        """Return whether the model links any word of a party, or what it belongs to, as a party; in one role, where one is given."""
        for i, name, sure in trigger.links:
            if name in ({role} if role else {"actor", "recipient"}) and sure >= self.at.no_party and self._holds(i, span):
                return True
        return False

    def _holds(self, i: int, span: Span) -> bool:
        """Return whether a linked word stands in a party's words, or the party in the phrase of the word."""
        held = self.doc[i].subtree if not span.start <= self.doc[i].idx < span.end else [self.doc[i]]
        return any(span.start <= t.idx < span.end for t in held)

    def _rest(self, deed: Deed, trigger: Trigger) -> None:
        status, sure = max(trigger.status, key=lambda s: s[1])
        is_open = deed.status.plain or deed.status.why.startswith("the aim of")
        if sure >= self.at.status and status != deed.status.status.value and is_open:
            deed.status = Judged(Status(status), f"so the model reads the sentence ({sure:.0%})")
        if trigger.background >= self.at.background:
            deed.background = True
        if not deed.chain.speakers:
            said = self._speakers(trigger, deed.trigger)
            own = {p.code for p in deed.actors}
            if said and not (base(deed.trigger.dep_) == "root" and {s.code for s in said} & own):
                deed.chain = Chain(tuple(said), deed.chain.status, deed.chain.cues)
        if not deed.entry.contexts and trigger.contexts:
            deed.contexts = trigger.contexts

    def _speakers(self, trigger: Trigger, token: Token) -> list[Speaker]:
        found = []
        for i, name, sure in trigger.links:
            if name == "speaker" and sure >= self.at.speaker:
                word = self.doc[i]
                cue = Span(word.head.idx, word.head.idx + len(word.head))
                found += [Speaker(p.code, p.name or word.text, p.span, cue, False) for p in self.parties.of(word, (), owners=True)]
        return found


def _bodies(parties: list[Party]) -> list[Party]:
    """Return parties without a state one body of which is named beside it: `Armenia, whose forces …`."""
    named = {p.code.split(".")[0] for p in parties if "." in p.code}
    return [p for p in parties if p.code not in named]


def _words(deed: Deed) -> list[int]:
    return [deed.trigger.i, deed.frame.carrier.i, *(w.i for w in deed.fit.words)]
