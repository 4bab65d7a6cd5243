"""Words that are no deeds themselves, ready to be looked up: verbs that carry or embed a deed, modals, negators, cues of speech, units, contexts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from araz.records import Status


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that carries a deed noun. `slot`: where the noun stands; `gives`: where its doer does (subject, object, by)."""

    lemma: str
    particle: str = ""
    slot: str = "object"
    gives: str = "subject"
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Embedding:
    """A word that takes another deed as its content and changes its status."""

    lemma: str
    form: str = "verb"
    particle: str = ""
    slot: str = "content"
    status: Status | None = None
    control: str = "subject"


@dataclass(frozen=True, slots=True)
class Modal:
    """An auxiliary, with the words that belong to it (`going to`), and its status in the present, past and perfect."""

    lemma: str
    words: tuple[str, ...] = ()
    status: Status | None = None
    past: Status | None = None
    perfect: Status | None = None


@dataclass(frozen=True, slots=True)
class Negator:
    """A word that negates a deed, or weakens it to a possibility."""

    lemma: str
    form: str
    words: tuple[str, ...] = ()
    status: Status = Status.NEGATED


@dataclass(frozen=True, slots=True)
class Operators:
    """All operators, looked up by lemma. Build with `Operators.of`."""

    lights: Mapping[str, tuple[Light, ...]]
    embeddings: Mapping[str, tuple[Embedding, ...]]
    modals: Mapping[str, tuple[Modal, ...]]
    negators: Mapping[str, tuple[Negator, ...]]

    def light_of(self, lemma: str, particle: str = "", slot: str = "") -> Light | None:
        """Return the light verb with that lemma and particle; where `slot` is given, one that carries its noun there."""
        for light in self.lights.get(lemma, ()):
            if light.particle == particle and slot in {"", light.slot}:
                return light
        return None

    def embedding(self, lemma: str, slot: str = "content", form: str = "") -> Embedding | None:
        """Return the embedding word with that lemma whose content stands in `slot`; `form` is verb, noun or adjective, empty for any."""
        for one in self.embeddings.get(lemma, ()):
            if one.slot == slot and form in {"", one.form}:
                return one
        return None

    def modal(self, lemma: str) -> Modal | None:
        """Return the bare modal with that lemma."""
        return next((m for m in self.modals.get(lemma, ()) if not m.words), None)

    def negator(self, word: str, form: str) -> Negator | None:
        """Return the one-word negator `word` of a form (adverb, determiner, pronoun …)."""
        return next((n for n in self.negators.get(word, ()) if n.form == form and not n.words), None)


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word or phrase by which a text says who says so. `status`: what it makes of its content. See lexicon/speech.yml."""

    lemma: str
    form: str
    kind: str = "neutral"
    speaker: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    event: str = ""
    status: Status | None = None
    particle: str = ""


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """All cues of speech, by form and lemma. `phrases` are word tuples that the source follows, the longest first."""

    verbs: Mapping[str, SpeechCue]
    nouns: Mapping[str, SpeechCue]
    phrases: tuple[tuple[tuple[str, ...], SpeechCue], ...]

    def verb(self, lemma: str) -> SpeechCue | None:
        """Return the verb cue with that lemma."""
        return self.verbs.get(lemma)

    def noun(self, lemma: str) -> SpeechCue | None:
        """Return the noun cue with that lemma."""
        return self.nouns.get(lemma)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number can count, and the words that say so. `people`: it counts persons."""

    unit: str
    people: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How texts count. Word tables map a lemma to a unit by part of speech; `bounds` are (phrase, low | high | approx | exact), longest first."""

    units: Mapping[str, Unit]
    by_verb: Mapping[str, str] = field(default_factory=dict)
    by_noun: Mapping[str, str] = field(default_factory=dict)
    by_adjective: Mapping[str, str] = field(default_factory=dict)
    bounds: tuple[tuple[str, str], ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    multipliers: Mapping[str, float] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    singular: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything of this module that the coder reads. `contexts`: context -> lemma cues, phrases with single spaces."""

    operators: Operators
    speech: SpeechCues
    figures: FigureWords
    contexts: Mapping[str, tuple[str, ...]]
