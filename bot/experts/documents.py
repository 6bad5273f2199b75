"""The state of applications for identity documents: the adapter with a table of its own.

Numbers are held as keyed hashes only. What is unknown, handed out or of another town is one and the same answer: nobody
learns anything by trying numbers.
"""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import utc_now
from bot.experts.attempts import Attempts, Quota
from bot.experts.models import documents
from bot.experts.models import paused as paused_towns
from bot.experts.samples import Samples
from bot.experts.secret import Secret
from bot.experts.visitors import Visitor

logger = logging.getLogger(__name__)
STATES = ("in_production", "arrived", "ready", "sent_direct", "contact")
HANDED_OUT = "handed_out"
UNKNOWN, LIMIT, PAUSED = "unknown", "limit", "paused"
KINDS = ("personalausweis", "reisepass", "eid_karte", "aufenthaltstitel")
_MISSES = Quota("d", an_hour=5, a_day=20)
ALARM = 200  # misses of a town in an hour, of which staff hears
_KEPT_DAYS, _HANDED_OUT_DAYS = 183, 14


class ImportRefused(Exception):
    """The list has mistakes; the text names their rows."""


@dataclass(frozen=True)
class Row:
    """One application as imported, the number already hashed."""

    number_mac: str
    kind: str
    status: str
    status_at: datetime


class EmbeddedDocuments:
    """Asked with a town and a number; tells a state, ``unknown``, ``limit`` or ``paused``.

    ``samples``: invented applications are told, too.
    """

    columns = ("nummer", "art", "status", "stand")

    def __init__(
        self, engine: Engine, key: bytes, now: Callable[[], datetime] = utc_now, samples: bool = False
    ) -> None:
        self._engine = engine
        self._key = key
        self._now = now
        self._samples = Samples(engine, documents, samples)
        self._misses = Attempts(engine, _MISSES, now)

    def status(self, town: str, visitor: Visitor, number: Secret) -> str:
        """The state of an application. A miss counts, also if the visitor has had too many already.

        While the town is paused every number counts as a miss, so that the count tells nothing either.
        All that is done is done for every number, so that known and unknown ones take the same time.
        """
        mac = number.mac(self._key, town)
        same = (documents.c.town == town, documents.c.number_mac == mac)
        wanted = select(documents.c.status).where(*same, *self._samples.left_out)
        with self._engine.begin() as connection:
            found = connection.execute(wanted).scalar()
            paused = self._paused(connection, town)
        taken = self._misses.take(town, visitor)
        hit = found in STATES and not taken.over and not paused
        self._misses.settle(taken, counts=not hit)
        misses = self._misses.of_town(town)
        if misses >= ALARM and not hit:
            logger.warning("Town %s: %s unknown document numbers within the hour", town, misses)
        if hit:
            return str(found)
        return PAUSED if paused else LIMIT if taken.over else UNKNOWN

    def misses(self) -> dict[str, int]:
        """How many unknown numbers visitors of each town have tried within this hour."""
        return self._misses.of_towns()

    def pause(self, town: str, on: bool) -> None:
        """Tell nothing of any number of a town, until it goes on."""
        with self._engine.begin() as connection:
            connection.execute(delete(paused_towns).where(paused_towns.c.town == town))
            if on:
                connection.execute(insert(paused_towns), {"town": town, "since": self._now()})

    def is_paused(self, town: str) -> bool:
        """Whether nothing is told of a town's numbers."""
        with self._engine.connect() as connection:
            return self._paused(connection, town)

    def are_samples(self, town: str) -> bool:
        """Whether what is told of a town is invented."""
        return self._samples.told(town)

    def load(self, town: str, text: str, sample: bool = False) -> int:
        """Put a list ("nummer;art;status;stand") in place of the town's present one, all or nothing.

        ``sample``: the list is invented, and takes the place of another such list only.
        """
        rows = self._rows(town, text)
        with self._engine.begin() as connection:
            if sample and self._samples.has_real(connection, town):
                return 0
            connection.execute(delete(documents).where(documents.c.town == town))
            if rows:
                connection.execute(insert(documents), [{"town": town, "sample": sample, **vars(row)} for row in rows])
        return len(rows)

    def count(self, town: str) -> int:
        """How many applications a town has on file; there is no list of them."""
        real = (documents.c.town == town, documents.c.sample.is_(False))
        wanted = select(func.count()).select_from(documents).where(*real)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def purge(self) -> int:
        """Delete what is kept no longer: 14 days after handing out, half a year at most; attempts after a day."""
        now = self._now()
        old = documents.c.status_at < (now - timedelta(days=_KEPT_DAYS)).date()
        done = documents.c.status_at < (now - timedelta(days=_HANDED_OUT_DAYS)).date()
        with self._engine.begin() as connection:
            gone = connection.execute(delete(documents).where(old)).rowcount
            gone += connection.execute(delete(documents).where(documents.c.status == HANDED_OUT, done)).rowcount
        self._misses.purge()
        return int(gone)

    def _paused(self, connection: Connection, town: str) -> bool:
        return connection.execute(select(paused_towns.c.town).where(paused_towns.c.town == town)).first() is not None

    def _rows(self, town: str, text: str) -> list[Row]:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
        header = next(reader, [])
        if tuple(header) != self.columns:
            raise ImportRefused(f"row 1: expected {';'.join(self.columns)}")
        rows: dict[str, Row] = {}
        for number, fields in enumerate(reader, 2):
            if fields:
                row = self._row(town, number, fields)
                rows[row.number_mac] = row
        return list(rows.values())

    def _row(self, town: str, number: int, fields: list[str]) -> Row:
        """A row, checked; a mistake names its row and never the number in it."""
        if len(fields) != len(self.columns):
            raise ImportRefused(f"row {number}: expected {len(self.columns)} fields, found {len(fields)}")
        serial, kind, status, day = (field.strip() for field in fields)
        if kind not in KINDS:
            raise ImportRefused(f"row {number}: art: expected one of {', '.join(KINDS)}")
        if status not in (*STATES, HANDED_OUT):
            raise ImportRefused(f"row {number}: status: expected one of {', '.join((*STATES, HANDED_OUT))}")
        try:
            at = datetime.strptime(day, "%Y-%m-%d")
        except ValueError:
            raise ImportRefused(f"row {number}: stand: expected a day such as 2026-11-26") from None
        return Row(Secret(normal(serial)).mac(self._key, town), kind, status, at)


def normal(number: str) -> str:
    """A number as it is compared: capitals, without blanks and strokes, and without the check digit."""
    bare = "".join(character for character in number.upper() if character.isalnum())
    return bare[:9]
