"""What a server does beside answering: it sets Rasa up as we need it, finds a model that comes late, and hangs up."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, NoReturn

from sanic import Blueprint, Sanic

from bot.engine.action_server import ActionServer
from bot.engine.shorten import shorten
from bot.loaded import settle
from bot.models import newest_model
from bot.settings import settings

logger = logging.getLogger(__name__)
_LOOK_FOR_MODEL_SECONDS = 10


def attend(server: Sanic | Blueprint) -> None:
    """Do so with this server."""
    server.listener("after_server_start")(prepare)
    server.listener("before_server_stop")(hang_up)


async def prepare(app: Sanic, _loop: Any) -> None:
    """To be called once the server has started; a second call does no harm.

    Rasa would go on with an empty conversation when the store fails, and answer "und was kostet das?" without it.
    An apology is better: the store then still holds the thread when it is back.
    """
    agent = app.ctx.agent
    agent.tracker_store._on_tracker_store_error = _raise
    shorten(agent)
    settle()
    if not agent.is_ready():
        app.add_task(_find_model(agent))


async def hang_up(app: Sanic, _loop: Any) -> None:
    """To be called before the server stops."""
    if isinstance(app.ctx.agent.action_endpoint, ActionServer):
        await app.ctx.agent.action_endpoint.close()


async def _find_model(agent: Any) -> None:
    """Rasa starts without a model when the file is missing or damaged; take the newest good one as soon as there is."""
    while not agent.is_ready():
        try:
            agent.load_model(newest_model(settings().model_dir))
            shorten(agent)
            settle()
        except Exception as error:  # a broken archive can fail in any way
            logger.error("There is no model to answer with: %s", error)
            await asyncio.sleep(_LOOK_FOR_MODEL_SECONDS)
    logger.warning("A model is there; answering begins")


def _raise(error: Exception) -> NoReturn:
    raise error
