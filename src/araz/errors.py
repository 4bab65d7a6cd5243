"""Every exception that Araz raises on purpose.

ArazError
+-- InputError        a path, text or argument that cannot be used; the message says which and what to do
+-- KnowledgeError    a knowledge file breaks its schema; carries every break found, not only the first
+-- ModelError        the language model's files are missing, damaged or of another version
+-- StoreError        a database that cannot be read or written
    +-- VersionError  a database of another version of this program
"""

from __future__ import annotations

from collections.abc import Sequence


class ArazError(Exception):
    """Base of all. `exit_code` is what the command line returns for it."""

    exit_code = 1


class InputError(ArazError):
    """A path, text or argument that cannot be used."""

    exit_code = 2


class KnowledgeError(ArazError):
    """A knowledge file breaks its schema; `breaks` has one line for each."""

    exit_code = 3

    def __init__(self, breaks: Sequence[str]) -> None:
        self.breaks = tuple(breaks)
        super().__init__("\n".join(self.breaks))


class ModelError(ArazError):
    """The language model cannot be used."""

    exit_code = 4


class StoreError(ArazError):
    """A database that cannot be read or written."""

    exit_code = 5


class VersionError(StoreError):
    """A database of another version of this program."""


def nearest(value: str, valid: Sequence[str]) -> str:
    """Return "(nearest is 'X')" for the valid value most like `value`, or an empty string."""
    from difflib import get_close_matches

    match = get_close_matches(value, list(valid), n=1, cutoff=0.5)
    return f" (nearest is {match[0]!r})" if match else ""
