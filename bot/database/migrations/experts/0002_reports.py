"""Reports of losses and finds, what is to be delivered, and forms for the channel."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "experts_0002"
down_revision = "experts_0001"


def upgrade() -> None:
    """Make the new tables and columns."""
    op.add_column("expert_expects", sa.Column("fields", sa.Text(), nullable=False, server_default=""))
    op.add_column("expert_expects", sa.Column("client", sa.String(length=64), nullable=False, server_default=""))
    op.create_table(
        "expert_reports",
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code_mac", sa.String(length=64), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("color", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_at", sa.DateTime(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("town", "number"),
    )
    op.create_index(op.f("ix_expert_reports_category"), "expert_reports", ["category"], unique=False)
    op.create_index(op.f("ix_expert_reports_keep_until"), "expert_reports", ["keep_until"], unique=False)
    op.create_table(
        "expert_outbox",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("town", "number", name="uq_expert_outbox_number"),
    )
    op.create_index(op.f("ix_expert_outbox_next_at"), "expert_outbox", ["next_at"], unique=False)


def downgrade() -> None:
    """Remove them."""
    op.drop_table("expert_outbox")
    op.drop_table("expert_reports")
    op.drop_column("expert_expects", "client")
    op.drop_column("expert_expects", "fields")
