"""Answers a message: reads the tracker, asks the dialogue what is wanted, says what the catalogue knows."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions import languages
from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.inbox import with_offer
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.answers.voice import LANGUAGE
from bot.catalogue.remembering import RememberingCatalogue
from bot.database.engine import connect
from bot.dialogue.expert_thread import Expected, expected
from bot.dialogue.query import Query, Talk
from bot.dialogue.rank import every_weight
from bot.dialogue.state import State
from bot.dialogue.update import update
from bot.experts.configure import configured_experts
from bot.experts.experts import Experts
from bot.experts.secret import DOCUMENT_MARK
from bot.journal.subjects import note
from bot.journal.writer import Journal
from bot.loaded import settle
from bot.settings import settings
from bot.understanding.reading import from_message

logger = logging.getLogger(__name__)
STATE = "dialogue_state"
# Channels that say themselves, before the first message, that an automatic assistant answers.
_GREETING_CHANNELS = frozenset({"widget"})
# Replies that say it, or that must not be kept waiting by it.
_BEFORE_NOTES = frozenset({"greet", "ask_identity", "emergency", "crisis", "violence"})


class ActionAnswer(Action):
    """The one action behind every intent; what is asked is decided by ``bot.dialogue``."""

    def __init__(self) -> None:
        """Made once, when the server starts: what answers need is read now, so that no visitor waits for it."""
        texts()
        every_weight()
        settle()

    def name(self) -> str:
        """As domain.yml and the rules call it."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Say the answer and keep the new state; without a database say nothing, for the channel knows what to say."""
        state = State.from_dict(tracker.get_slot(STATE))
        reading = from_message(tracker.latest_message)
        told = tracker.latest_message.get("metadata") or {}
        chosen = told.get(LANGUAGE)
        now = datetime.now()
        try:
            catalogue().refresh()
            asked = languages.before(state, chosen)
            outcome = update(asked, reading, catalogue(), now, experts().for_visitor(tracker.sender_id, told))
            left = languages.after(outcome.state, chosen, reading)
            context = _context(left, state.answers, now)
            message = compose(outcome.queries, context)
            expect(tracker.sender_id, state, left, str(tracker.latest_message.get("text") or ""))
        except SQLAlchemyError:
            # Without an answer the channel apologises, and the conversation stays where it was.
            logger.exception("Request %s: the catalogue cannot be read", _request(tracker))
            return []
        if not state.answered_at and not _introduced(tracker, outcome.queries):
            dispatcher.utter_message(text=texts().say("notice"))
        # Of what is written while an expert's dialogue is open, or opens it, the journal never gets the words.
        question = "" if _in_dialogue(state) or _in_dialogue(left) else str(tracker.latest_message.get("text") or "")
        noted = note(outcome.queries, question, now.date())
        if settings().inbox and noted.question:
            message = with_offer(message, outcome.queries, context.voice)
        _say(dispatcher, message)
        journal().note(noted)
        return [SlotSet(STATE, left.to_dict())]


@lru_cache(maxsize=1)
def catalogue() -> RememberingCatalogue:
    """One catalogue a process."""
    return RememberingCatalogue(connect(settings().database_url))


@lru_cache(maxsize=1)
def experts() -> Experts:
    """The experts that are switched on, read once a process."""
    return configured_experts(settings())


def expect(conversation: str, before: State, after: State, text: str = "") -> None:
    """Tell the channel when the next message is sensitive, and when nothing that was told is needed any more."""
    desk, wanted = experts().desk, expected(experts(), after)
    if desk and (DOCUMENT_MARK in text or {wanted, expected(experts(), before)} != {Expected()}):
        desk.expect(conversation, wanted.kind, wanted.fields, wanted.keep)


@lru_cache(maxsize=1)
def journal() -> Journal:
    """One journal a process, beside the catalogue."""
    return Journal(connect(settings().database_url))


def _context(state: State, turn: int, now: datetime) -> Context:
    return Context(
        catalogue(), texts(), settings(), now.date(), turn, easy=state.easy, english=state.english, experts=experts()
    )


def _in_dialogue(state: State) -> bool:
    return state.expert is not None and state.expert.flow is not None


def _introduced(tracker: Tracker, queries: tuple[Query, ...]) -> bool:
    """Whether the visitor knows that no person answers, or needs help before such notes."""
    if tracker.get_latest_input_channel() in _GREETING_CHANNELS:
        return True
    return any(isinstance(q, Talk) and q.response in _BEFORE_NOTES for q in queries)


def _request(tracker: Tracker) -> str:
    """The number that the channel has given the message; its log lines carry it, too."""
    numbers = (event.get("message_id") for event in reversed(tracker.events) if event.get("event") == "user")
    return str(next(numbers, None))


def _say(dispatcher: CollectingDispatcher, message: Message) -> None:
    *first, last = message.texts
    for text in first:
        dispatcher.utter_message(text=text)
    dispatcher.utter_message(
        text=last,
        buttons=[button.to_dict() for button in message.buttons] or None,
        json_message=message.custom or None,
    )
