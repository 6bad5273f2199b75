"""The tables of the staff page: accounts, their sessions, and what they did. See ``bot/inbox`` for the inbox."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData()

# ``password`` is an Argon2id hash, empty for an account that logs in by OpenID Connect only; ``town`` is empty for all.
users = Table(
    "office_users",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("town", String(8), nullable=False),
    Column("password", String(200), nullable=False),
    Column("created_at", DateTime, nullable=False),
)

# A session is known by a hash of what the browser holds: who reads the table cannot log in with it.
sessions = Table(
    "office_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("name", String(80), ForeignKey("office_users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False, index=True),
)

# ``subject`` is a number or a name of what was touched, never its contents.
audit = Table(
    "office_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("who", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(160), nullable=False),
)
