"""A conversation without a model: each message brings its intent along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.catalogue.queries import Catalogue
from bot.dialogue.query import Query
from bot.dialogue.state import State
from bot.dialogue.update import update
from bot.understanding.names import NameIndex
from bot.understanding.reader import read
from bot.understanding.reading import Reading

START = datetime(2026, 3, 2, 9, 0)


def reading(index: NameIndex, text: str, intent: str, confidence: float = 0.9) -> Reading:
    """What a message says, with the intent that a classifier would add."""
    return replace(read(text, index), intent=intent, confidence=confidence, ranking=((intent, confidence),))


@dataclass
class Thread:
    """One visitor; a minute passes between two messages unless a test says otherwise."""

    catalogue: Catalogue
    index: NameIndex
    state: State = field(default_factory=State)
    now: datetime = START

    def say(self, text: str, intent: str, confidence: float = 0.9, after: int = 1) -> tuple[Query, ...]:
        """The queries that answer the next message, sent ``after`` minutes later."""
        self.now += timedelta(minutes=after)
        outcome = update(self.state, reading(self.index, text, intent, confidence), self.catalogue, self.now)
        # Every state has to survive the slot between two messages.
        self.state = State.from_dict(outcome.state.to_dict())
        assert self.state == outcome.state
        return outcome.queries
