"""Sensitive input on its way from the channel to an expert: encrypted, for minutes, read once.

The action notes what the open question expects. The channel then puts the visitor's input here, before anything logs or
stores it, and hands a mark on instead: trackers, logs and the journal see "⟦serial:kqzt...⟧". What a dialogue will send
stays here until it is sent, cancelled or too old; anything else is read once.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from string import ascii_lowercase
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.experts.forms import FormField, entered, mistakes, packed, unpacked
from bot.experts.models import expects, vault
from bot.experts.secret import MARK, Secret
from bot.experts.words import asks, commands, plain

KEPT = timedelta(minutes=15)
_IN_A_SENTENCE = frozenset({"serial"})  # what has a form and is cut out; of anything else the whole message goes
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

    def expect(self, conversation: str, kind: str, fields: Sequence[FormField] = (), keep: bool = False) -> None:
        """Note that the next message is sensitive; an empty kind takes the note back.

        Without ``keep`` what lies here of the conversation goes, too: no dialogue will ask for it.
        """
        client = self.client(conversation) if keep else ""
        row = {"conversation": conversation, "kind": kind, "until": self._now() + KEPT, "fields": packed(fields)}
        with self._engine.begin() as connection:
            for table in (expects,) if keep else (vault, expects):
                connection.execute(delete(table).where(table.c.conversation == conversation))
            if kind or client:
                connection.execute(insert(expects), {**row, "client": client})

    def guard(self, conversation: str, text: str, client: str = "") -> str:
        """The message as it may go on: with a mark in place of what is sensitive, if that is expected.

        ``client`` is a hash of where it comes from, for limits.
        """
        kind, _ = self._expected(conversation)
        found = _sensitive(kind, text) if kind else None
        if not found:
            return text
        start, end = found
        return f"{text[:start]}{self._put(conversation, kind, text[start:end], client)}{text[end:]}"

    def overhear(self, conversation: str, kind: str, value: str, client: str = "") -> None:
        """Keep what was told before anything asked for it, until ``expect`` is told that no dialogue needs it."""
        row = {"conversation": conversation, "kind": "", "until": self._now() + KEPT, "fields": packed(())}
        with self._engine.begin() as connection:
            connection.execute(delete(expects).where(expects.c.conversation == conversation))
            connection.execute(insert(expects), {**row, "client": client})
        self._put(conversation, kind, value, "")

    def unasked(self, conversation: str, kind: str) -> str:
        """The mark of what was overheard and not read yet; empty if there is nothing."""
        wanted = select(vault.c.token).where(vault.c.conversation == conversation, vault.c.kind == kind)
        with self._engine.connect() as connection:
            token = connection.execute(wanted.order_by(vault.c.expires_at.desc())).scalar()
        return f"⟦{kind}:{token}⟧" if token else ""

    def form(self, conversation: str, values: Mapping[str, Any], client: str = "") -> tuple[str, dict[str, str]]:
        """A filled-in form: its mark, or what is wrong with its fields; neither if none is asked for."""
        kind, fields = self._expected(conversation)
        if kind != "form":
            return "", {}
        found = entered(fields, values)
        wrong = mistakes(fields, found)
        return ("", wrong) if wrong else (self._put(conversation, kind, json.dumps(found), client), {})

    def client(self, conversation: str) -> str:
        """Where the last sensitive input of a conversation came from; empty if the channel does not know."""
        wanted = select(expects.c.client).where(expects.c.conversation == conversation)
        with self._engine.connect() as connection:
            return connection.execute(wanted).scalar() or ""

    def look(self, conversation: str, text: str) -> Secret | None:
        """What a mark stands for; it stays where it is."""
        mark = MARK.search(text)
        return self._read(conversation, mark[2]) if mark else None

    def open(self, conversation: str, text: str) -> Secret | None:
        """What a mark in a message stands for; only the first reader gets it, and only in the same conversation."""
        mark = MARK.search(text)
        if not mark:
            return None
        found = self._read(conversation, mark[2])
        with self._engine.begin() as connection:
            gone = connection.execute(delete(vault).where(*_same(conversation, mark[2]))).rowcount
        return found if gone else None

    def _read(self, conversation: str, token: str) -> Secret | None:
        wanted = select(vault.c.value, vault.c.expires_at).where(*_same(conversation, token))
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
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

    def _expected(self, conversation: str) -> tuple[str, tuple[FormField, ...]]:
        wanted = select(expects.c.kind, expects.c.fields).where(
            expects.c.conversation == conversation, expects.c.until >= self._now()
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return (row.kind, unpacked(row.fields)) if row else ("", ())

    def _put(self, conversation: str, kind: str, value: str, client: str) -> str:
        token = "".join(secrets.choice(ascii_lowercase) for _ in range(16))
        row = {"conversation": conversation, "token": token, "kind": kind, "expires_at": self._now() + KEPT}
        encrypted = self._fernet.encrypt(value.encode()).decode()
        with self._engine.begin() as connection:
            connection.execute(insert(vault), {**row, "value": encrypted})
            if client:
                noted = update(expects).where(expects.c.conversation == conversation)
                connection.execute(noted.values(client=client))
        return f"⟦{kind}:{token}⟧"


def _same(conversation: str, token: str) -> tuple[Any, ...]:
    return vault.c.conversation == conversation, vault.c.token == token


def _sensitive(kind: str, text: str) -> tuple[int, int] | None:
    """Where the sensitive part stands. What has no form is sensitive as a whole, unless it does nothing but steer."""
    said = plain(text)
    if kind not in _IN_A_SENTENCE:
        steers = any(pattern.fullmatch(said) for pattern in commands().values())
        return None if steers or MARK.fullmatch(text) else (0, len(text))
    if any(pattern.search(said) for pattern in commands().values()):
        return None
    for form in _NUMBERS:
        if found := max(form.finditer(text), key=lambda match: len(match.group()), default=None):
            return found.span()
    # Something else that is no sentence may be a mistyped number.
    return (0, len(text)) if not asks(text) and not _WORD.search(text) else None
