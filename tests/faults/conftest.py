"""Two Rasa workers on PostgreSQL and Redis, each behind a door that tests may close."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy.engine import make_url

from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.settings import ROOT
from tests.services import fresh_postgresql, service

from .gate import Gate
from .service import Service, running


@dataclass
class Cluster:
    """Two workers, and the doors to what they share."""

    service: Service
    postgresql: Gate
    redis: Gate


@contextmanager
def gated(url: str, default_port: int) -> Iterator[tuple[Gate, str]]:
    """A service's address behind a door."""
    parsed = make_url(url)
    gate = Gate(parsed.host or "127.0.0.1", parsed.port or default_port)
    try:
        yield gate, parsed.set(host="127.0.0.1", port=gate.port).render_as_string(hide_password=False)
    finally:
        gate.close()


def prepared(database: str, conversations: str = "") -> None:
    """What `python -m bot load` does."""
    catalogue, talks = connect(database), connect(conversations or database)
    load(catalogue, ROOT / "data", Sources.brochure)
    migrate(talks, Schema.conversations)
    for engine in (catalogue, talks):
        engine.dispose()  # an open file would keep a disk busy


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with (
        fresh_postgresql() as database,
        gated(database, 5432) as (postgresql, database_url),
        gated(service("TEST_REDIS_URL"), 6379) as (redis, redis_url),
    ):
        prepared(database)
        settings = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "WORKERS": "2", "SESSION_SECRET": "x" * 32}
        with running(**settings) as started:
            yield Cluster(started, postgresql, redis)
