"""The tables of the experts. Each row belongs to a town."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, String, Table, Text

metadata = MetaData()

towns = Table(
    "expert_towns",
    metadata,
    Column("ags", String(8), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("version", Integer, nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("content", Text, nullable=False),
)

# What the next message of a conversation is expected to hold, and sensitive input on its way (vault.py).
expects = Table(
    "expert_expects",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("until", DateTime, nullable=False, index=True),
)
vault = Table(
    "expert_vault",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("token", String(16), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Column("expires_at", DateTime, nullable=False, index=True),
)

# The state of applications for documents; numbers are keyed hashes (documents.py).
documents = Table(
    "expert_documents",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("number_mac", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("status_at", Date, nullable=False, index=True),
)

# How often a visitor has tried a number that does not exist; the visitor is a keyed hash.
attempts = Table(
    "expert_attempts",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("visitor", String(64), primary_key=True),
    Column("hour", DateTime, primary_key=True),
    Column("number", Integer, nullable=False),
)

# Found items: public columns, and "secret", which only the key opens (found.py).
found_items = Table(
    "expert_found_items",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("number", String(40), primary_key=True),
    Column("category", String(40), nullable=False, index=True),
    Column("color", String(40), nullable=False),
    Column("found_week", Date, nullable=False),
    Column("district", String(120), nullable=False),
    Column("office", String(120), nullable=False),
    Column("keep_until", Date, nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("secret", Text, nullable=False),
)
