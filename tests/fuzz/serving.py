"""Both channels inside Rasa's own server, on a thread of its own, with the scripted assistant behind them."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sanic import Sanic

from bot.channel.options import Options
from bot.channel.rest import GuardedRest
from tests.browser.fake import fake_app
from tests.waiting import PATIENCE_SECONDS, free_port

PORTAL = "https://portal.example"


class Served:
    """A running server."""

    def __init__(self, app: Sanic, port: int) -> None:
        self.app = app
        self.port = port

    def forget_conversations(self) -> None:
        """Empty the store, so that what it holds does not count as growth."""
        store = self.app.ctx.agent.tracker_store.conversations
        for conversation in store.ids():
            store.forget(conversation)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Start the server, and stop it in the end."""
    built = folder / "dist"
    built.mkdir()
    (built / "programm-assistent.js").write_bytes(b"export {};\n")
    given = {
        "built_widget": built,
        "portals": [PORTAL],
        "messages_per_minute": 10**9,
        "requests_per_minute_and_address": 10**9,
    }
    logging.getLogger("bot.channel").setLevel(logging.CRITICAL)
    with pytest.MonkeyPatch.context() as patch, _loop() as run:
        patch.setattr(Sanic, "test_mode", True)  # several servers of one name, one after the other
        app = fake_app(Options.read(given, {}), GuardedRest())
        port = free_port()
        server = run(app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False))
        run(server.startup())
        yield Served(app, port)
        server.close()
        run(server.wait_closed())


@contextmanager
def _loop() -> Iterator[Callable[[Any], Any]]:
    """An event loop on a thread; gives a function that runs a coroutine there."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(coroutine: Any) -> Any:
        async def awaited() -> Any:
            return await coroutine

        return asyncio.run_coroutine_threadsafe(awaited(), loop).result(PATIENCE_SECONDS)

    try:
        yield run
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE_SECONDS)
