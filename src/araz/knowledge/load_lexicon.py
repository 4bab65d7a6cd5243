"""Load the lexicon: the entries of every `lexicon/*.yml` that is not one of the cue files, checked against ontology and schema."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from araz.knowledge.load_cues import CUE_FILES
from araz.knowledge.load_ontology import Ontology
from araz.knowledge.read import Tree, unknown
from araz.knowledge.read_yaml import make, read_yaml
from araz.knowledge.schema_lexicon import MARKS, SLOTS, Figures, LexiconEntry
from araz.records import Status

FOLDER = "lexicon/"
STATUSES = tuple(s.value for s in Status)


def load_lexicon(trees: Sequence[Tree], ontology: Ontology, figures: Figures, breaks: list[str]) -> tuple[LexiconEntry, ...]:
    """Return all entries, those of a later tree in place of those with the same id; add what is wrong to `breaks`."""
    merged: dict[str, LexiconEntry] = {}
    for tree in trees:
        merged |= _tree_entries(tree, breaks)
    units = frozenset(u.unit for u in figures.units) | frozenset(name for name, _ in figures.groups)
    vocabulary = Vocabulary({e.name: frozenset(m.mode for m in e.modes) for e in ontology.events}, frozenset(ontology.contexts), units)
    for entry in merged.values():
        vocabulary.check(entry, breaks)
    return tuple(merged.values())


def entry_files(tree: Tree) -> tuple[str, ...]:
    """Return the paths of a tree's lexicon files, sorted."""
    return tuple(sorted(p for p in tree if p.startswith(FOLDER) and p.endswith(".yml") and p not in CUE_FILES))


def _tree_entries(tree: Tree, breaks: list[str]) -> dict[str, LexiconEntry]:
    found: dict[str, LexiconEntry] = {}
    for path in entry_files(tree):
        for entry in _file_entries(path, tree[path], breaks):
            if entry.id in found:
                breaks.append(f"duplicate id {entry.id!r} in {path} (already in {found[entry.id].file}; give one of them another id)")
            found[entry.id] = entry
    return found


def _file_entries(path: str, content: bytes, breaks: list[str]) -> list[LexiconEntry]:
    raw = read_yaml(path, content, breaks)
    if raw is None:
        return []
    if not isinstance(raw, list):
        breaks.append(f"{type(raw).__name__} instead of a list of entries in {path} (begin each entry with '- id:')")
        return []
    made = (_entry(item, path, number, breaks) for number, item in enumerate(raw, 1))
    return [entry for entry in made if entry is not None]


def _entry(raw: Any, path: str, number: int, breaks: list[str]) -> LexiconEntry | None:
    name = raw.get("id") if isinstance(raw, dict) else None
    where = f"{path}, entry {name!r}" if name else f"{path}, entry {number}"
    entry = make(LexiconEntry, raw, where, breaks, file=path)
    if entry is not None and not entry.triggers:
        breaks.append(f"no trigger in {where} (give verb, noun or adjective)")
        return None
    return entry


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values an entry may use: event types with their modes, contexts, and units of figures (none: any)."""

    events: Mapping[str, Collection[str]]
    contexts: Collection[str]
    units: Collection[str]

    def check(self, entry: LexiconEntry, breaks: list[str]) -> None:
        """Add to `breaks` every value of `entry` that is not known."""
        where = f"{entry.file}, entry {entry.id!r}"
        if entry.event not in self.events:
            breaks.append(unknown("event type", entry.event, where, self.events))
        else:
            modes = self.events[entry.event]
            breaks.extend(unknown(f"mode of {entry.event}", m, where, sorted(modes)) for m in entry.modes if m not in modes)
        for kind, used, valid in self._fields(entry):
            breaks.extend(unknown(kind, value, where, valid) for value in used if value not in valid)

    def _fields(self, entry: LexiconEntry) -> tuple[tuple[str, Collection[str], tuple[str, ...]], ...]:
        limits = tuple(slot for slot, _ in entry.requires + entry.excludes)
        return (
            ("context", entry.contexts, tuple(sorted(self.contexts))),
            ("slot", entry.actor + entry.recipient + entry.needs, SLOTS),
            ("slot", limits, SLOTS + MARKS),
            ("status", (entry.status,) if entry.status else (), STATUSES),
            ("unit of figures", entry.figures if self.units else (), tuple(sorted(self.units))),
        )
