"""Alembic runs this file: it walks the steps on the connection it is handed, inside the transaction that is open there."""

from alembic import context

from araz.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
