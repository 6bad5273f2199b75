"""The tables of the experts. Each row belongs to a town."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text, UniqueConstraint, false

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
    Column("fields", Text, nullable=False, server_default=""),  # of a form, as JSON
    Column("client", String(64), nullable=False, server_default=""),  # where the last input came from, a keyed hash
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

# The state of applications for documents; numbers are keyed hashes (documents.py). "sample": invented (samples.py).
documents = Table(
    "expert_documents",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("number_mac", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("status_at", Date, nullable=False, index=True),
    Column("sample", Boolean, nullable=False, server_default=false()),
)

# Towns whose staff has paused the look-up of documents (documents.py).
paused = Table(
    "expert_paused",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("since", DateTime, nullable=False),
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
    Column("sample", Boolean, nullable=False, server_default=false()),
)

# Reports of losses and finds: what staff sorts by in the clear, all else in "secret" (reports.py).
reports = Table(
    "expert_reports",
    metadata,
    Column("town", String(8), primary_key=True),
    Column("number", String(40), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("code_mac", String(64), nullable=False),
    Column("category", String(40), nullable=False, index=True),
    Column("color", String(40), nullable=False),
    Column("day", Date, nullable=False),
    Column("told", Text, nullable=False),  # the other answers that name nobody, as JSON
    Column("status", String(20), nullable=False),
    Column("status_at", DateTime, nullable=False),
    Column("keep_until", Date, nullable=False, index=True),
    Column("secret", Text, nullable=False),
)

# What visitors have sent, until it is where it belongs (outbox.py). The key makes sending twice harmless.
outbox = Table(
    "expert_outbox",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("town", String(8), nullable=False),
    Column("number", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", DateTime, nullable=False, index=True),
    Column("created_at", DateTime, nullable=False),
    Column("delivered_at", DateTime, nullable=True),
    Column("reference", String(120), nullable=False),
    Column("payload", Text, nullable=False),
    UniqueConstraint("town", "number", name="uq_expert_outbox_number"),
)
