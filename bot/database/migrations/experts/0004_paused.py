"""For which towns the staff has paused the look-up of documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "experts_0004"
down_revision = "experts_0003"


def upgrade() -> None:
    """None so far."""
    op.create_table(
        "expert_paused",
        sa.Column("town", sa.String(length=8), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("town"),
    )


def downgrade() -> None:
    """All go on."""
    op.drop_table("expert_paused")
