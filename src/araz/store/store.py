"""One database: articles, claims, judgements and issues are only ever added; events are derived and replaced as a whole.

Each method that writes is one transaction: all of it is stored, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, delete, func, select

from araz.errors import StoreError
from araz.records import Article, Claim, Event, Issue, Judgement
from araz.store import engine as engines
from araz.store import faults, rows, schema, upgrade

_T = TypeVar("_T")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Added:
    """How many records of a batch were new."""

    articles: int
    claims: int
    issues: int


@dataclass(frozen=True, slots=True)
class Meta:
    """What made a database: number of its schema, the program that created it, and the versions its claims come from."""

    schema: int
    created_by: str
    models: tuple[str, ...]
    knowledge: tuple[str, ...]


class Store:
    """A database of articles, claims, events, judgements and issues. Make one with `Store.open`; close it, or use it in a `with`."""

    def __init__(self, engine: Engine, name: str, timeout: float) -> None:
        self.engine = engine
        self.name = name
        self._timeout = timeout

    @classmethod
    def open(cls, path_or_url: str | Path, create: bool = True, timeout: float = 30.0) -> Store:
        """Open a database, bringing an older one up to date.

        Args:    path_or_url: a file, or an SQLAlchemy URL (sqlite, postgresql). create: make it where there is none. timeout: seconds to
                 wait for another program that writes.
        Raises:  StoreError: it is not there, not a database, another program's, or cannot be opened. VersionError: it is newer.
        """
        target = engines.find(path_or_url, create)
        with faults.told(target.name, timeout):
            tables = engines.tables(target, timeout)
            upgrade.refuse_foreign(tables, target.name, create)
            engine = engines.connect(target, timeout)
            try:
                upgrade.bring_up(engine, target.name, fresh=not tables)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, target.name, timeout)

    def close(self) -> None:
        """Close every connection; what was added is stored already."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # writing

    def add_batch(self, articles: Sequence[Article], claims: Sequence[Claim], issues: Sequence[Issue]) -> Added:
        """Add what is not there yet, in one transaction, and say how much that was.

        Raises: StoreError: a claim's article is neither here nor in the batch, or the database cannot be written; nothing is added.
        """
        with self._writing() as connection:
            new_articles = _new(connection, schema.articles, articles)
            _insert(connection, schema.articles, (rows.article_row(a) for a in new_articles))
            new_claims = _new(connection, schema.claims, claims)
            texts = {a.id: a.text for a in articles} | _texts(connection, {c.article for c in new_claims} - {a.id for a in articles})
            _insert(connection, schema.claims, (rows.claim_row(c, texts.get(c.article, "")) for c in new_claims))
            new_issues = _new(connection, schema.issues, issues)
            _insert(connection, schema.issues, (rows.issue_row(i) for i in new_issues))
        return Added(len(new_articles), len(new_claims), len(new_issues))

    def replace_events(self, events: Iterable[Event]) -> int:
        """Put `events` in the place of all that are there, in one transaction, and return how many there are now."""
        events = list(events)
        with self._writing() as connection:
            connection.execute(delete(schema.event_claims))
            connection.execute(delete(schema.events))
            article = {row.id: row.article for row in connection.execute(select(schema.claims.c.id, schema.claims.c.article))}
            counts = [len({article[c] for c in event.claims if c in article}) for event in events]
            _insert(connection, schema.events, (rows.event_row(e, i, n) for i, (e, n) in enumerate(zip(events, counts, strict=True))))
            links = ({"event": e.id, "claim": c} for e in events for c in dict.fromkeys(e.claims))
            _insert(connection, schema.event_claims, links)
        return len(events)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a person's word for ever. Returns: whether it is new."""
        with self._writing() as connection:
            new = _new(connection, schema.judgements, [judgement])
            _insert(connection, schema.judgements, map(rows.judgement_row, new))
        return bool(new)

    # reading

    def known(self, article_ids: Iterable[str]) -> set[str]:
        """Return those of `article_ids` that are here."""
        with self._reading() as connection:
            return _present(connection, schema.articles, article_ids)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        return self._each(select(schema.articles).order_by(schema.articles.c.id), rows.article_of)

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, article by article, in the order of the text."""
        columns = schema.claims.c
        return self._each(
            select(schema.claims).order_by(columns.article, columns.sentence_start, columns.trigger_start, columns.id), rows.claim_of
        )

    def events(self) -> Iterator[Event]:
        """Yield every event in the order they were handed in."""
        return self._each(select(schema.events).order_by(schema.events.c.position), rows.event_of)

    def judgements(self) -> Iterator[Judgement]:
        """Yield every judgement, oldest first."""
        return self._each(select(schema.judgements).order_by(schema.judgements.c.number), rows.judgement_of)

    def issues(self) -> Iterator[Issue]:
        """Yield every issue, by id."""
        return self._each(select(schema.issues).order_by(schema.issues.c.id), rows.issue_of)

    def article(self, id: str) -> Article:
        """Return the one article whose id is, or begins with, `id`. Raises: StoreError: none or several."""
        return self._one(schema.articles, "article", id, rows.article_of)

    def claim(self, id: str) -> Claim:
        """Return the one claim whose id is, or begins with, `id`. Raises: StoreError: none or several."""
        return self._one(schema.claims, "claim", id, rows.claim_of)

    def event(self, id: str) -> Event:
        """Return the one event whose id is, or begins with, `id`. Raises: StoreError: none or several."""
        return self._one(schema.events, "event", id, rows.event_of)

    def counts(self) -> dict[str, int]:
        """Return how many articles, claims, events, judgements and issues there are."""
        every = (schema.articles, schema.claims, schema.events, schema.judgements, schema.issues)
        with self._reading() as connection:
            return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in every}

    def meta(self) -> Meta:
        """Return what made this database."""
        c = schema.claims.c
        with self._reading() as connection:
            created = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "created_by")).scalar_one()
            models = connection.execute(select(c.model).distinct().order_by(c.model)).scalars().all()
            knowledge = connection.execute(select(c.knowledge).distinct().order_by(c.knowledge)).scalars().all()
            return Meta(upgrade.version(connection, self.name), created, tuple(models), tuple(knowledge))

    # ways in

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            faults.told(self.name, self._timeout),
            self.engine.connect().execution_options(**{engines.WRITE: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with faults.told(self.name, self._timeout), self.engine.connect() as connection:
            yield connection

    def _each(self, query: Select[Any], make: Callable[[Mapping[str, Any]], _T]) -> Iterator[_T]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_CHUNK).execute(query).mappings():
                yield make(row)  # type: ignore[arg-type]

    def _one(self, table: Table, kind: str, id: str, make: Callable[[Mapping[str, Any]], _T]) -> _T:
        with self._reading() as connection:
            exact = connection.execute(select(table).where(table.c.id == id)).mappings().first()
            if exact is not None:
                return make(exact)  # type: ignore[arg-type]
            found = _starting(connection, table, id) if id else []
            if len(found) > 1:
                raise StoreError(
                    f"{len(found)}{'+' if len(found) > 5 else ''} {kind}s of {self.name} begin with {id!r}: {', '.join(found[:5])}"
                )
            if not found:
                near = next(filter(None, (_starting(connection, table, id[:n]) for n in range(len(id) - 1, 5, -1))), [])
                hint = f" (nearest: {', '.join(near[:3])})" if near else ""
                raise StoreError(f"there is no {kind} {id!r} in {self.name}{hint}")
            return make(connection.execute(select(table).where(table.c.id == found[0])).mappings().one())  # type: ignore[arg-type]


def _starting(connection: Connection, table: Table, prefix: str) -> Sequence[str]:
    query = select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True)).order_by(table.c.id).limit(6)
    return connection.execute(query).scalars().all()


def _chunks(items: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


def _present(connection: Connection, table: Table, ids: Iterable[str]) -> set[str]:
    queries = (select(table.c.id).where(table.c.id.in_(chunk)) for chunk in _chunks(ids))
    return {id for query in queries for id in connection.execute(query).scalars()}


def _new(connection: Connection, table: Table, records: Sequence[Any]) -> list[Any]:
    """Return the records whose ids are not in `table`, each once."""
    unique = {record.id: record for record in records}
    present = _present(connection, table, unique)
    return [record for id, record in unique.items() if id not in present]


def _insert(connection: Connection, table: Table, made: Iterable[rows.Row]) -> None:
    for chunk in _chunks(made):
        connection.execute(table.insert(), chunk)


def _texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    columns = schema.articles.c
    queries = (select(columns.id, columns.text).where(columns.id.in_(chunk)) for chunk in _chunks(ids))
    return {id: text for query in queries for id, text in connection.execute(query)}
