"""Doc and Mentions -> Claims, in this order:

slots and attribution of the article -> deeds of each sentence (lexicon, status, parties)
-> what refers back to a deed named before -> exercises, joint or alone -> answers -> times and places
-> figures, names, contexts -> claims -> what one sentence says of a deed holds for the same deed in another
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Token

from araz.coding.answers import Hanging, hangings
from araz.coding.attribution import Attribution
from araz.coding.attributions import Attributed, Attributions
from araz.coding.challenge import challenged
from araz.coding.confidence import Signs, estimate
from araz.coding.context import Contexts
from araz.coding.deed import Deed
from araz.coding.deeds import DeedFinder, is_codable, refers_back
from araz.coding.denials import denials
from araz.coding.figures import figures
from araz.coding.implied import imply
from araz.coding.joint import DRILLS, is_drill, settle, states
from araz.coding.match import Lexicon
from araz.coding.naming import name_of, named_elsewhere
from araz.coding.opinions import Kinds, Opinions
from araz.coding.parties import Parties
from araz.coding.placing import Placing
from araz.coding.retold import Retold, as_news
from araz.coding.sharing import share
from araz.coding.slots import Grammar, lemmas_of
from araz.coding.status import Judged
from araz.coding.things import things
from araz.coding.timing import Timing, is_background
from araz.coding.words import FigureWords, Operators, SpeechCues
from araz.ids import make_id
from araz.knowledge.load import Knowledge
from araz.language.reader import Sentence
from araz.records import Article, Claim, Event16, Figure, Link, LinkKind, ParagraphKind, Party, Span, When, Where
from araz.resolve.grammar import case, sentence_of
from araz.resolve.mentions import ActorKind, Mentions

_HARM = frozenset({"killed", "wounded", "casualties", "missing"})
NEAR, LAST = 3, 6
_SAID = {LinkKind.ANSWERED: "answers", LinkKind.CAUSED: "is caused by", LinkKind.FOLLOWED: "follows"}


class ClaimCoder:
    """Applies the codebook to articles; built once from the knowledge, holds nothing of any article."""

    def __init__(self, knowledge: Knowledge, sure: Callable[[Signs], float] = estimate) -> None:
        """Compile the lexicon. `sure`: makes a claim's confidence of its signs."""
        self.knowledge, self.sure = knowledge, sure
        self.lexicon = Lexicon(knowledge.lexicon)
        self.kinds = Kinds.of(knowledge)
        self.contexts = Contexts(dict(knowledge.cues.contexts))
        self.operators = Operators(knowledge.cues.operators)
        self.speech = SpeechCues(knowledge.cues.speech)
        self.figures = FigureWords(knowledge.cues.figures)

    def code(self, article: Article, doc: Doc, mentions: Mentions) -> list[Claim]:
        """Return the claims of an article, in the order of their triggers."""
        coding = _Coding(self, article, doc, mentions)
        return coding.finished(share(share(coding.run())))

    def deeds(self, doc: Doc, mentions: Mentions) -> list[Deed]:
        """Return the deeds of a Doc before they become claims, also those without known parties."""
        finder = self.finder(doc, mentions)
        return [deed for s in doc._.sentences for deed in finder.find(doc[s.start : s.end], s.number)]

    def when(self, article: Article, doc: Doc, mentions: Mentions, token: Token) -> When | None:
        """Return when what a word names was done, whether or not that is a deed of the codebook, as far as its sentence says."""
        finder = self.finder(doc, mentions)
        sentence = sentence_of(token)
        number = next((s.number for s in doc._.sentences if s.start <= token.i < s.end), 0)
        deeds = [d for d in finder.find(sentence, number) if d.trigger.i != token.i]
        deeds = sorted([*deeds, finder.bare(token, number)], key=lambda d: d.trigger.i)
        times = Timing(doc, mentions, article.published).times(deeds)
        return next(when for deed, when in zip(deeds, times, strict=True) if deed.trigger.i == token.i)

    def attributions(self, doc: Doc, mentions: Mentions) -> list[Attributed]:
        """Return all that a Doc attributes to somebody, in the order of the cues."""
        finder = self.finder(doc, mentions)
        return Attributions(doc, finder.grammar, self.speech, finder.attribution).found()

    def finder(self, doc: Doc, mentions: Mentions) -> DeedFinder:
        """Return what finds the deeds of one Doc. Notes on the Doc what its pronouns stand for."""
        doc._.antecedents = {i: (m.antecedent,) for i, m in mentions.actors.items() if m.antecedent >= 0} | things(doc)
        grammar = Grammar(doc, self.operators)
        attribution = Attribution(doc, mentions, grammar, self.speech)
        parties = Parties(doc, mentions)
        opinions = Opinions(doc, parties, self.kinds) if doc._.triggers is not None else None
        return DeedFinder(grammar, self.lexicon, parties, attribution, self.operators, opinions)


class _Coding:
    """One article on its way through the coder."""

    def __init__(self, coder: ClaimCoder, article: Article, doc: Doc, mentions: Mentions) -> None:
        self.coder, self.article, self.doc, self.mentions = coder, article, doc, mentions
        self.finder = coder.finder(doc, mentions)
        self.timing, self.placing = Timing(doc, mentions, article.published), Placing(doc, mentions)
        self.kinds = {doc[m.start].idx: m.kind for m in reversed(mentions.actors.values())}
        self.earlier: list[Deed] = []
        self.past: set[int] = set()
        self.times: dict[int, When | None] = {}
        self.triggers: dict[str, Token] = {}
        self.seen = {t.index: t for t in doc._.triggers or ()}
        self.carriers: dict[str, Token] = {}
        self.paragraphs: dict[int, int] = {s.number: s.paragraph for s in doc._.sentences}

    def run(self) -> list[Claim]:
        claims: dict[str, Claim] = {}
        for sentence in self.doc._.sentences:
            for claim in self._sentence(sentence):
                claims.setdefault(claim.id, claim)
        named = named_elsewhere(list(claims.values()), self.doc, self.mentions)
        return Retold(self.doc, self.timing, self.coder.lexicon, self._when).fill(named, self.triggers)

    def _when(self, token: Token) -> When | None:
        """Return when what a word names was done, as far as its sentence says."""
        return self.timing.times([self.finder.bare(token, 0)])[0]

    def finished(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims with the time of publication for news without one, and what is long past marked as background."""
        titles = {s.number for s in self.doc._.sentences if s.kind is ParagraphKind.TITLE}
        published = self.article.published
        made = [as_news(c, self.carriers[c.id], published, headline=c.number in titles or len(titles) == 0 == c.number - 1) for c in claims]
        return [replace(c, background=c.background or is_background(c.when, published)) for c in made]

    def _sentence(self, sentence: Sentence) -> list[Claim]:
        tokens = self.doc[sentence.start : sentence.end]
        near = self._near(sentence.number)
        deeds = self.finder.find(tokens, sentence.number)
        challenge = challenged(tokens, sentence.number, self.finder.attribution, near)
        deeds += [challenge] if challenge is not None else []
        deeds += denials(tokens, sentence.number, self.finder.attribution, self.coder.lexicon, self.coder.speech, near)
        for deed in deeds:
            self._refer_back(deed)
            self._part_of_joint(deed)
        deeds = [deed for deed in deeds if is_codable(deed)]
        links = hangings(deeds, [d for d in near if d.sentence >= sentence.number - 2], self.seen)
        settled = [
            (made, i)
            for i, deed in enumerate(deeds)
            for made in settle(deed, self.mentions, self.finder.parties, links[i].deed if i in links else None)
        ]
        settled += [(made, i) for made, i in self._reversed(tokens, deeds)]
        for made, _ in settled:
            imply(made, [*near, *(d for d in deeds if d.trigger.i < made.trigger.i)], self.mentions.story, self.coder.lexicon)
        whens, wheres = self.timing.times(deeds), self.placing.places(deeds)
        whens = [when or self._when_told(deeds[i]) for i, when in enumerate(whens)]
        counts = figures(tokens, self.coder.figures)
        owned = _assign(counts, deeds)
        self.earlier += [made for made, _ in settled]
        self.times |= {id(made): whens[i] for made, i in settled}
        self.past |= {id(made) for made, i in settled if is_background(whens[i], self.article.published)}
        return [
            self._claim(made, sentence, whens[i], wheres[i], owned.get(i, ()), links.get(i))
            for made, i in settled
            if made.actors or made.recipients
        ]

    def _near(self, number: int) -> list[Deed]:
        """Return the deeds told in the `NEAR` sentences before one, at least the `LAST` ones, in order: what it may refer back to."""
        near = sum(1 for _ in takewhile(lambda deed: number - deed.sentence <= NEAR, reversed(self.earlier)))
        return self.earlier[-max(near, LAST) :]

    def _when_told(self, deed: Deed) -> When | None:
        """Return the time of the deed told before that a deed takes up."""
        when = self.times.get(id(deed.source)) if deed.source is not None else None
        if when is None or deed.source is None:
            return None
        return replace(when, why=f"as sentence {deed.source.sentence} says: {when.why}", anchor=self._trigger(deed.source), shift=0)

    def _refer_back(self, deed: Deed) -> None:
        """Give `the exercise`, or `it was shut down`, the doers of the deed of its kind that the article told before."""
        source = self._told_before(deed) if refers_back(deed) else self._suffered_before(deed) if deed.filled or not deed.actors else None
        if source is None:
            return
        deed.actors, deed.inherited, deed.source = list(source.actors), True, source
        own = states(source.actors)
        deed.recipients = [p for p in deed.recipients if p.code.split(".")[0] not in own] or list(source.recipients)
        deed.reasons.append(f"{deed.trigger.text!r} refers back to {source.trigger.text!r} in sentence {source.sentence}")
        if is_drill(deed):
            deed.event, deed.recipients = source.event, list(source.recipients)
        if deed.status.plain and deed.trigger.pos_ == "NOUN":
            told = _first_told(source)
            deed.status = Judged(told.status.status, f"as in sentence {told.sentence}")

    def _part_of_joint(self, deed: Deed) -> None:
        """`Its units will conduct these exercises`: one side's part of an exercise that was told as a joint one is part of that."""
        if not is_drill(deed) or deed.inherited or not any(c.lower_ in {"these", "those", "this", "the"} for c in deed.trigger.children):
            return
        whole = self._told_before(deed)
        if (
            whole is not None
            and whole.event is Event16.COOPERATE
            and len(states(whole.actors)) > 1
            and states(deed.actors) <= states(whole.actors)
        ):
            deed.event, deed.inherited = Event16.COOPERATE, True
            deed.reasons.append(f"part of the joint {whole.trigger.text!r} of sentence {whole.sentence}")

    def _told_before(self, deed: Deed) -> Deed | None:
        """Return the last deed of the kind in the paragraph, else the first of the article, its story; those of several parties first."""
        lemma = deed.trigger.lemma_.lower()
        kind = [
            other
            for other in self.earlier
            if other.actors
            and (other.entry.id == deed.entry.id or other.trigger.lemma_.lower() == lemma or (is_drill(other) and lemma in DRILLS))
        ]
        kind = kind or [
            other
            for other in self.earlier[-8:]
            if other.actors and other.event is deed.event and other.entry.modes == deed.entry.modes and deed.sentence - other.sentence <= 3
        ]
        current = [other for other in kind if id(other) not in self.past] or kind
        near = [other for other in current if self._paragraph(other) == self._paragraph(deed)]
        if near:
            return max(near, key=lambda other: (len(other.actors) > 1, other.sentence))
        return max(current, key=lambda other: (len(other.actors) > 1, -other.sentence), default=None)

    def _paragraph(self, deed: Deed) -> int:
        return self.paragraphs[deed.sentence]

    def _suffered_before(self, deed: Deed) -> Deed | None:
        """Return the last deed of the same event and modes done to the same thing, for a passive that leaves its doer out."""
        lemmas = _things(deed)
        for other in reversed(self.earlier):
            alike = other.event is deed.event and other.entry.modes == deed.entry.modes and other.actors and not other.inherited
            if alike and (lemmas & _things(other) or (lemmas & {"it", "they"} and deed.sentence - other.sentence <= 2)):
                return other
        return None

    def _reversed(self, tokens: Iterable[Token], deeds: Sequence[Deed]) -> list[tuple[Deed, int]]:
        """`… and vice versa`: the sentence's first two-sided deed, and what it says inside, with the sides changed."""
        words = [t.lower_ for t in tokens]
        if not any(a == "vice" and b == "versa" for a, b in pairwise(words)):
            return []
        found = []
        for i, deed in enumerate(deeds):
            if deed.actors and deed.recipients:
                made = deed.copy(actors=deed.recipients, recipients=deed.actors)
                made.reasons.append("'vice versa': the same with the sides changed")
                found.append((made, i))
        return found[:1]

    def _claim(
        self,
        deed: Deed,
        sentence: Sentence,
        when: When | None,
        where: Where | None,
        counts: Sequence[Figure],
        link: Hanging | None,
    ) -> Claim:
        entry, trigger = deed.entry, self._trigger(deed)
        actors, recipients = tuple(deed.actors), tuple(deed.recipients)
        first, last = self.doc[sentence.start], self.doc[sentence.end - 1]
        status = deed.status.status
        codes = ",".join(sorted(p.code for p in actors)), ",".join(sorted(p.code for p in recipients))
        reasons = [
            f"{deed.trigger.text!r}: {entry.why}",
            f"{status.value}: {deed.status.why}",
            *deed.reasons,
            *_party_reasons(actors, recipients),
        ]
        if when is not None:
            reasons.append(f"when: {when.why}")
        if link is not None:
            reasons.append(f"{_SAID[link.kind]} {link.deed.trigger.text!r}: {link.words!r}")
        key = make_id("clm", self.article.id, trigger.start, trigger.end, deed.event.value, *codes)
        self.triggers.setdefault(key, deed.trigger)
        self.carriers.setdefault(key, deed.frame.carrier)
        return Claim(
            id=key,
            article=self.article.id,
            sentence=Span(first.idx, last.idx + len(last)),
            number=sentence.number,
            trigger=trigger,
            event=deed.event,
            modes=entry.modes if deed.event.value == entry.event else (),
            contexts=self._contexts(deed),
            actors=actors,
            recipients=recipients,
            when=when,
            where=where,
            status=status,
            background=deed.background or is_background(when, self.article.published),
            attribution=deed.chain.speakers,
            name=name_of(deed.frame, self.doc, self.mentions),
            figures=tuple(counts),
            answers=Link(self._trigger(link.deed), link.kind, link.words) if link is not None else None,
            rule=entry.id,
            reasons=tuple(reasons),
            confidence=self.coder.sure(Signs.of(deed, self._kinds_of(deed))),
            model=self.doc._.model,
            knowledge=self.coder.knowledge.version,
        )

    def _contexts(self, deed: Deed) -> tuple[str, ...]:
        own = ("military",) if is_drill(deed) else ()
        return tuple(
            dict.fromkeys((*deed.entry.contexts, *deed.contexts, *own, *self.coder.contexts.of(sentence_of(deed.trigger), deed.trigger)))
        )

    def _trigger(self, deed: Deed) -> Span:
        """Return the words that name the deed: the trigger with its light verb and fixed words, where they stand near together."""
        parts = sorted({deed.trigger.i, deed.frame.carrier.i, *(w.i for w in deed.fit.words)})
        if parts[-1] - parts[0] > 7 or not all(
            sentence_of(self.doc[parts[0]]).start <= i < sentence_of(self.doc[parts[0]]).end for i in parts
        ):
            parts = [deed.trigger.i]
        last = self.doc[parts[-1]]
        return Span(self.doc[parts[0]].idx, last.idx + len(last))

    def _kinds_of(self, deed: Deed) -> list[ActorKind]:
        """Return of what kind the mentions are that a deed's parties are."""
        return [self.kinds[p.span.start] for p in (*deed.actors, *deed.recipients) if p.span.start in self.kinds]


def _first_told(deed: Deed) -> Deed:
    """Return the deed that a deed takes up, or takes up what takes it up: where the article tells it, not where it speaks of it again."""
    while deed.source is not None:
        deed = deed.source
    return deed


def _things(deed: Deed) -> set[str]:
    """Return the lemmas of what a deed is done to; of `a number of drivers` the drivers."""
    found: set[str] = set()
    for token in deed.frame.slots.get("object", ()):
        found |= lemmas_of([token, *(c for c in token.children if c.dep_ == "nmod" and case(c) == "of")])
    return found


def _party_reasons(actors: Sequence[Party], recipients: Sequence[Party]) -> list[str]:
    return [f"actor {p.code}: {p.why}" for p in actors] + [f"recipient {p.code}: {p.why}" for p in recipients]


def _assign(counts: Sequence[tuple[Figure, Token]], deeds: Sequence[Deed]) -> dict[int, list[Figure]]:
    """Give each count to the deed whose entry counts such things, the nearest one; deaths and wounds to an attack nearby."""
    found: dict[int, list[Figure]] = {}
    for figure, source in counts:
        options = [
            i for i, d in enumerate(deeds) if figure.unit in d.entry.figures or (figure.unit in _HARM and d.event.value == "ASSAULT")
        ]
        options += [i for i, d in enumerate(deeds) if source.i in {d.trigger.i, d.frame.carrier.i} and i not in options]
        if options:
            nearest = min(options, key=lambda i: abs(deeds[i].trigger.i - source.i))
            found.setdefault(nearest, []).append(figure)
    return found
