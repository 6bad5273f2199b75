"""The channels over HTTP: no request that nobody wrote breaks the server, or another visitor's conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channel.framing import LARGEST_BODY
from tests.fuzz import hostile_requests as h
from tests.fuzz.hostile_requests import Request
from tests.fuzz.serving import Served, serve
from tests.fuzz.tally import count, examples
from tests.fuzz.wire import Reply, exchange, mistakes

_JSON = (b"Content-Type", b"application/json")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / 'feedback.db'}")
        with serve(folder) as served:
            yield served


@pytest.fixture
def served(server: Served) -> Iterator[Served]:
    """The server, beside whose fuzzing a visitor holds a conversation that must stay as it is."""
    visitor = session(server)
    assert "Stefan Thias" in post(server, "/api/message", {"message": "kontakt"}, visitor).text
    yield server
    assert "Stefan Thias" in post(server, "/api/message", {"message": "kontakt"}, visitor).text
    reply = ask(server, Request(b"GET", b"/api/conversation", (bearer(visitor),)))
    said = [turn["text"] for turn in json.loads(reply.body) if turn["author"] == "user"]
    assert said == ["kontakt", "kontakt"]
    server.forget_conversations()


@pytest.fixture
def attacker(served: Served) -> str:
    """A session of the one who fuzzes."""
    return session(served)


def bearer(token: str) -> tuple[bytes, bytes]:
    return b"Authorization", b"Bearer " + token.encode()


def ask(served: Served, request: Request, token: str = "") -> Reply:
    """The reply to a request that deserves one."""
    reply = exchange(served.port, request.sent(token), request.method.decode("latin-1"))
    assert reply is not None
    return reply


def post(served: Served, path: str, body: object, token: str) -> Reply:
    return ask(served, Request(b"POST", path.encode(), (_JSON, bearer(token)), h.encoded(body)))


def session(served: Served) -> str:
    token: str = json.loads(ask(served, Request(b"POST", b"/api/session")).body)["session"]
    return token


@examples(2500)
@given(h.requests)
def test_any_request(served: Served, attacker: str, request: Request) -> None:
    reply = exchange(served.port, request.sent(attacker), request.method.decode("latin-1"), complete=request.complete)
    if reply:
        assert mistakes(reply) == [], (reply.status, str(reply.headers), reply.body[:300])
    count("requests")


@examples(900)
@given(h.objects("message", "sender"), st.sampled_from(["/api/message", "/webhooks/rest/webhook"]))
def test_messages_of_any_shape(served: Served, attacker: str, body: dict[str, object], path: str) -> None:
    reply = post(served, path, body, attacker)
    assert reply.status == 200 and mistakes(reply) == [], (reply.status, reply.body[:300])
    assert all(turn["text"].strip() or turn.get("custom") for turn in json.loads(reply.body) if "text" in turn)
    count("messages over HTTP")


@examples(900)
@given(h.objects("rating", "id", "comment", "question", "answer", rating=["up", "down"]))
def test_feedback_of_any_shape(served: Served, attacker: str, body: dict[str, object]) -> None:
    reply = post(served, "/api/feedback", body, attacker)
    assert mistakes(reply) == [], (reply.status, reply.body[:300])
    too_long = len(h.encoded(body)) > LARGEST_BODY
    assert reply.status == (413 if too_long else 200 if body.get("rating") in ("up", "down") else 400)
    count("feedback")


_BYTES = st.binary(max_size=8).map(lambda found: found.replace(b"\r", b"").replace(b"\n", b""))


@examples(900)
@given(st.integers(0, 80), st.integers(0, 8), _BYTES)
@example(0, 0, b"\xff")
@example(80, 0, b".")
def test_a_session_id_that_was_tampered_with_is_refused(
    served: Served, attacker: str, start: int, length: int, piece: bytes
) -> None:
    token = attacker.encode()
    forged = token[:start] + piece + token[start + length :]
    reply = ask(served, Request(b"GET", b"/api/conversation", ((b"Authorization", b"Bearer " + forged),)))
    assert mistakes(reply) == []
    if forged.strip() == token:
        assert reply.status == 200
    else:
        assert reply.status in {400, 401}, forged
    count("session ids")


def test_the_forms_are_checked_at_all(served: Served) -> None:
    """The checks above must be able to fail."""
    reply = ask(served, Request(b"GET", b"/"))
    assert mistakes(reply) == []
    broken = Reply(500, reply.headers, reply.body.replace(b"</main>", b""))
    assert len(mistakes(broken)) > 1
