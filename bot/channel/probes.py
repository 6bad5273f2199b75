"""For the operator's monitoring: /health (alive), /ready (able to answer), /metrics (Prometheus).

They say nothing about visitors, but belong behind the proxy all the same.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import cached_property, lru_cache, partial
from typing import Any

import aiohttp
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.catalogue.queries import Catalogue
from bot.conversations.locks import connect_redis
from bot.conversations.store import Conversations, configured_conversations
from bot.database.engine import connect
from bot.experts.configure import configured_desk
from bot.experts.desk import EmbeddedDesk
from bot.metrics import document_misses
from bot.settings import settings

logger = logging.getLogger(__name__)
_PATIENCE_SECONDS = 5
Check = Callable[[Request], Awaitable[None]]


class Probes(InputChannel):
    """Three pages for machines; no messages come in here."""

    @classmethod
    def name(cls) -> str:
        """How Rasa names this channel."""
        return "probes"

    def url_prefix(self) -> str:
        """From the top of the address, where monitoring expects them."""
        return "/"

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """The routes of the channel."""
        routes = _Top("probes")
        routes.add_route(_health, "/health", methods=["GET"])
        # Sanic writes attributes on handlers, which methods do not allow and partial objects do.
        routes.add_route(partial(_Readiness().page), "/ready", methods=["GET"], name="ready")
        routes.add_route(_metrics, "/metrics", methods=["GET"])
        return routes


class _Top(Blueprint):
    """Routes at the top of the address; Rasa would register them below its prefix."""

    def register(self, app: Any, options: dict[str, Any]) -> None:
        super().register(app, {**options, "url_prefix": ""})


class _Readiness:
    """Asks all that an answer needs. Each check raises when its part cannot do its work."""

    def __init__(self) -> None:
        self._checks: dict[str, Check] = {
            "catalogue": self._check_catalogue,
            "conversations": self._check_conversations,
            "actions": _actions,
            "model": _model,
        }
        if settings().redis_url:
            self._checks["redis"] = _redis

    async def page(self, request: Request) -> HTTPResponse:
        """200 when everything works, else 503 and which part does not."""
        results = await asyncio.gather(*(_result(name, check, request) for name, check in self._checks.items()))
        ready = all(found == "ok" for _, found in results)
        return response.json({"ready": ready, **dict(results)}, status=200 if ready else 503)

    async def _check_catalogue(self, _request: Request) -> None:
        if not await asyncio.to_thread(self._catalogue.version):
            raise LookupError("the catalogue was never loaded: python -m bot load")

    async def _check_conversations(self, _request: Request) -> None:
        await asyncio.to_thread(self._conversations.check)

    # Made with the first use: each of Rasa's workers then has connections of its own.

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(connect(settings().database_url))

    @cached_property
    def _conversations(self) -> Conversations:
        return configured_conversations()


async def _result(name: str, check: Check, request: Request) -> tuple[str, str]:
    try:
        await asyncio.wait_for(check(request), _PATIENCE_SECONDS)
    except Exception as error:
        logger.warning("Not ready: %s: %s", name, str(error).splitlines()[0] if str(error) else type(error).__name__)
        return name, "failed"
    return name, "ok"


async def _actions(_request: Request) -> None:
    address = settings().actions_url.replace("/webhook", "/health")
    async with aiohttp.ClientSession() as client, client.get(address) as reply:
        reply.raise_for_status()


async def _model(request: Request) -> None:
    if not request.app.ctx.agent.is_ready():
        raise LookupError("no model is loaded")


async def _redis(_request: Request) -> None:
    client = connect_redis(settings().redis_url)
    try:
        await client.ping()
    finally:
        await client.close()


async def _health(_request: Request) -> HTTPResponse:
    return response.json({"alive": True})


async def _metrics(_request: Request) -> HTTPResponse:
    registry = REGISTRY
    if settings().metrics_dir:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's own gap
    counted = generate_latest(registry) + await asyncio.to_thread(_misses)
    return response.raw(counted, content_type=CONTENT_TYPE_LATEST)


def _misses() -> bytes:
    """How often unknown document numbers were tried; nothing where none can be asked for, or the database is away."""
    try:
        desk = _desk()
        return document_misses(desk.documents.misses()) if desk else b""
    except SQLAlchemyError:
        logger.exception("The attempts at document numbers cannot be counted")
        return b""


@lru_cache(maxsize=1)
def _desk() -> EmbeddedDesk | None:
    return configured_desk(settings())
