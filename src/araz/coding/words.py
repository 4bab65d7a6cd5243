"""The cue files of the knowledge, ready to be looked up by lemma: operators, cues of speech, words of counting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from araz.knowledge import schema_lexicon as schema
from araz.knowledge.schema_lexicon import Embedder, Figures, FigureUnit, LightVerb, Modal, Negator, SpeechCue

Range = tuple[float | None, float | None]
ATTITUDE = "attitude"
_SOURCE_LAST = frozenset({"of", "by", "from", "in", "citing", "quoting"})


class _Lemma(Protocol):
    @property
    def lemma(self) -> str: ...


R = TypeVar("R", bound=_Lemma)


def _by_lemma(rows: Iterable[R]) -> Mapping[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.lemma].append(row)
    return dict(found)


class Operators:
    """Verbs that carry or embed a deed, modals and negators."""

    def __init__(self, rows: schema.Operators) -> None:
        self.lights = _by_lemma(rows.light)
        self.embedders = _by_lemma(rows.embed)
        self.modals = _by_lemma(rows.modals)
        self.negators = _by_lemma(rows.negators)

    def light_of(self, lemma: str, particle: str = "", slot: str = "") -> LightVerb | None:
        """Return the light verb with that lemma and particle; where `slot` is given, one that carries its noun there."""
        return next((v for v in self.lights.get(lemma, ()) if v.particle == particle and slot in {"", v.slot}), None)

    def embedder(self, lemma: str, slot: str, *, passive: bool) -> Embedder | None:
        """Return the embedding word with that lemma whose content stands in `slot`."""
        return next((e for e in self.embedders.get(lemma, ()) if e.slot == slot and (passive or not e.passive)), None)

    def modal(self, lemma: str) -> Modal | None:
        """Return the bare modal with that lemma."""
        return next((m for m in self.modals.get(lemma, ()) if not m.words), None)

    def negator(self, word: str, form: str) -> Negator | None:
        """Return the one-word negator `word` of a form (adverb, determiner, pronoun …)."""
        return next((n for n in self.negators.get(word, ()) if n.form == form and not n.words), None)


class SpeechCues:
    """Cues of speech by form. `phrases` are word tuples that the source follows, the longest first."""

    def __init__(self, rows: Iterable[SpeechCue]) -> None:
        listed = list(rows)
        self.verbs = {c.lemma: c for c in reversed(listed) if c.form == "verb" and c.kind != ATTITUDE}
        self.attitudes = {c.lemma: c for c in reversed(listed) if c.form == "verb" and c.kind == ATTITUDE}
        self.nouns = {c.lemma: c for c in reversed(listed) if c.form == "noun"}
        phrases = [(tuple(c.lemma.split()), c) for c in listed if c.form == "phrase" and c.speaker and "…" not in c.lemma]
        leading = [p for p in phrases if p[0][-1] in _SOURCE_LAST]
        self.phrases = tuple(sorted(leading, key=lambda p: (-len(p[0]), p[0])))

    def verb(self, lemma: str) -> SpeechCue | None:
        """Return the verb cue with that lemma."""
        return self.verbs.get(lemma)

    def attitude(self, lemma: str) -> SpeechCue | None:
        """Return the cue with that lemma of what somebody wants or thinks, which nobody need have said."""
        return self.attitudes.get(lemma)

    def noun(self, lemma: str) -> SpeechCue | None:
        """Return the noun cue with that lemma."""
        return self.nouns.get(lemma)


class FigureWords:
    """How texts count. Word tables map a lemma to a unit by part of speech; `bounds` are (phrase, kind), the longest first."""

    def __init__(self, rows: Figures) -> None:
        self.units: dict[str, FigureUnit] = {u.unit: u for u in rows.units}
        self.by_verb = {w: u.unit for u in reversed(rows.units) for w in u.verbs}
        self.by_noun = {w: u.unit for u in reversed(rows.units) for w in u.nouns}
        self.by_adjective = {w: u.unit for u in reversed(rows.units) for w in u.adjectives}
        bounds = [(phrase, kind) for kind, phrases in rows.bounds for phrase in phrases]
        self.bounds = tuple(sorted(bounds, key=lambda b: (-len(b[0]), b)))
        self.numbers = dict(rows.numbers)
        self.multipliers = dict(rows.multipliers)
        self.ranges: dict[str, Range] = dict(rows.ranges)
        self.groups = dict(rows.groups)
