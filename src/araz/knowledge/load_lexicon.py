"""Load the lexicon: the entries of every `lexicon/*.yml` that is not one of the cue files, checked against ontology and schema."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from araz.knowledge.load_ontology import Ontology
from araz.knowledge.read import Tree, read_yaml, unknown
from araz.knowledge.schema import SLOTS, Example, LexiconEntry, Pairs
from araz.records import Status

FOLDER = "lexicon/"
CUE_FILES = ("speech.yml", "operators.yml", "figures.yml", "contexts.yml")
_STATUSES = tuple(s.value for s in Status)


class Misfit(Exception):
    """A value that is not of the kind its key asks for; the message says what is expected."""


def load_lexicon(trees: Sequence[Tree], ontology: Ontology, breaks: list[str]) -> tuple[LexiconEntry, ...]:
    """Return all entries, those of a later tree in place of those with the same id; add what is wrong to `breaks`."""
    merged: dict[str, LexiconEntry] = {}
    for tree in trees:
        merged |= _tree_entries(tree, breaks)
    events = {e.name: frozenset(m.mode for m in e.modes) for e in ontology.events}
    vocabulary = Vocabulary(events, frozenset(ontology.contexts))
    for entry in merged.values():
        vocabulary.check(entry, breaks)
    return tuple(merged.values())


def entry_files(tree: Tree) -> tuple[str, ...]:
    """Return the paths of a tree's lexicon files, sorted."""
    return tuple(sorted(p for p in tree if p.startswith(FOLDER) and p.endswith(".yml") and p.removeprefix(FOLDER) not in CUE_FILES))


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
    if not isinstance(raw, dict):
        breaks.append(f"{type(raw).__name__} instead of an entry in {path}, entry {number}")
        return None
    where = f"{path}, entry {str(raw.get('id', number))!r}"
    before = len(breaks)
    values = {key: _value(key, value, where, breaks) for key, value in raw.items()}
    breaks.extend(f"empty {key} in {where}" for key in _REQUIRED if not raw.get(key))
    if not any(raw.get(pos) for pos in ("verb", "noun", "adjective")):
        breaks.append(f"no trigger in {where} (give verb, noun or adjective)")
    return LexiconEntry(**values, file=path) if len(breaks) == before else None


def _value(key: Any, value: Any, where: str, breaks: list[str]) -> Any:
    convert = _KEYS.get(key)
    if convert is None:
        breaks.append(unknown("key", str(key), where, _KEYS))
        return None
    try:
        return convert(value)
    except Misfit as error:
        breaks.append(f"{key} {value!r} in {where} is not {error}")
        return None


def word(value: Any) -> str:
    """Return a YAML scalar as text; nothing is empty text."""
    if isinstance(value, (dict, list)):
        raise Misfit("one word or text")
    return "" if value is None else str(value).strip()


def words(value: Any) -> tuple[str, ...]:
    """Return a YAML list (or a single scalar) as a tuple of texts."""
    if isinstance(value, dict):
        raise Misfit("a list")
    items = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(word(item) for item in items)


def truth(value: Any) -> bool:
    """Return `true` or `false` as a truth value."""
    if value not in ("true", "false", True, False):
        raise Misfit("true or false")
    return value in ("true", True)


def pairs(value: Any) -> Pairs:
    """Return a mapping of words to lists as pairs."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise Misfit("a mapping such as {object: [ball]}")
    return tuple((word(key), words(items)) for key, items in value.items())


def _example(value: Any) -> Example | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not {"text"} <= set(value) <= {"text", "actors", "recipients"}:
        raise Misfit("an example {text: …, actors: […], recipients: […]}")
    return Example(word(value["text"]), words(value.get("actors")), words(value.get("recipients")))


_BY_TYPE: Mapping[str, Callable[[Any], Any]] = {
    "str": word,
    "tuple[str, ...]": words,
    "bool": truth,
    "Pairs": pairs,
    "Example | None": _example,
}
_KEYS = {f.name: _BY_TYPE[str(f.type)] for f in fields(LexiconEntry) if f.name != "file"}
_REQUIRED = tuple(f.name for f in fields(LexiconEntry) if f.default is MISSING)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values an entry may use: event types with their modes, and contexts."""

    events: Mapping[str, Collection[str]]
    contexts: Collection[str]

    def check(self, entry: LexiconEntry, breaks: list[str]) -> None:
        """Add to `breaks` every value of `entry` that is not known."""
        where = f"{entry.file}, entry {entry.id!r}"
        if entry.event not in self.events:
            breaks.append(unknown("event type", entry.event, where, self.events))
        else:
            modes = self.events[entry.event]
            breaks.extend(unknown(f"mode of {entry.event}", m, where, sorted(modes)) for m in entry.modes if m not in modes)
        breaks.extend(unknown("context", c, where, sorted(self.contexts)) for c in entry.contexts if c not in self.contexts)
        breaks.extend(unknown("slot", s, where, SLOTS) for s in _slots(entry) if s not in SLOTS)
        if entry.status and entry.status not in _STATUSES:
            breaks.append(unknown("status", entry.status, where, _STATUSES))


def _slots(entry: LexiconEntry) -> tuple[str, ...]:
    limits = tuple(slot for slot, _ in entry.requires + entry.excludes)
    return entry.actor + entry.recipient + entry.needs + limits
