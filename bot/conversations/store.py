"""Conversations in a database: the thread in one row, and the texts so that visitors can read and delete them.

Rasa's own stores keep every event and read all of them for each message, so that answers get slower as a
conversation grows. Here a message costs the same at the first and at the five-hundredth turn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.conversations.models import conversations, messages
from bot.database.engine import connect, utc_now
from bot.settings import settings


@dataclass(frozen=True)
class Text:
    """One message; ``author`` is "user" or "assistant"."""

    author: str
    text: str

    def to_dict(self) -> dict[str, str]:
        """As visitors download it."""
        return {"author": self.author, "text": self.text}


class Conversations:
    """Keeps conversations until ``hours`` after their last message. Each call is one transaction.

    Raises SQLAlchemyError when the database cannot be reached, read or written.
    """

    def __init__(self, engine: Engine, hours: float, now: Callable[[], datetime] = utc_now) -> None:
        """``hours`` may be a fraction; ``now`` is for tests."""
        self._engine = engine
        self._kept = timedelta(hours=hours)
        self._now = now

    def slots(self, conversation: str) -> dict[str, Any] | None:
        """What was remembered with the last answer; None for an unknown or expired conversation."""
        wanted = select(conversations.c.slots).where(
            conversations.c.id == conversation, conversations.c.last_at >= self._oldest()
        )
        with self._engine.connect() as connection:
            found = connection.execute(wanted).scalar()
        return None if found is None else dict(json.loads(found))

    def record(self, conversation: str, slots: Mapping[str, Any], texts: Iterable[Text]) -> None:
        """Remember what was said last and where the thread stands now."""
        row = {"last_at": self._now(), "slots": json.dumps(slots, ensure_ascii=False)}
        said = [{"conversation_id": conversation, **text.to_dict()} for text in texts]
        same, kept = conversations.c.id == conversation, conversations.c.last_at >= self._oldest()
        with self._engine.begin() as connection:
            if not connection.execute(update(conversations).where(same, kept).values(row)).rowcount:
                # What expired before must not come back with the new message.
                connection.execute(delete(conversations).where(same))
                connection.execute(insert(conversations), {"id": conversation, **row})
            if said:
                connection.execute(insert(messages), said)

    def texts(self, conversation: str) -> list[Text]:
        """What was said, in order; empty for an unknown or expired conversation."""
        wanted = (
            select(messages.c.author, messages.c.text)
            .join(conversations)
            .where(conversations.c.id == conversation, conversations.c.last_at >= self._oldest())
            .order_by(messages.c.id)
        )
        with self._engine.connect() as connection:
            return [Text(row.author, row.text) for row in connection.execute(wanted)]

    def forget(self, conversation: str) -> bool:
        """Delete a conversation; whether there was one."""
        return self._delete(conversations.c.id == conversation) > 0

    def purge(self) -> int:
        """Delete all expired conversations; how many there were."""
        return self._delete(conversations.c.last_at < self._oldest())

    def ids(self) -> list[str]:
        """The names of all conversations."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(conversations.c.id).order_by(conversations.c.id)).scalars())

    def check(self) -> None:
        """Raise SQLAlchemyError unless conversations can be read."""
        with self._engine.connect() as connection:
            connection.execute(select(conversations.c.id).limit(1)).all()

    def _delete(self, clause: Any) -> int:
        with self._engine.begin() as connection:
            return int(connection.execute(delete(conversations).where(clause)).rowcount)

    def _oldest(self) -> datetime:
        """Conversations whose last message is older than this are forgotten."""
        return self._now() - self._kept


def configured_conversations() -> Conversations:
    """The conversations where the settings say they are."""
    known = settings()
    return Conversations(connect(known.tracker_url, isolation="READ COMMITTED"), known.conversation_hours)
