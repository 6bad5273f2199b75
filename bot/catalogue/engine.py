"""Connections to SQLite or PostgreSQL, set up so that a reader always sees one consistent state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import QueuePool

from bot.catalogue import models


def connect(url: str) -> Engine:
    """An engine for the catalogue; missing folders and tables are made, present ones left alone."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = _sqlite(url)
    else:
        # One snapshot for all statements of a query, so that a reload in between is not seen by halves.
        engine = create_engine(url, future=True, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    models.state_metadata.create_all(engine)
    models.metadata.create_all(engine)
    return engine


def _sqlite(url: str) -> Engine:
    """SQLite with readers that do not wait for the writer, and with real transactions."""
    database = make_url(url).database
    if not database or database == ":memory:":
        raise ValueError("the catalogue needs a database file; an in-memory one is gone with its connection")
    Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        future=True,
        poolclass=QueuePool,  # SQLAlchemy 1.4 would open the file anew for every query
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Pragmas of a new connection; the driver's own way of starting transactions is switched off."""
    connection.isolation_level = None
    cursor = connection.cursor()
    # busy_timeout first: switching to WAL may itself have to wait for another process.
    for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    """Start a transaction before the first SELECT, too: the driver would only do so before a change."""
    connection.exec_driver_sql("BEGIN")
