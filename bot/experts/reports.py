"""Reports of losses and finds: what staff sorts by in the clear, all else encrypted.

A visitor learns the state of a report by its number and code, and nothing else; what is unknown, gone, of another town
or has another code is one and the same answer.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import utc_now
from bot.experts.api import Submission
from bot.experts.attempts import Attempts, Quota
from bot.experts.models import reports
from bot.experts.secret import Secret
from bot.experts.visitors import Visitor

KINDS = ("lost", "found")
STATES = ("received", "accepted", "question", "closed", "rejected")
UNKNOWN, LIMIT = "unknown", "limit"
_SHOWN = {"rejected": "closed"}  # why is for the office to say
# Days: a loss half a year, a find seven months after it was accepted, a rejected or closed one a month.
_KEPT = {"lost": 183, "found": 214}
_KEPT_DONE = 30
_MISSES = Quota("r", an_hour=5, a_day=20)


@dataclass(frozen=True)
class Report:
    """A report as staff lists it, without what is secret."""

    number: str
    kind: str
    category: str
    color: str
    day: date
    told: Mapping[str, str]
    status: str
    status_at: datetime


class EmbeddedReports:
    """Tables of our own; the key opens what is secret."""

    def __init__(self, engine: Engine, key: bytes, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._key = key
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._now = now
        self._misses = Attempts(engine, _MISSES, now)

    def keep(self, connection: Connection, town: str, number: str, code: str, submission: Submission) -> None:
        """Add a report, within the transaction that notes it for delivery."""
        told = dict(submission.public)
        now = self._now()
        row = {
            "town": town, "number": number, "kind": submission.kind,
            "code_mac": Secret(code).mac(self._key, town, number),
            "category": told.pop("category", ""), "color": told.pop("color", ""),
            "day": date.fromisoformat(told.pop("day")), "told": json.dumps(told, ensure_ascii=False),
            "status": "received", "status_at": now,
            "keep_until": (now + timedelta(days=_KEPT[submission.kind])).date(),
            "secret": self._fernet.encrypt(json.dumps(dict(submission.secret)).encode()).decode(),
        }  # fmt: skip
        connection.execute(insert(reports), row)

    def state(self, town: str, visitor: Visitor, number: str, code: Secret) -> str:
        """The state of a report. A miss counts, also if there have been too many already."""
        wanted = select(reports.c.code_mac, reports.c.status).where(*_same(town, number))
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        fits = hmac.compare_digest(code.mac(self._key, town, number), row.code_mac if row else "")
        taken = self._misses.take(town, visitor)
        hit = row and fits and not taken.over
        self._misses.settle(taken, counts=not hit)
        if row and hit:
            return str(_SHOWN.get(row.status, row.status))
        return LIMIT if taken.over else UNKNOWN

    def listed(self, town: str, kind: str = "", status: str = "") -> list[Report]:
        """The reports of a town, oldest first."""
        columns = [reports.c[name] for name in Report.__dataclass_fields__]
        wanted = select(*columns).where(reports.c.town == town).order_by(reports.c.status_at, reports.c.number)
        wanted = wanted.where(reports.c.kind == kind) if kind else wanted
        wanted = wanted.where(reports.c.status == status) if status else wanted
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [Report(**{**row._mapping, "told": json.loads(row.told)}) for row in rows]

    def secret(self, town: str, number: str) -> Mapping[str, Any] | None:
        """What only the staff may see of a report."""
        with self._engine.connect() as connection:
            found = connection.execute(select(reports.c.secret).where(*_same(town, number))).scalar()
        if not found:
            return None
        opened: Mapping[str, Any] = json.loads(self._fernet.decrypt(found.encode()))
        return opened

    def move(self, town: str, number: str, status: str) -> bool:
        """Give a report another state, and the time that it is kept from now on; whether there is one."""
        now = self._now()
        with self._engine.begin() as connection:
            kind = connection.execute(select(reports.c.kind).where(*_same(town, number))).scalar()
            if not kind:
                return False
            values: dict[str, Any] = {"status": status, "status_at": now}
            if status in {"closed", "rejected"}:
                values["keep_until"] = (now + timedelta(days=_KEPT_DONE)).date()
            elif kind == "found" and status == "accepted":
                values["keep_until"] = (now + timedelta(days=_KEPT["found"])).date()
            connection.execute(update(reports).where(*_same(town, number)).values(**values))
        return True

    def purge(self) -> int:
        """Delete what is kept no longer."""
        self._misses.purge()
        with self._engine.begin() as connection:
            return int(connection.execute(delete(reports).where(reports.c.keep_until < self._now().date())).rowcount)


def _same(town: str, number: str) -> tuple[Any, ...]:
    return reports.c.town == town, reports.c.number == number
