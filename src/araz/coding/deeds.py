"""Find the deeds of a sentence: triggers whose slots fit an entry, with their parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from araz.coding.attribution import Attribution, Chain
from araz.coding.deed import Deed
from araz.coding.heads import outermost
from araz.coding.match import Fit, Lexicon
from araz.coding.opinions import Opinions
from araz.coding.parties import Parties, same_state
from araz.coding.slots import Frame, Grammar
from araz.coding.status import Judged, status_of
from araz.coding.words import Operators
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.records import Event16, Party, Status
from araz.resolve.grammar import base, children

_AT_PLACES = frozenset({"CONSULT", "ASSAULT", "COERCE"})
_BARE = LexiconEntry(id="bare.word", event="COOPERATE", why="a word that the lexicon need not have", file="coding/deeds.py")
_DEFINITE = frozenset({"the", "this", "these", "those", "that", "such"})
_VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


class DeedFinder:
    """Finds deeds in the sentences of one article."""

    def __init__(
        self,
        grammar: Grammar,
        lexicon: Lexicon,
        parties: Parties,
        attribution: Attribution,
        operators: Operators,
        opinions: Opinions | None = None,
    ) -> None:
        """`opinions`: what the language model holds of the Doc's deeds; None where it was not read by one: the lexicon decides alone."""
        self.grammar, self.lexicon, self.parties, self.attribution, self.operators = grammar, lexicon, parties, attribution, operators
        self.opinions = opinions

    def find(self, sentence: Tokens, number: int) -> list[Deed]:
        """Return the deeds of a sentence, in the order of their triggers, also those whose doer is yet unknown."""
        deeds = list(_without_shadows([deed for token in sentence if (deed := self._deed(token, number)) is not None]))
        if self.opinions is not None:
            others = [self._alone(token, number) for token in self.opinions.unheard(sentence, deeds)]
            deeds = sorted([*self.opinions.weighed(deeds), *others], key=lambda deed: deed.trigger.i)
        return list(_told_once(deeds))

    def _alone(self, token: Token, number: int) -> Deed:
        """Return the deed of a word that only the model takes for a trigger."""
        frame, chain = self._frame(token), self.attribution.chain(token)
        opinions = self.opinions
        assert opinions is not None
        return opinions.alone(Deed(frame, Fit(_BARE, ()), Event16(_BARE.event), [], [], self._status(frame, _BARE, chain), chain, number))

    def bare(self, token: Token, number: int) -> Deed:
        """Return what a word names as a deed of no kind and without parties, to ask for its time."""
        frame = self._frame(token)
        status = status_of(frame, _BARE, self.operators)
        return Deed(frame, Fit(_BARE, ()), Event16(_BARE.event), [], [], status, self.attribution.chain(token), number)

    def _deed(self, token: Token, number: int) -> Deed | None:
        if not self.lexicon.candidates(token):
            return None
        first: Deed | None = None
        frame = self._frame(token)
        given = frame.slots
        for fit in self.lexicon.fits(frame):
            deed = None if _only_modifies(token, fit) else self._fitted(token, replace(frame), fit, number)
            if deed is not None and is_codable(deed):
                return deed
            first = first or deed
            frame.slots = given
        return first

    def _fitted(self, token: Token, frame: Frame, fit: Fit, number: int) -> Deed:
        """Return the deed that one fitting entry makes of a trigger, whether or not it has the parties that a claim needs."""
        chain = self.attribution.chain(token)
        actors, recipients, reasons = self._parties(frame, fit.entry, chain)
        chain = _own_words(chain, fit.entry, actors)
        return Deed(frame, fit, Event16(fit.entry.event), actors, recipients, self._status(frame, fit.entry, chain), chain, number, reasons)

    def _status(self, frame: Frame, entry: LexiconEntry, chain: Chain) -> Judged:
        """Return the status that the words around a trigger give it, or its speaker."""
        token = frame.trigger
        status = _in_report(status_of(frame, entry, self.operators), frame, chain)
        presumed = (token.pos_ == "NOUN" and chain.status is Status.POSSIBLE) or base(frame.carrier.dep_) in {"acl", "amod"}
        if (
            chain.status is not None
            and not presumed
            and (status.status in {Status.HAPPENED, Status.ONGOING} or chain.status is Status.DENIED)
            and not set(chain.cues) & {token.i, frame.carrier.i}
        ):
            status = Judged(chain.status, "so the speaker presents it")
        return status

    def _frame(self, token: Token) -> Frame:
        if token.pos_ in {"NOUN", "PROPN"}:
            return self.grammar.noun(token)
        return Frame(token, token, self.grammar.verb(token))

    def _parties(self, frame: Frame, entry: LexiconEntry, chain: Chain) -> tuple[list[Party], list[Party], list[str]]:
        speakers = chain.speakers
        slots = frame.slots
        if entry.mutual and slots.get("between"):
            sides_of = self.parties.fill(slots, ["between"], speakers, owners=False, first=False)
            if len(sides_of) > 1:
                return sides_of, [], ["a mutual deed between the parties named"]
        if entry.mutual:
            sides = [*entry.actor, *(r for r in entry.recipient if r not in entry.actor)]
            actors = self.parties.fill(slots, sides, speakers, owners=False, first=False)
            return actors, [], ["a mutual deed: all parties are actors"]
        actors = self.parties.fill(slots, entry.actor, speakers, owners=False, first=True)
        if not entry.actor and speakers:
            actors = [Party(s.code, s.span, f"the deed is the speaker's own, {s.name}", s.name) for s in speakers[-1:] if s.code]
        names: tuple[str, ...] = entry.recipient
        if frame.suffered and "object" in slots:
            names = ("object", *names)
        recipients = self.parties.fill(slots, names, speakers, owners=True, first=True)
        if not recipients and entry.event in _AT_PLACES:
            recipients = [p for p in self.parties.of_towns(slots, names) if not any(same_state(p.code, a.code) for a in actors)]
        taken = {p.code for p in actors}
        return actors, [p for p in recipients if p.code not in taken], []


def _in_report(status: Judged, frame: Frame, chain: Chain) -> Judged:
    """`would` in reported speech is the future seen from then: planned."""
    if chain.speakers and status.status is Status.POSSIBLE and "would" in status.why.lower():
        return Judged(Status.PLANNED, status.why + ", in reported speech")
    return status


def _own_words(chain: Chain, entry: LexiconEntry, actors: Sequence[Party]) -> Chain:
    """A deed of words that the speaker does by speaking (`We will not tolerate`) is told by whoever quotes him."""
    if entry.event not in _VERBAL or not chain.speakers or not actors:
        return chain
    last = chain.speakers[-1]
    if last.code and all(same_state(last.code, p.code) for p in actors) and last.direct:
        return Chain(chain.speakers[:-1], None, chain.cues[:-1])
    return chain


def _only_modifies(token: Token, fit: Fit) -> bool:
    """Return whether a noun trigger is only part of another noun (`protest leader`, `defense minister`)."""
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and token.dep_ in {"compound", "nmod:unmarked", "flat"}
        and token.head.pos_ in {"NOUN", "PROPN"}
        and not fit.words
    )


def _without_shadows(deeds: Sequence[Deed]) -> Iterator[Deed]:
    """Leave out a noun that another entry needs as one of its words, and a light verb whose noun names the deed."""
    needed: dict[int, set[Event16]] = {}
    for deed in deeds:
        for word in deed.fit.words:
            if word.i != deed.trigger.i:
                needed.setdefault(word.i, set()).add(deed.event)
    carried = [deed.frame for deed in deeds if deed.frame.light is not None and deed.trigger.i not in needed]
    carriers = {frame.carrier.i for frame in carried if frame.light is not None and frame.light.gives != "by"}
    seen: dict[int, Deed] = {}
    for deed in deeds:
        first = seen.get(deed.trigger.head.i) if deed.trigger.dep_ == "conj" else None
        seen[deed.trigger.i] = deed
        if first is not None and _one_deed(first, deed):
            continue
        if deed.trigger.i in needed and deed.trigger.pos_ == "NOUN" and deed.event in needed[deed.trigger.i]:
            continue
        if deed.frame.light is None and deed.trigger.i in carriers and not deed.fit.words and not deed.entry.qualifiers:
            continue
        yield deed


def _told_once(deeds: Sequence[Deed]) -> Iterator[Deed]:
    """Leave out a verb that only says what a deed did: `strikes killed nine`, `shelled the town, killing nine`. Its recipients stay."""
    for deed in deeds:
        first = _deed_behind(deed, deeds)
        while first is not None and (further := _deed_behind(first, deeds)) is not None:
            first = further
        if first is None:
            yield deed
        elif not first.recipients and not first.entry.mutual:
            own = {p.code for p in first.actors}
            first.recipients.extend(p for p in deed.recipients if p.code not in own)


def _deed_behind(deed: Deed, deeds: Sequence[Deed]) -> Deed | None:
    """Return the deed of the same type and status of which a deed tells only the outcome."""
    return next((one for one in deeds if one is not deed and is_codable(one) and _says_of(deed, one)), None)


def _says_of(deed: Deed, first: Deed) -> bool:
    """Return whether a verb tells the outcome of another deed of its sentence, with no party that the other has not or could take."""
    verb = deed.trigger
    if verb.pos_ != "VERB" or deed.event is not first.event or deed.status.status is not first.status.status:
        return False
    named = first.trigger in deed.frame.slots.get("subject", ()) and first.trigger.pos_ == "NOUN"
    outcome = base(verb.dep_) == "advcl" and verb.lower_.endswith("ing") and verb.i > verb.head.i == first.frame.carrier.i
    if not (named or (outcome and not any(c.dep_ in {"mark", "case"} for c in verb.children))):
        return False
    pairs = ((deed.actors, first.actors), (deed.recipients, first.actors if first.entry.mutual else first.recipients))
    return all(not ours or not theirs or {p.code for p in ours} <= {p.code for p in theirs} for ours, theirs in pairs)


def _one_deed(first: Deed, second: Deed) -> bool:
    """Return whether two coordinated triggers name one deed twice: `looting and vandalism`, `to attack and target`."""
    same = first.event is second.event and first.entry.modes == second.entry.modes
    sides = [{p.code for p in d.actors} for d in (first, second)], [{p.code for p in d.recipients} for d in (first, second)]
    return same and all(one == other or not other for one, other in sides) and not second.entry.figures


def is_codable(deed: Deed) -> bool:
    """Return whether a deed has the parties that a claim, and its entry, need."""
    if deed.sure:
        return bool(deed.actors or deed.recipients)
    if deed.entry.needs_actor and not deed.actors:
        return False
    if deed.entry.needs_recipient and not (len(deed.actors) > 1 if deed.entry.mutual else deed.recipients):
        return False
    if deed.event is Event16.PROTEST and deed.actors and all("." not in p.code or p.code.endswith(".GOV") for p in deed.actors):
        return False
    return bool(deed.actors or deed.recipients)


def refers_back(deed: Deed) -> bool:
    """Return whether a nominal deed without a doer is spoken of as known: `the exercise`, `these attacks`."""
    noun = deed.trigger
    articles = [c.lower_ for one in (noun, outermost(noun)) for c in children(one, "det")]
    return noun.pos_ == "NOUN" and not deed.actors and not _DEFINITE.isdisjoint(articles)
