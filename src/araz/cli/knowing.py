"""Commands on the knowledge files: check, who, where, knowledge add."""

from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from araz.cli import screen
from araz.cli.options import Json, Overlay, overlay_of
from araz.errors import InputError, KnowledgeError

if TYPE_CHECKING:
    from araz.resolve.asking import Answer

knowledge = typer.Typer(help="Your own knowledge files, which win over those of the program.", no_args_is_help=True)
Day = Annotated[str, typer.Option("--on", metavar="DATE", help="The day that counts: YYYY, YYYY-MM or YYYY-MM-DD.")]


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of knowledge files; without it, those of the program.")
    ] = None,
    counts: Annotated[bool, typer.Option("--counts", help="Print how much the files hold, kind by kind.")] = False,
    as_json: Json = False,
) -> None:
    """Lint knowledge files: every fault in a line of its own. Exit code 3 where there are any.

    A folder without ontology/ is taken as one of your own files, and checked as laid over those of the program.
    """
    from araz.knowledge.check import check as lint

    chosen = folder or Path(str(resources("araz.knowledge")))
    with screen.busy("reading the knowledge files"):
        faults = lint(chosen)
    numbers = _counts(folder) if counts and not faults else {}
    if as_json:
        screen.emit({"folder": str(chosen), "faults": faults} | ({"counts": numbers} if counts else {}))
    else:
        width = max((len(name) for name in numbers), default=0)
        for name, number in numbers.items():
            typer.echo(f"{name:<{width}}  {number:>9,}")
        typer.echo("\n".join(faults) or f"{chosen}: no faults")
    if faults:
        raise typer.Exit(KnowledgeError.exit_code)


def _counts(folder: Path | None) -> dict[str, int]:
    from araz.knowledge import load
    from araz.knowledge.counts import counts

    whole = folder is not None and (folder / "ontology").is_dir()
    if whole and folder is not None:
        from araz.knowledge.load import read_knowledge
        from araz.knowledge.read import read_tree

        return counts(read_knowledge([read_tree(folder)])[0])
    return counts(load(folder))


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help='A name, or words such as "Iran\'s foreign minister".')],
    day: Day = "",
    overlay: Overlay = None,
    as_json: Json = False,
) -> None:
    """Say whom a name means, on a day, and why: from the knowledge files alone. Exit code 1 where nobody is known by it."""
    from araz.knowledge import load
    from araz.knowledge.check import is_date
    from araz.resolve.asking import near, who

    if not name.strip():
        raise InputError("no name to look up: give one, as in: araz who Aliyev")
    if day and not is_date(day):
        raise InputError(f"{day!r} is no day (give YYYY-MM-DD, YYYY-MM or YYYY)")
    held = load(overlay_of(overlay))
    answers = who(name, held, day) or _from_words(name, day, overlay)
    if as_json:
        screen.emit([{"code": a.code, "name": a.name, "kind": a.kind, "why": a.why, "terms": a.terms} for a in answers])
    for answer in answers if not as_json else ():
        typer.echo(f"{answer.code or 'no code':<12} {answer.name} ({answer.kind}): {answer.why}")
        for term in answer.terms:
            typer.echo(f"{'':<12}   {term}")
    if not answers:
        close = near(name, held)
        more = f"; the files have {', '.join(close)}" if close else ""
        screen.note(f"nobody known as {name!r}{more} (to add: araz knowledge add person name=… country=… role=… office=…)")
        raise typer.Exit(1)


def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help='A name, with what it lies in after a comma where wanted: "Paris, Texas".')],
    states: Annotated[
        str, typer.Option("--states", metavar="CODES", help="States in play, ISO 3166 alpha-3, joined by commas, the first the most.")
    ] = "",
    overlay: Overlay = None,
    as_json: Json = False,
) -> None:
    """Say where a name can lie, the likeliest place first, and why: from the gazetteer and the files. Exit code 1 where it is no place."""
    from dataclasses import asdict

    from araz.knowledge import load
    from araz.resolve.places_asking import lines, where
    from araz.resolve.places_index import PlaceIndex

    if not name.strip():
        raise InputError("no name to look up: give one, as in: araz where Goris")
    held = load(overlay_of(overlay))
    context = tuple(code.strip().upper() for code in states.split(",") if code.strip())
    strange = next((code for code in context if code not in {s.code for s in held.states}), None)
    if strange is not None:
        raise InputError(f"unknown state {strange!r} (give codes as in states.csv: AZE,IRN)")
    index = PlaceIndex.of(held)
    answers = where(name.strip(), index, context)
    if as_json:
        screen.emit([asdict(answer) for answer in answers])
    for line in lines(name, answers, index) if answers and not as_json else ():
        typer.echo(line)
    if not answers:
        screen.note(f"no place called {name!r} (to add: araz knowledge add place name=… kind=… countries=… latitude=… longitude=…)")
        raise typer.Exit(1)


def _from_words(name: str, day: str, overlay: Path | None) -> tuple[Answer, ...]:
    """Return what the resolver makes of words that are no name: `Azerbaijan's Interior Ministry`."""
    from araz.pipeline import Coder
    from araz.resolve.asking import Answer

    if " " not in name.strip():
        return ()
    with screen.busy("reading the words"):
        found = Coder(overlay=overlay_of(overlay)).actors_of(f"{name} said so.", day)
    return tuple(Answer(code, m.name, m.kind.value, m.why) for m in found for code in m.codes)


@knowledge.command("add")
def add(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="person, organ, group, party, community, body, state, noun, place, time, national-day or outlet."
        ),
    ],
    values: Annotated[
        list[str], typer.Argument(metavar="COLUMN=VALUE…", help='As in: name="Jane Roe" country=ARM role=GOV office="foreign minister"')
    ],
    overlay: Overlay = None,
    as_json: Json = False,
) -> None:
    """Append a checked row to your own files. Rows with the same key as ours win over them; nothing is written where a rule is broken."""
    from araz.knowledge.add import add_row, columns

    names = columns(kind)
    pairs = [value.partition("=") for value in values]
    wrong = next((value for value, (_, sign, _) in zip(values, pairs, strict=True) if not sign), None)
    if wrong is not None:
        raise InputError(f"{wrong!r} is not COLUMN=VALUE (columns of a {kind}: {', '.join(names)})")
    done = add_row(overlay_of(overlay, make=True) or Path(), kind, {column: value for column, _, value in pairs})
    if as_json:
        screen.emit({"file": str(done.path), "row": dict(done.row), "replaces": done.replaces})
        return
    typer.echo(f"added to {done.path}: {', '.join(value for value in done.row.values() if value)}")
    if done.replaces:
        typer.echo(f"it takes the place of our row {done.replaces!r}")
    screen.note("Texts that are already coded keep their codes; build into a new database to use it.")
