"""The whole assistant in one process, without servers: for the command line, tests and evaluation.

The same model, dialogue and answers as in operation; only Rasa's tracker and the HTTP between them are left out.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.catalogue.remembering import RememberingCatalogue
from bot.channel.document_numbers import without_document_numbers
from bot.channel.expert_input import guarded
from bot.database.engine import connect
from bot.dialogue.expert_thread import expected
from bot.dialogue.languages import prepared
from bot.dialogue.offices import settled
from bot.dialogue.situation import Situation
from bot.dialogue.state import State
from bot.dialogue.update import Outcome, update
from bot.dialogue.why import why
from bot.experts.configure import configured_experts
from bot.experts.experts import Experts
from bot.experts.secret import DOCUMENT_MARK
from bot.models import newest_model
from bot.settings import settings
from bot.understanding.reading import TODAY, Reading, from_message


@dataclass
class Conversation:
    """One visitor: keeps the state between messages."""

    assistant: Assistant
    state: State = field(default_factory=State)
    outcome: Outcome | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def say(self, text: str, now: datetime | None = None) -> Message:
        """The answer to the next message."""
        moment = now or datetime.now()
        self.assistant.catalogue.refresh()
        experts = self.assistant.experts.for_visitor(self.id)
        if experts.desk:
            text = without_document_numbers(guarded(experts.desk, self.id, text), DOCUMENT_MARK)
        reading = self.assistant.read(text, moment.date())
        turn = self.state.answers
        self.outcome = update(self.state, reading, self.assistant.catalogue, moment, experts)
        self.state = self.outcome.state
        if experts.desk:
            wanted = expected(experts, self.state)
            experts.desk.expect(self.id, wanted.kind, wanted.fields, wanted.keep)
        context = Context(
            self.assistant.catalogue,
            texts(),
            settings(),
            moment.date(),
            turn,
            easy=self.state.easy,
            english=self.state.english,
            experts=experts,
        )
        return compose(self.outcome.queries, context)

    def why(self, text: str, now: datetime | None = None) -> list[str]:
        """How the next message would be decided."""
        moment = now or datetime.now()
        reading = self.assistant.read(text, moment.date())
        state = prepared(self.state.aged(moment.timestamp()), reading)
        situation = Situation(state, reading, self.assistant.catalogue, moment.date(), self.assistant.experts)
        return list(why(settled(situation)))


class Assistant:
    """A trained model and the catalogue."""

    def __init__(self, model: Path | None = None, experts: Experts | None = None) -> None:
        """Load the newest model or the given one; takes some seconds. ``experts``: other than those of the settings."""
        import structlog
        from rasa.core.agent import Agent

        # Rasa would print every parsed message; here the answers are the output.
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        self.catalogue = RememberingCatalogue(connect(settings().database_url))
        self.experts = configured_experts(settings()) if experts is None else experts
        self._agent: Any = Agent.load(str(model or newest_model(settings().model_dir)))
        self._loop = asyncio.new_event_loop()

    def read(self, text: str, today: date | None = None) -> Reading:
        """What is understood of one message, said today or on another day."""
        from rasa.core.channels.channel import UserMessage

        message = UserMessage(text, metadata={TODAY: today.isoformat()} if today else None)
        parsed = self._loop.run_until_complete(self._agent.processor.parse_message(message))
        return from_message(parsed)

    def conversation(self) -> Conversation:
        """A new visitor."""
        return Conversation(self)
