"""What visitors have sent: written down before anything else is done with it, then delivered until it has arrived.

Nothing is lost, because a parcel stays until the other side has given its reference; nothing is there twice, because
the key of a parcel is unique here and goes along with each attempt.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import for_changes, utc_now
from bot.experts.delivery import Delivery, Parcel, Turned, Unavailable
from bot.experts.models import outbox

logger = logging.getLogger(__name__)
WAITING, HERE, DELIVERED, TURNED = "waiting", "here", "delivered", "turned"
_KEPT_AFTER = timedelta(days=7)
_LEASE = timedelta(minutes=5)  # for one attempt; whoever died during it leaves the parcel to the next one
_LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """A parcel as staff lists it, without what is in it."""

    number: str
    kind: str
    state: str
    attempts: int
    created_at: datetime
    reference: str


@dataclass(frozen=True)
class Sent:
    """What came of an attempt to send all that is due."""

    delivered: int = 0
    waiting: int = 0
    turned: int = 0


class Outbox:
    """The table, and the way out of it."""

    def __init__(self, engine: Engine, key: bytes, delivery: Delivery, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = for_changes(engine)
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._delivery = delivery
        self._now = now

    def number(self, key: str) -> str | None:
        """The number under which a parcel of this key is kept."""
        with self._engine.connect() as connection:
            return connection.execute(select(outbox.c.number).where(outbox.c.key == key)).scalar()

    def add(self, connection: Connection, parcel: Parcel, done: bool) -> None:
        """Write a parcel down. ``done``: it needs nobody any more where parcels stay here."""
        now, here = self._now(), self._delivery.at_once or not self._delivery.takes(parcel)
        row = {
            "key": parcel.key, "town": parcel.town, "number": parcel.number, "kind": parcel.kind,
            "state": HERE if here else WAITING, "attempts": 0, "next_at": now, "created_at": now,
            "delivered_at": now if here and done else None, "reference": "",
            "payload": self._fernet.encrypt(parcel.to_json().encode()).decode(),
        }  # fmt: skip
        connection.execute(insert(outbox), row)

    def send(self) -> Sent:
        """Deliver what is due, each on its own: one that fails holds up no other."""
        found = {DELIVERED: 0, WAITING: 0, TURNED: 0}
        for key in self._due():
            if self._claimed(key):
                found[self._sent(key)] += 1
        return Sent(found[DELIVERED], found[WAITING], found[TURNED])

    def listed(self, town: str) -> list[Entry]:
        """What a town has on file here, oldest first."""
        columns = [outbox.c[name] for name in Entry.__dataclass_fields__]
        wanted = select(*columns).where(outbox.c.town == town).order_by(outbox.c.created_at)
        with self._engine.connect() as connection:
            return [Entry(**row._mapping) for row in connection.execute(wanted)]

    def take(self, town: str, number: str) -> Parcel | None:
        """Give a parcel to the staff, who has it from now on."""
        same = (outbox.c.town == town, outbox.c.number == number)
        with self._engine.begin() as connection:
            payload = connection.execute(select(outbox.c.payload).where(*same)).scalar()
            first = (*same, outbox.c.delivered_at.is_(None))
            connection.execute(update(outbox).where(*first).values(delivered_at=self._now(), state=DELIVERED))
        return self._opened(payload) if payload else None

    def purge(self) -> int:
        """Delete what arrived a week ago; what has not arrived stays, and is named in the log."""
        with self._engine.begin() as connection:
            gone = connection.execute(delete(outbox).where(outbox.c.delivered_at < self._now() - _KEPT_AFTER)).rowcount
            late = (outbox.c.state == WAITING, outbox.c.created_at < self._now() - timedelta(days=1))
            numbers = list(connection.execute(select(outbox.c.number).where(*late)).scalars())
        if numbers:
            logger.error("Not delivered since more than a day: %s", ", ".join(numbers))
        return int(gone)

    def _due(self) -> list[str]:
        wanted = select(outbox.c.key).where(outbox.c.state == WAITING, outbox.c.next_at <= self._now())
        with self._engine.connect() as connection:
            return list(connection.execute(wanted.order_by(outbox.c.created_at)).scalars())

    def _claimed(self, key: str) -> bool:
        """Take a parcel for a while, so that two who send at once do not take the same."""
        now = self._now()
        free = (outbox.c.key == key, outbox.c.state == WAITING, outbox.c.next_at <= now)
        with self._engine.begin() as connection:
            taken = update(outbox).where(*free).values(next_at=now + _LEASE, attempts=outbox.c.attempts + 1)
            return bool(connection.execute(taken).rowcount)

    def _sent(self, key: str) -> str:
        """One attempt; the new state."""
        with self._engine.connect() as connection:
            row = connection.execute(select(outbox).where(outbox.c.key == key)).one()
        try:
            reference = self._delivery.deliver(self._opened(row.payload))
        except Unavailable as cause:
            wait = min(timedelta(minutes=2**row.attempts), _LONGEST_WAIT)
            logger.warning("%s: not delivered (%s), next attempt in %s", row.number, cause, wait)
            self._note(key, next_at=self._now() + wait)
            return WAITING
        except Turned as cause:
            logger.error("%s: turned away (%s); see 'submissions list'", row.number, cause)
            self._note(key, state=TURNED)
            return TURNED
        self._note(key, state=DELIVERED, reference=reference, delivered_at=self._now())
        return DELIVERED

    def _note(self, key: str, **values: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.key == key).values(**values))

    def _opened(self, payload: str) -> Parcel:
        return Parcel.from_json(self._fernet.decrypt(payload.encode()).decode())
