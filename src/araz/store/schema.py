"""The tables of the newest schema. Whoever changes them adds a migration and raises `SCHEMA`; a test compares the two.

    articles <- claims <- event_claims -> events        judgements        issues        meta

What one asks for has a column of its own; lists and spans are JSON. `claims.sentence`, `claims.trigger`, `claims.speakers` and
`events.claim_count`, `events.article_count` repeat in words what other columns hold, for people who open the file in a
browser of tables; records are read back without them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

SCHEMA = 2
VERSION_TABLE = "araz_schema"

metadata = MetaData()


def _list(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True), nullable=False)


def _json(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    _maybe("title"),
    _maybe("outlet"),
    _maybe("author"),
    _maybe("url"),
    _maybe("date"),
    _maybe("date_source"),
    _maybe("date_why"),
    _json("date_span"),
    _json("date_more"),
    _text("origin"),
    _text("text"),
    _list("paragraphs"),
    _list("found"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    _text("sentence"),
    _text("trigger"),
    _text("event"),
    _list("modes"),
    _list("contexts"),
    _list("actors"),
    _list("recipients"),
    _text("speakers"),
    _maybe("date"),
    _maybe("date_source"),
    _maybe("date_why"),
    _json("date_span"),
    _json("date_more"),
    _maybe("place"),
    _maybe("place_relation"),
    _maybe("country"),
    Column("latitude", Float),
    Column("longitude", Float),
    _json("place_span"),
    _text("status"),
    Column("background", Boolean, nullable=False),
    _text("name"),
    _list("figures"),
    _list("attribution"),
    _list("actors_at"),
    _list("recipients_at"),
    _json("answers"),
    _number("sentence_start"),
    _number("sentence_end"),
    _number("trigger_start"),
    _number("trigger_end"),
    _number("number"),
    _text("rule"),
    _list("reasons"),
    Column("confidence", Float, nullable=False),
    _text("model"),
    _text("knowledge"),
    Index("claims_of_article", "article", "sentence_start", "trigger_start", "id"),
    Index("claims_of_event", "event", "date"),
    Index("claims_of_date", "date"),
    Index("claims_of_versions", "model", "knowledge"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    _text("event"),
    _list("modes"),
    _list("contexts"),
    _list("actors"),
    _list("recipients"),
    _text("date"),
    _text("place"),
    _text("status"),
    Column("background", Boolean, nullable=False),
    _list("names"),
    _number("claim_count"),
    _number("article_count"),
    _list("claims"),
    _list("views"),
    _list("merges"),
    _list("answers"),
    _number("position"),
    Index("events_of_date", "date"),
    Index("events_in_order", "position"),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", Text, ForeignKey("events.id"), primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Index("events_of_claim", "claim"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("verdict"),
    _text("left_id"),
    _text("right_id"),
    _text("field"),
    _text("value"),
    _text("author"),
    _text("made"),
)

issues = Table(
    "issues",
    metadata,
    Column("id", Text, primary_key=True),
    _text("stage"),
    _text("kind"),
    _text("message"),
    _text("origin"),
    _text("article"),
    _json("span"),
    Index("issues_of_kind", "stage", "kind"),
    Index("issues_of_article", "article"),
)
