"""Databases that cannot be used say so, and are left as they are."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from araz.errors import StoreError, VersionError
from araz.store import Store, engine, schema, upgrade


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE recipes (name TEXT)")
    plain.close()


def _newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE araz_schema SET version_num = '0014'")
    plain.close()


def _unknown(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE araz_schema SET version_num = 'abc'")
    plain.close()


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        pytest.param(lambda p: p.write_text("Dear diary, " * 100), StoreError, "is not a database", id="a text file is not a database"),
        pytest.param(_foreign, StoreError, r"database of another program \(it holds recipes\)", id="a foreign database is refused"),
        pytest.param(_newer, VersionError, r"crisis.db is newer than this program: schema 14, this knows 2 \(upgrade araz\)", id="newer"),
        pytest.param(_unknown, StoreError, "does not say which schema", id="a schema that is no number is refused"),
        pytest.param(lambda p: p.mkdir(), StoreError, "is a folder: give the path of a file in it", id="a folder is not a database"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_database_of_ours_is_refused_unchanged(path: Path, make: Callable, error: type, words: str, create: bool) -> None:
    make(path)
    before = _digest(path)
    with pytest.raises(error, match=words):
        Store.open(path, create=create)
    assert _digest(path) == before


def _digest(path: Path) -> str:
    return "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param(":memory:", "a database is a file", id="memory is no file"),
        pytest.param("sqlite://", "a database is a file", id="a URL without a file"),
        pytest.param("mysql://host/name", "cannot read the database address|not supported", id="other databases"),
        pytest.param("nonsense://x", "cannot read the database address 'nonsense://x'", id="no database at all"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Store.open(address)


def test_postgresql_without_its_driver_says_what_to_install() -> None:
    pytest.importorskip("sqlalchemy")
    with pytest.raises(StoreError, match=r"pip install 'psycopg\[binary\]'|cannot|says"):
        Store.open("postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_missing_is_not_made_unless_asked(path: Path) -> None:
    (path.parent / "other.db").touch()
    with pytest.raises(StoreError, match=r"there is no database .*crisis.db \(in its folder: other.db\)"):
        Store.open(path, create=False)
    assert not path.exists()


def test_missing_folder_is_named(path: Path) -> None:
    with pytest.raises(StoreError, match=r"the folder .* does not exist"):
        Store.open(path.parent / "none" / "crisis.db")


def test_an_empty_file_becomes_a_database_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="is empty"):
        Store.open(path, create=False)
    with Store.open(path) as store:
        assert store.counts()["articles"] == 0


def test_a_read_only_database_is_read_and_not_written(path: Path, batch: Callable) -> None:
    with Store.open(path) as store:
        store.add_batch(*batch(1))
    with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true", create=False) as store:
        assert store.counts()["articles"] == 2
        with pytest.raises(StoreError, match="is read-only: nothing was written"):
            store.add_batch(*batch(2))


def test_a_file_without_permission_to_write_is_read(path: Path, batch: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        store.add_batch(*batch(1))
    monkeypatch.setattr(engine.os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert len(list(store.claims())) == 2
        with pytest.raises(StoreError, match="is read-only"):
            store.add_batch(*batch(2))


def test_a_full_disk_loses_nothing_that_was_stored(path: Path, batch: Callable) -> None:
    with Store.open(path) as store:
        store.add_batch(*batch(1))
        pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
        event.listen(store.engine, "checkout", lambda c, *_: c.execute(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StoreError, match=r"no room left for .*every batch before it is safe; free space"):
            for number in range(2, 200):
                store.add_batch(*batch(number))
                done = number
        event.listen(store.engine, "checkout", lambda c, *_: c.execute("PRAGMA max_page_count = 100000"))
        assert store.counts()["articles"] == 2 * (done if "done" in locals() else 1)
        assert store.add_batch(*batch(500)).articles == 2


def test_a_locked_database_is_waited_for_and_then_named(path: Path, batch: Callable) -> None:
    with Store.open(path) as store, Store.open(path, timeout=0.1) as hasty:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"is locked by another program \(waited 0.1 s\): nothing was written"):
            hasty.add_batch(*batch(1))
        assert hasty.counts()["articles"] == 0, "reading needs no lock"
        other.execute("ROLLBACK")
        assert store.add_batch(*batch(1)).articles == 2


def test_a_damaged_database_is_named(path: Path, batch: Callable) -> None:
    with Store.open(path) as store:
        for number in range(50):
            store.add_batch(*batch(number))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="is damaged"), Store.open(path) as store:
        list(store.claims())


def test_an_older_schema_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked = []
    Store.open(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE araz_schema SET version_num = '0000'")
    plain.close()
    monkeypatch.setattr(upgrade, "_migrate", lambda connection: walked.append(upgrade.version(connection, "x")))
    Store.open(path).close()
    assert walked == [0]


def test_a_database_of_the_first_schema_keeps_its_rows(path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO articles (id, date, date_source, date_why, origin, text, paragraphs, found) "
            "VALUES ('art1_00', '2021-10-06', 'stated', 'date line', 'a.txt', 'It rained.', '[]', '{}')"
        )
    engine.dispose()
    with Store.open(path) as store:
        (article,) = store.articles()
        assert article.published is not None
        assert (article.published.edtf, article.published.best, article.published.anchor) == ("2021-10-06", "", None)


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_migration_is_the_schema_of_this_program() -> None:
    from alembic.script import ScriptDirectory

    folder = Path(upgrade.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == f"{schema.SCHEMA:04d}"
