"""The channel of the widget: pages, script, sessions, messages, feedback, all from one address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import LockError
from redis.exceptions import RedisError
from sanic import Blueprint, Sanic, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.answers.voice import LANGUAGE, LANGUAGES
from bot.channel import headers
from bot.channel.bodies import body_of
from bot.channel.converse import REQUEST_ID, Handler, Reply, converse, expert_desk, filled_in, request_id
from bot.channel.framing import protect
from bot.channel.guard import Guard, Refused
from bot.channel.inbox import visitors_inbox
from bot.channel.known_contacts import known_contacts
from bot.channel.open_data import OpenData, RouteHandler
from bot.channel.operator_texts import read_operator
from bot.channel.options import Options
from bot.channel.pages import MISSING, Pages
from bot.channel.personal_data import redact
from bot.channel.startup import attend
from bot.channel.static import Script, read_folder
from bot.conversations.store import Conversations, configured_conversations
from bot.database.engine import connect
from bot.experts.experts import TOWN
from bot.journal.feedback import FeedbackStore
from bot.metrics import FAULTS
from bot.settings import settings

logger = logging.getLogger(__name__)
_ASSETS = Path(__file__).parent / "assets"


class WidgetInput(InputChannel):
    """Everything a town needs to put the assistant on its pages."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._guard = Guard(options, settings().redis_url)
        self._under_way: set[asyncio.Future[Reply]] = set()
        self._files = {f"portal/{name}": file for name, file in read_folder(_ASSETS).items()}
        self._files |= read_folder(options.built_widget)
        self._script = Script.of(self._files)
        if self._script:
            self._files |= self._script.files
        else:
            logger.warning("The widget is not built (scripts/widget.sh); its pages work without it.")
        operator = read_operator(options.operator_file, options.production)
        self._pages = Pages(options, operator, settings(), self._script)
        self._open_data = OpenData(self._guard, self._pages, operator["municipality"])

    @classmethod
    def name(cls) -> str:
        """How the tracker names this channel."""
        return "widget"

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> WidgetInput:
        """The channel with the options of credentials.yml."""
        return cls(Options.read(credentials))

    def url_prefix(self) -> str:
        """The whole address belongs to this channel, not only a part below /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        self._on_new_message = on_new_message
        routes = _Root(self)
        own: list[tuple[str, str, RouteHandler]] = [
            ("POST", "/api/session", self._session),
            ("POST", "/api/message", self._message),
            ("POST", "/api/form", self._form),
            ("POST", "/api/feedback", self._feedback),
            ("GET", "/api/conversation", self._remembered),
            ("DELETE", "/api/conversation", self._forget),
            ("GET", "/widget/integrity", self._integrity),
            ("GET", "/widget/<name:path>", self._file),
        ]
        for method, address, handler in (*own, *self._open_data.routes()):
            # Sanic writes attributes on handlers, which methods do not allow and partial objects do.
            routes.add_route(partial(handler), address, methods=[method], name=handler.__name__)
        return routes

    async def page(self, request: Request) -> HTTPResponse | None:
        """The page at an address; also in place of Rasa's own greeting at "/"."""
        page = self._pages.fixed.get(request.path.rstrip("/") or "/")
        return response.html(page) if page and request.method == "GET" else None

    def missing(self, request: Request, error: NotFound) -> HTTPResponse:
        """A page for people, a line for programs."""
        if "text/html" in request.headers.get("accept", ""):
            return response.html(self._pages.fixed[MISSING], status=404)
        return response.json({"error": "Diese Adresse gibt es hier nicht."}, status=404)

    async def finish(self, request: Request, answer: HTTPResponse) -> None:
        """The headers of every response, also of errors and of Rasa's own routes."""
        headers.secure(answer)
        headers.allow_portal(request, answer, self._options.portals)
        headers.allow_frames(request, answer, self._options.frame_hosts)

    async def _session(self, request: Request) -> HTTPResponse:
        await self._guard.address(request)
        town = self._options.portals.get(request.headers.get("origin", ""), "")
        return response.json({"session": self._guard.sessions.issue(town)})

    async def _message(self, request: Request) -> HTTPResponse:
        visit = await self._guard.visit(request)
        body = body_of(request)
        number = request_id(request.headers)
        client = self._guard.client(request)
        told = {TOWN: visit.town}
        if (language := body.get(LANGUAGE)) in LANGUAGES:
            told[LANGUAGE] = language
        reply = await self._to_the_end(
            converse(self._on_new_message, visit.conversation, body.get("message"), self.name(), number, client, told)
        )
        # With 503 the widget offers to send the question again, which a plain text could not.
        return response.json(reply.messages, status=200 if reply.answered else 503, headers={REQUEST_ID: number})

    async def _to_the_end(self, answering: Coroutine[Any, Any, Reply]) -> Reply:
        """The reply; it is also made, and kept, when the visitor goes to another page before it comes."""
        task = asyncio.ensure_future(answering)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _form(self, request: Request) -> HTTPResponse:
        """Names and addresses for an expert; they go to its vault, and only a mark goes on as a message."""
        visit = await self._guard.visit(request)
        mark, wrong = await filled_in(visit.conversation, body_of(request).get("fields"), self._guard.client(request))
        if wrong:
            return response.json({"errors": wrong}, status=422)
        if not mark:
            raise Refused(409, "Nach einem Formular wird gerade nicht gefragt.")
        number = request_id(request.headers)
        told = {TOWN: visit.town}
        reply = await converse(self._on_new_message, visit.conversation, mark, self.name(), number, told=told)
        return response.json(reply.messages, status=200 if reply.answered else 503, headers={REQUEST_ID: number})

    async def _feedback(self, request: Request) -> HTTPResponse:
        await self._guard.conversation(request)
        body = body_of(request)
        try:
            saved = await asyncio.to_thread(self._store.save, body)
        except ValueError as error:
            raise Refused(400, str(error)) from error
        return response.json({"id": saved})

    async def _remembered(self, request: Request) -> HTTPResponse:
        conversation = await self._guard.conversation(request)
        # An answer that is being made is waited for: the page may have changed while it was asked for.
        async with request.app.ctx.agent.lock_store.lock(conversation):
            texts = await asyncio.to_thread(self._conversations.texts, conversation)
        return response.json([text.to_dict() for text in texts])

    async def _forget(self, request: Request) -> HTTPResponse:
        conversation = await self._guard.conversation(request)
        # An answer that is just being made would otherwise be stored after the deletion.
        async with request.app.ctx.agent.lock_store.lock(conversation):
            await asyncio.to_thread(self._conversations.forget, conversation)
            if desk := expert_desk():
                await asyncio.to_thread(desk.forget, conversation)
            if inbox := await visitors_inbox():
                await asyncio.to_thread(inbox.forget, conversation)
        return response.empty()

    async def _integrity(self, _request: Request) -> HTTPResponse:
        """What a portal writes into its pages to embed exactly the present widget."""
        if not self._script:
            raise NotFound
        return response.json({"src": self._script.address, "integrity": self._script.integrity})

    async def _file(self, request: Request, name: str) -> HTTPResponse:
        """A file; an older version of the script is gone, and portals that name it show what stands in its place."""
        if name not in self._files:
            raise NotFound
        return self._files[name].answer(request)

    # Made with the first use: each of Rasa's workers then has connections of its own.

    @cached_property
    def _store(self) -> FeedbackStore:
        return FeedbackStore(connect(settings().database_url), lambda text: redact(text, known_contacts).text)

    @cached_property
    def _conversations(self) -> Conversations:
        return configured_conversations()


class _Root(Blueprint):
    """Routes from the top of the address, and a say in every request and response."""

    def __init__(self, channel: WidgetInput) -> None:
        super().__init__("widget")
        self.ctx.channel = channel

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Rasa would register below a prefix, and has a route at "/" that a second one may not replace."""
        super().register(app, {**options, "url_prefix": ""})
        app.register_middleware(self.ctx.channel.page, "request")
        app.register_middleware(self.ctx.channel.finish, "response")
        protect(app)
        attend(app)
        app.error_handler.add(Refused, _refused)
        app.error_handler.add(SQLAlchemyError, _database_away)
        app.error_handler.add(LockError, _database_away)
        app.error_handler.add(RedisError, _database_away)
        app.error_handler.add(NotFound, self.ctx.channel.missing)


def _refused(_request: Request, error: Refused) -> HTTPResponse:
    """The reason in plain words; 429 with the time to wait."""
    extra = {"Retry-After": str(error.wait)} if error.wait else {}
    return response.json({"error": str(error)}, status=error.status_code, headers=extra)


def _database_away(request: Request, error: Exception) -> HTTPResponse:
    """Deleting, downloading and rating need the database; the visitor may try again."""
    number = request_id(request.headers)
    logger.error("Request %s: %s %s failed", number, request.method, request.path, exc_info=error)
    FAULTS.labels("database").inc()
    reason = "Das geht gerade nicht, weil ein Teil des Dienstes nicht erreichbar ist. Bitte versuchen Sie es später."
    return response.json({"error": reason}, status=503, headers={REQUEST_ID: number})
