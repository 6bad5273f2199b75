"""The machine's PostgreSQL and Redis, as the environment names them.

Without TEST_DATABASE_URL or TEST_REDIS_URL such tests are skipped on a developer's machine; with CI set they fail.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url


def service(variable: str) -> str:
    """The address of a service."""
    address = os.environ.get(variable, "")
    if not address and not os.environ.get("CI"):
        pytest.skip(f"{variable} names no service")
    assert address, f"{variable} must be set in CI"
    return address


@contextmanager
def fresh_postgresql() -> Iterator[str]:
    """The address of a new, empty database; it is dropped in the end, whoever still uses it."""
    given = make_url(service("TEST_DATABASE_URL"))
    name = f"assistant_test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(given, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield given.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()


DATABASES = ("sqlite", "postgresql")


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database of a kind."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.db'}"
    else:
        with fresh_postgresql() as url:
            yield url
