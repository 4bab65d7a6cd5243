"""The program `araz`: its commands, and what becomes of an error.

Exit codes are those of `araz.errors`; unexpected exceptions are not hidden.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from araz import __version__
from araz.cli import knowing, making, reviewing, taking
from araz.errors import ArazError
from araz.heap import share_heap

INTERRUPTED, BROKEN_PIPE = 130, 141
EXIT_CODES = {
    0: "all went well; what was passed over is listed as issues",
    1: "an unexpected error (a fault of the program: its traceback is shown)",
    2: "a path, text or argument cannot be used",
    3: "a knowledge file breaks its schema, or `check` found faults",
    4: "the language model's files are missing, damaged or of another version",
    5: "a database cannot be read or written, or is of another version",
    INTERRUPTED: "stopped by Ctrl-C; finished batches are kept",
    BROKEN_PIPE: "the program that read the output went away",
}
EPILOG = "Exit codes\n\n" + "\n\n".join(f"{code}: {meaning}" for code, meaning in EXIT_CODES.items())


class Commands(TyperGroup):
    """The group of commands: turns what they raise into one clear line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the arguments name."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except ArazError as error:
            _say_error(str(error))
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt:
            typer.echo("stopped", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _mute()
            raise typer.Exit(BROKEN_PIPE) from None
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            _mute()
            _say_error(f"no room left for the output: {error.strerror}; free space and run the same command again")
            raise typer.Exit(2) from error


def _say_error(message: str) -> None:
    from araz.publish.text import visible

    first, *rest = visible(message).splitlines() or ["unknown"]
    typer.secho("error: ", fg="red", bold=True, nl=False, err=True)
    typer.echo("\n".join([first, *(f"       {line}" for line in rest)]), err=True)


def _mute() -> None:
    """Send what is still to be written to standard output nowhere, so that nothing complains at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"araz {__version__}")
        raise typer.Exit()


app = typer.Typer(
    cls=Commands,
    help="From news reports about states in tension to the record they hold: who did what to whom, when, where, and according to whom.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _araz(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)] = False,
) -> None:
    """Options before the command."""


for _command in (
    making.build,
    making.demo,
    taking.report,
    taking.export,
    taking.explain,
    taking.code,
    knowing.check,
    knowing.who,
    knowing.where,
):
    app.command()(_command)
app.add_typer(knowing.knowledge, name="knowledge")
app.add_typer(reviewing.review, name="review")


def main() -> None:
    """Run the program with the process's arguments, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    share_heap()
    app(prog_name="araz")
