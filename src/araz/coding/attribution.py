"""According to whom: for each word of an article, the chain of speakers that it is said by.

frames: a cue with its speaker and the words that are its content (`X said that …`, `according to X`, `X's claim that …`)
quotations: belong to the frame of their sentence, or the nearest one in their paragraph; they run on
a summary that a colon opens runs on over the paragraphs after it, until the text names another source
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from araz.coding.quotes import is_speech, quotations
from araz.coding.slots import Grammar, expand
from araz.coding.words import SpeechCues
from araz.knowledge.schema_lexicon import SpeechCue
from araz.language.reader import Sentence
from araz.records import ParagraphKind, Span, Speaker, Status
from araz.resolve.discourse import HE, WE
from araz.resolve.grammar import base, case, children, phrase, sentence_of
from araz.resolve.mentions import ActorKind, ActorMention, Mentions

_NP = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_SOURCES = frozenset(
    {"source", "official", "report", "media", "document", "witness", "diplomat", "newspaper", "agency", "statement", "resident", "officer"}
)
_RECENT = 3
_DUMB = frozenset(
    """it this which that there what framework notice law plan rule term agreement constitution schedule tradition principle treaty accord
    deal procedure practice need criterion standard protocol mandate age size time""".split()
)
_CITING = frozenset({"citing", "quoting"})
_ASSERTING = frozenset({"claim", "deny", "admit", "quote"})
_ACCORDING = frozenset({"according to", "per"})


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """A cue, its speakers, and the tokens that are its content. `status`: what the cue makes of it; `cites`: another cue's source."""

    cue: Token
    speakers: tuple[Speaker, ...]
    content: frozenset[int]
    status: Status | None
    sentence: int
    cites: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Who says a word, outermost first, and the status that the innermost cue gives it."""

    speakers: tuple[Speaker, ...]
    status: Status | None
    cues: tuple[int, ...]


class Attribution:
    """The attributions of one article."""

    def __init__(self, doc: Doc, mentions: Mentions, grammar: Grammar, cues: SpeechCues) -> None:
        self.doc, self.mentions, self.grammar, self.cues = doc, mentions, grammar, cues
        self.sentences = list(doc._.sentences)
        self.frames: list[SpeechFrame] = []
        for s in self.sentences:
            found = list(self._frames(doc[s.start : s.end], s.number))
            self.frames += [self._cited(frame, found) for frame in found]
        self.saying: dict[int, list[SpeechFrame]] = defaultdict(list)
        self.framed: dict[int, list[SpeechFrame]] = defaultdict(list)
        for frame in self.frames:
            self.framed[frame.sentence].append(frame)
            for i in frame.content:
                self.saying[i].append(frame)
        text = doc.text
        self.quotes = quotations(text, _paragraphs(doc, self.sentences))
        self.by_quote = {quote: self._speaker_of(quote) for quote in self.quotes if is_speech(text, quote)}
        self.spoken = sorted(self.by_quote)
        self.running = self._summaries()

    def chain(self, token: Token) -> Chain:
        """Return the chain of speakers of a token; empty where the outlet speaks itself."""
        covering = sorted(self.saying.get(token.i, ()), key=lambda f: -len(f.content))
        quote = self.quote_of(token)
        if quote is not None:
            outer = self.by_quote[quote]
            if outer is not None and outer.cue.i != token.i and outer not in covering and not self._is_cue_of_speaker(outer, token):
                covering.insert(0, outer)
        if not covering:
            running = self.running.get(self._sentence(token))
            covering = [running] if running is not None else []
        speakers: list[Speaker] = []
        for frame in covering:
            for one in self._resolved(frame, speakers):
                direct = quote is not None
                said = Speaker(one.code, one.name, one.span, one.cue, direct)
                if (said.code, said.name) not in {(s.code, s.name) for s in speakers}:
                    speakers.append(said)
        status = next((f.status for f in reversed(covering) if f.status is not None), None)
        return Chain(tuple(speakers), status, tuple(f.cue.i for f in covering))

    @staticmethod
    def _is_cue_of_speaker(frame: SpeechFrame, token: Token) -> bool:
        return any(s.span.start <= token.idx < s.span.end for s in frame.speakers)

    @staticmethod
    def _resolved(frame: SpeechFrame, outer: Sequence[Speaker]) -> Sequence[Speaker]:
        """Replace `I` and `we` as speakers by whoever is quoted."""
        own = [s for s in frame.speakers if s.name.lower() not in WE]
        return own if own or outer else frame.speakers

    def quote_of(self, token: Token) -> Span | None:
        """Return the spoken quotation that a token is in."""
        k = bisect_right(self.spoken, token.idx, key=lambda quote: quote.start) - 1
        return self.spoken[k] if k >= 0 and token.idx < self.spoken[k].end else None

    def _sentence(self, token: Token) -> int:
        """Return the number of a token's sentence, 0 outside all."""
        k = bisect_right(self.sentences, token.i, key=lambda s: s.start) - 1
        return self.sentences[k].number if k >= 0 and token.i < self.sentences[k].end else 0

    def _frames(self, sentence: Tokens, number: int) -> Iterator[SpeechFrame]:
        for token in sentence:
            if token.pos_ in {"VERB", "AUX"}:
                yield from self._verb_frame(token, number)
            elif token.pos_ == "NOUN":
                yield from self._noun_frame(token, number)
            if token.dep_.startswith(("obl", "nmod", "parataxis")) and case(token) in _ACCORDING:
                yield self._according(token, number)
        yield from self._phrases(sentence, number)
        yield from self._headline(sentence, number)

    def _verb_frame(self, token: Token, number: int) -> Iterator[SpeechFrame]:
        cue = self.cues.verb(token.lemma_.lower())
        if cue is None:
            return
        slots = self.grammar.verb(token)
        heads = [c for c in token.children if base(c.dep_) in {"ccomp", "parataxis"} and c.pos_ != "PUNCT"]
        heads += [c for c in token.children if c.dep_ == "xcomp" and (cue.kind in _ASSERTING or c.lower_ == "saying")]
        heads += [c for c in token.children if base(c.dep_) == "obj" and "np" in cue.content and _is_clausal(c)]
        if cue.kind == "quote":
            heads += [c for c in token.children if base(c.dep_) == "advcl" and "as" in _introduced(c)]
        if cue.kind in _ASSERTING:
            heads += [c for c in token.children if base(c.dep_) in {"advcl", "obl"} and _introduced(c) & {"of", "for"}]
        content = {t.i for head in heads for t in head.subtree}
        if token.dep_ == "parataxis" and not heads:
            content = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
        if not content:
            content = self._denied_object(token, cue)
        quoted = self._has_quote(token)
        if not content and not quoted:
            return
        speakers = self.speakers([f for name in cue.speaker for f in slots.get(name, ())], token)
        own = {t.i for name in cue.speaker for f in slots.get(name, ()) for t in f.subtree}
        if speakers:
            yield SpeechFrame(token, speakers, frozenset(content - own), _status_of_content(cue, heads), number)

    def _denied_object(self, token: Token, cue: SpeechCue) -> set[int]:
        """`denied the attack`, `admitted shelling`: the object of a denial or admission is its content."""
        if cue.kind not in {"deny", "admit", "claim"}:
            return set()
        return {t.i for c in token.children if base(c.dep_) in {"obj", "xcomp"} for t in c.subtree}

    def _has_quote(self, token: Token) -> bool:
        sentence = sentence_of(token)
        return any(mark in sentence.text for mark in '“”"')

    def _noun_frame(self, token: Token, number: int) -> Iterator[SpeechFrame]:
        cue = self.cues.noun(token.lemma_.lower())
        if cue is None or cue.kind in {"promise", "ask", "warn"}:
            return
        heads = [c for c in token.children if base(c.dep_) in {"ccomp", "acl"} and c.dep_ != "acl:relcl"]
        if cue.kind in {"deny", "claim", "admit"}:
            heads += [c for c in token.children if base(c.dep_) == "nmod" and case(c) == "of"]
        owners = [c for c in token.children if c.dep_ == "nmod:poss" or (base(c.dep_) == "nmod" and case(c) in {"by", "from", "of"})]
        owners = owners or [c for c in token.children if base(c.dep_) in {"amod", "compound"} and c.i in self.mentions.actors]
        if heads and owners:
            speakers = self.speakers(owners, token)
            if speakers:
                yield SpeechFrame(token, speakers, frozenset(t.i for h in heads for t in h.subtree), _status(cue), number)

    def _according(self, token: Token, number: int) -> SpeechFrame:
        clause = token.head
        while base(clause.dep_) in {"obl", "nmod", "obj", "nsubj"} and clause.head.i != clause.i and clause.pos_ != "VERB":
            clause = clause.head
        inside = {t.i for t in token.subtree}
        content = frozenset(t.i for t in clause.subtree if t.i not in inside)
        return SpeechFrame(token, self.speakers(_joined_by_and(token), token, spread=False), content, None, number)

    def _phrases(self, sentence: Tokens, number: int) -> Iterator[SpeechFrame]:
        """Find fixed phrases that a source follows (`in the words of`, `as reported by`)."""
        words = [t.lower_ for t in sentence]
        for phrase_words, cue in self.cues.phrases:
            n = len(phrase_words)
            for k in range(len(words) - n):
                if tuple(words[k : k + n]) == phrase_words and phrase_words[-1] not in {"to"}:
                    after = sentence[k + n :]
                    source = next((t for t in after if t.pos_ in _NP and (t.dep_ not in {"compound", "amod", "det", "nmod:poss"})), None)
                    if source is not None and (phrase_words[-1] not in _CITING or self._can_speak(source)):
                        inside = {t.i for t in source.subtree} | {t.i for t in sentence[k : k + n]}
                        content = frozenset(t.i for t in sentence if t.i not in inside)
                        yield SpeechFrame(
                            source, self.speakers([source], sentence[k]), content, _status(cue), number, phrase_words[-1] in _CITING
                        )

    def _can_speak(self, token: Token) -> bool:
        """Return whether a noun is somebody or something that says things, not what is being said."""
        mention = self.mentions.actors.get(token.i)
        return (
            (mention is not None and mention.kind is not ActorKind.ADJECTIVE) or token.pos_ == "PROPN" or token.lemma_.lower() in _SOURCES
        )

    @staticmethod
    def _cited(frame: SpeechFrame, others: Sequence[SpeechFrame]) -> SpeechFrame:
        """`X reported, citing Y`: what Y says is what X reports, so Y is the inner link of the chain."""
        if not frame.cites:
            return frame
        outer = [f for f in others if f is not frame and f.cue.pos_ == "VERB" and f.content]
        if not outer:
            return frame
        content = min((f.content for f in outer), key=len)
        return replace(frame, content=content)

    def _headline(self, sentence: Tokens, number: int) -> Iterator[SpeechFrame]:
        """`Iran: Israel will pay`, in a title: whoever stands before the colon speaks."""
        if self.sentences[number - 1].kind is not ParagraphKind.TITLE:
            return
        for k, token in enumerate(sentence[: min(6, len(sentence) - 2)]):
            if token.text == ":" and k:
                heads = [t for t in sentence[:k] if t.i in self.mentions.actors and t.dep_ not in {"compound", "amod", "flat"}]
                if heads:
                    yield SpeechFrame(token, self.speakers(heads[:1], token), frozenset(t.i for t in sentence[k + 1 :]), None, number)
                return

    def speakers(self, fillers: Sequence[Token], cue: Token, *, spread: bool = True) -> tuple[Speaker, ...]:
        """Return who the fillers of a cue's speaker slot are; `spread` takes all that is coordinated with them too."""
        found: list[Speaker] = []
        mark = Span(cue.idx, cue.idx + len(cue))
        for token in expand(fillers) if spread else fillers:
            mention = self.mentions.actors.get(token.i) or self._issuer(token)
            start, end = (mention.start, mention.end) if mention else phrase(token)
            span = Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))
            if mention is not None and mention.codes:
                found += [Speaker(code, mention.name, span, mark, False) for code in mention.codes]
            elif token.lower_ in HE and self.frames:
                found += [Speaker(one.code, one.name, span, mark, False) for one in self._person_before()]
            elif token.pos_ in _NP and token.lower_ not in _DUMB and token.lemma_.lower() not in _DUMB:
                name = mention.name if mention is not None and mention.name else self.doc[start:end].text
                found.append(Speaker("", name, span, mark, False))
        return tuple(found)

    def _person_before(self) -> tuple[Speaker, ...]:
        """Return who spoke last, for `he` that nobody named is: not a state."""
        before = (f.speakers for f in reversed(self.frames[-_RECENT:]))
        return next((them for them in before if not any(self._is_state(one) for one in them)), ())

    def _is_state(self, speaker: Speaker) -> bool:
        """Return whether a speaker is a state or group, by its code; a person without an office has such a code too."""
        known = (m.kind for m in self.mentions.actors.values() if self.doc[m.start].idx == speaker.span.start)
        return speaker.code != "" and "." not in speaker.code and ActorKind.PERSON not in known

    def _issuer(self, token: Token) -> ActorMention | None:
        """Return whose `statement`, `report` or `spokesman` it is that speaks, where the noun itself is no actor."""
        if self.cues.noun(token.lemma_.lower()) is None:
            return None
        near = [c for c in token.children if c.dep_ == "nmod:poss" or (base(c.dep_) == "nmod" and case(c) in {"by", "from", "of"})]
        near += [c for c in token.children if base(c.dep_) in {"amod", "compound"}]
        return next((self.mentions.actors[c.i] for c in near if c.i in self.mentions.actors and self.mentions.actors[c.i].codes), None)

    def _speaker_of(self, quote: Span) -> SpeechFrame | None:
        """Return the frame of a quotation: in its sentences, else the nearest before in the same paragraph, else it runs on."""
        inside = self._inside(quote)
        if not inside:
            return None
        outside = [f for s in inside for f in self.framed.get(s.number, ()) if not quote.start <= f.cue.idx < quote.end]
        touching = [f for f in outside if self._touches(f, quote)] or outside
        if touching:
            return min(touching, key=lambda f: min(abs(f.cue.idx - quote.start), abs(f.cue.idx - quote.end)))
        paragraph = inside[0].paragraph
        first = inside[0].number
        before = [f for number in range(first - 3, first) for f in self.framed.get(number, ())]
        same = [f for f in before if self._paragraph(f.sentence) == paragraph]
        opens = [f for f in before if f.sentence == first - 1]
        found = same or opens
        return found[-1] if found else None

    def _touches(self, frame: SpeechFrame, quote: Span) -> bool:
        return any(quote.start <= self.doc[i].idx < quote.end for i in frame.content) or not frame.content

    def _inside(self, span: Span) -> list[Sentence]:
        """Return the sentences that overlap a span."""
        first = bisect_right(self.sentences, span.start, key=lambda s: self.doc[s.end - 1].idx + len(self.doc[s.end - 1]))
        rest = (self.sentences[k] for k in range(first, len(self.sentences)))
        return list(takewhile(lambda s: self.doc[s.start].idx < span.end, rest))

    def _paragraph(self, number: int) -> int:
        sentence: Sentence = self.sentences[number - 1]
        return sentence.paragraph

    def _summaries(self) -> dict[int, SpeechFrame]:
        """Attribute the sentences after `X summarised …:` to X, until one names a source of its own."""
        running: dict[int, SpeechFrame] = {}
        current: SpeechFrame | None = None
        own = {f.sentence for f in self.frames}
        for s in self.sentences:
            if current is not None and s.number in own:
                current = None
            if current is not None:
                running[s.number] = current
            if self.doc[s.end - 1].text == ":" and s.kind is not ParagraphKind.TITLE:
                current = self._opening(s.start, s.end, s.number) or current
        return running

    def _opening(self, start: int, end: int, number: int) -> SpeechFrame | None:
        root = self.doc[start:end].root
        cue = self.cues.verb(root.lemma_.lower())
        if cue is None:
            return None
        speakers = self.speakers(self.grammar.verb(root).get("subject", []), root)
        return SpeechFrame(root, speakers, frozenset(), _status(cue), number) if speakers else None


def _status(cue: SpeechCue) -> Status | None:
    return Status(cue.status) if cue.status else None


def _joined_by_and(token: Token) -> list[Token]:
    """Return a source and those joined to it by `and`, without a comma, which mostly opens the clause (`according to X, Y and Z plan`)."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and not any(c.text == "," for c in child.children) and "," not in token.doc[token.i : child.i].text:
            found.append(child)
    return found


def _introduced(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}


def _status_of_content(cue: SpeechCue, heads: Sequence[Token]) -> Status | None:
    """Return what a cue makes of its content: a demand only of an infinitive or subjunctive, not of a statement (`insists that it is`)."""
    status = _status(cue)
    if status is not Status.DEMANDED:
        return status
    for head in heads:
        helpers = {c.lower_ for c in head.children if base(c.dep_) == "aux"}
        bare = head.lower_ == head.lemma_.lower() and not helpers
        if base(head.dep_) == "xcomp" or helpers & {"should", "must"} or (bare and children(head, "nsubj")):
            return status
    return None


def _is_clausal(token: Token) -> bool:
    return any(base(c.dep_) in {"acl", "ccomp"} and c.dep_ != "acl:relcl" for c in token.children)


def _paragraphs(doc: Doc, sentences: Sequence[object]) -> Iterator[Span]:
    """Yield the characters of each coded paragraph, from its first sentence to its last."""
    spans: dict[int, Span] = {}
    for s in doc._.sentences:
        start, end = doc[s.start].idx, doc[s.end - 1].idx + len(doc[s.end - 1])
        old = spans.get(s.paragraph)
        spans[s.paragraph] = Span(min(start, old.start), max(end, old.end)) if old else Span(start, end)
    yield from spans.values()
