"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("author", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("date", sa.Text()),
        sa.Column("date_source", sa.Text()),
        sa.Column("date_why", sa.Text()),
        sa.Column("date_span", sa.JSON()),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("contexts", sa.JSON(), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("views", sa.JSON(), nullable=False),
        sa.Column("merges", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_index("events_in_order", "events", ["position"])
    op.create_index("events_of_date", "events", ["date"])


def _issues() -> None:
    op.create_table(
        "issues",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("span", sa.JSON()),
    )
    op.create_index("issues_of_article", "issues", ["article"])
    op.create_index("issues_of_kind", "issues", ["stage", "kind"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("left_id", sa.Text(), nullable=False),
        sa.Column("right_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
    )


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("contexts", sa.JSON(), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("date", sa.Text()),
        sa.Column("date_source", sa.Text()),
        sa.Column("date_why", sa.Text()),
        sa.Column("date_span", sa.JSON()),
        sa.Column("place", sa.Text()),
        sa.Column("place_relation", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("place_span", sa.JSON()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("actors_at", sa.JSON(), nullable=False),
        sa.Column("recipients_at", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON()),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("knowledge", sa.Text(), nullable=False),
    )
    op.create_index("claims_of_article", "claims", ["article", "sentence_start", "trigger_start", "id"])
    op.create_index("claims_of_date", "claims", ["date"])
    op.create_index("claims_of_event", "claims", ["event", "date"])
    op.create_index("claims_of_versions", "claims", ["model", "knowledge"])


def _event_claims() -> None:
    op.create_table(
        "event_claims",
        sa.Column("event", sa.Text(), sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("claim", sa.Text(), sa.ForeignKey("claims.id"), primary_key=True),
    )
    op.create_index("events_of_claim", "event_claims", ["claim"])


def upgrade() -> None:
    """Make every table."""
    _articles()
    _events()
    _issues()
    _judgements()
    _meta()
    _claims()
    _event_claims()
