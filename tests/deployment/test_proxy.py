"""nginx with the shipped configuration, from outside: who gets where, with how much, and what is remembered."""

from __future__ import annotations

import contextlib
import re
import select
import socket
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.channel.pages import FRAME, PAGES
from tests.deployment.proxy import Proxy
from tests.deployment.upstream import BIG, Upstream
from tests.waiting import free_port, within

PUBLIC = [
    *PAGES,
    "/impressum/",
    FRAME,
    "/widget/programm-assistent.js",
    "/widget/portal/portal.css",
    "/widget/integrity",
]
HIDDEN = [
    "/webhooks/rest/webhook",
    "/webhooks/rest",
    "/webhooks/",
    "/metrics",
    "/ready",
    "/health",
    "/version",
    "/status",
    "/domain",
    "/model/parse",
    "/model",
    "/conversations/default/tracker",
    "/conversations/default/trigger_intent",
    "/.env",
    "/.git/config",
    "/API/session",
    "/apiary",
    "/impressum/webhooks",
    # The same, written so that nginx and the server behind might read it differently.
    "//metrics",
    "/%6Detrics",
    "/api/../metrics",
    "/api/%2e%2e/metrics",
    "/api/..%2fmetrics",
    "/widget/../../metrics",
    "/widget/%2e%2e%2fmetrics",
    "/api/./../webhooks/rest/webhook?x=/api/",
    "/?/api/../metrics/../../",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_widget_and_channel_are_public(proxy: Proxy, upstream: Upstream, path: str) -> None:
    status, _, _ = proxy.ask(path)
    assert status == 200
    assert [seen.path for seen in upstream.seen] == [path]


@pytest.mark.parametrize("method", ["POST", "GET", "DELETE", "OPTIONS"])
def test_the_channel_takes_its_methods(proxy: Proxy, upstream: Upstream, method: str) -> None:
    assert proxy.ask("/api/message?a=1", method, b"{}")[0] == 200
    assert [(seen.method, seen.path) for seen in upstream.seen] == [(method, "/api/message?a=1")]


@pytest.mark.parametrize("path", HIDDEN[:-1])
def test_everything_else_does_not_exist(proxy: Proxy, upstream: Upstream, path: str) -> None:
    for method in ("GET", "POST"):
        status, _, body = proxy.ask(path, method, b"{}")
        assert status in (400, 404), body
    assert upstream.seen == []


def test_a_query_leads_nowhere_else(proxy: Proxy, upstream: Upstream) -> None:
    proxy.ask(HIDDEN[-1])
    assert [seen.path.partition("?")[0] for seen in upstream.seen] == ["/"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(proxy: Proxy, upstream: Upstream, method: str) -> None:
    assert proxy.ask("/api/message", method)[0] in (400, 405)
    assert upstream.seen == []


def test_requests_have_a_largest_size(proxy: Proxy, upstream: Upstream) -> None:
    assert proxy.ask("/api/message", "POST", b"x" * 65_536)[0] == 200
    assert [seen.size for seen in upstream.seen] == [65_536]
    status, _, body = proxy.ask("/api/message", "POST", b"x" * 65_537)
    assert status == 413 and "zu groß" in body.decode()
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    with proxy.connect("127.0.0.1") as raw:
        raw.sendall(b"POST /api/message HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 5)
        assert raw.recv(100).startswith(b"HTTP/1.1 413")
    with proxy.connect("127.0.0.1") as raw:
        raw.sendall(b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 414")
    assert len(upstream.seen) == 1


def test_the_assistant_learns_the_real_address_and_nothing_that_a_visitor_claims(
    proxy: Proxy, upstream: Upstream
) -> None:
    claims = {"X-Forwarded-For": "1.2.3.4", "X-Real-IP": "1.2.3.4", "Forwarded": "for=1.2.3.4", "X-Forwarded-Host": "x"}
    proxy.ask("/api/session", "POST", b"", claims, source="127.0.0.7")
    (seen,) = upstream.seen
    assert seen.headers["X-Forwarded-For"] == "127.0.0.7"
    assert {"X-Real-IP", "Forwarded", "X-Forwarded-Host"} & seen.headers.keys() == set()


def test_every_request_has_an_id_that_comes_back(proxy: Proxy, upstream: Upstream) -> None:
    claims = {"balancer-00042": True, "short": False, "Ünsinniges": False, "a" * 65: False, "a b c d e": False}
    for claimed, kept in claims.items():
        _, headers, _ = proxy.ask("/api/session", "POST", b"", {"X-Request-ID": claimed.encode().decode("latin-1")})
        received = upstream.seen[-1].headers["X-Request-ID"]
        assert headers["X-Request-ID"] == received
        assert (received == claimed) is kept
        assert re.fullmatch(r"[A-Za-z0-9_-]{8,64}", received)


def test_one_address_cannot_take_it_all(proxy: Proxy) -> None:
    # The slower the machine, the more are let through before the first is refused.
    asked = (proxy.ask("/widget/x", source="127.0.0.3") for _ in range(10_000))
    served, (status, headers, _) = next((n, reply) for n, reply in enumerate(asked) if reply[0] != 200)
    assert served >= 300  # a burst that a school needs
    assert status == 429 and int(headers["Retry-After"]) > 0
    assert proxy.ask("/widget/x", source="127.0.0.4")[0] == 200


@contextlib.contextmanager
def slow_clients(proxy: Proxy, number: int, beginning: bytes) -> Iterator[list[socket.socket]]:
    """Visitors who begin a request and then fall silent."""
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(proxy.connect("127.0.0.9")) for _ in range(number)]
        for client in clients:
            client.sendall(beginning)
        yield clients


@pytest.mark.parametrize(
    "beginning",
    [
        b"POST /api/message HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST /api/message HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
    ],
    ids=["header", "body"],
)
def test_slow_senders_keep_nobody_waiting_and_are_sent_away(proxy: Proxy, upstream: Upstream, beginning: bytes) -> None:
    before = upstream.begun
    with slow_clients(proxy, 250, beginning) as clients:
        assert proxy.ask("/api/session", "POST", b"")[0] == 200
        assert len(readable(clients)) <= 50  # those above the limit; the others are still being waited for
        for _ in range(19):
            assert proxy.ask("/api/session", "POST", b"")[0] == 200
        assert upstream.begun == before + 20  # nothing of the half requests
        waiting = set(clients)

        def all_ended() -> bool:
            waiting.difference_update(client for client in readable(waiting) if _closed(client))
            return not waiting

        assert within(all_ended)


def readable(clients: Iterable[socket.socket]) -> list[socket.socket]:
    """Those to whom the other side has said something, or hung up."""
    return select.select(list(clients), [], [], 0)[0]


def _closed(client: socket.socket) -> bool:
    """Whether the other side has ended the connection, perhaps after a word of refusal."""
    try:
        return client.recv(65_536) == b""
    except ConnectionError:
        return True


def test_too_many_at_once_from_one_address(proxy: Proxy, upstream: Upstream) -> None:
    half = b"POST /api/message HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
    with slow_clients(proxy, 250, half) as clients:
        assert within(lambda: len(readable(clients)) >= 50)
        refused = readable(clients)
        answers = [client.recv(100) for client in refused]
        assert len(answers) == 50 and all(answer.startswith(b"HTTP/1.1 429") for answer in answers)


def test_a_slow_reader_does_not_hold_the_assistant(proxy: Proxy, upstream: Upstream) -> None:
    before = upstream.answered
    with proxy.connect("127.0.0.9") as reader:
        reader.sendall(b"GET /widget/big HTTP/1.1\r\nHost: x\r\n\r\n")
        assert within(lambda: upstream.answered == before + 1)  # handed over whole, though nothing was read
    assert len(proxy.ask("/widget/big")[2]) == BIG


def test_nothing_personal_is_logged(proxy: Proxy, upstream: Upstream) -> None:
    headers = {"User-Agent": "Geheimbrowser", "Referer": "https://geheim.example", "Authorization": "Bearer geheim"}
    for source in ("127.0.0.20", "127.0.0.21"):
        proxy.ask("/impressum?name=Geheim", headers=headers, source=source)
        proxy.ask("/api/message", "POST", b"x" * 70_000, headers, source)
    with slow_clients(proxy, 220, b"POST /api/message HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"):
        assert proxy.logs(r'POST "/api/message" 429 ')
    with proxy.connect("127.0.0.20") as raw:
        raw.sendall(b"\x16\x03\x01nonsense\r\n\r\n")
        raw.recv(100)
    assert proxy.logs(r'GET "/impressum" 200 ') and proxy.logs(r'POST "/api/message" 413 ') and proxy.logs(r'" 400 ')
    assert "127.0.0." not in proxy.log() and "eheim" not in proxy.log()


def test_a_stopped_assistant_is_said_and_found_again(nginx: str, tmp_path: Path) -> None:
    first = Upstream(free_port())
    proxy = Proxy(nginx, tmp_path, first.port)
    proxy.start()
    try:
        assert proxy.ask("/api/session", "POST", b"")[0] == 200
        first.stop()
        status, _, body = proxy.ask("/api/session", "POST", b"")
        assert status == 503 and "nicht erreichbar" in body.decode()
        again = Upstream(first.port)
        assert proxy.ask("/api/session", "POST", b"")[0] == 200
        again.stop()
        assert "127.0.0.1:" not in proxy.log()
    finally:
        proxy.stop()


def test_with_a_certificate(nginx: str, upstream: Upstream, tmp_path: Path) -> None:
    certificates = tmp_path / "certificates"
    certificates.mkdir()
    chain, key = certificates / "fullchain.pem", certificates / "privkey.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*command.split(), "-keyout", key, "-out", chain], check=True, capture_output=True)
    proxy = Proxy(nginx, tmp_path, upstream.port, "tls")
    proxy.start()
    try:
        status, headers, _ = proxy.ask_tls("/impressum", chain)
        assert status == 200 and headers["Strict-Transport-Security"].startswith("max-age=")
        assert proxy.ask_tls("/metrics", chain)[0] == 404
        status, headers, _ = proxy.ask("/impressum?a=1", headers={"Host": "assistent.example.de"})
        assert (status, headers["Location"]) == (308, "https://assistent.example.de/impressum?a=1")
        assert [seen.headers["X-Forwarded-Proto"] for seen in upstream.seen] == ["https"]
    finally:
        proxy.stop()


def test_the_health_check_answers(proxy: Proxy, upstream: Upstream) -> None:
    assert proxy.ask("/", port=proxy.health_port)[0] == 204
    assert upstream.seen == []
