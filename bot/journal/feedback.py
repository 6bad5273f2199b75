"""Thumbs and comments on answers. Session, address and name are not stored."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Engine

from bot.journal.models import feedback

_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST = {"question": 2000, "answer": 10_000, "comment": 1000}


class FeedbackStore:
    """Keeps feedback in the journal until the next purge after ``JOURNAL_DAYS``."""

    def __init__(self, engine: Engine, safe: Callable[[str], str] = str) -> None:
        """``safe`` takes personal data out of a text; people write their numbers into comments, too."""
        self._engine = engine
        self._safe = safe

    def save(self, given: Mapping[str, Any]) -> str:
        """Store a rating, or change the one whose id is given; returns its id."""
        if given.get("rating") not in ("up", "down"):  # no set: what was sent may be a list or an object
            raise ValueError("rating must be 'up' or 'down'")
        row = {name: self._safe(_storable(given.get(name), longest)) for name, longest in _LONGEST.items()}
        known = given.get("id")
        with self._engine.begin() as connection:
            if isinstance(known, str) and _ID.fullmatch(known):
                change = feedback.update().where(feedback.c.id == known)
                changes = {"rating": given["rating"], "comment": row["comment"]}
                if connection.execute(change.values(changes)).rowcount:
                    return known
            # Other ids are made here and never taken from a client, so that nobody can aim at a foreign row.
            new = uuid.uuid4().hex
            row |= {"id": new, "rating": given["rating"]}
            now = datetime.now(UTC).replace(tzinfo=None)
            connection.execute(feedback.insert().values(created_at=now, **row))
            return new


def _storable(given: object, longest: int) -> str:
    """The beginning of a text without the two things that JSON carries and a database refuses."""
    text = str(given or "")[:longest].encode(errors="ignore").decode()  # half of a surrogate pair
    return text.replace("\x00", "")
