"""Lint a knowledge folder: everything that `load` refuses, and what it can load but should not be there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from araz.errors import InputError
from araz.knowledge import atlas
from araz.knowledge.check_names import undecided
from araz.knowledge.check_places import misplaced
from araz.knowledge.load import Knowledge, read_knowledge
from araz.knowledge.load_actors import BODIES, GROUPS, ORGANS, PARTIES, PEOPLE, STATES, is_code
from araz.knowledge.load_lexicon import entry_files
from araz.knowledge.load_world import OUTLETS, TIMES
from araz.knowledge.read import Tree, read_tree
from araz.knowledge.schema import Person
from araz.knowledge.schema_lexicon import LexiconEntry

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_EDTF = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[~?%]?")


def check(knowledge_dir: Path) -> list[str]:
    """Return one line for each fault of a knowledge folder, none where it is sound.

    Args:    knowledge_dir: a whole knowledge folder, or one of the user's own (without ontology/), which is checked as laid over ours.
    Raises:  InputError: there is no such folder.
    """
    if not knowledge_dir.is_dir():
        raise InputError(f"no knowledge folder {str(knowledge_dir)!r} (give a folder with actors/, lexicon/ …)")
    own = read_tree(knowledge_dir)
    whole = any(path.startswith("ontology/") for path in own)
    if not whole:
        return faults([read_tree(files("araz.knowledge")), own])
    return [*faults([own]), *_unsourced(knowledge_dir, own)]


def _unsourced(folder: Path, tree: Tree) -> Iterator[str]:
    """Yield a fault for each data file that the folder's SOURCES.md does not name, by itself or by its folder."""
    page = folder / "SOURCES.md"
    told = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    for path in sorted(tree):
        if f"`{path}`" not in told and f"`{path.rpartition('/')[0]}/`" not in told:
            yield f"no source of {path} in {page.name} (say where its rows come from, and their licence)"


def faults(trees: Sequence[Tree]) -> list[str]:
    """Return one line for each fault of the rows of trees laid over each other."""
    knowledge, breaks = read_knowledge(trees)
    for tree in trees:
        breaks.extend(_repeated_keys(tree))
    breaks.extend(atlas.faults(trees, tuple(sorted(s.code for s in knowledge.states))))
    for rule in (_dates, _terms, misplaced, _named_times, _names, _lexicon, undecided):
        breaks.extend(rule(knowledge))
    return breaks


class _Strict(yaml.CSafeLoader):
    """Reads YAML only to find keys that stand twice in one mapping."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    keys = [str(key.value) for key, _ in node.value]
    twice = next((k for i, k in enumerate(keys) if k in keys[:i]), None)
    if twice is not None:
        raise yaml.constructor.ConstructorError(problem=twice, problem_mark=node.start_mark)
    for _, value in node.value:
        loader.construct_object(value, deep=True)
    return {}


_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


def _repeated_keys(tree: Tree) -> Iterator[str]:
    for path in entry_files(tree):
        try:
            yaml.load(tree[path], Loader=_Strict)
        except yaml.constructor.ConstructorError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            yield f"key {error.problem!r} stands twice in {path}, entry at line {line} (only the last would count)"
        except yaml.YAMLError:
            continue


def is_date(text: str) -> bool:
    """Return whether `text` is a real `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def is_edtf(text: str) -> bool:
    """Return whether `text` is a date that may carry `~`, `?` or `%`, an interval of two such dates, or one open with `..`."""
    parts = text.split("/")
    if len(parts) > 2 or parts == [".."]:
        return False
    found = [_EDTF.fullmatch(part) for part in parts]
    return all(part == ".." or (match is not None and is_date(match[1])) for part, match in zip(parts, found, strict=True))


def _dates(knowledge: Knowledge) -> Iterator[str]:
    rows = [(STATES.path, s.name, s.valid_from, s.valid_to) for s in knowledge.states]
    rows += [(GROUPS.path, g.name, g.valid_from, g.valid_to) for g in knowledge.groups]
    rows += [(PARTIES.path, p.name, p.valid_from, p.valid_to) for p in knowledge.parties]
    rows += [(PARTIES.path, f"{p.name}, governs", *term.partition("/")[::2]) for p in knowledge.parties for term in p.governs]
    rows += [(ORGANS.path, o.name, o.valid_from, o.valid_to) for o in knowledge.organs]
    rows += [(PEOPLE.path, f"{p.name}, {p.office}", p.valid_from, p.valid_to) for p in knowledge.people]
    for path, name, start, end in rows:
        for value in (start, end):
            if value and not is_date(value):
                yield f"date {value!r} in {path}, {name!r} is not a real YYYY, YYYY-MM or YYYY-MM-DD"
        if start and end and start[: len(end)] > end[: len(start)]:
            yield f"term in {path}, {name!r} ends {end} before it begins {start}"


def _terms(knowledge: Knowledge) -> Iterator[str]:
    held: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for person in knowledge.people:
        held[(person.name, person.code, person.office)].append(person)
    for (name, code, office), terms in held.items():
        ordered = sorted(terms, key=lambda p: p.valid_from)
        for one, other in pairwise(ordered):
            if not one.valid_to or other.valid_from < one.valid_to:
                spans = " and ".join(f"{p.valid_from}/{p.valid_to or '..'}" for p in (one, other))
                yield f"overlapping terms {spans} in {PEOPLE.path}, {name!r}, {office} of {code}"


def _named_times(knowledge: Knowledge) -> Iterator[str]:
    for named in knowledge.times:
        where = f"{TIMES.path}, {named.name!r}"
        for value in (named.start, named.end):
            if value and value != ".." and not is_edtf(value):
                yield f"date {value!r} in {where} is not EDTF (2020-11-09, 2021-09, 2021-10-01~, or .. where it goes on)"
        start, end = (v.strip("~?%.") for v in (named.start, named.end))
        if start and end and start[: len(end)] > end[: len(start)]:
            yield f"time in {where} ends {named.end} before it begins {named.start}"


def _names(knowledge: Knowledge) -> Iterator[str]:
    yield from _two_codes(STATES.path, ((n, s.code) for s in knowledge.states for n in (s.name, s.official, *s.other_names)))
    yield from _two_codes(BODIES.path, ((n, b.code) for b in knowledge.bodies for n in (b.name, *b.aliases)))
    yield from _two_codes(GROUPS.path, ((n, g.code) for g in knowledge.groups for n in (g.name, *g.aliases)))
    yield from _two_codes(PARTIES.path, ((n, f"{p.name} ({p.country})") for p in knowledge.parties for n in (p.name,)))
    yield from _two_codes(ORGANS.path, ((n, o.code) for o in knowledge.organs for n in (o.name, *o.aliases)))
    yield from _two_codes(OUTLETS.path, ((o.domain, o.name) for o in knowledge.outlets if o.domain))


def _two_codes(path: str, named: Iterable[tuple[str, str]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for name, code in named:
        if name and first.setdefault(name, code) != code:
            yield f"name {name!r} in {path} stands for both {first[name]!r} and {code!r} (keep it with one)"


def _lexicon(knowledge: Knowledge) -> Iterator[str]:
    known = frozenset(r.code for rows in (knowledge.states, knowledge.bodies, knowledge.groups) for r in rows)
    for entry in knowledge.lexicon:
        where = f"{entry.file}, entry {entry.id!r}"
        yield from (f"no {kind} in {where}" for kind in ("example", "counter", "why") if not getattr(entry, kind))
        yield from _parties(entry, where)
        if entry.example is not None:
            codes = (*entry.example.actors, *entry.example.recipients)
            yield from (f"unknown code {c!r} in {where}, example" for c in codes if not is_code(c, known))


def _parties(entry: LexiconEntry, where: str) -> Iterator[str]:
    if entry.example is not None and entry.mutual and entry.example.recipients:
        yield f"recipients in the example of {where}, which is mutual (all parties are actors)"
    if entry.needs_recipient and not (entry.recipient or entry.mutual):
        yield f"needs_recipient without a recipient slot in {where}"
    twice = [s for i, s in enumerate(entry.recipient) if s in entry.recipient[:i]]
    yield from (f"slot {s!r} twice among the recipients of {where}" for s in twice)
