"""Who may ask, and how often."""

from __future__ import annotations

import hashlib
import secrets

from sanic.exceptions import SanicException
from sanic.request import Request

from bot.channel.limits import Limit
from bot.channel.options import Options
from bot.channel.sessions import Sessions, Visit
from bot.metrics import REFUSED


class Refused(SanicException):
    """A request that gets no answer, and why."""

    def __init__(self, status: int, reason: str, wait: int = 0) -> None:
        super().__init__(reason, status_code=status, quiet=True)
        self.wait = wait
        REFUSED.labels(status).inc()


class Guard:
    """Checks session and rate of a request; raises Refused. Its size is checked before it is read (``framing.py``)."""

    def __init__(self, options: Options, redis_url: str = "") -> None:
        self.sessions = Sessions(options.session_secret, options.session_hours)
        self._per_session = Limit("session", options.messages_per_minute, redis_url)
        self._per_address = Limit("address", options.requests_per_minute_and_address, redis_url)
        self._key = hashlib.sha256((options.session_secret or secrets.token_hex(32)).encode()).digest()

    async def address(self, request: Request) -> None:
        """Anyone may ask for a session, but not too often from one address."""
        await self._take(self._per_address, self.client(request))

    def client(self, request: Request) -> str:
        """Where a request comes from, as a hash."""
        # remote_addr is set when Sanic knows the proxy in front of it (SANIC_PROXIES_COUNT).
        return self._pseudonym(request.remote_addr or request.ip)

    async def visit(self, request: Request) -> Visit:
        """What the session says that the request names."""
        await self.address(request)
        visit = self.sessions.read(request.token or "")
        if visit is None:
            raise Refused(401, "Diese Sitzung ist unbekannt oder abgelaufen.")
        await self._take(self._per_session, visit.conversation)
        return visit

    async def conversation(self, request: Request) -> str:
        """The conversation of that session."""
        return (await self.visit(request)).conversation

    def _pseudonym(self, address: str) -> str:
        """Counting needs to know an address again, not to know it; so no address is kept anywhere."""
        return hashlib.blake2b(address.encode(errors="replace"), key=self._key, digest_size=12).hexdigest()

    @staticmethod
    async def _take(limit: Limit, key: str) -> None:
        if wait := await limit.wait(key):
            raise Refused(429, "Zu viele Anfragen in kurzer Zeit.", wait)
