"""The corpus's inline notation: text in, passages out. `docs/annotating-claims.md` describes it.

A file that breaks the rules gives one message for each break, with its line, what is wrong and what would be right; the passages
without a break are still read, so that a long file can be mended in one go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

from araz.knowledge.load_ontology import load_ontology
from araz.knowledge.read import read_tree
from araz.records import Event16, Status

MANNERS = ("wire", "broadsheet", "state-media", "analysis", "local", "headline")
WITHOUT = ("sport", "business", "crime", "weather", "culture", "obituary", "metaphor", "state", "opinion", "domestic", "other")
UNITS = tuple("killed wounded missing displaced detained troops people vehicles aircraft ships missiles drones money percent other".split())
LINKS = {"answers": "answered", "caused-by": "caused", "after": "followed"}
KNOWN = f"when t1, where p1, name n1, count f1, by 1, direct, background, status …, context …, {', '.join(f'{key} b' for key in LINKS)}"
_LABEL = re.compile(r"(?P<deed>[a-z]{1,2}$)|(?P<party>\d{1,3})=(?P<code>\S+)|(?P<kind>[tpn]\d{1,2})$|(?P<figure>f\d{1,2})=(?P<unit>\S+)")
_CODE = re.compile(r"(?:\?|[A-Z][A-Z0-9]*(?:\.[A-Z][A-Z0-9]*)*)(?:\+[A-Z][A-Z0-9]*(?:\.[A-Z][A-Z0-9]*)*)*$")
_CLAIM = re.compile(r"(?P<deed>[a-z]{1,2}) (?P<event>[A-Z]+)(?P<modes>(?:/[a-z-]+)*): (?P<actors>[-\d, ]+?) -> (?P<recipients>[-\d, ]+?)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span of a sentence: pieces [start, end) of its text. `value` is a party's code or a figure's unit."""

    label: str
    pieces: tuple[tuple[int, int], ...]
    value: str = ""

    @property
    def start(self) -> int:
        """Where its first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim of the corpus. Labels name marks: of its own sentence, or (speakers, parties taken up, links) of an earlier one."""

    deed: str
    event: str
    modes: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str = "happened"
    background: bool = False
    direct: bool = False
    when: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its marks by label, and its claims. `none` says why it has no claim; `line` is where it stands in its file."""

    text: str
    marks: dict[str, Mark]
    claims: tuple[Coded, ...]
    none: str
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow each other, with the manner and the region they are written in; `lines` as they stand in the file."""

    sentences: tuple[Sentence, ...]
    manner: str
    region: str
    origin: str
    lines: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A hash of its words: the same passage has the same id wherever it stands."""
        return blake2b("\n".join(s.text for s in self.sentences).encode(), digest_size=8).hexdigest()

    def mark(self, label: str) -> tuple[Sentence, Mark]:
        """Return the mark of a label and its sentence.

        Raises: KeyError: no sentence has it.
        """
        for sentence in self.sentences:
            if label in sentence.marks:
                return sentence, sentence.marks[label]
        raise KeyError(label)

    def code(self, label: str) -> str:
        """Return a party's code; `?` where it is unknown."""
        return self.mark(label)[1].value


@dataclass(slots=True)
class _Draft:
    sentences: list[Sentence] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    broken: bool = False


class _Rules:
    """What the ontology allows."""

    def __init__(self) -> None:
        ontology = load_ontology([read_tree(files("araz.knowledge"))], [])
        self.modes = {event.name: {mode.mode for mode in event.modes} for event in ontology.events}
        self.contexts = frozenset(ontology.contexts)


def read_files(paths: Iterable[Path]) -> tuple[list[Passage], list[str]]:
    """Return the passages of all files, in order, and what is wrong with them."""
    passages: list[Passage] = []
    breaks: list[str] = []
    rules = _Rules()
    for path in paths:
        found, wrong = read_text(path.read_text(encoding="utf-8"), path.name, rules)
        passages += found
        breaks += wrong
    return passages, breaks


def read_text(text: str, origin: str, rules: _Rules | None = None) -> tuple[list[Passage], list[str]]:
    """Return the passages of a text and what is wrong with it, one message a break; a passage with a break is left out."""
    rules = rules or _Rules()
    passages: list[Passage] = []
    breaks: list[str] = []
    manner, region, draft = "", "", _Draft()

    def close() -> None:
        nonlocal draft
        if draft.sentences and not draft.broken:
            passage = Passage(tuple(draft.sentences), manner, region, origin, tuple(draft.lines))
            wrong = list(_passage_breaks(passage))
            breaks.extend(f"{origin}, line {passage.sentences[0].line}: {w}" for w in wrong)
            passages.extend([passage] if not wrong else [])
        draft = _Draft()

    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        where = f"{origin}, line {number}"
        try:
            if not line:
                close()
            elif line.startswith("#"):
                close()
                manner, region = _header(line)
            elif line.startswith(">"):
                draft.lines.append(line)
                if not draft.sentences:
                    raise _Break("a claim stands before its sentence (write the sentence first)")
                draft.sentences[-1] = _with_claim(draft.sentences[-1], line[1:].strip(), rules)
            else:
                if not manner:
                    raise _Break("no header yet (begin with a line such as `# wire; Sahel`)")
                plain, marks = read_marks(line)
                draft.lines.append(line)
                draft.sentences.append(Sentence(plain, marks, (), "", number))
        except _Break as error:
            breaks.append(f"{where}: {error}")
            draft.broken = True
    close()
    return passages, breaks


class _Break(ValueError):
    """What is wrong in a line, and what would be right."""


def read_marks(line: str) -> tuple[str, dict[str, Mark]]:
    """Return a marked sentence's plain text and its marks by label.

    Raises: ValueError: brackets do not match, or a label is none.
    """
    plain: list[str] = []
    size = 0
    open_: list[tuple[str, str, int]] = []
    pieces: dict[str, list[tuple[int, int]]] = {}
    values: dict[str, str] = {}
    i = 0
    while i < len(line):
        if line[i] == "[":
            label, value, i = _open(line, i)
            if values.setdefault(label, value) != value or (label in pieces and value):
                raise _Break(f"label {label!r} is used twice (give each place its own)")
            open_.append((label, value, size))
        elif line[i] == "]":
            if not open_:
                raise _Break(f"a `]` without its `[` after {''.join(plain)[-20:]!r}")
            label, _, start = open_.pop()
            if start == size:
                raise _Break(f"span {label!r} is empty")
            pieces.setdefault(label, []).append((start, size))
            i += 1
        else:
            plain.append(line[i])
            size += 1
            i += 1
    if open_:
        raise _Break(f"span {open_[-1][0]!r} is not closed (a `]` is missing)")
    text = "".join(plain)
    marks = {label: Mark(label, tuple(sorted(found)), values[label]) for label, found in pieces.items()}
    for mark in marks.values():
        for start, end in mark.pieces:
            if text[start:end] != text[start:end].strip():
                raise _Break(f"span {mark.label!r} begins or ends with a space: {text[start:end]!r}")
    return text, marks


def _open(line: str, i: int) -> tuple[str, str, int]:
    """Return the label and value of the span that opens at `i`, and where its words begin."""
    space = line.find(" ", i)
    label = line[i + 1 : space] if space > 0 else line[i + 1 :]
    found = _LABEL.match(label)
    if found is None or space < 0:
        raise _Break(f"{label[:20]!r} is no label (use a, b …; 1=CODE; t1, p1, n1; f1=UNIT)")
    if found["party"]:
        if not _CODE.match(found["code"]):
            raise _Break(f"{found['code']!r} is no code (write IRN, IRN.MIL, ARM+AZE, NATO, or ? for unknown)")
        return found["party"], found["code"], space + 1
    if found["figure"]:
        if found["unit"] not in UNITS:
            raise _Break(f"{found['unit']!r} is no unit (one of {', '.join(UNITS)})")
        return found["figure"], found["unit"], space + 1
    return label, "", space + 1


def _header(line: str) -> tuple[str, str]:
    manner, _, region = line[1:].partition(";")
    if manner.strip() not in MANNERS or not region.strip():
        raise _Break(f"{line!r} is no header (write `# MANNER; REGION`, MANNER one of {', '.join(MANNERS)})")
    return manner.strip(), region.strip()


def _with_claim(sentence: Sentence, line: str, rules: _Rules) -> Sentence:
    if line.startswith("none"):
        why = line[4:].strip(" :")
        if why not in WITHOUT:
            raise _Break(f"{why!r} is no reason for none (one of {', '.join(WITHOUT)})")
        return Sentence(sentence.text, sentence.marks, sentence.claims, why, sentence.line)
    first, *fields = [part.strip() for part in line.split(";")]
    found = _CLAIM.match(first)
    if found is None:
        raise _Break(f"{first!r} is no claim (write `a EVENT/mode: 1, 2 -> 3; field …`)")
    event, modes = found["event"], tuple(m for m in found["modes"].split("/") if m)
    if event not in rules.modes:
        raise _Break(f"{event!r} is no event type (one of {', '.join(e.value for e in Event16)})")
    for mode in modes:
        if mode not in rules.modes[event]:
            raise _Break(f"{event} has no mode {mode!r} (it has {', '.join(sorted(rules.modes[event])) or 'none'})")
    values = _fields(fields, rules)
    claim = Coded(found["deed"], event, modes, _labels(found["actors"]), _labels(found["recipients"]), **values)
    return Sentence(sentence.text, sentence.marks, (*sentence.claims, claim), sentence.none, sentence.line)


def _fields(parts: Iterable[str], rules: _Rules) -> dict[str, Any]:
    """Return the fields of a claim by the names of `Coded`."""
    values: dict[str, Any] = {}
    links: list[tuple[str, str]] = []
    for part in (p for p in parts if p):
        key, _, rest = part.partition(" ")
        labels = _labels(rest)
        if key in {"background", "direct"} and not rest:
            values[key] = True
        elif key == "status" and rest in {s.value for s in Status}:
            values["status"] = rest
        elif key == "context":
            unknown = [c for c in labels if c not in rules.contexts]
            if unknown:
                raise _Break(f"{unknown[0]!r} is no context (see ontology/contexts.csv)")
            values["contexts"] = labels
        elif key in LINKS and labels:
            links += [(LINKS[key], label) for label in labels]
        elif key in _FIELDS and labels and all(re.fullmatch(_FIELDS[key][1], label) for label in labels):
            values[_FIELDS[key][0]] = labels
        else:
            raise _Break(f"{part!r} is no field ({KNOWN})")
    return {**values, "links": tuple(links)} if links else values


_FIELDS = {
    "when": ("when", r"t\d+"),
    "where": ("where", r"p\d+"),
    "name": ("name", r"n\d+"),
    "count": ("counts", r"f\d+"),
    "by": ("speakers", r"\d+"),
}


def _labels(text: str) -> tuple[str, ...]:
    return tuple(label for part in text.split(",") if (label := part.strip()) and label != "-")


def _passage_breaks(passage: Passage) -> Iterator[str]:
    """Yield what is wrong with a passage that no line of it shows."""
    seen: set[str] = set()
    for sentence in passage.sentences:
        twice = seen & sentence.marks.keys()
        if twice:
            yield f"label {min(twice)!r} is used in two sentences (give each place its own)"
        seen |= sentence.marks.keys()
    for sentence in passage.sentences:
        if bool(sentence.claims) == bool(sentence.none):
            yield f"{sentence.text[:40]!r} has {'claims and' if sentence.none else 'no claim and no'} `> none: WHY`"
        told = [claim.deed for claim in sentence.claims]
        marked = {label for label in sentence.marks if label.isalpha()}
        if marked - set(told):
            yield f"deed {min(marked - set(told))!r} in {sentence.text[:40]!r} has no claim"
        for claim in sentence.claims:
            if claim.deed not in sentence.marks:
                yield f"claim {claim.deed!r} has no words marked in {sentence.text[:40]!r}"
            if not claim.actors and not claim.recipients:
                yield f"claim {claim.deed!r} in {sentence.text[:40]!r} has neither actor nor recipient"
            used = (*claim.actors, *claim.recipients, *claim.speakers, *claim.when, *claim.where, *claim.name, *claim.counts)
            used += tuple(label for _, label in claim.links)
            yield from (f"claim {claim.deed!r} names {label!r}, which marks nothing" for label in used if label not in seen)


def plain(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the lines of passages without marks and claims, for a second coder."""
    before = ("", "")
    for passage in passages:
        if (passage.manner, passage.region) != before:
            before = (passage.manner, passage.region)
            yield f"# {passage.manner}; {passage.region}"
            yield ""
        yield from (sentence.text for sentence in passage.sentences)
        yield ""
