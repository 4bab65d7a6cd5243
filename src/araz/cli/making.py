"""Commands that make a database: build, demo."""

from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from araz.cli import screen
from araz.cli.options import DATABASE, DatabaseOption, Json, Overlay, SettingsFile, overlay_of
from araz.errors import InputError

if TYPE_CHECKING:
    from araz.pipeline import Built


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Reports: .txt, .html and .jsonl files, folders of them, or - for standard input.")
    ],
    database: DatabaseOption = DATABASE,
    overlay: Overlay = None,
    settings: SettingsFile = None,
    as_json: Json = False,
) -> None:
    """Read reports, code their claims, merge them into events, and keep all in a database.

    Running it again adds only what is new. A report that cannot be read becomes an issue in the database, and the run goes on.
    """
    done = _build(paths, database, overlay, settings)
    if as_json:
        screen.emit(done)
        return
    for line in done["summary"]:
        screen.note(line)
    screen.note(f"Next: araz report {database}")


def demo(
    folder: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="Where to put the database and its page; made if it is not there.")
    ] = Path("araz-demo"),
    as_json: Json = False,
) -> None:
    """Build the sample crisis that comes with the program, and print the address of its page."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {str(folder)!r}: {error.strerror} (give another with -o)") from error
    database, page = str(folder / "demo.db"), folder / "demo.html"
    done = _build(sample(), database, None, None)
    from araz import report

    address = report(database, page, title="A sample crisis", made=today()).resolve().as_uri()
    if as_json:
        screen.emit(done | {"page": str(page), "address": address})
        return
    for line in done["summary"]:
        screen.note(line)
    screen.note("The page, to open in a browser:")
    typer.echo(address)


def sample() -> list[str]:
    """Return the files of the sample: in an installed package beside the code, in a checkout at its top.

    Raises: InputError: they are in neither place.
    """
    from araz.sources.files import FORMATS

    home = Path(str(resources("araz")))
    for folder in (home / "examples", home.parents[1] / "examples"):
        found = sorted(str(path) for path in folder.rglob("*") if path.suffix.lower() in FORMATS) if folder.is_dir() else []
        if found:
            return found
    raise InputError("the sample is not in this installation: reinstall araz, or give reports of your own to `araz build`")


def today() -> str:
    """Return the day of making in words; the one place where the program asks what day it is."""
    from datetime import date

    from araz.publish.dates import in_words

    return in_words(date.today().isoformat())


def _build(paths: list[str], database: str, overlay: Path | None, settings: Path | None) -> dict[str, Any]:
    """Build, and return what was done, for programs, with a summary in words."""
    from araz import settings as configuration
    from araz.sources import files

    files.check(paths)
    chosen = configuration.load(settings)
    _try(database)
    with screen.busy("loading the language model"):
        from araz.pipeline import Coder

        coder = Coder(settings=chosen, overlay=overlay_of(overlay))
    try:
        with screen.bar(paths) as progress:
            from araz.pipeline import build as run

            built = run(paths, database, coder=coder, progress=progress)
    except KeyboardInterrupt:
        screen.note(f"stopped: every finished batch is kept in {database}; run the same command again to go on from there")
        raise typer.Exit(130) from None
    return _told(built, database, paths)


def _try(database: str) -> None:
    """Raise StoreError now, before the model is loaded, where a database cannot be used."""
    from araz.store import Store
    from araz.store.engine import find

    if find(database, create=True).exists is not False:
        Store.open(database).close()


def _told(built: Built, database: str, paths: list[str]) -> dict[str, Any]:
    from araz.store import Store

    with Store.open(database, create=False) as store:
        counts, issues = store.counts(), screen.by_kind(store.issues())
    if not built.articles and not built.known:
        reasons = "".join(f"\n{kind}: {one}" for kind, where in screen.by_kind(built.noticed).items() for one in screen.some(where))
        raise InputError(f"no report could be read at {', '.join(paths[:3])}{' …' if len(paths) > 3 else ''}{reasons}")
    return {
        "database": database,
        "new": {"articles": built.articles, "claims": built.claims, "issues": built.issues},
        "known": built.known,
        "total": counts,
        "issues": {kind: len(where) for kind, where in issues.items()},
        "summary": list(screen.summary(built, counts, issues, database)),
    }
