"""Finding and connecting to a database.

SQLite: the driver's own transactions are off; a write begins with BEGIN IMMEDIATE, so that two writers wait for each other
instead of failing half-way, and a read with BEGIN, which sees one state of the database to its end. WAL lets readers go on while
one writes; synchronous=FULL makes a committed batch survive a power cut. PostgreSQL: writers take one advisory lock.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from araz.errors import StoreError

WRITE = "araz_write"
_LOCK = 0x4152415A


@dataclass(frozen=True, slots=True)
class Target:
    """A database: its URL, how to call it in messages, and whether its file is there (None: not a plain file)."""

    url: URL
    name: str
    exists: bool | None


def find(path_or_url: str | Path, create: bool) -> Target:
    """Return the database that a path or URL means.

    Raises: StoreError: the URL cannot be read, the path is a folder, or there is nothing and `create` is false.
    """
    if isinstance(path_or_url, str) and "://" in path_or_url:
        return _from_url(path_or_url, create)
    return _from_path(Path(path_or_url), create)


def _from_url(text: str, create: bool) -> Target:
    try:
        url = make_url(text)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            f"cannot read the database address {text!r} (for example sqlite:///crisis.db or postgresql+psycopg://host/name)"
        ) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{url.get_backend_name()!r} databases are not supported (sqlite and postgresql are)")
    if url.get_backend_name() == "sqlite" and not (url.database or "").startswith("file:"):
        return _from_path(Path(url.database or ":memory:"), create)
    return Target(url, url.render_as_string(hide_password=True), None)


def _from_path(path: Path, create: bool) -> Target:
    name = str(path)
    if name in ("", ".", ":memory:"):
        raise StoreError(f"a database is a file, {name!r} is none: give a path such as crisis.db")
    if path.is_dir():
        raise StoreError(f"{name} is a folder: give the path of a file in it, such as {path / 'crisis.db'}")
    if not path.exists():
        if not create:
            raise StoreError(f"there is no database {name}{_others(path)}: make one with `araz build`")
        if not path.parent.is_dir():
            raise StoreError(f"cannot make {name}: the folder {str(path.parent)!r} does not exist")
    elif not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        return Target(_read_only(path), name, True)
    return Target(URL.create("sqlite", database=name), name, path.exists())


def _others(path: Path) -> str:
    found = sorted(p.name for p in path.parent.glob("*.db"))[:3] if path.parent.is_dir() else []
    return f" (in its folder: {', '.join(found)})" if found else ""


def _read_only(path: Path) -> URL:
    """Return the address that reads a file which, or whose folder, may not be written."""
    query = {"uri": "true", "mode": "ro"}
    if not Path(f"{path}-wal").exists():
        query["immutable"] = "1"
    return URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=query)


def tables(target: Target, timeout: float) -> frozenset[str]:
    """Return the names of the tables that are there, changing nothing. `timeout` in seconds."""
    if target.exists is False:
        return frozenset()
    engine = _engine(target.url, timeout, poolclass=NullPool)
    try:
        return frozenset(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def connect(target: Target, timeout: float) -> Engine:
    """Return an engine whose transactions begin as the module says. `timeout`: seconds to wait for another writer."""
    engine = _engine(target.url, timeout)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "begin", _begin_elsewhere)
    return engine


def _engine(url: URL, timeout: float, **options: Any) -> Engine:
    if url.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": timeout}
    try:
        return create_engine(url, json_serializer=partial(json.dumps, ensure_ascii=False), **options)
    except ModuleNotFoundError as error:
        raise StoreError(f"the driver {error.name!r} of this database is not installed: pip install 'psycopg[binary]'") from error


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    writable = not connection.execute("PRAGMA query_only").fetchone()[0]
    if writable and connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_elsewhere(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITE, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
