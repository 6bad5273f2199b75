"""How often somebody has tried or sent something: counted by keyed hashes, by the hour, kept for a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.database.engine import for_changes, utc_now
from bot.experts.models import attempts

_DAY = timedelta(days=1)


class Attempts:
    """Counts for a town and a visitor; ``what`` keeps the counts of different things apart."""

    def __init__(self, engine: Engine, what: str, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._prefix = what
        self._now = now

    def in_hour(self, town: str, visitor: str) -> int:
        """How many there were in this hour."""
        return self._sum(town, visitor, self._hour())

    def in_day(self, town: str, visitor: str) -> int:
        """How many there were in the last 24 hours."""
        return self._sum(town, visitor, self._hour() - _DAY)

    def of_town(self, town: str) -> int:
        """How many there were in a town in this hour, each once."""
        wanted = select(func.sum(attempts.c.number)).where(
            attempts.c.town == town,
            attempts.c.hour == self._hour(),
            attempts.c.visitor.startswith(f"{self._prefix}:v:"),
        )
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def count(self, town: str, *visitors: str) -> None:
        """Count one more for each of several names of the same visitor; empty ones are left out."""
        for name in filter(None, visitors):
            row = {"town": town, "visitor": self._key(name), "hour": self._hour()}
            if not self._one_more(row):
                self._first(row)

    def purge(self) -> None:
        """Delete what is older than a day."""
        with self._engine.begin() as connection:
            connection.execute(delete(attempts).where(attempts.c.hour < self._now() - _DAY))

    def _one_more(self, row: Mapping[str, Any]) -> bool:
        same = (attempts.c[name] == value for name, value in row.items())
        with for_changes(self._engine).begin() as connection:
            changed = update(attempts).where(*same).values(number=attempts.c.number + 1)
            return bool(connection.execute(changed).rowcount)

    def _first(self, row: Mapping[str, Any]) -> None:
        try:
            with for_changes(self._engine).begin() as connection:
                connection.execute(insert(attempts), {**row, "number": 1})
        except IntegrityError:  # another worker was first
            self._one_more(row)

    def _sum(self, town: str, visitor: str, since: datetime) -> int:
        if not visitor:
            return 0
        wanted = select(func.sum(attempts.c.number)).where(
            attempts.c.town == town, attempts.c.visitor == self._key(visitor), attempts.c.hour >= since
        )
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def _key(self, visitor: str) -> str:
        return f"{self._prefix}:{visitor}"

    def _hour(self) -> datetime:
        return self._now().replace(minute=0, second=0, microsecond=0)
