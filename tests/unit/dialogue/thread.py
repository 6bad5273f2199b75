"""A conversation without a model: each message brings its intent along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache

from bot.catalogue.queries import Catalogue
from bot.dialogue.query import Query
from bot.dialogue.state import State
from bot.dialogue.update import update
from bot.understanding.intents import LinearIntents
from bot.understanding.names import NameIndex
from bot.understanding.reader import read
from bot.understanding.reading import Reading
from bot.understanding.roles.examples import EXAMPLES, read_examples
from bot.understanding.roles.features import features
from bot.understanding.roles.learning import learn, rows

START = datetime(2026, 3, 2, 9, 0)


@cache
def roles_of(index: NameIndex) -> LinearIntents:
    """What each name is there for, learnt as for the running assistant."""
    return learn(read_examples(EXAMPLES, index))


def reading(
    index: NameIndex, text: str, intent: str, confidence: float = 0.9, today: date | None = None
) -> Reading:  # fmt: skip
    """What a message says, with the intent that a classifier would add."""
    found = read(text, index, today)
    if found.names:
        surroundings = rows(features(found.text, [named.mention for named in found.names]))
        rankings = roles_of(index).rankings(surroundings)
        names = [replace(n, role=r[0][0], roles=tuple(r)) for n, r in zip(found.names, rankings, strict=True)]
        found = replace(found, names=tuple(names))
    return replace(found, intent=intent, confidence=confidence, ranking=((intent, confidence),))


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
        said = reading(self.index, text, intent, confidence, self.now.date())
        outcome = update(self.state, said, self.catalogue, self.now)
        # Every state has to survive the slot between two messages.
        self.state = State.from_dict(outcome.state.to_dict())
        assert self.state == outcome.state
        return outcome.queries
