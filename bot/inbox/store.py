"""The inbox in the database: what visitors may send, what they have sent, and what became of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine

from bot.catalogue.records import LONGEST_ANSWER, LONGEST_QUESTION
from bot.database.engine import for_changes, utc_now
from bot.inbox.models import inbox, offers

_OFFERED = timedelta(minutes=30)  # as long as a thread lasts
_CONTACT_AWAITED = timedelta(minutes=10)
_LONGEST = {"question": 500, "contact": 300, "title": LONGEST_QUESTION, "answer": LONGEST_ANSWER}  # characters
# More than this waits only when somebody floods it; then visitors are told whom to ask instead.
_MOST_OPEN = 500


class Status(StrEnum):
    """Where a question is; ``done`` ones hold no contact any more."""

    open = "open"
    answered = "answered"
    done = "done"


@dataclass(frozen=True)
class Offer:
    """What a visitor may send: a question by its button, or, once there is an entry, a contact for it."""

    button: str
    question: str
    entry: int | None


@dataclass(frozen=True)
class Published:
    """An answered question that is to become an entry of the data."""

    title: str
    answer: str
    answered_on: Any


class Inbox:
    """Without a secret no contact can be kept, and none is asked for."""

    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = for_changes(engine)
        self._now = now
        key = hmac.new(secret.encode(), b"inbox", hashlib.sha256).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key)) if secret else None

    @property
    def keeps_contacts(self) -> bool:
        """Whether a visitor may leave a contact."""
        return self._fernet is not None

    def offer(self, conversation: str, button: str, question: str) -> None:
        """Remember the question that the button under its answer would send."""
        row = {"button": button, "question": question[: _LONGEST["question"]], "entry": None}
        with self._engine.begin() as connection:
            connection.execute(delete(offers).where(offers.c.conversation == conversation))
            until = self._now() + _OFFERED
            connection.execute(insert(offers), {**row, "conversation": conversation, "until": until})

    def offered(self, conversation: str) -> Offer | None:
        """What the visitor may send now."""
        wanted = select(offers.c.button, offers.c.question, offers.c.entry).where(
            offers.c.conversation == conversation, offers.c.until > self._now()
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return Offer(*row) if row else None

    def send(self, conversation: str) -> bool:
        """Make an entry of the offered question; false while too many wait."""
        still = (offers.c.conversation == conversation, offers.c.entry.is_(None))
        until = self._now() + _CONTACT_AWAITED
        with self._engine.begin() as connection:
            # The change comes first: whoever presses the button a second time waits here, and then finds no offer.
            if not connection.execute(update(offers).where(*still).values(until=until)).rowcount:
                return False
            question = connection.execute(select(offers.c.question).where(*still)).scalar()
            waiting = select(func.count()).select_from(inbox).where(inbox.c.status == Status.open.value)
            if int(connection.execute(waiting).scalar() or 0) >= _MOST_OPEN:
                return False
            texts = {"question": question, "contact": "", "title": "", "answer": "", "publish": False}
            row = {**texts, "received_on": self._now().date(), "status": Status.open.value}
            made = connection.execute(insert(inbox).values(row)).inserted_primary_key
            assert made is not None
            connection.execute(update(offers).where(*still).values(entry=made[0]))
        return True

    def leave_contact(self, conversation: str, contact: str) -> bool:
        """Encrypt a contact for the question just sent, once; whether it could be kept."""
        offer = self.offered(conversation)
        self.forget(conversation)
        if self._fernet is None or offer is None or offer.entry is None:
            return False
        sealed = self._fernet.encrypt(contact[: _LONGEST["contact"]].encode()).decode()
        waiting = (inbox.c.id == offer.entry, inbox.c.status == Status.open.value)
        with self._engine.begin() as connection:
            return connection.execute(update(inbox).where(*waiting).values(contact=sealed)).rowcount > 0

    def forget(self, conversation: str) -> None:
        """Nothing more may be sent. What was sent is no longer bound to the conversation and stays."""
        with self._engine.begin() as connection:
            connection.execute(delete(offers).where(offers.c.conversation == conversation))

    def contact(self, entry: int) -> str:
        """The contact of a question, in the clear; empty if there is none, or if it was written with another key."""
        with self._engine.connect() as connection:
            sealed = connection.execute(select(inbox.c.contact).where(inbox.c.id == entry)).scalar()
        if not sealed or self._fernet is None:
            return ""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""

    def answer(self, entry: int, title: str, answer: str, publish: bool) -> bool:
        """Keep an answer, with the question in general words; whether there was such an entry."""
        values = {
            "title": title.strip()[: _LONGEST["title"]],
            # A form sends a line's end as two characters, which its own limit counts as one.
            "answer": answer.replace("\r\n", "\n").strip()[: _LONGEST["answer"]],
            "publish": publish,
            "answered_on": self._now().date(),
        }
        mine = update(inbox).where(inbox.c.id == entry)
        with self._engine.begin() as connection:
            was_open = inbox.c.status == Status.open.value
            connection.execute(mine.where(was_open).values(status=Status.answered.value))
            return connection.execute(mine.values(values)).rowcount > 0

    def done(self, entry: int) -> bool:
        """Nothing more is to be done: the contact goes at once."""
        values = {"status": Status.done.value, "contact": ""}
        with self._engine.begin() as connection:
            return connection.execute(update(inbox).where(inbox.c.id == entry).values(values)).rowcount > 0

    def published(self) -> list[Published]:
        """What is to become entries of the data, oldest first."""
        wanted = select(inbox.c.title, inbox.c.answer, inbox.c.answered_on).where(
            inbox.c.publish, inbox.c.title != "", inbox.c.answer != ""
        )
        with self._engine.connect() as connection:
            return [Published(*row) for row in connection.execute(wanted.order_by(inbox.c.id))]

    def purge(self, days: int) -> int:
        """Delete questions older than so many days, whatever became of them, and offers that are over."""
        oldest = self._now().date() - timedelta(days=days)
        with self._engine.begin() as connection:
            connection.execute(delete(offers).where(offers.c.until <= self._now()))
            return int(connection.execute(delete(inbox).where(inbox.c.received_on < oldest)).rowcount)
