"""Loading: all or nothing, and visible to readers at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.catalogue.load import load
from bot.catalogue.problems import DataErrors
from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate

from .sample import change


def test_an_empty_database_has_version_zero_and_no_projects(engine: Engine) -> None:
    migrate(engine, Schema.catalogue)
    assert (Catalogue(engine).version(), Catalogue(engine).projects()) == (0, [])


def test_a_load_reports_what_came_in(engine: Engine, data: Path) -> None:
    report = load(engine, data)
    assert (report.version, report.projects, report.with_figures, report.places) == (1, 4, 3, 6)
    assert report.names == len(Catalogue(engine).names())


def test_a_reload_replaces_everything_and_counts_up(engine: Engine, data: Path) -> None:
    load(engine, data)
    reader = Catalogue(engine)
    assert len(reader.projects()) == 4
    change(data, "projects/portal-soest.yml", "total_eur: 296000", "total_eur: 300000")
    change(data, "projects/portal-soest.yml", "aliases: [Bürgerportal]", "aliases: [Soester Portal]")
    (data / "projects/chat-paderborn.yml").unlink()
    assert load(engine, data).version == reader.version() == 2
    project = reader.project("portal-soest")
    assert project is not None and project.total_eur == 300_000
    assert reader.project("chat-paderborn") is None
    surfaces = {entry.surface for entry in reader.names()}
    assert "Soester Portal" in surfaces and "Bürgerportal" not in surfaces


def test_wrong_files_change_nothing(engine: Engine, data: Path) -> None:
    load(engine, data)
    change(data, "projects/portal-soest.yml", "total_eur: 296000", "total_eur: 300000")
    change(data, "projects/offene-daten.yml", "page: 30", "page: x")
    with pytest.raises(DataErrors):
        load(engine, data)
    project = Catalogue(engine).project("portal-soest")
    assert project is not None and project.total_eur == 296_000
    assert Catalogue(engine).version() == 1


def test_a_failure_in_the_middle_changes_nothing(engine: Engine, data: Path) -> None:
    load(engine, data)
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TRIGGER stop BEFORE INSERT ON names BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        )
    with pytest.raises(Exception, match="disk full"):
        load(engine, data)
    assert Catalogue(engine).version() == 1
    assert Catalogue(engine).count() == 4


def test_a_reader_in_between_sees_one_state_only(engine: Engine, data: Path) -> None:
    load(engine, data)
    with engine.connect() as reading:
        before = reading.execute(text("SELECT count(*) FROM projects")).scalar()
        (data / "projects/chat-paderborn.yml").unlink()
        load(connect(str(engine.url)), data)
        after = reading.execute(text("SELECT count(*) FROM projects")).scalar()
    assert (before, after, Catalogue(engine).count()) == (4, 4, 3)


def test_processes_wait_for_each_other_and_references_are_checked(engine: Engine, tmp_path: Path) -> None:
    migrate(engine, Schema.catalogue)
    with sqlite3.connect(tmp_path / "var" / "catalogue.db") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 5000
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="database file"):
        connect("sqlite://")
