"""Commands that take something out: report, export, explain, and code, which needs no database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from araz.cli import making, screen
from araz.cli.options import DATABASE, Database, DatabaseOption, Json, Overlay, SettingsFile, overlay_of
from araz.errors import InputError

if TYPE_CHECKING:
    from araz.pipeline import Coder
    from araz.records import Article

STDIO = "-"


def report(
    database: Database = DATABASE,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="The page; without it, the database's name with .html.")
    ] = None,
    title: Annotated[str, typer.Option(help="What heads the page.")] = "",
    overlay: Overlay = None,
    as_json: Json = False,
) -> None:
    """Write the page of a database: one HTML file that needs no network, and print its address."""
    if out is None and "://" in database:
        raise InputError("say where the page is to go: -o crisis.html")
    from araz import report as run

    page = run(database, out or Path(database).with_suffix(".html"), title=title, made=making.today(), overlay=overlay_of(overlay))
    address = page.resolve().as_uri()
    if as_json:
        screen.emit({"page": str(page), "address": address})
    else:
        typer.echo(address)


def export(
    database: Database = DATABASE,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="OUT", help="A file, a folder that gets claims.csv and so on, or - for standard output.")
    ] = STDIO,
    format: Annotated[str, typer.Option(metavar="csv|jsonl", help="Without it, by the ending of OUT, else csv.")] = "",
    table: Annotated[str, typer.Option(metavar="claims|events", help="One row a claim, or one row an event.")] = "claims",
) -> None:
    """Write the claims or the events as a table for other programs."""
    from araz import export as run

    if out != STDIO:
        typer.echo(run(database, out, format=format, table=table))
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="araz-") as folder:
        whole = run(database, folder, format=format, table=table)
        with whole.open(encoding="utf-8", newline="") as rows:
            while chunk := rows.read(1 << 20):
                typer.echo(chunk, nl=False)


def explain(
    id: Annotated[str, typer.Argument(metavar="CLAIM|EVENT", help="An id, as the page and the exports show it; its beginning is enough.")],
    database: DatabaseOption = DATABASE,
    overlay: Overlay = None,
    as_json: Json = False,
) -> None:
    """Show why a claim or an event stands in the record: its words, the rule, every decision, every merge."""
    from araz import explain as run
    from araz.publish.explain import lines

    found = run(database, id, overlay=overlay_of(overlay))
    if as_json:
        screen.emit(found.as_dict())
        return
    for line in lines(found):
        typer.echo(line)


def code(
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="A .txt, .html or .jsonl file instead of standard input.")] = STDIO,
    overlay: Overlay = None,
    settings: SettingsFile = None,
) -> None:
    """Code a text from standard input, and print its claims as JSON lines with the columns of the export.

    What is not coded is told on standard error.
    """
    from araz import settings as configuration
    from araz import sources
    from araz.issues import IssueLog

    chosen, log = configuration.load(settings), IssueLog()
    if file == STDIO and sys.stdin.isatty():
        screen.note("reading a report from the keyboard; end with Ctrl-D")
    articles = sources.read([file], log, chosen)
    first = next(articles, None)
    if first is not None:
        with screen.busy("loading the language model"):
            from araz.pipeline import Coder

            coder = Coder(settings=chosen, overlay=overlay_of(overlay))
        found = False
        for row in _rows(coder, first, articles):
            found = True
            screen.emit(row)
        if not found:
            screen.note("no claims: in no sentence does a party of public life do or say something that the codebook counts")
    for issue in log:
        screen.note(f"{issue.kind}: {issue.origin}: {issue.message}")
    if first is None:
        raise InputError(f"no text to code in {'standard input' if file == STDIO else repr(file)} (give a report's text, title first)")


def _rows(coder: Coder, first: Article, rest: Iterator[Article]) -> Iterator[dict[str, Any]]:
    from araz.publish.export import claim_row

    batch = [first, *islice(rest, coder.settings.batch - 1)]
    while batch:
        for article, claims in coder.code_all(batch):
            yield from (claim_row(claim, article) for claim in claims)
        batch = list(islice(rest, coder.settings.batch))
