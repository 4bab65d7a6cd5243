"""Load the cue files of the lexicon: verbs of speech, operators of status, units of counts, words of contexts.

The cues of an overlay stand before those of the package, so that they are tried first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from araz.knowledge.load_ontology import Ontology
from araz.knowledge.read import Tree, unknown
from araz.knowledge.read_yaml import Misfit, make, make_all, mapping, read_yaml, words
from araz.knowledge.schema_lexicon import SLOTS, Figures, Operators, Pairs, SpeechCue
from araz.records import Status

SPEECH = "lexicon/speech.yml"
OPERATORS = "lexicon/operators.yml"
FIGURES = "lexicon/figures.yml"
CONTEXT_CUES = "lexicon/contexts.yml"
CUE_FILES = (SPEECH, OPERATORS, FIGURES, CONTEXT_CUES)
_STATUSES = tuple(s.value for s in Status)


@dataclass(frozen=True, slots=True)
class Cues:
    """The words beside the deeds. `contexts`: context -> lemmas and phrases that mark it."""

    speech: tuple[SpeechCue, ...]
    operators: Operators
    figures: Figures
    contexts: Pairs


def load_cues(trees: Sequence[Tree], ontology: Ontology, breaks: list[str]) -> Cues:
    """Return the cues of all trees, and add to `breaks` what is wrong with them."""
    speech, operators, figures, contexts = (_merged(path, trees, breaks) for path in CUE_FILES)
    cues = Cues(
        make_all(SpeechCue, speech or [], SPEECH, breaks),
        make(Operators, operators or {}, OPERATORS, breaks) or Operators(),
        make(Figures, figures or {}, FIGURES, breaks) or Figures(),
        _context_cues(contexts, breaks),
    )
    breaks.extend(_breaks(cues, ontology))
    return cues


def _merged(path: str, trees: Sequence[Tree], breaks: list[str]) -> Any:
    if not any(path in tree for tree in trees):
        breaks.append(f"missing file {path!r}")
    merged: Any = None
    for tree in trees:
        if path in tree:
            merged = _over(merged, read_yaml(path, tree[path], breaks))
    return merged


def _over(base: Any, top: Any) -> Any:
    """Lay `top` over `base`: lists before, mappings into each other, anything else instead."""
    if isinstance(base, list) and isinstance(top, list):
        return top + base
    if isinstance(base, dict) and isinstance(top, dict):
        return base | {key: _over(base.get(key), value) for key, value in top.items()}
    return base if top is None else top


def _context_cues(raw: Any, breaks: list[str]) -> Pairs:
    try:
        return mapping(words, raw)
    except Misfit as error:
        breaks.append(f"content of {CONTEXT_CUES} is not {error}")
        return ()


def _breaks(cues: Cues, ontology: Ontology) -> Iterator[str]:
    events = tuple(e.name for e in ontology.events)
    for cue in cues.speech:
        where = f"{SPEECH}, entry {cue.lemma!r}"
        yield from _unknown("event type", [cue.event], where, events)
        yield from _unknown("status", [cue.status], where, _STATUSES)
        yield from _unknown("slot", cue.speaker, where, SLOTS)
    for unit in cues.figures.units:
        yield from _unknown("event type", unit.events, f"{FIGURES}, entry {unit.unit!r}", events)
    for group, members in cues.figures.groups:
        yield from _unknown("unit of figures", members, f"{FIGURES}, group {group!r}", [u.unit for u in cues.figures.units])
    yield from _unknown("context", [name for name, _ in cues.contexts], CONTEXT_CUES, ontology.contexts)
    yield from _operator_breaks(cues.operators)


def _operator_breaks(operators: Operators) -> Iterator[str]:
    for light in operators.light:
        yield from _unknown("status", [light.status], f"{OPERATORS}, light, entry {light.lemma!r}", _STATUSES)
        yield from _unknown("slot", [light.slot], f"{OPERATORS}, light, entry {light.lemma!r}", SLOTS)
        yield from _unknown("doer", [light.gives], f"{OPERATORS}, light, entry {light.lemma!r}", ("subject", "object", "by"))
    for embed in operators.embed:
        yield from _unknown("status", [embed.status], f"{OPERATORS}, embed, entry {embed.lemma!r}", _STATUSES)
        yield from _unknown("slot", [embed.slot], f"{OPERATORS}, embed, entry {embed.lemma!r}", SLOTS)
        yield from _unknown("control", [embed.control], f"{OPERATORS}, embed, entry {embed.lemma!r}", ("subject", "object"))
    for modal in operators.modals:
        yield from _unknown("status", [modal.status, modal.past, modal.perfect], f"{OPERATORS}, modals, entry {modal.lemma!r}", _STATUSES)
    for negator in operators.negators:
        yield from _unknown("status", [negator.status], f"{OPERATORS}, negators, entry {negator.lemma!r}", _STATUSES)


def _unknown(kind: str, used: Collection[str], where: str, valid: Sequence[str]) -> Iterator[str]:
    yield from (unknown(kind, value, where, valid) for value in used if value and value not in valid)
