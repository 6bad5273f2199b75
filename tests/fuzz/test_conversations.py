"""Whole conversations of messages that nobody wrote: each turn gets a fitting reply, and the thread holds."""

from __future__ import annotations

import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.assistant import Assistant, Conversation
from bot.channel.cleaning import LONGEST_MESSAGE, clean
from bot.channel.personal_data import redact
from bot.dialogue.state import State
from tests.fuzz import messages as m
from tests.fuzz.tally import count, examples, in_time
from tests.hostile import unfit

_NOW = datetime(2026, 3, 2, 9, 30)
_turns = st.lists(st.one_of(m.messages, m.messages, st.sampled_from(m.QUESTIONS)), min_size=1, max_size=5)


def take_turn(conversation: Conversation, raw: str) -> str:
    """What a visitor gets, with the state going through the slot as in operation."""
    cleaned = clean(raw)
    if cleaned.problem:
        return texts().say(cleaned.problem, limit=LONGEST_MESSAGE)
    with in_time():
        message = conversation.say(redact(cleaned.text, tuple).text, _NOW)
    check_parts(message)
    stored = json.dumps(conversation.state.to_dict(), allow_nan=False)
    stored.encode()
    assert State.from_dict(json.loads(stored)) == conversation.state
    conversation.state = State.from_dict(json.loads(stored))
    return "\n".join(message.texts)


def check_parts(message: Message) -> None:
    """Each text, button and card can be sent and shown."""
    assert message.texts and all(text.strip() for text in message.texts)
    for button in message.buttons:
        assert button.title.strip() and clean(button.to_dict()["payload"]).problem is None
    json.dumps([message.texts, message.custom], ensure_ascii=False, allow_nan=False).encode()


@examples(450)
@given(_turns)
def test_every_turn_is_answered_and_a_known_question_still_rightly(warm_assistant: Assistant, turns: list[str]) -> None:
    conversation = warm_assistant.conversation()
    for raw in turns:
        reply = take_turn(conversation, raw)
        # Asked about all projects at once, the assistant may be longer than a person likes.
        assert set(unfit(reply)) <= {"too long"} and len(reply) < 20_000, reply
    reply = take_turn(conversation, "Wer ist für das Serviceportal Bielefeld zuständig?")
    assert "stefan.thias@bielefeld.de" in reply, reply
    count("turns of conversations", len(turns) + 1)
