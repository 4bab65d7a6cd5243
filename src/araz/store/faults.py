"""What a database driver says, in words that say what is safe and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from araz.errors import StoreError

# part of the driver's message -> ours, with {name} and {timeout}; the first that fits
_WORDS = (
    (
        "database or disk is full",
        "no room left for {name}: the last batch was undone, every batch before it is safe; free space and run the same command again",
    ),
    (
        "database is locked",
        "{name} is locked by another program (waited {timeout:g} s): nothing was written; let it finish or close it, then run again",
    ),
    ("readonly database", "{name} is read-only: nothing was written; change its permissions or write to a copy"),
    ("read-only transaction", "{name} is read-only: nothing was written; use an account that may write"),
    (
        "file is not a database",
        "{name} is not a database (or is encrypted): give the path of a file that `araz build` made, or of a new one",
    ),
    ("malformed", "{name} is damaged: recover it with `sqlite3 {name} .recover`, or build it again from the articles"),
    ("unable to open database file", "cannot open {name}: check that its folder exists and may be read and written"),
    ("disk I/O error", "the disk of {name} failed: the last batch was undone; check the disk before running again"),
)


def in_words(message: str, name: str, timeout: float) -> str:
    """Return what to tell a person about the driver's `message` on the database `name`; `timeout` in seconds."""
    for part, words in _WORDS:
        if part.lower() in message.lower():
            return words.format(name=name, timeout=timeout)
    return f"{name}: the database says {message!r}; the last batch was undone"


@contextmanager
def told(name: str, timeout: float) -> Iterator[None]:
    """Turn what the driver raises inside into StoreError. `name` is how to call the database, `timeout` its busy timeout in seconds."""
    try:
        yield
    except IntegrityError as error:
        why = (
            "a claim names an article, or an event a claim, that is not there" if "FOREIGN" in str(error.orig).upper() else str(error.orig)
        )
        raise StoreError(f"{name}: the batch contradicts what is stored ({why}); it was undone") from error
    except DBAPIError as error:
        raise StoreError(in_words(str(error.orig), name, timeout)) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{name}: a text is not valid Unicode ({error.reason} at {error.start}); the batch was undone") from error
