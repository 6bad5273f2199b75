"""Hostile and unlucky messages, cleaned as the channel does: a fitting reply, and the next question works."""

from __future__ import annotations

import pytest

from bot.answers.texts import texts
from bot.assistant import Assistant, Conversation
from bot.channel.cleaning import LONGEST_MESSAGE, clean
from tests.hostile import HOSTILE, unfit


def reply(conversation: Conversation, raw: object) -> str:
    """What a client gets for a message, as in bot/channel/rest.py."""
    cleaned = clean(raw)
    if cleaned.problem:
        return texts().say(cleaned.problem, limit=LONGEST_MESSAGE)
    assert not cleaned.text.startswith("/")
    return "\n".join(conversation.say(cleaned.text).texts)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_fitting_reply_and_the_next_question_works(assistant: Assistant, name: str) -> None:
    conversation = assistant.conversation()
    text = reply(conversation, HOSTILE[name])
    assert unfit(text) == [], text
    assert "stefan.thias@bielefeld.de" in reply(conversation, "Wer ist für das Serviceportal Bielefeld zuständig?")


def test_a_thread_survives_a_hostile_message(assistant: Assistant) -> None:
    conversation = assistant.conversation()
    reply(conversation, "Was kostet das Serviceportal Bielefeld?")
    reply(conversation, HOSTILE["sql"])
    reply(conversation, HOSTILE["empty"])
    assert "stefan.thias@bielefeld.de" in reply(conversation, "Und wer ist zuständig?")


@pytest.mark.parametrize("raw", [None, 7, 1.5, True, ["Was kostet das?"], {"text": "x"}])
def test_what_is_no_text_counts_as_empty(assistant: Assistant, raw: object) -> None:
    assert "keinen Text" in reply(assistant.conversation(), raw)


@pytest.mark.parametrize("name", ["too long", "one long word"])
def test_the_limit_is_named(assistant: Assistant, name: str) -> None:
    assert str(LONGEST_MESSAGE) in reply(assistant.conversation(), HOSTILE[name])


@pytest.mark.parametrize("raw", ["a\x00b", "a\u202eb", "a\u200bb", "a\ud83db", "  a \n b "])
def test_cleaning_leaves_only_visible_characters(raw: str) -> None:
    text = clean(raw).text
    assert text in {"a b", "ab"} and text.isprintable()


@pytest.mark.parametrize("raw", ["/restart", "//restart", " / /restart", "/ask_contact{}"])
def test_no_message_is_a_command(raw: str) -> None:
    assert not clean(raw).text.startswith("/")


def test_the_longest_message_is_answered(assistant: Assistant) -> None:
    long = ("Ich hätte da eine Frage. " * 100)[: LONGEST_MESSAGE - 40] + " Was kostet govchain?"
    assert "Gesamtkosten" in reply(assistant.conversation(), long)
