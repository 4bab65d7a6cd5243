"""What a person sees: a bar for long work, summaries, lines. Results go to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from araz.pipeline import Built
    from araz.records import Issue

Progress = Callable[[int, str], None]
_CHUNK = 1 << 20
_SHOWN = 12


def emit(value: Any) -> None:
    """Print one line of JSON on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def note(text: str) -> None:
    """Print a line for a person on standard error."""
    from araz.publish.text import visible

    typer.echo(visible(text), err=True)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show that something is going on; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


@contextmanager
def bar(paths: Sequence[str]) -> Iterator[Progress | None]:
    """Show a bar of articles done; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("articles", total=expected(paths))

        def step(done: int, word: str) -> None:
            shown.update(task, completed=done, description=f"articles {word}")

        yield step


def expected(paths: Sequence[str]) -> int | None:
    """Return about how many articles are at the paths: one a file, one a line of JSONL; None where standard input is among them."""
    from araz.issues import IssueLog
    from araz.sources import files

    if files.STDIN in paths:
        return None
    found = files.find(paths, IssueLog())
    return sum(_articles(path) for path in found if path.suffix.lower() in files.FORMATS and path.is_file())


def _articles(path: Path) -> int:
    if path.suffix.lower() != ".jsonl":
        return 1
    try:
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b"")) or 1
    except OSError:
        return 1


def by_kind(issues: Iterable[Issue]) -> dict[str, list[str]]:
    """Return kind of issue -> a line for each, the commonest kinds first."""
    found: dict[str, list[str]] = {}
    for issue in issues:
        found.setdefault(issue.kind, []).append(f"{issue.origin}: {issue.message}")
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def some(lines: Sequence[str], most: int = 5) -> list[str]:
    """Return the first lines, and how many more there are."""
    return [*lines[:most], *([f"… and {len(lines) - most:,} more"] if len(lines) > most else [])]


def summary(built: Built, counts: Mapping[str, int], issues: Mapping[str, Sequence[str]], database: str) -> Iterator[str]:
    """Yield what a build did, in words: this run, the whole database, what was passed over by kind with an example each."""
    from araz.publish.text import counted

    new = f"{counted(built.articles, 'new article')} with {counted(built.claims, 'claim')}"
    yield f"Read {new}" + (f"; {counted(built.known, 'article')} known before" if built.known else "") + "."
    total = f"{counted(counts['articles'], 'article')}, {counted(counts['claims'], 'claim')}, {counted(counts['events'], 'event')}"
    yield f"{database} now holds {total}."
    if not issues:
        yield "Everything was read and coded."
        return
    yield "Not read or not coded:"
    for kind, where in list(issues.items())[:_SHOWN]:
        more = f" (and {len(where) - 1:,} more)" if len(where) > 1 else ""
        yield f"  {len(where):>4,}  {kind}: {where[0]}{more}"
    if len(issues) > _SHOWN:
        yield f"        and {len(issues) - _SHOWN} other kinds"
