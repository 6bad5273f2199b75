"""Run by Alembic: apply the steps over the connection that ``bot.database.migrate`` has opened."""

from __future__ import annotations

from alembic import context

given = context.config.attributes
context.configure(connection=given["connection"], version_table=given["version_table"])
context.run_migrations()
