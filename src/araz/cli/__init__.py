"""The command line: `araz COMMAND`. Each command is a twin of a function of the package; here is only what a terminal needs.

    app       the commands' names, options and help; what comes of errors, Ctrl-C and a reader that went away
    making    build, demo        reports -> database (-> page)
    taking    code, report, export, explain, check
    screen    progress, summaries, lines of text

Importing this package loads nothing but Typer: `araz --help` is quick. Commands import what they need when they run.
"""

from araz.cli.app import app, main

__all__ = ["app", "main"]
