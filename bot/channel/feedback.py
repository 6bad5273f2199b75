"""Thumbs and comments on answers, for the editorial office. Session, address and name are not stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Column, DateTime, MetaData, String, Table, Text
from sqlalchemy.engine import Engine

metadata = MetaData()
feedback = Table(
    "widget_feedback",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created_at", DateTime, nullable=False),
    Column("rating", String(4), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("comment", Text, nullable=False),
)
_LONGEST = {"question": 2000, "answer": 10_000, "comment": 1000}


class FeedbackStore:
    """Keeps feedback for a limited time in the same database as the catalogue."""

    def __init__(self, engine: Engine, days: int, safe: Callable[[str], str] = str) -> None:
        """``safe`` takes personal data out of a text; people write their numbers into comments, too."""
        self._engine = engine
        self._days = days
        self._safe = safe
        metadata.create_all(engine)

    def save(self, given: Mapping[str, Any]) -> str:
        """Store a rating, or change the one whose id is given; returns its id."""
        if given.get("rating") not in {"up", "down"}:
            raise ValueError("rating must be 'up' or 'down'")
        row = {name: self._safe(str(given.get(name) or "")[:longest]) for name, longest in _LONGEST.items()}
        known = given.get("id")
        with self._engine.begin() as connection:
            now = datetime.now(timezone.utc).replace(tzinfo=None)
            expired = feedback.c.created_at < now - timedelta(days=self._days)
            connection.execute(feedback.delete().where(expired))
            if isinstance(known, str):
                change = feedback.update().where(feedback.c.id == known)
                changes = {"rating": given["rating"], "comment": row["comment"]}
                if connection.execute(change.values(changes)).rowcount:
                    return known
            # Other ids are made here and never taken from a client, so that nobody can aim at a foreign row.
            new = uuid.uuid4().hex
            row |= {"id": new, "rating": given["rating"]}
            connection.execute(feedback.insert().values(created_at=now, **row))
            return new
