"""The steps lead to exactly the tables that the code uses, on every kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, text

from bot.catalogue import models as catalogue
from bot.conversations import models as conversations
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts import models as experts
from bot.inbox import models as inbox
from bot.journal import models as journal
from bot.office import models as office

TABLES = {
    Schema.catalogue: [catalogue.state_metadata, catalogue.metadata, journal.metadata],
    Schema.conversations: [conversations.metadata],
    Schema.experts: [experts.metadata],
    Schema.office: [office.metadata, inbox.metadata],
}


def merged(parts: list[MetaData]) -> MetaData:
    whole = MetaData()
    for part in parts:
        for table in part.sorted_tables:
            table.to_metadata(whole)
    return whole


@pytest.mark.parametrize("schema", Schema)
def test_the_steps_make_what_the_models_say(database_url: str, schema: Schema) -> None:
    engine = connect(database_url)
    migrate(engine, schema)
    with engine.connect() as connection:
        options = {"include_object": lambda _o, name, kind, *_: not (kind == "table" and name.endswith("_schema"))}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, merged(TABLES[schema])) == []


def test_both_schemas_may_share_a_database_and_a_second_run_changes_nothing(database_url: str) -> None:
    engine = connect(database_url)
    versions = [migrate(engine, schema) for schema in Schema]
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO conversations VALUES ('me', '2026-11-23 10:00:00', '{}')"))
    assert [migrate(engine, schema) for schema in Schema] == versions
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM conversations")).scalar() == 1


def test_several_processes_may_try_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(lambda _: migrate(connect(database_url), Schema.catalogue), range(4)))
    assert len(set(versions)) == 1


def test_a_database_from_before_this_history_is_taken_over(database_url: str) -> None:
    engine = connect(database_url)
    later = {"passages", "sources", "later_facts", "questions"}
    catalogue.metadata.create_all(engine, tables=[t for t in catalogue.metadata.sorted_tables if t.name not in later])
    migrate(engine, Schema.catalogue)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM journal_asked")).scalar() == 0
