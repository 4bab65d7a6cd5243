"""`araz review`: a person judges claims drawn at random, one key each, and learns how right the coder is on his own texts."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer

from araz.cli import screen
from araz.cli.options import DATABASE, Database, Json, Overlay, overlay_of
from araz.errors import InputError

review = typer.Typer(help="How right the coder is on your own texts: judge claims drawn at random.", no_args_is_help=True)
KEYS = "[y] right   wrong: [e]vent [a]ctors [r]ecipients [s]tatus [p] who says so [n] altogether   [space] skip   [b]ack   [q]uit"
SKIP, BACK, QUIT = " \r\n", "b", "q\x03\x04\x1b"
Event = Annotated[str, typer.Option("--event", metavar="TYPE", help="Only claims of this event type, such as COERCE.")]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who judges; without it, the name you are logged in by.")]


@review.command("sample")
def sample(
    database: Database = DATABASE,
    size: Annotated[int, typer.Option("-n", "--size", metavar="N", help="How many claims are drawn.")] = 50,
    event: Event = "",
    author: Author = "",
    seed: Annotated[int, typer.Option(help="Another number draws another sample; the same one draws the same claims for everybody.")] = 1,
    overlay: Overlay = None,
) -> None:
    """Judge claims drawn at random, one key each; each word is kept at once, so stop and go on as you like.

    A claim is right where its event, who did it, to whom, whether it happened and according to whom are all right.
    """
    import araz
    from araz.publish import review as judging
    from araz.publish.explain import lines

    who = author or getpass.getuser()
    read = _keys()
    ids = araz.sample(database, size, event=event, author=who, seed=seed)
    if not ids:
        typer.echo("nothing left to judge in this sample (give another --seed, or a larger -n)")
    at = 0
    while at < len(ids):
        typer.echo(f"\n{'─' * 72}\n{at + 1} of {len(ids)}\n")
        found = araz.explain(database, ids[at], overlay=overlay_of(overlay))
        typer.echo("\n".join(line for line in lines(found, brief=True)))
        typer.echo(f"\n{KEYS} ", nl=False)
        key = _answer(read)
        typer.echo(key if key.isprintable() else "")
        if key in QUIT:
            break
        if key == BACK:
            at = max(0, at - 1)
            continue
        if key not in SKIP:
            araz.judge(database, judging.judgement(ids[at], key, author=who, made=datetime.now(UTC).isoformat(timespec="microseconds")))
        at += 1
    typer.echo()
    figures(database)


@review.command("figures")
def figures(database: Database = DATABASE, as_json: Json = False) -> None:
    """Print how many of the claims judged so far are right, by event type, with the 95 % interval."""
    import araz
    from araz.publish.review import table

    rows = araz.precision(database)
    if as_json:
        screen.emit([{name: getattr(row, name) for name in ("event", "right", "judged", "share", "low", "high")} for row in rows])
    elif rows:
        typer.echo("\n".join(table(rows)))
    else:
        typer.echo("no claim has been judged yet: araz review sample")


def _answer(read: Callable[[], str]) -> str:
    """Return the first key that means something."""
    from araz.publish.review import FIELDS

    while True:
        key = read().lower()
        if not key:
            return QUIT[0]
        if key == "y" or key in FIELDS or key in SKIP or key in BACK or key in QUIT:
            return key


def _keys() -> Callable[[], str]:
    """Return what reads one key: of the terminal at once, else a line's first letter (so that answers can be piped in)."""
    if not sys.stdin.isatty():
        return lambda: (sys.stdin.readline() or "q")[:1]
    import click

    if not sys.stdout.isatty():
        raise InputError("`araz review sample` asks on a terminal; it cannot be sent elsewhere (the table alone: araz review figures)")
    return click.getchar
