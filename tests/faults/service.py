"""An assistant with the settings of a test, asked over HTTP."""

from __future__ import annotations

import json
import os
import signal
import sys
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from scripts.run import Address
from scripts.servers import Server, answers, stop
from scripts.train import ensure_model
from tests.waiting import PATIENCE_SECONDS, free_port, within

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the servers are on this machine
QUESTION = "Wer ist für das Serviceportal Bielefeld zuständig?"
FOLLOW_UP = "Und was kostet das?"
CONTACT = "stefan.thias@bielefeld.de"
COST = "967.000 €"
# What visitors read when something is broken: that it is, and how to reach a person.
APOLOGY = ("nicht geklappt", "115")
# Set for the tests or by whoever runs them; each service starts without.
_OWN = ("DATABASE_URL", "TRACKER_URL", "REDIS_URL", "WORKERS", "SESSION_SECRET", "MODEL_DIR", "ACTIONS_URL")


@dataclass(frozen=True)
class Reply:
    """What came back over HTTP."""

    status: int
    text: str
    request_id: str

    @property
    def is_apology(self) -> bool:
        return all(part in self.text for part in APOLOGY)


class Service:
    """Both servers of a running assistant."""

    def __init__(self, at: Address, servers: list[Server]) -> None:
        self.at = at
        self.actions, self.rasa = servers

    def ask(self, text: str, sender: str = "") -> Reply:
        """The answer over REST, to a new visitor unless a sender is named."""
        body = json.dumps({"sender": sender or uuid.uuid4().hex, "message": text}).encode()
        request = urllib.request.Request(f"{self.at.url}/webhooks/rest/webhook", body)
        with _OPENER.open(request, timeout=PATIENCE_SECONDS) as reply:
            messages: list[dict[str, Any]] = json.load(reply)
            said = "\n".join(message.get("text", "") for message in messages)
            return Reply(reply.status, said, reply.headers["X-Request-ID"])

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a page."""
        try:
            with _OPENER.open(f"{self.at.url}{path}", timeout=PATIENCE_SECONDS) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def logged(self, request_id: str) -> bool:
        """Whether the fault of a request can be found in the server's log."""
        return request_id in self.rasa.log.read_text(encoding="utf-8", errors="replace")

    def answers_soon(self, text: str, sender: str, fact: str) -> bool:
        """Whether it finds back by itself."""
        return within(lambda: fact in self.ask(text, sender).text)

    def kill_actions(self) -> None:
        """The action server ends without a word."""
        os.killpg(self.actions.process.pid, signal.SIGKILL)
        self.actions.process.wait()

    def restart_actions(self) -> None:
        """What a service manager does."""
        self.actions = _start("actions", self.at.port, self.at.actions_url)
        assert within(lambda: answers(self.at.actions_url)), self.actions.tail()


def _start(server: str, port: int, url: str) -> Server:
    """As containers and service managers start it, with a log of its own."""
    command = [sys.executable, "-m", "scripts.serve", server]
    return Server.start(f"faults-{server}-{port}", command, dict(os.environ), url)


@contextmanager
def running(**settings: str) -> Iterator[Service]:
    """Start both servers with these settings; ready or not, Rasa's server answers on its port."""
    at = Address("127.0.0.1", free_port(), free_port())
    ensure_model()
    with pytest.MonkeyPatch.context() as patch:
        for name in _OWN:
            patch.delenv(name, raising=False)
        for name, value in {**settings, "PORT": str(at.port), "ACTIONS_PORT": str(at.actions_port)}.items():
            patch.setenv(name, value)
        service = Service(at, [_start("actions", at.port, at.actions_url), _start("assistant", at.port, at.url)])
        try:
            up = within(lambda: answers(f"{at.url}/health") and answers(at.actions_url))
            assert up, service.rasa.tail()
            yield service
        finally:
            stop([service.actions, service.rasa])
