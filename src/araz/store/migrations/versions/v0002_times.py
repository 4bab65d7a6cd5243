"""Times keep their likeliest day and the deed that they are counted from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add a column to articles and claims."""
    for table in ("articles", "claims"):
        op.add_column(table, sa.Column("date_more", sa.JSON()))
