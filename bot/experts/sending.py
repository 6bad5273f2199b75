"""Keeps what a visitor sends: number and code, the report, and the parcel for delivery, all in one transaction."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.database.engine import for_changes, utc_now
from bot.experts.api import LimitReached, Receipt, Submission
from bot.experts.attempts import Attempts, Quota
from bot.experts.delivery import Parcel
from bot.experts.handles import code_of, number_of
from bot.experts.outbox import Outbox
from bot.experts.reports import KINDS, EmbeddedReports
from bot.experts.visitors import Visitor

_SENT = Quota("s", an_hour=3, a_day=10)
_TRIES = 5  # for a number that nobody has yet


class Sending:
    """``key`` makes numbers and codes, so that nobody can work them out."""

    def __init__(
        self, engine: Engine, key: bytes, reports: EmbeddedReports, outbox: Outbox,
        now: Callable[[], datetime] = utc_now,
    ) -> None:  # fmt: skip
        self._engine = for_changes(engine)
        self._key = key
        self._reports = reports
        self._outbox = outbox
        self._sent = Attempts(engine, _SENT, now)
        self._now = now

    def submit(self, visitor: Visitor, town: str, submission: Submission, told: str) -> Receipt:
        """Keep it once. ``told`` stands for the visitor's answers: the same ones get the same receipt."""
        if there := self.receipt(visitor, town, told):
            return there
        key = self._key_of(visitor, town, told)
        taken = self._sent.take(town, visitor)
        if taken.over:
            self._sent.settle(taken, counts=False)
            raise LimitReached
        code = code_of(key)
        return Receipt(self._kept(town, submission, key, code), code)

    def receipt(self, visitor: Visitor, town: str, told: str) -> Receipt | None:
        """The receipt of what was sent before, as long as it is known here."""
        key = self._key_of(visitor, town, told)
        number = self._outbox.number(key.hex())
        return Receipt(number, code_of(key)) if number else None

    def _key_of(self, visitor: Visitor, town: str, told: str) -> bytes:
        return hmac.new(self._key, f"{visitor.session}\0{town}\0{told}".encode(), hashlib.sha256).digest()

    def _kept(self, town: str, submission: Submission, key: bytes, code: str) -> str:
        for salt in range(_TRIES):
            number = number_of(key, submission.kind, self._now().year, salt)
            try:
                self._write(town, submission, key.hex(), number, code)
            except IntegrityError:
                # Somebody has the number, or a second click was faster.
                if there := self._outbox.number(key.hex()):
                    return there
                continue
            return number
        raise RuntimeError("no free number was found")

    def _write(self, town: str, submission: Submission, key: str, number: str, code: str) -> None:
        parcel = Parcel(
            key, town, number, submission.kind, self._now().isoformat(timespec="seconds"), dict(submission.public),
            dict(submission.secret), submission.service, submission.schema, submission.reply_to,
        )  # fmt: skip
        report = submission.kind in KINDS
        with self._engine.begin() as connection:
            self._outbox.add(connection, parcel, done=report)
            if report:
                self._reports.keep(connection, town, number, code, submission)

    def purge(self) -> None:
        """Delete what was counted more than a day ago."""
        self._sent.purge()
