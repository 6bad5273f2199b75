"""Requests that are no proper HTTP get a plain refusal, and the server goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.serving import Served, serve
from tests.fuzz.wire import exchange, mistakes


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'feedback.db'}")
    with serve(tmp_path) as served:
        yield served


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        ("POST /api/session", "Content-Length: -1", 400),  # kept the server busy for ever
        ("POST /api/session", "Content-Length: 1e3", 400),
        ("POST /api/session", "Content-Length: 1\r\nContent-Length: 2", 400),
        ("POST /api/session", "Content-Length: 1\r\nTransfer-Encoding: chunked", 400),
        ("POST /api/session", "Transfer-Encoding: gzip", 411),
        ("POST /api/session", "Content-Length: 0\r\nExpect: \xff", 400),
        ("P\xd6ST /api/session", "Content-Length: 0", 400),
        ("POST ", "Content-Length: 0", 400),
        ("PATCH /api/session", "Accept: */*;q=1e9", 405),
        ("GET /api/conversation", "Authorization: Bearer \xff.1.\xff", 400),
        ("GET /api/conversation", "Authorization: Bearer ä.1.ä", 401),
    ],
)
def test_a_plain_refusal_and_the_next_one_works(served: Served, request_line: str, headers: str, status: int) -> None:
    # Each character is a byte, except in the case that is UTF-8.
    encoding = "utf-8" if "ä" in headers else "latin-1"
    sent = f"{request_line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n\r\nxx".encode(encoding)
    reply = exchange(served.port, sent)
    assert reply is not None and reply.status == status and reply.body.startswith(b'{"error":')
    assert mistakes(reply) == []
    following = exchange(served.port, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert following is not None and following.status == 200
