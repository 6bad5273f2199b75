"""How often somebody has tried or sent something: counted by keyed hashes, by the hour, kept for a day.

The counts are in the database, so they hold for all workers and servers together, with Redis and without. Each attempt
is counted before it is known what comes of it: of many made at the same moment no more pass than of many in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import for_changes, utc_now
from bot.experts.models import attempts
from bot.experts.visitors import Visitor

_DAY = timedelta(days=1)
_INSERT: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Quota:
    """How much one visitor may in an hour, and one address in 24 hours; ``what`` keeps different things apart."""

    what: str
    an_hour: int
    a_day: int | None = None


@dataclass(frozen=True)
class Taken:
    """One attempt as it was counted. ``over``: it is one too many."""

    over: bool
    rows: Sequence[dict[str, Any]]


class Attempts:
    """Counts for a town and a visitor."""

    def __init__(self, engine: Engine, quota: Quota, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = for_changes(engine)
        self._quota = quota
        self._now = now

    def take(self, town: str, visitor: Visitor) -> Taken:
        """Count one."""
        hour = self._now().replace(minute=0, second=0, microsecond=0)
        rows = [{"town": town, "visitor": self._key(name), "hour": hour} for name in visitor.names if name]
        with self._engine.begin() as connection:
            for row in rows:
                self._add(connection, row)
            over = self._sum(connection, town, visitor.session, hour) > self._quota.an_hour
            if self._quota.a_day is not None:
                over |= self._sum(connection, town, visitor.client, hour - _DAY) > self._quota.a_day
        return Taken(over, rows)

    def settle(self, taken: Taken, counts: bool) -> None:
        """Say whether it is to count after all. Either way does the same work: the time it takes tells nothing."""
        back = 0 if counts else 1
        with self._engine.begin() as connection:
            for row in taken.rows:
                same = (attempts.c[name] == value for name, value in row.items())
                connection.execute(update(attempts).where(*same).values(number=attempts.c.number - back))

    def of_town(self, town: str) -> int:
        """How many there were in a town in this hour, each once."""
        wanted = select(func.sum(attempts.c.number)).where(attempts.c.town == town, *self._this_hour())
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def of_towns(self) -> dict[str, int]:
        """The same of every town that had any."""
        wanted = select(attempts.c.town, func.sum(attempts.c.number)).where(*self._this_hour())
        with self._engine.connect() as connection:
            return {town: int(number) for town, number in connection.execute(wanted.group_by(attempts.c.town))}

    def purge(self) -> None:
        """Delete what is older than a day."""
        with self._engine.begin() as connection:
            connection.execute(delete(attempts).where(attempts.c.hour < self._now() - _DAY))

    def _this_hour(self) -> tuple[ColumnElement[bool], ...]:
        """Each attempt once: by the conversation, and not by the address again."""
        hour = self._now().replace(minute=0, second=0, microsecond=0)
        return attempts.c.hour == hour, attempts.c.visitor.startswith(self._key("v:"))

    def _add(self, connection: Connection, row: dict[str, Any]) -> None:
        first = _INSERT[connection.dialect.name](attempts).values({**row, "number": 1})
        more = {"number": attempts.c.number + 1}
        connection.execute(first.on_conflict_do_update(index_elements=list(row), set_=more))

    def _sum(self, connection: Connection, town: str, visitor: str, since: datetime) -> int:
        wanted = select(func.sum(attempts.c.number)).where(
            attempts.c.town == town, attempts.c.visitor == self._key(visitor), attempts.c.hour >= since
        )
        return int(connection.execute(wanted).scalar() or 0)

    def _key(self, visitor: str) -> str:
        return f"{self._quota.what}:{visitor}"
