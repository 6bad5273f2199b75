"""The towns' files in the database: loaded all or nothing, and seen by a running assistant within seconds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Engine

from bot.experts.api import Fact, Town
from bot.experts.models import towns

_DAYS = ("valid_from", "valid_until", "review_by")


def save(engine: Engine, found: Sequence[Town]) -> int:
    """Put these towns in place of all others; the new version."""
    with engine.begin() as connection:
        version = int(connection.execute(select(func.max(towns.c.version))).scalar() or 0) + 1
        connection.execute(delete(towns))
        now = datetime.now(UTC).replace(tzinfo=None)
        rows = [
            {"ags": t.ags, "name": t.name, "version": version, "loaded_at": now, "content": _packed(t)} for t in found
        ]
        if rows:
            connection.execute(insert(towns), rows)
    return version


class Towns:
    """The loaded towns by their number, asked for again when a new version has been loaded."""

    def __init__(self, engine: Engine, refresh_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._pause = refresh_seconds
        self._clock = clock
        self._version = -1
        self._looked_at = float("-inf")
        self._towns: dict[str, Town] = {}

    def __call__(self) -> Mapping[str, Town]:
        """All towns; looks at the database at most every few seconds."""
        if self._clock() - self._looked_at >= self._pause:
            with self._engine.connect() as connection:
                version = int(connection.execute(select(func.max(towns.c.version))).scalar() or 0)
                if version != self._version:
                    rows = connection.execute(select(towns.c.content)).scalars()
                    self._towns = {town.ags: town for town in map(_unpacked, rows)}
            self._version, self._looked_at = version, self._clock()
        return self._towns


def as_dict(town: Town) -> dict[str, Any]:
    """A JSON-safe form."""
    facts = {key: [_plain(fact) for fact in history] for key, history in town.facts.items()}
    return {"ags": town.ags, "name": town.name, "facts": facts}


def _packed(town: Town) -> str:
    return json.dumps(as_dict(town), ensure_ascii=False)


def _plain(fact: Fact) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(fact).items()}


def _unpacked(text: str) -> Town:
    found = json.loads(text)
    facts = {key: tuple(_fact(plain) for plain in history) for key, history in found["facts"].items()}
    return Town(found["ags"], found["name"], facts)


def _fact(plain: Mapping[str, Any]) -> Fact:
    days = {name: date.fromisoformat(plain[name]) if plain[name] else None for name in _DAYS}
    value = tuple(plain["value"]) if isinstance(plain["value"], list) else plain["value"]
    return Fact(**{**plain, **days, "value": value})
