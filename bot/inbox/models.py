"""The inbox's tables, beside those of the staff page. A change needs a step in ``bot/database/migrations/office/``."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text

metadata = MetaData()

# Questions that visitors have sent. ``contact`` is encrypted, and empty once the question is done.
inbox = Table(
    "office_inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("received_on", Date, nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("question", Text, nullable=False),
    Column("contact", Text, nullable=False),
    # As an entry of the data: the question in general words, and the answer.
    Column("title", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("publish", Boolean, nullable=False),
    Column("answered_on", Date, nullable=True),
)

# What a visitor may send next: the question without an answer, then a contact for the entry that it became.
offers = Table(
    "office_offers",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("button", String(120), nullable=False),
    Column("question", Text, nullable=False),
    Column("entry", Integer, nullable=True),
    Column("until", DateTime, nullable=False, index=True),
)
