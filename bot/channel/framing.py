"""Refuses requests that are no proper HTTP or too large, before anything reads them.

Sanic refuses two lengths and a body above the limit. But it would take 100 MB, reads digits of other scripts as a
length, so that a proxy may see the next request begin elsewhere, and takes anything for a method; headers that are no
text are an internal error to it.
"""

from __future__ import annotations

import re

from httptools import HttpParserInvalidURLError
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

# A message of 2,000 characters, or feedback with a long answer, fits many times.
LARGEST_BODY = 65_536
# A browser sends its headers in one go; whoever needs longer keeps a connection busy on purpose.
_HEADER_SECONDS = 15
_METHOD = re.compile(r"[A-Z]{1,20}")
_LENGTH = re.compile(r"[0-9]{1,9}")


class BadFraming(SanicException):
    """A body that is not read; the connection is closed."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason, status_code=status, quiet=True)


def protect(app: Sanic) -> None:
    """Guard all routes of a server, also those of other channels; call it once, before the server starts."""
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.REQUEST_TIMEOUT = _HEADER_SECONDS
    # The moment after the headers, before the body. Sanic awaits what listens there and hears its exceptions.
    app.add_signal(_check, "http.lifecycle.request")
    app.error_handler.add(HttpParserInvalidURLError, _no_address)
    app.error_handler.add(SanicException, _in_plain_words)


async def _check(request: Request) -> None:
    try:
        request.head.decode()
    except UnicodeDecodeError:
        # What is no text cannot be repeated in a message about it, nor compared with anything.
        raise BadFraming(400, "Die Kopfzeilen der Anfrage sind kein Text.") from None
    if not _METHOD.fullmatch(request.method):
        raise BadFraming(400, "Diese Methode gibt es nicht.")
    if "transfer-encoding" in request.headers:
        # Nobody who talks to this server needs it, and two ways to tell a length are one too many.
        raise BadFraming(411, "Die Anfrage braucht eine Längenangabe (Content-Length).")
    if not all(_LENGTH.fullmatch(length) for length in request.headers.getall("content-length", [])):
        raise BadFraming(400, "Die Längenangabe der Anfrage ist ungültig.")


def _no_address(_request: Request, _error: Exception) -> HTTPResponse:
    return response.json({"error": "Diese Adresse ist nicht lesbar."}, status=400)


def _in_plain_words(_request: Request, error: SanicException) -> HTTPResponse:
    """What Sanic refuses. Its own answer takes its form from the Accept header, and fails when that is odd."""
    headers = getattr(error, "headers", None) or {}
    return response.json({"error": str(error)}, status=getattr(error, "status_code", 500), headers=headers)
