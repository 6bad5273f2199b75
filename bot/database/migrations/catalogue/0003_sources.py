"""Where each fact comes from, how exact amounts are, and projects that only later sources know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "catalogue_0003"
down_revision = "catalogue_0002"


def upgrade() -> None:
    """Make the tables and columns; the next load fills them."""
    for table, prefix in (("sources", ""), ("later_facts", "source_")):
        facts = () if not prefix else (
            sa.Column("about", sa.String(length=20), nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
        )  # fmt: skip
        op.create_table(
            table,
            sa.Column("project_id", sa.String(length=120), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            *facts,
            sa.Column(f"{prefix}title", sa.Text(), nullable=False),
            sa.Column(f"{prefix}url", sa.Text(), nullable=True),
            sa.Column(f"{prefix}date", sa.Text(), nullable=True),
            sa.Column(f"{prefix}page", sa.Integer(), nullable=True),
            sa.Column(f"{prefix}note", sa.Text(), nullable=True),
            sa.ForeignKeyConstraint(["project_id"], ["projects.id"]),
            sa.PrimaryKeyConstraint("project_id", "position"),
        )
    with op.batch_alter_table("projects") as projects:
        projects.alter_column("page", existing_type=sa.Integer(), nullable=True)
        projects.add_column(sa.Column("quality", sa.String(length=10), nullable=False, server_default="full"))
        for name in ("total_rounded", "land_rounded"):
            projects.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("categories", sa.Column("partial", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("reuse_kinds", sa.Column("page", sa.Integer(), nullable=False, server_default="6"))
    op.add_column("facts", sa.Column("about", sa.String(length=80), nullable=True))
    op.add_column("facts", sa.Column("url", sa.Text(), nullable=True))
