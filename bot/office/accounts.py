"""Who may log in: local accounts with a strong hash, and those that an OpenID Connect provider vouches for."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import for_changes, utc_now
from bot.office.models import sessions, users

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256  # more would only cost time
_NAME = re.compile(r"[\w.@+-]{2,80}")


class Role(StrEnum):
    """What an account is for."""

    editor = "editor"  # journal and inbox
    found_office = "found-office"  # found items and reports
    citizen_office = "citizen-office"  # lists of identity documents
    admin = "admin"  # all of it, accounts and the audit log


@dataclass(frozen=True)
class User:
    """An account that is logged in; ``town`` is the number of the only town that it works for, empty for all.

    ``local``: it logs in here, and no provider of OpenID Connect vouches for it.
    """

    name: str
    role: Role
    town: str = ""
    local: bool = True


class NotAccepted(Exception):
    """An account cannot be made like this; the text says why."""


class Accounts:
    """The accounts of the staff page."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = utc_now, hasher: PasswordHasher | None = None
    ) -> None:
        self._engine = for_changes(engine)
        self._now = now
        self._hasher = hasher or PasswordHasher()  # Argon2id with 64 MB, as RFC 9106 recommends
        # What an unknown name is compared with: it takes as long as a wrong password.
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def add(self, name: str, role: Role, password: str | None, town: str = "") -> User:
        """Make an account, or change the one of that name and end its sessions; without password: OpenID Connect."""
        name = normal(name)
        if not _NAME.fullmatch(name):
            raise NotAccepted("a name has 2 to 80 letters, digits, or . _ @ + -")
        if password is not None and not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise NotAccepted(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        hashed = "" if password is None else self._hasher.hash(password)
        values = {"role": role.value, "town": town, "password": hashed}
        with self._engine.begin() as connection:
            if connection.execute(update(users).where(users.c.name == name).values(values)).rowcount:
                connection.execute(delete(sessions).where(sessions.c.name == name))
            else:
                connection.execute(insert(users), {**values, "name": name, "created_at": self._now()})
        return User(name, role, town, bool(hashed))

    def remove(self, name: str) -> bool:
        """Delete an account with its sessions; whether there was one."""
        name = normal(name)
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.name == name))
            return connection.execute(delete(users).where(users.c.name == name)).rowcount > 0

    def check(self, name: str, password: str) -> User | None:
        """The account, if the password is its own. Takes the same time for unknown names."""
        row = self._row(name)
        hashed = row.password if row is not None and row.password else self._nobody
        right = self._verified(hashed, password[:LONGEST_PASSWORD])
        if row is None or not row.password or not right:
            return None
        if self._hasher.check_needs_rehash(hashed):
            renewed = self._hasher.hash(password)
            with self._engine.begin() as connection:
                connection.execute(update(users).where(users.c.name == row.name).values(password=renewed))
        return _user(row)

    def vouched(self, name: str) -> User | None:
        """The account that a provider vouches for: one without a password of its own."""
        row = self._row(name)
        return _user(row) if row is not None and not row.password else None

    def known(self, name: str) -> bool:
        """Whether there is an account of that name."""
        return self._row(name) is not None

    def all(self) -> list[User]:
        """All accounts by name."""
        with self._engine.connect() as connection:
            return [_user(row) for row in connection.execute(select(users).order_by(users.c.name))]

    def _row(self, name: str) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(select(users).where(users.c.name == normal(name))).one_or_none()

    def _verified(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False


def normal(name: str) -> str:
    """A name as it is compared."""
    return name.replace("\x00", "").strip().casefold()


def _user(row: Any) -> User:
    return User(row.name, Role(row.role), row.town, bool(row.password))
