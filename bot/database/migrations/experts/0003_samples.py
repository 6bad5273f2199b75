"""Which found items and applications are invented, for a trial."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "experts_0003"
down_revision = "experts_0002"


def upgrade() -> None:
    """What is there already is real."""
    for table in ("expert_found_items", "expert_documents"):
        op.add_column(table, sa.Column("sample", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Without the column nothing tells what is invented, so that goes first."""
    for table in ("expert_found_items", "expert_documents"):
        rows = sa.table(table, sa.column("sample", sa.Boolean()))
        op.execute(sa.delete(rows).where(rows.c.sample))
        op.drop_column(table, "sample")
