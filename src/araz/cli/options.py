"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DATABASE = "crisis.db"

Database = Annotated[
    str,
    typer.Argument(
        metavar="DATABASE", help="A database that `araz build` made: a file, or an address such as postgresql+psycopg://host/name."
    ),
]
DatabaseOption = Annotated[
    str, typer.Option("--db", metavar="DATABASE", help="The database: a file, or an address such as postgresql+psycopg://host/name.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of words.")]
OWN = Path("araz-knowledge")
Overlay = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help=f"A folder of your own knowledge files, laid over those of the program; without it, {OWN} of this folder if there is one.",
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="A settings file; without it, araz.toml of this folder if there is one.")
]


def overlay_of(given: Path | None, *, make: bool = False) -> Path | None:
    """Return the folder of the user's own knowledge files: the one given, else the working folder's, if there or to be made."""
    return given if given is not None else OWN if make or OWN.is_dir() else None
