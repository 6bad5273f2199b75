"""Nothing is changed for a page of somebody else: each form carries a token that only this browser's cookie yields.

The cookie is the session's, or before login one of its own. Where the browser tells the origin of a request, it has to
be ours, too.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.office.words import german

FIELD = "csrf"
LARGEST_BODY = 5 * 1024 * 1024  # bytes: a list of identity documents of a large town
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Cookies:
    """The names of our cookies. Behind TLS browsers take them from nobody but this address."""

    secure: bool = False

    @property
    def session(self) -> str:
        """Holds the token of a session."""
        return "__Host-office" if self.secure else "office"

    @property
    def visit(self) -> str:
        """Holds a token before login."""
        return "__Host-office-visit" if self.secure else "office-visit"

    def header(self, name: str, value: str, max_age: int | None = None) -> str:
        """A Set-Cookie header for it."""
        cookie = SimpleCookie({name: value})
        for attribute, said in (("path", "/"), ("httponly", True), ("samesite", "Strict"), ("secure", self.secure)):
            cookie[name][attribute] = said
        if max_age is not None:
            cookie[name]["max-age"] = max_age
        return cookie[name].OutputString()


def token_of(cookie: str) -> str:
    """What a form has to carry."""
    return hmac.new(cookie.encode(), b"csrf", hashlib.sha256).hexdigest()


class CsrfProtection:
    """Puts the token into ``request.state.csrf``, and refuses changes without it."""

    def __init__(self, app: ASGIApp, cookies: Cookies) -> None:
        self._app = app
        self._cookies = cookies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        held = request.cookies.get(self._cookies.session) or request.cookies.get(self._cookies.visit, "")
        fresh = "" if held else secrets.token_urlsafe(32)
        token = token_of(held or fresh)
        scope.setdefault("state", {})["csrf"] = token
        if request.method in _SAFE:
            await self._app(scope, receive, self._with_cookie(send, fresh))
            return
        body = await _body(receive)
        if body is None:
            await PlainTextResponse(german("refused.too_large"), 413)(scope, receive, send)
        elif fresh or not _same_origin(request) or not await _carries(scope, body, token):
            await PlainTextResponse(german("refused.csrf"), 403)(scope, receive, send)
        else:
            await self._app(scope, _again(body), send)

    def _with_cookie(self, send: Send, fresh: str) -> Send:
        async def sending(message: Message) -> None:
            if fresh and message["type"] == "http.response.start":
                cookie = self._cookies.header(self._cookies.visit, fresh)
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        return sending


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None if it is too large."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if size > LARGEST_BODY or message["type"] == "http.disconnect":
            return None
    return b"".join(parts)


def _again(body: bytes) -> Receive:
    """The body, once more for whoever reads it next."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _same_origin(request: Request) -> bool:
    """Whether the request comes from a page of this address, as far as the browser tells."""
    site, origin = request.headers.get("sec-fetch-site", "same-origin"), request.headers.get("origin")
    return site == "same-origin" and (origin is None or urlsplit(origin).netloc == request.headers.get("host"))


async def _carries(scope: Scope, body: bytes, token: str) -> bool:
    """Whether the form holds the token."""
    async with Request(scope, _again(body)).form() as form:
        given = form.get(FIELD)
        return isinstance(given, str) and hmac.compare_digest(given.encode(), token.encode())
