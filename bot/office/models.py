"""The tables of the staff page: accounts, their sessions, and what they did. See ``bot/inbox`` for the inbox."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text, true

metadata = MetaData()

# ``password`` is an Argon2id hash, empty for an account that logs in by OpenID Connect only; ``town`` is empty for all.
# ``second`` is the encrypted secret of the second factor, ``second_step`` when it was last used.
users = Table(
    "office_users",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("town", String(8), nullable=False),
    Column("password", String(200), nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("second", Text, nullable=False, server_default=""),
    Column("second_step", Integer, nullable=False, server_default="0"),
)

recovery = Table(
    "office_recovery",
    metadata,
    Column("name", String(80), ForeignKey("office_users.name", ondelete="CASCADE"), primary_key=True),
    Column("code_mac", String(64), primary_key=True),
)

# A session is known by a hash of what the browser holds: who reads the table cannot log in with it.
sessions = Table(
    "office_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("name", String(80), ForeignKey("office_users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False, index=True),
    Column("confirmed", Boolean, nullable=False, server_default=true()),  # nothing more is to be asked
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
