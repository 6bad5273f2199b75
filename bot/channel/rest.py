"""Rasa's REST channel with guards: POST /webhooks/rest/webhook {"sender": "...", "message": "..."}."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.answers.context import operator_contact
from bot.answers.texts import texts
from bot.channel.cleaning import LONGEST_MESSAGE, clean
from bot.channel.known_contacts import known_contacts
from bot.channel.personal_data import redact
from bot.settings import settings

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
_LONGEST_SENDER = 200  # characters


class GuardedRest(InputChannel):
    """A drop-in for Rasa's "rest" channel that answers every request, also a hostile or unlucky one."""

    @classmethod
    def name(cls) -> str:
        """The part of the address: /webhooks/rest."""
        return "rest"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("guarded_rest")

        @routes.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = _body(request)
            sender = _sender(body.get("sender"))
            return response.json(await converse(on_new_message, sender, body.get("message"), self.name()))

        return routes


async def converse(on_new_message: Handler, sender: str, raw: object, channel: str) -> list[dict[str, Any]]:
    """One message and the reply to it; when nothing answers, an honest word and a way to reach a person."""
    cleaned = clean(raw)
    if cleaned.problem:
        text = texts().say(cleaned.problem, limit=LONGEST_MESSAGE)
        return [{"recipient_id": sender, "text": text}]
    safe = redact(cleaned.text, known_contacts)
    collector = CollectingOutputChannel()
    try:
        await on_new_message(UserMessage(safe.text, collector, sender, input_channel=channel))
    except Exception:
        logger.exception("Conversation %s: the message could not be handled", sender)
    if not collector.messages:
        logger.error("Conversation %s: no answer; is the action server running?", sender)
        text = texts().say("fault", contact=operator_contact(texts(), settings()))
        return [{"recipient_id": sender, "text": text}]
    messages: list[dict[str, Any]] = collector.messages
    return [*_warning(sender, safe.found), *messages]


def _warning(sender: str, found: bool) -> list[dict[str, Any]]:
    """A word of caution before the reply to a message that held personal data."""
    return [{"recipient_id": sender, "text": texts().say("personal_data")}] if found else []


def _body(request: Request) -> dict[str, Any]:
    """The JSON object of a request; anything else counts as empty."""
    try:
        body = request.json
    except Exception:  # Sanic raises for broken JSON; the reply to it is the one for an empty message
        return {}
    return body if isinstance(body, dict) else {}


def _sender(value: object) -> str:
    """The client's name for its conversation, or a fresh one."""
    if isinstance(value, str | int) and 0 < len(str(value)) <= _LONGEST_SENDER:
        return str(value)
    return uuid.uuid4().hex
