"""Towns for the experts, as of the first release with experts."""

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


def downgrade() -> None:
    """Remove all tables."""
    op.drop_table("expert_towns")
