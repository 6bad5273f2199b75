"""A client that sends whatever it is told, and reads the reply strictly."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPException, HTTPMessage, HTTPResponse

from tests.waiting import PATIENCE_SECONDS

_LEAKS = (b"Traceback", b"site-packages", b"sqlite3", b"Sanic")


@dataclass(frozen=True)
class Reply:
    """A response as it came over the wire."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body; all bodies are UTF-8."""
        return self.body.decode()


def exchange(port: int, request: bytes, method: str = "GET", complete: bool = True) -> Reply | None:
    """Send bytes and read one response; None if the server hangs up without a word.

    After a request that is not ``complete`` the server is told that nothing follows.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        try:
            connection.sendall(request)
            if not complete:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server has refused before it had read everything; the reply may still be there
        response = HTTPResponse(connection, method=method)
        try:
            response.begin()
            return Reply(response.status, response.headers, response.read())
        except (ConnectionError, HTTPException) as error:
            if isinstance(error, TimeoutError):
                raise
            return None


def mistakes(reply: Reply) -> list[str]:
    """What is wrong with the form of a reply, whatever was asked."""
    found = []
    if reply.status >= 500 and reply.status != 503:
        found.append(f"status {reply.status}")
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        if len(reply.headers.get_all(name, [])) != 1:
            found.append(f"{name} {len(reply.headers.get_all(name, []))} times")
    found += [
        f"tells {leak!r}" for leak in (b"Traceback", b"site-packages", b"sqlite3", b"Sanic") if leak in reply.body
    ]
    return found + _ill_formed(reply)


def _ill_formed(reply: Reply) -> list[str]:
    if not reply.body:
        return []
    kind = reply.headers.get_content_type()
    if kind == "application/json":
        try:
            json.loads(reply.body.decode(), parse_constant=_no_number)
        except ValueError as error:
            return [f"not JSON: {error}"]
        return []
    if kind == "text/html":
        return _Balance.of(reply.text)
    return [] if kind in {"text/plain", "text/javascript", "text/css", "image/svg+xml", "font/woff2"} else [kind]


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


class _Balance(HTMLParser):
    """Whether each element that is opened is closed, in order."""

    _ALONE = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._wrong: list[str] = []

    @classmethod
    def of(cls, text: str) -> list[str]:
        """What is not closed, or closed without having been opened."""
        parser = cls()
        parser.feed(text)
        parser.close()
        return parser._wrong + [f"<{tag}> stays open" for tag in parser._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._ALONE:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        elif tag not in self._ALONE:
            self._wrong.append(f"</{tag}> closes nothing")
