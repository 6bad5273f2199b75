"""Rasa's REST channel with guards: POST /webhooks/rest/webhook {"sender": "...", "message": "..."}."""

from __future__ import annotations

import hmac
import re
import uuid
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.bodies import body_of
from bot.channel.converse import REQUEST_ID, Handler, converse, request_id
from bot.channel.guard import Refused
from bot.channel.startup import attend
from bot.experts.experts import TOWN, UNLISTED
from bot.settings import settings

# Names reach logs and tables; what they may hold is plain.
_SENDER = re.compile(r"[\w.:@+ -]{1,200}")


class GuardedRest(InputChannel):
    """A drop-in for Rasa's "rest" channel that answers every request, also a hostile or unlucky one.

    Clients choose the names of their conversations, so it is for programs of the operator: REST_CHANNEL=0 takes
    it away where only the widget is wanted. REST_CLIENTS lists tokens, each with the town that its client asks for.
    """

    @classmethod
    def name(cls) -> str:
        """The part of the address: /webhooks/rest."""
        return "rest"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("guarded_rest")
        attend(routes)
        if not settings().rest_channel:
            return routes

        @routes.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            told = _told(request.token)
            body = body_of(request)
            number = request_id(request.headers)
            sender, message = _sender(body.get("sender")), body.get("message")
            reply = await converse(on_new_message, sender, message, "rest", number, told=told)
            return response.json(reply.messages, headers={REQUEST_ID: number})

        return routes


def _told(token: str | None) -> dict[str, Any]:
    """The town of a client that REST_CLIENTS lists. Others are not trusted with limits in production: they need no
    more than another name for their conversation to begin anew.
    """
    known = settings()
    if not token or not known.rest_clients:
        return {UNLISTED: bool(known.production)}
    clients = known.rest_clients.items()
    towns = [town for name, town in clients if hmac.compare_digest(name.encode(), token.encode(errors="replace"))]
    if not towns:
        raise Refused(401, "Dieser Schlüssel ist nicht bekannt.")
    return {TOWN: towns[0]}


def _sender(value: object) -> str:
    """The client's name for its conversation, or a fresh one; the widget's conversations are out of reach."""
    if isinstance(value, str | int) and _SENDER.fullmatch(str(value)) and not str(value).startswith("widget-"):
        return str(value)
    return uuid.uuid4().hex
