"""Engines for SQLite and PostgreSQL that fail soon instead of hanging, and notice when the database is back."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url

# Seconds. A visitor waits for all of this; the answer after it is an apology.
_CONNECT = 3
_WAIT_FOR_LOCK = 5
_BETWEEN_TRIES = 0.05
_POOL_WAIT = 5
_STATEMENT = 30


def connect(url: str, isolation: str = "REPEATABLE READ") -> Engine:
    """An engine; nothing is opened before the first query, so a database that is away only fails that query.

    The isolation is PostgreSQL's: by default all statements of a transaction see one snapshot, so that a
    reload of the catalogue is not seen by halves. SQLite always works so.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_engine(
        url,
        isolation_level=isolation,
        pool_pre_ping=True,
        pool_timeout=_POOL_WAIT,
        connect_args={
            "connect_timeout": _CONNECT,
            "options": f"-c statement_timeout={_STATEMENT}s -c lock_timeout={_WAIT_FOR_LOCK}s",
        },
    )


def for_changes(engine: Engine) -> Engine:
    """The engine for changes that wait for each other: it sees what others did meanwhile.

    A snapshot would be from before the waiting, and PostgreSQL refuses to change what is newer than the snapshot.
    """
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="READ COMMITTED")


def _sqlite(url: str) -> Engine:
    """SQLite with readers that do not wait for the writer, and with real transactions."""
    database = make_url(url).database
    if not database or database == ":memory:":
        raise ValueError("a database file is needed; an in-memory one is gone with its connection")
    Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_timeout=_POOL_WAIT,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Pragmas of a new connection; the driver's own way of starting transactions is switched off."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {1000 * _WAIT_FOR_LOCK}")
    _switch_to_wal(cursor)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _switch_to_wal(cursor: Any) -> None:
    """Wait for another process that switches, too: here SQLite does not wait by itself."""
    deadline = time.monotonic() + _WAIT_FOR_LOCK
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_BETWEEN_TRIES)


def _begin(connection: Any) -> None:
    """Start a transaction before the first SELECT, too: the driver would only do so before a change."""
    # Without SQLAlchemy's way to a statement, which takes longer than most queries.
    connection.connection.cursor().execute("BEGIN")


def utc_now() -> datetime:
    """The present time in UTC as the tables hold it, without a time zone."""
    return datetime.now(UTC).replace(tzinfo=None)
