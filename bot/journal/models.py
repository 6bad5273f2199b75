"""The journal's tables, in the catalogue's database. A change needs a step in ``bot/database/migrations/``."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, String, Table, Text

metadata = MetaData()

# How often something was asked, a row for each week (its Monday), topic and project or response.
asked = Table(
    "journal_asked",
    metadata,
    Column("week", Date, primary_key=True),
    Column("topic", String(40), primary_key=True),
    Column("detail", String(160), primary_key=True),
    Column("number", Integer, nullable=False),
)

# Questions that found no fact, in the visitor's words without personal data; only the day is kept.
unanswered = Table(
    "journal_unanswered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked_on", Date, nullable=False, index=True),
    Column("reason", String(40), nullable=False),
    Column("question", Text, nullable=False),
)

feedback = Table(
    "journal_feedback",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created_at", DateTime, nullable=False, index=True),  # UTC
    Column("rating", String(4), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("comment", Text, nullable=False),
)
