"""How Rasa's side talks to the action server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jsonschema
import pytest
from aiohttp import ClientConnectorError
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig

from bot.engine.action_server import ActionServer, quickly
from tests.waiting import within

RASAS_OWN = RemoteAction._validate_action_result
ANSWER = {"events": [{"event": "slot", "name": "dialogue_state", "value": {}}], "responses": [{"text": "Ja."}]}


class Answering(BaseHTTPRequestHandler):
    """Says "{}" and keeps the connection, or hangs up after some time or without a word."""

    protocol_version = "HTTP/1.1"
    timeout: float | None = None
    connections: list[Any]
    ended: list[Any]
    requests: list[int]
    hangs_up_on: frozenset[int] = frozenset()

    def setup(self) -> None:
        super().setup()
        self.connections.append(self.client_address)

    def finish(self) -> None:
        super().finish()
        self.ended.append(self.client_address)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.requests.append(len(self.requests) + 1)
        if self.requests[-1] in self.hangs_up_on:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def handler() -> type[Answering]:
    return type("Handler", (Answering,), {"connections": [], "ended": [], "requests": []})


@pytest.fixture
def url(handler: type[Answering]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/webhook"
        server.shutdown()


async def test_many_messages_share_a_connection(url: str, handler: type[Answering]) -> None:
    endpoint = ActionServer.like(EndpointConfig(url))
    for _ in range(3):
        assert await endpoint.request(json={"next_action": "action_answer"}) == {}
    await endpoint.close()
    assert len(handler.connections) == 1


async def test_a_connection_that_ends_in_the_same_moment_costs_no_answer(url: str, handler: type[Answering]) -> None:
    endpoint = ActionServer.like(EndpointConfig(url))
    assert await endpoint.request(json={}) == {}
    handler.hangs_up_on = frozenset({2})
    assert await endpoint.request(json={}) == {}
    await endpoint.close()
    assert len(handler.connections) == 2


async def test_nobody_there_is_said_at_once() -> None:
    endpoint = ActionServer.like(EndpointConfig("http://127.0.0.1:9/webhook"))
    with pytest.raises(ClientConnectorError):
        await endpoint.request(json={})
    await endpoint.close()


async def test_a_server_that_has_hung_up_is_called_again(url: str, handler: type[Answering]) -> None:
    handler.timeout = 0.05  # so long it waits for the next request
    endpoint = ActionServer.like(EndpointConfig(url))
    for number in range(1, 4):
        assert await endpoint.request(json={}) == {}
        assert await asyncio.to_thread(within, lambda n=number: len(handler.ended) == n)
        assert len(handler.connections) == number
    await endpoint.close()


def test_what_endpoints_yml_says_is_kept() -> None:
    told = EndpointConfig("http://actions:5055/webhook", token="secret", enable_selective_domain=True)
    assert vars(ActionServer.like(told)) == vars(told)


SLOT = {"event": "slot", "timestamp": None, "name": "dialogue_state", "value": {}}


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        {},
        {"events": [SLOT], "responses": [{"text": "Ja."}]},
        {"events": [SLOT, {**SLOT, "name": None}], "responses": []},
        {"events": [{**SLOT, "timestamp": "gestern"}], "responses": []},
        {"events": [{**SLOT, "event": "action"}], "responses": []},
        {"events": [SLOT], "responses": ["Ja."]},
        {"events": SLOT, "responses": []},
        {"events": [{"event": "restart", "timestamp": None}], "responses": []},
        {"events": [{"name": "dialogue_state"}]},
        {"events": [{"event": 7}]},
        {"responses": ["Ja."]},
        {"responses": {"text": "Ja."}},
        [],
        None,
    ],
)
def test_answers_are_judged_as_jsonschema_judges_them(answer: Any) -> None:
    action = RemoteAction("action_answer", None)
    try:
        jsonschema.validate(answer, RemoteAction.action_response_format_spec())
    except ValidationError:
        with pytest.raises(ValidationError, match="make sure your response"):
            quickly(RASAS_OWN)(action, answer)
    else:
        assert quickly(RASAS_OWN)(action, answer)
