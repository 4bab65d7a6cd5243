"""Which schema a database has, and bringing an older one up to date. Alembic is loaded only when something is to be done."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, select, text

from araz import __version__
from araz.errors import StoreError, VersionError
from araz.store import schema
from araz.store.engine import WRITE


def refuse_foreign(tables: frozenset[str], name: str, create: bool) -> None:
    """Raise StoreError where `tables` are another program's, or where there are none and none may be made."""
    if schema.VERSION_TABLE in tables:
        return
    if tables:
        shown = ", ".join(sorted(tables)[:4])
        raise StoreError(
            f"{name} is a database of another program (it holds {shown}): give the path of one that `araz build` made, or of a new file"
        )
    if not create:
        raise StoreError(f"{name} is empty: make a database with `araz build`")


def version(connection: Connection, name: str) -> int:
    """Return the number of the schema.

    Raises: StoreError: there is none, or it is no number. VersionError: it is newer than this program.
    """
    found = connection.execute(text(f"SELECT version_num FROM {schema.VERSION_TABLE}")).scalars().all()
    if len(found) != 1 or not str(found[0]).isdecimal():
        raise StoreError(f"{name} does not say which schema it has: build it again from the articles")
    number = int(found[0])
    if number > schema.SCHEMA:
        raise VersionError(f"{name} is newer than this program: schema {number}, this knows {schema.SCHEMA} (upgrade araz)")
    return number


def bring_up(engine: Engine, name: str, fresh: bool) -> None:
    """Make the tables, or bring older ones up to date, in one transaction; do nothing where they are of this version."""
    if not fresh:
        with engine.connect() as connection:
            if version(connection, name) == schema.SCHEMA:
                return
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        _migrate(connection)
        if connection.execute(select(schema.meta.c.key).where(schema.meta.c.key == "created_by")).first() is None:
            connection.execute(schema.meta.insert(), {"key": "created_by", "value": f"araz {__version__}"})


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
