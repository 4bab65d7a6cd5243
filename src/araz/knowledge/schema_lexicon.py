"""The rows of the lexicon's files: predicates, cues of speech, operators of status, units of counts. See `schema` for the conventions."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN_SLOTS = ("subject", "object", "indirect", "content", "poss", "adjective", "negation", "modal")
# fmt: off
PREPOSITIONS = (
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "around", "as", "at", "before",
    "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "despite", "down", "during", "except", "following",
    "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "opposite", "out", "outside", "over", "past",
    "per", "since", "through", "throughout", "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon",
    "via", "with", "within", "without",
)
# fmt: on
SLOTS = PLAIN_SLOTS + PREPOSITIONS
MARKS = ("negation", "modal")
"""Words on the trigger that `requires` and `excludes` may ask for beside the slots."""

Pairs = tuple[tuple[str, tuple[str, ...]], ...]
"""A small mapping kept as pairs, so that rows stay hashable and can be sent to other processes."""
Numbers = tuple[tuple[str, float], ...]
Ranges = tuple[tuple[str, tuple[float | None, float | None]], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which an entry must fire, with the codes it must give."""

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A predicate that names a deed: when it applies, and which slots hold doer and recipient. `file` is where it stands.

    `requires`, `excludes`: slot -> head lemmas; `needs`: slots that must be filled; `qualifiers`: one must modify the noun (or a
    verb's object); `particle`: of a phrasal verb; `mutual`: all parties are actors; `status`: what the word itself fixes, or empty.
    `needs_recipient`, `needs_actor`: no claim unless that party resolves to a state, body or group.
    """

    id: str
    event: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    requires: Pairs = ()
    needs: tuple[str, ...] = ()
    excludes: Pairs = ()
    qualifiers: tuple[str, ...] = ()
    particle: str = ""
    passive_only: bool = False
    mutual: bool = False
    needs_recipient: bool = False
    needs_actor: bool = True
    status: str = ""
    figures: tuple[str, ...] = ()
    why: str = ""
    example: Example | None = None
    counter: tuple[str, ...] = ()
    file: str = ""

    @property
    def triggers(self) -> Pairs:
        """The lemmas by part of speech, those that are filled: `(("verb", ("blame",)),)`."""
        named = (("verb", self.verb), ("noun", self.noun), ("adjective", self.adjective))
        return tuple((pos, lemmas) for pos, lemmas in named if lemmas)


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word or phrase by which a text says who says so; `form`: verb, noun or phrase (`…` in it is any noun phrase).

    `speaker`: slots that hold the speaker; `content`: that, direct, inf, np; `event`: the deed that saying it is, or empty;
    `status`: what the cue makes of its content; `particle`: of a phrasal verb.
    """

    lemma: str
    form: str
    kind: str
    speaker: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    event: str = ""
    status: str = ""
    particle: str = ""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that carries a deed noun, which stands in `slot`; `gives` says where the doer stands: subject, object or by."""

    lemma: str
    slot: str
    gives: str
    particle: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Embedder:
    """A word that takes another deed in `slot` and changes its status; `control`: whose deed an infinitive there is.

    `passive`: only as a passive. An empty status keeps the content's own.
    """

    lemma: str
    form: str
    slot: str
    control: str
    particle: str = ""
    status: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Modal:
    """An auxiliary on the deed's verb; `words` belong to it (`have to`); the status of its present, past and perfect forms."""

    lemma: str
    words: tuple[str, ...] = ()
    status: str = ""
    past: str = ""
    perfect: str = ""


@dataclass(frozen=True, slots=True)
class Negator:
    """A word that turns the deed it stands on or takes."""

    lemma: str
    form: str
    words: tuple[str, ...] = ()
    status: str = "negated"


@dataclass(frozen=True, slots=True)
class Operators:
    """Words that are no deed but carry, embed, turn or deny one."""

    light: tuple[LightVerb, ...] = ()
    embed: tuple[Embedder, ...] = ()
    modals: tuple[Modal, ...] = ()
    negators: tuple[Negator, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureUnit:
    """What a number counts, and the lemmas that tell; `people`: it counts persons; `symbols`: signs beside the digits."""

    unit: str
    people: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """How a text counts. `groups`: names for several units; `bounds`: low, high, approx, exact; `tolerance`: shares of a number."""

    units: tuple[FigureUnit, ...] = ()
    groups: Pairs = ()
    singular: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    bounds: Pairs = ()
    tolerance: Numbers = ()
    nearly: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    range_openers: tuple[str, ...] = ()
    numbers: Numbers = ()
    multipliers: Numbers = ()
    ranges: Ranges = ()
