"""The tables of conversations. A change needs a step in ``bot/database/migrations/conversations/``."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("last_at", DateTime, nullable=False, index=True),  # UTC; the time to delete it counts from here
    Column("slots", Text, nullable=False),  # JSON: the thread, all that the next answer needs
)

messages = Table(
    "conversation_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("author", String(9), nullable=False),  # user, assistant
    Column("text", Text, nullable=False),
)
