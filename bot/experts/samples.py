"""Invented found items and applications, to try the experts where a town has no list of its own yet.

An expert brings them in ``samples.csv``, in the columns of the import. Visitors find them only where EmbeddedDesk is
made with ``samples``, and are told each time what they are; staff never sees them. A town has rows of one sort only.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection, Engine

FILE = "samples.csv"
_DAY = re.compile(r"(?<=;)[+-]\d+(?=;|$)", re.MULTILINE)


def dated(text: str, today: date) -> str:
    """A list whose days count from today ("-3", "+180") with the days themselves."""
    return _DAY.sub(lambda found: str(today + timedelta(days=int(found[0]))), text)


class Samples:
    """The invented rows of a table, by its column "sample". Unless they are ``wanted``, it is as if there were none."""

    def __init__(self, engine: Engine, table: Table, wanted: bool) -> None:
        self._engine = engine
        self._table = table
        self._wanted = wanted

    @property
    def left_out(self) -> tuple[ColumnElement[bool], ...]:
        """What a query has to ask for besides."""
        return () if self._wanted else (self._table.c.sample.is_(False),)

    def told(self, town: str) -> bool:
        """Whether what visitors are told of a town is invented."""
        if not self._wanted:
            return False
        with self._engine.connect() as connection:
            return self._any(connection, town, sample=True)

    def has_real(self, connection: Connection, town: str) -> bool:
        """Whether a town has rows of its own."""
        return self._any(connection, town, sample=False)

    def _any(self, connection: Connection, town: str, sample: bool) -> bool:
        rows = self._table.c.town == town, self._table.c.sample.is_(sample)
        return connection.execute(select(self._table.c.town).where(*rows).limit(1)).first() is not None
