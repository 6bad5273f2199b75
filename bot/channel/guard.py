"""Who may ask, and how often."""

from __future__ import annotations

from typing import Any

from sanic.exceptions import SanicException
from sanic.request import Request

from bot.channel.limits import Limit
from bot.channel.options import Options
from bot.channel.sessions import Sessions

# A message of 2,000 characters, or feedback with a long answer, fits many times.
_LARGEST_BODY = 65_536


class Refused(SanicException):
    """A request that gets no answer, and why."""

    def __init__(self, status: int, reason: str, wait: int = 0) -> None:
        super().__init__(reason, status_code=status, quiet=True)
        self.wait = wait


class Guard:
    """Checks session, rate and size of a request; raises Refused."""

    def __init__(self, options: Options) -> None:
        self.sessions = Sessions(options.session_secret, options.session_hours)
        self._per_session = Limit(options.messages_per_minute)
        self._per_address = Limit(options.requests_per_minute_and_address)

    def address(self, request: Request) -> None:
        """Anyone may ask for a session, but not too often from one address."""
        # remote_addr is set when Sanic knows the proxy in front of it (SANIC_PROXIES_COUNT).
        self._take(self._per_address, request.remote_addr or request.ip)
        if len(request.body) > _LARGEST_BODY:
            raise Refused(413, "Die Anfrage ist zu groß.")

    def conversation(self, request: Request) -> str:
        """The conversation of the session that the request names."""
        self.address(request)
        conversation = self.sessions.conversation(request.token or "")
        if conversation is None:
            raise Refused(401, "Diese Sitzung ist unbekannt oder abgelaufen.")
        self._take(self._per_session, conversation)
        return conversation

    @staticmethod
    def _take(limit: Limit, key: str) -> None:
        if wait := limit.wait(key):
            raise Refused(429, "Zu viele Anfragen in kurzer Zeit.", wait)


def body_of(request: Request) -> dict[str, Any]:
    """The JSON object that was sent; anything else is refused."""
    try:
        body = request.json
    except Exception as error:  # Sanic's own error would show the text it could not read
        raise Refused(400, "Erwartet wird JSON.") from error
    if not isinstance(body, dict):
        raise Refused(400, "Erwartet wird ein JSON-Objekt.")
    return body
