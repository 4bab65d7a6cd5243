"""The database: one SQLite file by default, PostgreSQL by URL. The only layer that knows SQL."""

from araz.store.store import Added, Meta, Store

__all__ = ["Added", "Meta", "Store"]
