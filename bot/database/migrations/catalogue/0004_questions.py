"""Questions that editors have answered themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "catalogue_0004"
down_revision = "catalogue_0003"


def upgrade() -> None:
    """Make the table; the next load fills it."""
    op.create_table(
        "questions",
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("question", "also", "text", "source", "as_of")),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position"),
    )
