"""Requests that no browser sends, byte for byte, to a real server in a process of its own: it might stand still."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.channel.framing import LARGEST_BODY
from bot.settings import ROOT
from tests.waiting import PATIENCE_SECONDS, free_port, listens, within

# Answers with the length of what it got.
SERVER = """
import sys
from sanic import Sanic, response
from bot.channel.framing import protect

app = Sanic("framing", configure_logging=False)

@app.post("/echo")
async def echo(request):
    return response.text(f"got {len(request.body)}")

protect(app)
app.config.REQUEST_TIMEOUT = 3  # fifteen seconds are long for a test
app.run("127.0.0.1", int(sys.argv[1]), motd=False, single_process=True)
"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    port = free_port()
    server = subprocess.Popen([sys.executable, "-W", "ignore", "-c", SERVER, str(port)], cwd=ROOT)
    assert within(lambda: listens(port))
    yield port
    server.kill()
    server.wait()


def ask(port: int, headers: str, body: bytes = b"") -> bytes:
    """All that the server says until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(f"POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n".encode() + body)
        said = b""
        while part := connection.recv(65_536):
            said += part
    return said


def status(said: bytes) -> int:
    return int(said.split(b" ", 2)[1])


def test_an_honest_body_is_read(port: int) -> None:
    for length in (0, 5, LARGEST_BODY):
        said = ask(port, f"Content-Length: {length}\r\n", b"x" * length)
        assert status(said) == 200
        assert said.endswith(f"got {length}".encode())


@pytest.mark.parametrize("length", ["-1", "+5", "5_0", "abc", "", "5, 5", "9" * 30, "٣"])
def test_a_dishonest_length_is_refused_and_the_server_lives(port: int, length: str) -> None:
    refused = ask(port, f"Content-Length: {length}\r\n", b"hello")
    assert status(refused) == 400
    assert b"ngenangabe" in refused
    assert status(ask(port, "Content-Length: 5\r\n", b"hello")) == 200


def test_two_lengths_are_refused(port: int) -> None:
    assert status(ask(port, "Content-Length: 5\r\nContent-Length: 6\r\n", b"hello!")) == 400


@pytest.mark.parametrize("coding", ["chunked", "gzip", "chunked, gzip"])
def test_a_second_request_cannot_hide_in_the_first(port: int, coding: str) -> None:
    refused = ask(port, f"Transfer-Encoding: {coding}\r\n", b"0\r\n\r\n")
    assert status(refused) == 411
    hidden = b"0\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
    said = ask(port, f"Transfer-Encoding: {coding}\r\nContent-Length: 3\r\n", hidden)
    assert status(said) == 400
    assert said.count(b"HTTP/1.1 ") == 1


def test_a_huge_body_is_refused_before_it_is_sent(port: int) -> None:
    assert status(ask(port, f"Content-Length: {LARGEST_BODY + 1}\r\n")) == 413


def test_who_dawdles_is_not_waited_for(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\n")
        assert status(connection.recv(65_536)) == 408
