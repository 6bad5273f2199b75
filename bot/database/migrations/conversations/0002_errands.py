"""What a visitor wants of a town hall is called an errand, also in the threads that are kept."""

from __future__ import annotations

from alembic import op

revision = "conversations_0002"
down_revision = "conversations_0001"


def upgrade() -> None:
    """Rename the kind of query; its fields are the same."""
    op.execute("""UPDATE conversations SET slots = replace(slots, '"kind": "Service"', '"kind": "Errand"')""")
