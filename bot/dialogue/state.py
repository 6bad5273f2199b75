"""What a conversation has come to: small, JSON-safe, kept in one Rasa slot."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.catalogue.conditions import Condition
from bot.dialogue.memory import pack, unpack
from bot.dialogue.query import Query
from bot.experts.thread import Thread

logger = logging.getLogger(__name__)

FORGET_AFTER_SECONDS = 30 * 60
_REMEMBERED_FOCUSES = 5
VERSION = 2  # of the form in the slot; raised when a field changes its meaning
_READ = (1, VERSION)  # 1 had no number
LONGEST_LIST = 50  # of a longer one, what comes after is not asked for by ordinal


@dataclass(frozen=True)
class Pending:
    """A question that waits until the visitor has chosen a project."""

    projects: tuple[str, ...]
    facets: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """The thread of a conversation: what it is about, what was last shown, what waits for a choice."""

    focus: tuple[str, ...] = ()  # project ids of the last answer
    earlier: tuple[tuple[str, ...], ...] = ()  # the focuses before, newest first
    facets: tuple[str, ...] = ()  # last asked facts
    operation: str = ""  # facts, list, count, sum, rank, compare, place, region, talk ...
    listed: tuple[str, ...] = ()  # project ids of the last list, in its order
    conditions: tuple[Condition, ...] = ()  # of the last list, count or sum
    wider: tuple[Condition, ...] = ()  # the conditions before the list was narrowed down
    order: tuple[str, bool] | None = None
    places: tuple[str, ...] = ()  # the towns last spoken of
    home: tuple[str, ...] = ()  # the town that the visitor has called their own: „bei uns“
    errand: tuple[str, ...] = ()  # the public services last asked for
    regions: tuple[str, ...] = ()
    pending: Pending | None = None
    expert: Thread | None = None  # only while an expert has been spoken to
    said: tuple[Query, ...] = ()  # what the last answer was made from, to say it again
    misses: int = 0  # messages in a row that were not understood, or were about something else
    easy: bool = False  # Leichte Sprache
    english: bool = False
    answers: int = 0  # given so far; the wording of repeated talk varies with it
    answered_at: float = 0.0  # seconds since 1970

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe form for the slot."""
        kept = (f.name for f in fields(self) if f.name != "expert" or self.expert)
        return {"version": VERSION, **{name: _WRITTEN.get(name, _safe)(getattr(self, name)) for name in kept}}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> State:
        """The reverse of :meth:`to_dict`; a slot that was never set is the empty state.

        Of a release that this one does not know only the wishes for language are kept: a forgotten thread is asked for
        again, a misread one answers wrongly.
        """
        data = data or {}
        if data.get("version", 1) in _READ:
            try:
                return cls(**{name: read(data[name]) for name, read in _READ_AS.items() if name in data})
            except (AttributeError, KeyError, TypeError, ValueError):
                logger.warning("A stored thread cannot be read and is forgotten", exc_info=True)
        return cls(easy=bool(data.get("easy")), english=bool(data.get("english")))

    def remembering(self, focus: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The earlier focuses once ``focus`` takes the place of the present one."""
        if not self.focus or self.focus == focus:
            return self.earlier
        kept = (self.focus, *(ids for ids in self.earlier if ids != self.focus))
        return kept[:_REMEMBERED_FOCUSES]

    def aged(self, now: float) -> State:
        """The state after a pause: the thread is forgotten, the wishes for language are kept."""
        if self.answered_at and now - self.answered_at > FORGET_AFTER_SECONDS:
            return State(easy=self.easy, english=self.english)
        return self


Done = tuple[State, list[Query]]  # what a message comes to: the new thread, and what is to be answered


def _safe(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_safe(one) for one in value]
    return value.to_dict() if isinstance(value, Condition) else value


_WRITTEN: dict[str, Callable[[Any], Any]] = {
    "listed": lambda ids: list(ids[:LONGEST_LIST]),
    "pending": lambda p: p and {"projects": list(p.projects), "facets": list(p.facets)},
    "expert": Thread.to_dict,
    "said": pack,
}
_READ_AS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("focus", "facets", "listed", "places", "home", "errand", "regions"), tuple),
    **dict.fromkeys(("conditions", "wider"), lambda told: tuple(Condition.from_dict(c) for c in told)),
    "earlier": lambda focuses: tuple(tuple(ids) for ids in focuses),
    "operation": str,
    "order": lambda order: (str(order[0]), bool(order[1])) if order else None,
    "pending": lambda p: Pending(tuple(p["projects"]), tuple(p["facets"])) if p else None,
    "expert": lambda thread: Thread.from_dict(thread) if thread else None,
    "said": unpack,
    **dict.fromkeys(("misses", "answers"), int),
    **dict.fromkeys(("easy", "english"), bool),
    "answered_at": float,
}
