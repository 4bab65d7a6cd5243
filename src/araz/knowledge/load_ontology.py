"""Load the sixteen event types with their modes and definitions, and the contexts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from araz.knowledge.read import Table, Tree, read_table, unknown
from araz.knowledge.schema import QUADRANTS, Cameo, Context, Definition, EventType, Mode
from araz.records import Event16

MODES = Table("ontology/plover.csv", Mode, lambda r: (r.event, r.mode))
DEFINITIONS = Table("ontology/events.csv", Definition, lambda r: r.event)
CONTEXTS = Table("ontology/contexts.csv", Context, lambda r: r.context)
CAMEO = Table("ontology/cameo.csv", Cameo, lambda r: r.code)
_EVENTS = tuple(e.value for e in Event16)


@dataclass(frozen=True, slots=True)
class Ontology:
    """What can be coded: event types in the codebook's order, the names of contexts, and what the codes of CAMEO are."""

    events: tuple[EventType, ...]
    contexts: tuple[str, ...]
    cameo: tuple[Cameo, ...]


def load_ontology(trees: Sequence[Tree], breaks: list[str]) -> Ontology:
    """Return the event types and contexts, and add to `breaks` what is wrong with them."""
    modes = read_table(MODES, trees, breaks)
    definitions = {d.event: d for d in read_table(DEFINITIONS, trees, breaks)}
    breaks.extend(_breaks(modes, definitions))
    events = tuple(_event(name, modes, definitions) for name in _EVENTS)
    contexts = tuple(c.context for c in read_table(CONTEXTS, trees, breaks))
    cameo = read_table(CAMEO, trees, breaks)
    breaks.extend(_cameo_breaks(cameo, events, contexts))
    return Ontology(events, contexts, cameo)


def _event(name: str, rows: tuple[Mode, ...], definitions: dict[str, Definition]) -> EventType:
    own = [r for r in rows if r.event == name]
    plain = next((r for r in own if not r.mode), Mode(name, "", 0.0))
    meaning = definitions[name].definition if name in definitions else ""
    return EventType(name, plain.quadrant, plain.score, meaning, tuple(r for r in own if r.mode))


def _cameo_breaks(rows: Sequence[Cameo], events: Sequence[EventType], contexts: Sequence[str]) -> Iterator[str]:
    modes = {event.name: {"", *(mode.mode for mode in event.modes)} for event in events}
    given: dict[tuple[str, str, str], str] = {}
    for row in rows:
        where = f"{CAMEO.path}, code {row.code}"
        if row.event not in modes:
            yield unknown("event type", row.event, where, _EVENTS)
        elif row.mode not in modes[row.event]:
            yield unknown("mode", row.mode, where, sorted(modes[row.event]))
        if row.context and row.context not in contexts:
            yield unknown("context", row.context, where, contexts)
        if row.given not in {"", "yes"}:
            yield f"given {row.given!r} in {where} (yes, or empty)"
        key = row.event, row.mode, row.context
        if row.given and key in given:
            yield f"two codes, {given[key]} and {row.code}, are given to one kind of deed in {CAMEO.path} (mark one)"
        given |= {key: row.code} if row.given else {}


def _breaks(rows: tuple[Mode, ...], definitions: dict[str, Definition]) -> Iterator[str]:
    plain = {r.event: r for r in rows if not r.mode}
    for row in rows:
        where = f"{MODES.path}, {row.event} {row.mode}".rstrip()
        if row.event not in _EVENTS:
            yield unknown("event type", row.event, where, _EVENTS)
        if row.quadrant not in QUADRANTS:
            yield unknown("quadrant", row.quadrant, where, QUADRANTS)
        if not -10 <= row.score <= 10:
            yield f"score {row.score:g} in {where} is outside -10 to +10"
    for name in _EVENTS:
        if name not in plain:
            yield f"missing event type {name!r} in {MODES.path} (a row without a mode)"
        if name not in definitions:
            yield f"missing event type {name!r} in {DEFINITIONS.path}"
        elif name in plain and definitions[name].quadrant != plain[name].quadrant:
            yield f"quadrant {definitions[name].quadrant!r} in {DEFINITIONS.path}, {name}, is {plain[name].quadrant!r} in {MODES.path}"
    yield from (unknown("event type", name, DEFINITIONS.path, _EVENTS) for name in definitions if name not in _EVENTS)
