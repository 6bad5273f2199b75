"""Towns and what experts keep for them, as of the first release with experts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "experts_0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "expert_towns",
        sa.Column("ags", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ags"),
    )
    op.create_table(
        "expert_expects",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation"),
    )
    op.create_index(op.f("ix_expert_expects_until"), "expert_expects", ["until"], unique=False)
    op.create_table(
        "expert_vault",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "token"),
    )
    op.create_index(op.f("ix_expert_vault_expires_at"), "expert_vault", ["expires_at"], unique=False)
    op.create_table(
        "expert_documents",
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("number_mac", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_at", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("town", "number_mac"),
    )
    op.create_index(op.f("ix_expert_documents_status_at"), "expert_documents", ["status_at"], unique=False)
    op.create_table(
        "expert_attempts",
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("visitor", sa.String(length=64), nullable=False),
        sa.Column("hour", sa.DateTime(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("town", "visitor", "hour"),
    )
    op.create_table(
        "expert_found_items",
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("color", sa.String(length=40), nullable=False),
        sa.Column("found_week", sa.Date(), nullable=False),
        sa.Column("district", sa.String(length=120), nullable=False),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("town", "number"),
    )
    op.create_index(op.f("ix_expert_found_items_category"), "expert_found_items", ["category"], unique=False)
    op.create_index(op.f("ix_expert_found_items_keep_until"), "expert_found_items", ["keep_until"], unique=False)


def downgrade() -> None:
    """Remove all tables."""
    for table in (
        "expert_found_items",
        "expert_attempts",
        "expert_documents",
        "expert_vault",
        "expert_expects",
        "expert_towns",
    ):
        op.drop_table(table)
