"""Rasa's REST channel with guards: POST /webhooks/rest/webhook {"sender": "...", "message": "..."}."""

from __future__ import annotations

import re
import uuid

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.bodies import body_of
from bot.channel.converse import REQUEST_ID, Handler, converse, request_id
from bot.channel.startup import attend
from bot.settings import settings

# Names reach logs and tables; what they may hold is plain.
_SENDER = re.compile(r"[\w.:@+ -]{1,200}")


class GuardedRest(InputChannel):
    """A drop-in for Rasa's "rest" channel that answers every request, also a hostile or unlucky one.

    Clients choose the names of their conversations, so it is for programs of the operator: REST_CHANNEL=0 takes
    it away where only the widget is wanted.
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
            body = body_of(request)
            number = request_id(request.headers)
            reply = await converse(on_new_message, _sender(body.get("sender")), body.get("message"), "rest", number)
            return response.json(reply.messages, headers={REQUEST_ID: number})

        return routes


def _sender(value: object) -> str:
    """The client's name for its conversation, or a fresh one; the widget's conversations are out of reach."""
    if isinstance(value, str | int) and _SENDER.fullmatch(str(value)) and not str(value).startswith("widget-"):
        return str(value)
    return uuid.uuid4().hex
