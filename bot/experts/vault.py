"""Sensitive input on its way from the channel to an expert: encrypted, for minutes, read once.

The action notes what the open question expects. The channel then puts the visitor's input here, before anything logs or
stores it, and hands a mark on instead: trackers, logs and the journal see "⟦serial:kqzt...⟧".
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from string import ascii_lowercase

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.experts.models import expects, vault
from bot.experts.secret import Secret
from bot.experts.words import asks, commands, plain

KEPT = timedelta(minutes=15)
_MARK = re.compile(r"⟦(\w+):([a-z]{16})⟧")  # without figures, so that nothing takes it for a phone number
# A number of a document: in one piece, in groups of its letters, or whatever has a digit among letters.
_NUMBERS = tuple(
    re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)
    for form in (
        r"(?=\w*\d)[A-Z0-9]{6,20}",
        r"(?=[A-Z0-9 ./-]*\d)[CFGHJKLMNPRTVWXYZ0-9]{1,5}(?:[ ./-][CFGHJKLMNPRTVWXYZ0-9]{1,5}){1,9}",
        r"(?=[A-Z0-9 ./-]*\d)[A-Z0-9](?:[ ./-]?[A-Z0-9]){5,19}",
    )
)
_WORD = re.compile(r"[a-zäöüß]{3,}", re.IGNORECASE)


class Vault:
    """Keeps what visitors enter, for one server; the key never stands in the database."""

    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._now = now
        self._fernet = Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))

    def expect(self, conversation: str, kind: str) -> None:
        """Note that the next message is sensitive; an empty kind takes the note back, and what nobody has read."""
        if not kind:
            self.forget(conversation)
            return
        with self._engine.begin() as connection:
            connection.execute(delete(expects).where(expects.c.conversation == conversation))
            row = {"conversation": conversation, "kind": kind, "until": self._now() + KEPT}
            connection.execute(insert(expects), row)

    def guard(self, conversation: str, text: str) -> str:
        """The message as it may go on: with a mark in place of what is sensitive, if that is expected."""
        kind = self._expected(conversation)
        found = _sensitive(kind, text) if kind else None
        if not found:
            return text
        start, end = found
        return f"{text[:start]}{self._put(conversation, kind, text[start:end])}{text[end:]}"

    def open(self, conversation: str, text: str) -> Secret | None:
        """What a mark in a message stands for; only the first reader gets it, and only in the same conversation."""
        mark = _MARK.search(text)
        if not mark:
            return None
        same = (vault.c.conversation == conversation, vault.c.token == mark[2])
        with self._engine.begin() as connection:
            row = connection.execute(select(vault.c.value, vault.c.expires_at).where(*same)).first()
            connection.execute(delete(vault).where(*same))
        if row is None or row.expires_at < self._now():
            return None
        try:
            return Secret(self._fernet.decrypt(row.value.encode()).decode())
        except InvalidToken:  # the key has changed since
            return None

    def forget(self, conversation: str) -> None:
        """Delete all of a conversation."""
        with self._engine.begin() as connection:
            for table in (vault, expects):
                connection.execute(delete(table).where(table.c.conversation == conversation))

    def purge(self) -> int:
        """Delete what has expired; how many values there were."""
        with self._engine.begin() as connection:
            connection.execute(delete(expects).where(expects.c.until < self._now()))
            return int(connection.execute(delete(vault).where(vault.c.expires_at < self._now())).rowcount)

    def _expected(self, conversation: str) -> str:
        wanted = select(expects.c.kind).where(expects.c.conversation == conversation, expects.c.until >= self._now())
        with self._engine.connect() as connection:
            return connection.execute(wanted).scalar() or ""

    def _put(self, conversation: str, kind: str, value: str) -> str:
        token = "".join(secrets.choice(ascii_lowercase) for _ in range(16))
        row = {"conversation": conversation, "token": token, "kind": kind, "expires_at": self._now() + KEPT}
        encrypted = self._fernet.encrypt(value.encode()).decode()
        with self._engine.begin() as connection:
            connection.execute(insert(vault), {**row, "value": encrypted})
        return f"⟦{kind}:{token}⟧"


def _sensitive(kind: str, text: str) -> tuple[int, int] | None:
    """Where the sensitive part stands. Free text is sensitive as a whole; words that steer and questions are not."""
    said = plain(text)
    if any(pattern.search(said) for pattern in commands().values()):
        return None
    if kind == "text":
        return None if asks(text) else (0, len(text))
    for form in _NUMBERS:
        if found := max(form.finditer(text), key=lambda match: len(match.group()), default=None):
            return found.span()
    # Something else that is no sentence may be a mistyped number.
    return (0, len(text)) if not asks(text) and not _WORD.search(text) else None
