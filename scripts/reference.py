"""Write docs/reference.md from the code, so that it says what the program does: `python scripts/reference.py [--check]`.

With --check nothing is written; the exit code is 1 where the file is not what the code says.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import typer.main

import araz
from araz.cli.app import EXIT_CODES, app
from araz.knowledge import atlas, load, load_actors, load_ontology, load_world, schema_lexicon
from araz.knowledge.read import Table
from araz.publish import CLAIM_COLUMNS, EVENT_COLUMNS
from araz.settings import FILE, Settings
from araz.sources import jsonl
from araz.sources.files import FORMATS

TARGET = Path(__file__).parents[1] / "docs" / "reference.md"
TABLES: tuple[Table[Any], ...] = (
    load_actors.STATES,
    load_actors.BODIES,
    load_actors.GROUPS,
    load_actors.PARTIES,
    load_actors.COMMUNITIES,
    load_actors.ORGANS,
    load_actors.NOUNS,
    load_actors.PEOPLE,
    load_actors.SURNAMES,
    load_actors.COLLISIONS,
    load_world.PLACES,
    atlas.AREAS,
    atlas.COMMON,
    load_world.TIMES,
    load_world.OUTLETS,
    load_ontology.MODES,
    load_ontology.DEFINITIONS,
    load_ontology.CONTEXTS,
)
CUES = (
    ("lexicon/speech.yml", (schema_lexicon.SpeechCue,)),
    ("lexicon/operators.yml", (schema_lexicon.LightVerb, schema_lexicon.Embedder, schema_lexicon.Modal, schema_lexicon.Negator)),
    ("lexicon/figures.yml", (schema_lexicon.FigureUnit, schema_lexicon.Figures)),
)


def text() -> str:
    """Return the whole page."""
    parts = (_head(), _commands(), _exit_codes(), _python(), _input(), _settings(), _exports(), _ontology(), _knowledge(), _lexicon())
    return "\n".join(line for part in parts for line in part)


def _head() -> Iterator[str]:
    yield from ("# Reference", "", "Made from the code by `python scripts/reference.py`; do not edit it by hand.", "")


def _commands() -> Iterator[str]:
    yield from (
        "## Commands",
        "",
        "Results go to standard output, all else to standard error; bars are shown only where a person looks on.",
        "",
    )
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        yield from (f"### `{' '.join(['araz', name, *map(_usage, arguments), '[OPTIONS]'])}`", "", inspect.cleandoc(command.help or ""), "")
        rows = [(_usage(p), p.help or "", _default(p)) for p in arguments]
        rows += [
            (", ".join((*p.opts, *p.secondary_opts)) + (f" {p.metavar}" if p.metavar else ""), p.help or "", _default(p)) for p in options
        ]
        yield from _table(("argument or option", "what it is", "without it"), [(f"`{n}`", h, d) for n, h, d in rows])


def _usage(parameter: Any) -> str:
    metavar = str(parameter.metavar or parameter.name.upper()).strip("[]")
    return metavar if parameter.required else f"[{metavar}]"


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    return "" if value in (None, False, "") or callable(value) else f"`{value}`"


def _exit_codes() -> Iterator[str]:
    yield from ("## Exit codes", "", "An error that the program raises on purpose is one line, `error: …`, on standard error.", "")
    yield from _table(("code", "meaning"), [(str(code), meaning) for code, meaning in EXIT_CODES.items()])


def _python() -> Iterator[str]:
    yield from (
        "## Python",
        "",
        "Every command has a twin. Importing `araz` loads nothing heavy; each name is loaded when it is first used.",
        "",
    )
    public: list[tuple[str, Any]] = [(name, getattr(araz, name)) for name in araz.__all__ if not name.startswith("__")]
    for name, thing in sorted(public, key=lambda item: (inspect.isclass(item[1]), item[0])):
        if inspect.isclass(thing) and thing.__module__ == "araz.records":
            yield from (f"### `araz.{name}`", "", inspect.getdoc(thing) or "", "")
            yield from _table(("field", "type"), [(f"`{f.name}`", f"`{_plain(f.type)}`") for f in _fields(thing)])
        elif inspect.isclass(thing):
            yield from (f"### `araz.{name}`", "", inspect.getdoc(thing) or "", "")
            for method, function in inspect.getmembers(thing, inspect.isfunction):
                if method == "__init__" or not method.startswith("_"):
                    yield from _function(f"{name}{'' if method == '__init__' else '.' + method}", function)
        else:
            yield from (f"### `araz.{name}`", "")
            yield from _function(name, thing)


def _function(name: str, function: Any) -> Iterator[str]:
    found = inspect.signature(function)
    kept = [p.replace(annotation=_Bare(p.annotation)) for p in found.parameters.values() if p.name != "self"]
    signature = found.replace(parameters=kept, return_annotation=_Bare(found.return_annotation))
    yield from ("```text", f"{name}{signature}", "", inspect.getdoc(function) or "", "```", "")


class _Bare:
    """An annotation that prints as it is written, without quotation marks."""

    def __init__(self, written: object) -> None:
        self.written = str(written)

    def __repr__(self) -> str:
        return self.written


def _fields(kind: Any) -> tuple[Any, ...]:
    return fields(kind)


def _plain(kind: object) -> str:
    return str(kind).replace("|", "or")


def _input() -> Iterator[str]:
    endings = ", ".join(f"`{ending}`" for ending in FORMATS)
    yield from (
        "## Input",
        "",
        f"Files ending in {endings}, folders of them, and `-` for standard input, whose format is told by its first bytes.",
        "",
    )
    yield from ("A row of a JSONL file is one article; its fields, all text:", "")
    yield from _table(("field", "what it is"), [(f"`{name}`", meaning) for name, meaning in input_fields()])


def input_fields() -> list[tuple[str, str]]:
    """Return the fields of a JSONL row with their meaning, from the module that reads them."""
    lines = (line.strip().partition(" ") for line in (jsonl.__doc__ or "").splitlines() if line.startswith("    "))
    found = {name: meaning.strip() for name, _, meaning in lines}
    return [(name, found[name]) for name in jsonl.FIELDS]


def _settings() -> Iterator[str]:
    yield from (
        "## Settings",
        "",
        f"By argument in Python, by environment (`ARAZ_THREADS=2`), or in `{FILE}`: the first of these that speaks.",
        "",
    )
    rows = []
    for name, field in Settings.model_fields.items():
        value = field.default
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        rows.append((f"`{name}`", field.description or "", f"`{shown}`"))
    yield from _table(("setting", "what it is", "default"), rows)


def _exports() -> Iterator[str]:
    yield from (
        "## Columns of the exports",
        "",
        "New columns are only ever added at the end. In CSV a list is joined by `;`; what is unknown is empty.",
        "",
    )
    for name, columns in (("claims", CLAIM_COLUMNS), ("events", EVENT_COLUMNS)):
        yield from (f"### {name}", "")
        yield from _table(("column", "what it is"), [(f"`{column}`", meaning) for column, meaning in columns.items()])


def _ontology() -> Iterator[str]:
    yield from ("## Events", "", "Scores run from -10 (conflict) to 10 (cooperation); a mode's score stands behind it.", "")
    rows = []
    for event in load().events:
        modes = ", ".join(f"{mode.mode} {mode.score:g}" for mode in event.modes)
        rows.append((event.name, event.quadrant, f"{event.score:g}", event.definition, modes))
    yield from _table(("event", "quadrant", "score", "definition", "modes"), rows)


def _knowledge() -> Iterator[str]:
    yield from ("## Knowledge files", "", "UTF-8 CSV with a header; a list inside a cell is separated by `|`. `araz check` lints them.", "")
    for table in TABLES:
        yield from (f"### {table.path}", "", _sentence(table.row), "")
        yield from _keys(table.row)


def _lexicon() -> Iterator[str]:
    yield from ("## Lexicon", "", "YAML files in `lexicon/`, a list of entries each.", "", _sentence(schema_lexicon.LexiconEntry), "")
    yield from _keys(schema_lexicon.LexiconEntry)
    yield from ("Slots: " + ", ".join(f"`{slot}`" for slot in schema_lexicon.PLAIN_SLOTS) + ", and any preposition by its own name.", "")
    for path, kinds in CUES:
        yield from (f"### {path}", "")
        for kind in kinds:
            yield from (f"**{kind.__name__}**: {_sentence(kind)}", "")
            yield from _keys(kind)


def _sentence(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


def _keys(kind: Any) -> Iterator[str]:
    rows = [(f"`{f.name}`", f"`{_plain(f.type)}`", "required" if f.default is MISSING else "") for f in _fields(kind) if f.name != "file"]
    yield from _table(("column or key", "type", ""), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from (f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}")
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def main() -> None:
    """Write the page, or check it."""
    made = text()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(made, encoding="utf-8")
    elif not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != made:
        sys.exit(f"{TARGET.name} is not what the code says: run python scripts/reference.py")


if __name__ == "__main__":
    main()
