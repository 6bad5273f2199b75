"""What a visitor sends to the staff: a question without an answer by its button, then a contact if wished.

Both are ordinary messages, so that it works over REST as text, too. They are answered here, before Rasa: a contact
reaches no tracker, journal or log.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.answers.context import person
from bot.answers.inbox import button_title
from bot.answers.texts import Texts, texts
from bot.answers.values import Sentence, say
from bot.answers.voice import Voice, voice
from bot.channel.personal_data import may_be_a_contact
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.inbox.store import Inbox
from bot.settings import Settings, settings

logger = logging.getLogger(__name__)
_LONGEST_CONTACT = 300  # characters


class VisitorsInbox:
    """The visitors' side of the inbox. While the database is away it does nothing: then nothing else works either."""

    def __init__(self, store: Inbox, said: Texts, known: Settings) -> None:
        self._store = store
        self._known = known
        voices = [voice(said, 0), voice(said, 0, wants_easy=True), voice(said, 0, wants_english=True)]
        self._voices = {button_title(found): found for found in voices}

    def take(self, conversation: str, message: str) -> str:
        """The reply, if the message is for the inbox; else nothing."""
        try:
            offer = self._store.offered(conversation)
            if offer is None:
                return ""
            speaker = self._voices.get(offer.button, next(iter(self._voices.values())))
            if message.strip().casefold() == offer.button.casefold():
                return speaker.said(self._sent(conversation, offer.entry is not None))
            if offer.entry is not None:
                return self._contact_left(conversation, message, speaker)
        except SQLAlchemyError:
            logger.exception("The inbox cannot be reached")
        return ""

    def remember(self, conversation: str, question: str, messages: Sequence[Mapping[str, Any]]) -> None:
        """If the answer just given offers to send the question, note which one it was."""
        titles = {button.get("title") for message in messages for button in message.get("buttons") or ()}
        button = next((title for title in self._voices if title in titles), "")
        if button:
            try:
                self._store.offer(conversation, button, question)
            except SQLAlchemyError:
                logger.exception("The inbox cannot be reached")

    def forget(self, conversation: str) -> None:
        """The visitor deletes the conversation."""
        self._store.forget(conversation)

    def _sent(self, conversation: str, already: bool) -> Sentence:
        if not already and not self._store.send(conversation):
            return say("inbox_full", contact=person(self._known))
        if not self._store.keeps_contacts:
            return say("inbox_sent", days=self._known.inbox_days)
        return say("inbox_sent_contact", days=self._known.inbox_days)

    def _contact_left(self, conversation: str, message: str, speaker: Voice) -> str:
        """A contact is kept; anything else is a message like any other, and no contact is awaited any more."""
        if may_be_a_contact(message) and "?" not in message and len(message) <= _LONGEST_CONTACT:
            kept = self._store.leave_contact(conversation, message)
            return speaker.said(say("inbox_thanks")) if kept else ""
        self._store.forget(conversation)
        return ""


async def visitors_inbox() -> VisitorsInbox | None:
    """The inbox, if it is on and can be reached; its tables are made with the first message."""
    known = settings()
    if not known.inbox:
        return None
    try:
        return await asyncio.to_thread(_made, known)
    except SQLAlchemyError:
        logger.exception("The inbox cannot be reached")
        return None


@lru_cache(maxsize=1)
def _made(known: Settings) -> VisitorsInbox:
    engine = connect(known.database_url)
    migrate(engine, Schema.office)
    return VisitorsInbox(Inbox(engine, known.expert_secret), texts(), known)
