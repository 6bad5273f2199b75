"""A second factor for accounts, with recovery codes; a session notes whether it was given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "office_0002"
down_revision = "office_0001"


def upgrade() -> None:
    """Add columns and table."""
    op.add_column("office_users", sa.Column("second", sa.Text(), nullable=False, server_default=""))
    op.add_column("office_users", sa.Column("second_step", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("office_sessions", sa.Column("confirmed", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "office_recovery",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("code_mac", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["office_users.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "code_mac"),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("office_recovery")
    for table, column in (
        ("office_sessions", "confirmed"),
        ("office_users", "second_step"),
        ("office_users", "second"),
    ):
        op.drop_column(table, column)
