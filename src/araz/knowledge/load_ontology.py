"""Load the sixteen event types with their modes and definitions, and the contexts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from araz.knowledge.read import Table, Tree, read_table, unknown
from araz.knowledge.schema import QUADRANTS, Context, Definition, EventType, Mode
from araz.records import Event16

MODES = Table("ontology/plover.csv", Mode, lambda r: (r.event, r.mode))
DEFINITIONS = Table("ontology/events.csv", Definition, lambda r: r.event)
CONTEXTS = Table("ontology/contexts.csv", Context, lambda r: r.context)
_EVENTS = tuple(e.value for e in Event16)


@dataclass(frozen=True, slots=True)
class Ontology:
    """What can be coded: event types in the codebook's order, and the names of contexts."""

    events: tuple[EventType, ...]
    contexts: tuple[str, ...]


def load_ontology(trees: Sequence[Tree], breaks: list[str]) -> Ontology:
    """Return the event types and contexts, and add to `breaks` what is wrong with them."""
    modes = read_table(MODES, trees, breaks)
    definitions = {d.event: d for d in read_table(DEFINITIONS, trees, breaks)}
    breaks.extend(_breaks(modes, definitions))
    events = tuple(_event(name, modes, definitions) for name in _EVENTS)
    return Ontology(events, tuple(c.context for c in read_table(CONTEXTS, trees, breaks)))


def _event(name: str, rows: tuple[Mode, ...], definitions: dict[str, Definition]) -> EventType:
    own = [r for r in rows if r.event == name]
    plain = next((r for r in own if not r.mode), Mode(name, "", 0.0))
    meaning = definitions[name].definition if name in definitions else ""
    return EventType(name, plain.quadrant, plain.score, meaning, tuple(r for r in own if r.mode))


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
