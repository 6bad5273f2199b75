"""Accounts of the staff page with sessions and audit log, and the inbox of visitors' questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "office_0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "office_users",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "office_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["office_users.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index(op.f("ix_office_sessions_name"), "office_sessions", ["name"], unique=False)
    op.create_index(op.f("ix_office_sessions_seen_at"), "office_sessions", ["seen_at"], unique=False)
    op.create_table(
        "office_audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_office_audit_at"), "office_audit", ["at"], unique=False)
    op.create_table(
        "office_inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("publish", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_office_inbox_received_on"), "office_inbox", ["received_on"], unique=False)
    op.create_table(
        "office_offers",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("button", sa.String(length=120), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation"),
    )
    op.create_index(op.f("ix_office_offers_until"), "office_offers", ["until"], unique=False)


def downgrade() -> None:
    """Remove all tables."""
    for table in ("office_offers", "office_inbox", "office_audit", "office_sessions", "office_users"):
        op.drop_table(table)
