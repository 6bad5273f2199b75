"""What else the texts of a project tell, for questions about details."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "catalogue_0002"
down_revision = "catalogue_0001"


def upgrade() -> None:
    """Make the table; the next load fills it."""
    op.create_table(
        "passages",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"]),
        sa.PrimaryKeyConstraint("project_id", "position"),
    )
