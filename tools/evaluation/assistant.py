"""The assistant without Rasa around it: the same reader, classifier and dialogue, ready in a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.dialogue import query as q
from bot.dialogue.state import State
from bot.dialogue.update import update
from bot.settings import settings
from bot.understanding.intents import LinearIntents
from bot.understanding.reading import Reading
from tools.evaluation.features import Features
from tools.evaluation.sentences import Sentence

# Replies that turn a message away; a project they name is an offer, not an answer.
_TURNED_AWAY = (q.Fallback, q.Nearby, q.NoMatch)
_REFUSALS = frozenset({"out_of_scope"})


@dataclass(frozen=True)
class Outcome:
    """What the assistant would do with a held-out sentence."""

    sentence: Sentence
    queries: tuple[q.Query, ...]

    @property
    def turned_away(self) -> bool:
        """Whether the sentence gets no answer: out of scope, not understood, or no such fact."""
        return any(_turns_away(query) or isinstance(query, q.NotHeld) for query in self.queries)

    @property
    def false_alarm(self) -> bool:
        """Whether a question of ours is turned away; "that is not recorded" is right for unknown facts."""
        unknown = self.sentence.intent == "ask_unknown_fact"
        return self.turned_away if not unknown else any(_turns_away(query) for query in self.queries)

    @property
    def link(self) -> str:
        """How the answer's projects relate to the expected ones: right, more, choice, wrong or missed."""
        answers = [query for query in self.queries if not _turns_away(query)]
        found = {i for query in answers for i in getattr(query, "projects", ())}
        if not found:
            return "missed"
        expected = set(self.sentence.projects)
        if not expected <= found:
            return "wrong"
        if any(isinstance(query, q.Choose) for query in answers):
            return "choice"
        return "right" if found == expected else "more"


@dataclass
class Bench:
    """Asks the dialogue what it makes of readings."""

    machine: LinearIntents

    @cached_property
    def catalogue(self) -> Catalogue:
        """The database in use."""
        return Catalogue(connect(settings().database_url))

    def read(self, text: str, today: date | None = None) -> Reading:
        """What is understood of one message; the door that bot.assistant.Conversation uses."""
        features = Features([text], today)
        return self.understood(features.readings[0], features.rows())

    def understood(self, reading: Reading, row: object) -> Reading:
        """The reading with its intent."""
        if not reading.text.strip():
            return replace(reading, intent="out_of_scope")
        ranking = tuple(self.machine.rank(row))
        return replace(reading, intent=ranking[0][0], confidence=ranking[0][1], ranking=ranking)

    def outcomes(self, sentences: Sequence[Sentence], features: Features) -> list[Outcome]:
        """What each sentence leads to; follow-ups get a conversation to follow."""
        rows, now = features.rows(), datetime.now()
        found = []
        for i, (sentence, reading) in enumerate(zip(sentences, features.readings, strict=True)):
            state = self._thread(now) if sentence.register == "followup" else State()
            outcome = update(state, self.understood(reading, rows[i]), self.catalogue, now)
            found.append(Outcome(sentence, outcome.queries))
        return found

    def _thread(self, now: datetime) -> State:
        """A conversation that has just shown a list and then one project of it."""
        projects = tuple(self.catalogue.project_ids(limit=4))
        return State(
            focus=projects[:1],
            facets=("summary",),
            operation="facts",
            listed=projects,
            answered_at=now.timestamp(),
        )


def _turns_away(query: q.Query) -> bool:
    return isinstance(query, _TURNED_AWAY) or (isinstance(query, q.Talk) and query.response in _REFUSALS)
