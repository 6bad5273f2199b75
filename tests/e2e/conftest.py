"""Both servers on free ports, with a database and data files of their own."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.settings import ROOT, settings
from scripts.env import environment
from scripts.run import Address, start, wait_until_ready
from scripts.servers import Server, answers, stop
from tests import new_project
from tests.waiting import PATIENCE_SECONDS, free_port, within

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the servers are on this machine


class Running:
    """A running assistant."""

    def __init__(self, at: Address, data: Path, database: str) -> None:
        self.at = at
        self.data = data
        self.database = database
        self.servers = start(at)

    def post(self, body: object) -> list[dict[str, Any]]:
        """The messages that answer a request; any body that JSON can hold, or bytes as they are."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.at.url}/webhooks/rest/webhook", raw, headers)
        with _OPENER.open(request, timeout=PATIENCE_SECONDS) as reply:
            messages: list[dict[str, Any]] = json.load(reply)
        return messages

    def ask(self, text: str, sender: str = "") -> str:
        """The text of the answer, as the first words of a new visitor unless a sender is named."""
        messages = self.post({"sender": sender or uuid.uuid4().hex, "message": text})
        return "\n".join(message.get("text", "") for message in messages)

    def load(self) -> None:
        """What `make load` does."""
        load(connect(self.database), self.data)

    def stop_actions(self) -> None:
        """End the action server alone."""
        stop(self.servers[:1])

    def start_actions(self) -> None:
        """Start it again as it was, and wait until it answers."""
        old = self.servers[0]
        env = {**environment(), "SANIC_HOST": "127.0.0.1"}
        self.servers[0] = Server.start(old.name, [str(a) for a in old.process.args], env, old.url)
        assert within(lambda: answers(old.url)), self.servers[0].tail()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from run_with(tmp_path_factory.mktemp("servers"))


def run_with(folder: Path, **more: str) -> Iterator[Running]:
    """An assistant with settings of its own, until the test is over."""
    data = new_project.copied(ROOT / "data", folder)
    database = f"sqlite:///{folder / 'catalogue.db'}"
    load(connect(database), data, Sources.brochure)
    at = Address("127.0.0.1", free_port(), free_port())
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "DATABASE_URL": database,
            "DATA_DIR": str(data),
            "PORT": str(at.port),
            "ACTIONS_PORT": str(at.actions_port),
            **more,
        }.items():
            patch.setenv(name, value)
        for name in ("ACTIONS_URL", "TRACKER_URL", "REDIS_URL", "WORKERS"):
            patch.delenv(name, raising=False)
        migrate(connect(settings().tracker_url), Schema.conversations)
        assistant = Running(at, data, database)
        try:
            wait_until_ready(assistant.servers)
            yield assistant
        finally:
            stop(assistant.servers)
