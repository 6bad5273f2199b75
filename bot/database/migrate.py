"""Brings the tables of a database to the present release. The steps are in ``migrations/``, one folder a schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import for_changes

_FOLDER = Path(__file__).parent / "migrations"


class Schema(StrEnum):
    """The tables that live together: they may share a database, or have one each."""

    catalogue = "catalogue"  # the projects, and what the editorial office learns from questions
    conversations = "conversations"
    experts = "experts"  # towns, and what experts keep for them; beside the catalogue
    office = "office"  # accounts of staff, and the inbox; beside the catalogue

    @property
    def version_table(self) -> str:
        """Where the database notes how far it is."""
        return f"{self.value}_schema"


def migrate(engine: Engine, schema: Schema) -> str:
    """Make or change the tables where needed; returns the version they have now.

    All steps are one transaction: a step that fails leaves the tables as they were. Two at a time wait for each other.
    """
    config = _config(schema)
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        up_to_date = _version(connection, schema) == head
    if not up_to_date:
        with for_changes(engine).begin() as connection:
            _wait_for_others(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")  # does nothing when another process was first
        if engine.dialect.name == "sqlite":
            engine.dispose()  # new connections watch over references again
    return str(head)


def _wait_for_others(connection: Connection) -> None:
    """Hold whatever else wants to change the tables until this transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("ROLLBACK")
        # SQLite changes a column by making its table anew; meanwhile what refers to it must not be in the way.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20261123)")


def _version(connection: Connection, schema: Schema) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": schema.version_table})
    version: str | None = context.get_current_revision()
    return version


def _config(schema: Schema) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(_FOLDER / schema.value))
    config.attributes["version_table"] = schema.version_table
    return config
