"""Sessions of logged-in staff, kept in the database: they end with the account, and by logging out at once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import for_changes, utc_now
from bot.office.accounts import Role, User
from bot.office.models import sessions, users

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=10)  # a working day
_NOTICED = timedelta(minutes=1)  # how exactly it is known when a session was last used


@dataclass(frozen=True)
class Session:
    """Whose it is, and whether the second factor was given, too, or is not asked for."""

    user: User
    confirmed: bool


class Sessions:
    """What the browser holds is random and says nothing; the table holds its hash."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = for_changes(engine)  # a browser asks for several things at once
        self._now = now

    def start(self, user: User, confirmed: bool = True) -> str:
        """A new session; what the browser is to hold."""
        token = secrets.token_urlsafe(32)
        now = self._now()
        row = {"token_hash": _hash(token), "name": user.name, "started_at": now, "seen_at": now}
        row["confirmed"] = confirmed
        with self._engine.begin() as connection:
            connection.execute(insert(sessions), row)
        return token

    def find(self, token: str) -> Session | None:
        """The session, if it has not ended; using it keeps it alive."""
        mine = sessions.c.token_hash == _hash(token)
        columns = (users.c.name, users.c.role, users.c.town, users.c.password, sessions.c.seen_at, sessions.c.confirmed)
        wanted = select(*columns).join(sessions, sessions.c.name == users.c.name)
        alive = wanted.where(mine, sessions.c.seen_at > self._now() - IDLE, sessions.c.started_at > self._oldest())
        with self._engine.connect() as connection:
            row = connection.execute(alive).one_or_none()
        if row is None:
            return None
        if row.seen_at < self._now() - _NOTICED:
            with self._engine.begin() as connection:
                connection.execute(update(sessions).where(mine).values(seen_at=self._now()))
        return Session(User(row.name, Role(row.role), row.town, bool(row.password)), row.confirmed)

    def end(self, token: str) -> None:
        """Log out."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))

    def purge(self) -> int:
        """Delete sessions that have ended."""
        over = or_(sessions.c.seen_at <= self._now() - IDLE, sessions.c.started_at <= self._oldest())
        with self._engine.begin() as connection:
            return int(connection.execute(delete(sessions).where(over)).rowcount)

    def _oldest(self) -> datetime:
        return self._now() - LONGEST


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
