"""Found items: what anybody may know of them in the clear, all else encrypted and for the staff only.

Public are number, category, broad colour, the week of the find, district and office. A search needs a category and a
day, and shows five items at most.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

from cryptography.fernet import Fernet
from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.experts.api import FoundItem
from bot.experts.documents import ImportRefused
from bot.experts.models import found_items
from bot.experts.samples import Samples
from bot.experts.secret import Secret

_SHOWN = 5
_KEPT_AFTER = timedelta(days=30)
STORED, RETURNED = "stored", "returned"


class EmbeddedFoundItems:
    """Tables of our own; the key opens what is secret. ``samples``: a search finds invented ones, too."""

    columns = ("nummer", "kategorie", "farbe", "fundtag", "stadtteil", "stelle", "bis", "geheim")

    def __init__(
        self, engine: Engine, key: bytes, now: Callable[[], datetime] = utc_now, samples: bool = False
    ) -> None:
        self._engine = engine
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._now = now
        self._samples = Samples(engine, found_items, samples)

    def search(self, town: str, category: str, color: str, lost_on: date) -> tuple[FoundItem, ...]:
        """What may be the thing: of its category, found in that week or later; a colour narrows if it can."""
        columns = [found_items.c[name] for name in FoundItem.__dataclass_fields__]
        wanted = select(*columns).where(
            found_items.c.town == town,
            found_items.c.category == category,
            found_items.c.status == STORED,
            found_items.c.found_week >= lost_on - timedelta(days=lost_on.weekday()),
            *self._samples.left_out,
        )
        with self._engine.connect() as connection:
            found = [FoundItem(**row._mapping) for row in connection.execute(wanted.order_by(found_items.c.number))]
        alike = [item for item in found if color and item.color == color]
        return tuple((alike or found)[:_SHOWN])

    def are_samples(self, town: str) -> bool:
        """Whether what a search in a town finds is invented."""
        return self._samples.told(town)

    def listed(self, town: str) -> tuple[FoundItem, ...]:
        """The public fields of all items of a town that are still here, for staff."""
        columns = [found_items.c[name] for name in FoundItem.__dataclass_fields__]
        wanted = select(*columns).where(*_real(town), found_items.c.status == STORED)
        with self._engine.connect() as connection:
            return tuple(FoundItem(**row._mapping) for row in connection.execute(wanted.order_by(found_items.c.number)))

    def has(self, town: str, number: str) -> bool:
        """Whether a town has an item of that number, here or returned."""
        wanted = select(found_items.c.number).where(*_real(town), found_items.c.number == number)
        with self._engine.connect() as connection:
            return connection.execute(wanted).scalar() is not None

    def load(self, town: str, text: str, sample: bool = False) -> int:
        """Add the items of a list, or renew those of the same number; all or nothing. Invented ones go.

        ``sample``: the list itself is invented, and is left out where a town has items of its own.
        """
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
        if tuple(next(reader, [])) != self.columns:
            raise ImportRefused(f"row 1: expected {';'.join(self.columns)}")
        rows = [self._row(town, number, fields) for number, fields in enumerate(reader, 2) if fields]
        with self._engine.begin() as connection:
            if sample and self._samples.has_real(connection, town):
                return 0
            connection.execute(delete(found_items).where(found_items.c.town == town, found_items.c.sample))
            for row in rows:
                same = (found_items.c.town == town, found_items.c.number == row["number"])
                connection.execute(delete(found_items).where(*same))
            if rows:
                connection.execute(insert(found_items), [{**row, "sample": sample} for row in rows])
        return len(rows)

    def give_back(self, town: str, number: str) -> bool:
        """Mark an item as returned; whether there was one."""
        same = (*_real(town), found_items.c.number == number)
        with self._engine.begin() as connection:
            return connection.execute(update(found_items).where(*same).values(status=RETURNED)).rowcount > 0

    def secret(self, town: str, number: str) -> Secret | None:
        """What only the staff may see of an item."""
        wanted = select(found_items.c.secret).where(found_items.c.town == town, found_items.c.number == number)
        with self._engine.connect() as connection:
            found = connection.execute(wanted).scalar()
        return Secret(self._fernet.decrypt(found.encode()).decode()) if found else None

    def purge(self) -> int:
        """Delete items thirty days after their keeping time."""
        over = found_items.c.keep_until < (self._now() - _KEPT_AFTER).date()
        with self._engine.begin() as connection:
            return int(connection.execute(delete(found_items).where(over)).rowcount)

    def _row(self, town: str, row: int, fields: list[str]) -> dict[str, object]:
        if len(fields) != len(self.columns):
            raise ImportRefused(f"row {row}: expected {len(self.columns)} fields, found {len(fields)}")
        number, category, color, day, district, office, until, secret = (field.strip() for field in fields)
        if not number or not category:
            raise ImportRefused(f"row {row}: expected nummer and kategorie")
        try:
            found_on, keep_until = date.fromisoformat(day), date.fromisoformat(until)
        except ValueError:
            raise ImportRefused(f"row {row}: expected days such as 2026-11-26 in fundtag and bis") from None
        return {
            "town": town, "number": number, "category": category, "color": color, "district": district,
            "office": office,
            "found_week": found_on - timedelta(days=found_on.weekday()), "keep_until": keep_until, "status": STORED,
            "secret": self._fernet.encrypt(secret.encode()).decode(),
        }  # fmt: skip


def _real(town: str) -> tuple[ColumnElement[bool], ...]:
    """Of a town, and not invented: what staff works with."""
    return found_items.c.town == town, found_items.c.sample.is_(False)
