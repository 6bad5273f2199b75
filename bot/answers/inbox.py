"""The button under an answer that could not help: it offers to send the question to the staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.reply import Button, Message
from bot.answers.values import say
from bot.answers.voice import Voice
from bot.dialogue.query import Fallback, Query

_SURELY_NOT_UNDERSTOOD = 2  # misses in a row; before that the visitor is asked back


def with_offer(message: Message, queries: Sequence[Query], voice: Voice) -> Message:
    """The answer with the button, for a message that the journal notes as unanswered."""
    if any(isinstance(query, Fallback) and query.misses < _SURELY_NOT_UNDERSTOOD for query in queries):
        return message
    return replace(message, buttons=(*message.buttons, Button(button_title(voice))))


def button_title(voice: Voice) -> str:
    """What the button says, and what it sends; the channel knows it by that."""
    return voice.said(say("inbox_button"))
