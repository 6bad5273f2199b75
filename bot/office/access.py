"""Login and roles: who a request is from, and which pages that account may open."""

from __future__ import annotations

import logging
from collections.abc import Callable

import anyio
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqladmin.authentication import AuthenticationBackend
from sqladmin.authorization import AuthorizationBackend
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.office.accounts import Accounts, Role, User, normal
from bot.office.audit import Action, Audit
from bot.office.csrf import Cookies
from bot.office.sessions import LONGEST, Session, Sessions

logger = logging.getLogger(__name__)

FOUND, REPORTS, DOCUMENTS = "found", "reports", "documents"
JOURNAL, INBOX, LOG, ACCOUNTS = "journal", "inbox", "audit", "accounts"
SECOND = "/second"  # the address where a session waits for its second factor
# Which pages a role opens. Another developer's pages get a name here, and roles that may open them.
PAGES: dict[Role, frozenset[str]] = {
    Role.editor: frozenset({JOURNAL, INBOX}),
    Role.found_office: frozenset({FOUND, REPORTS}),
    Role.citizen_office: frozenset({DOCUMENTS}),
    Role.admin: frozenset({FOUND, REPORTS, DOCUMENTS, JOURNAL, INBOX, LOG, ACCOUNTS}),
}
_TRIES = RateLimitItemPerMinute(5, 15)  # wrong passwords of a name within 15 minutes
_TRIES_OF_ALL = RateLimitItemPerMinute(60, 15)
_AT_ONCE = 2  # passwords checked at the same time: each takes 64 MB


def user_of(request: Request) -> User:
    """The account of a request that has passed the login."""
    user: User = request.state.user
    return user


class Login(AuthenticationBackend):
    """Local accounts; what OpenID Connect does stands in ``openid.py``.

    ``asks`` tells whether an account needs more than its password.
    """

    def __init__(
        self, accounts: Accounts, sessions: Sessions, audit: Audit, cookies: Cookies, asks: Callable[[str], bool]
    ) -> None:
        # Not the base class's: it would put a session into a cookie.
        self.middlewares = []
        self._accounts = accounts
        self._sessions = sessions
        self._audit = audit
        self._cookies = cookies
        self._asks = asks
        self._misses = MovingWindowRateLimiter(MemoryStorage())
        self._slots = anyio.CapacityLimiter(_AT_ONCE)

    async def login(self, request: Request) -> Response | bool:
        """Check name and password; too many wrong ones make a name wait, also for the right one."""
        form = await request.form()
        name, password = (str(form.get(field, "")) for field in ("username", "password"))
        if not self.may_try(name):
            request.state.waiting = True
            return False
        user = await anyio.to_thread.run_sync(self._accounts.check, name, password, limiter=self._slots)
        if user is None:
            self.missed(name)
            if await anyio.to_thread.run_sync(self._accounts.known, name):  # else it may be a mistyped password
                await anyio.to_thread.run_sync(self._audit.note, normal(name), Action.refused)
            return False
        if await anyio.to_thread.run_sync(self._asks, user.name):
            response = RedirectResponse(request.url_for("second"), 303)
            token = await anyio.to_thread.run_sync(self._sessions.start, user, False)
            self._set(response, token, int(LONGEST.total_seconds()))
            return response
        response = RedirectResponse(request.url_for("admin:index"), 303)
        await self.let_in(request, user, response)
        return response

    async def let_in(self, request: Request, user: User, response: Response) -> None:
        """Begin a session that may do something; one that waited for its second factor is over."""
        await self.note(user, Action.login)
        await anyio.to_thread.run_sync(self._sessions.end, request.cookies.get(self._cookies.session, ""))
        token = await anyio.to_thread.run_sync(self._sessions.start, user)
        self._set(response, token, int(LONGEST.total_seconds()))

    def may_try(self, name: str) -> bool:
        """Whether there were not too many wrong passwords or codes of a name."""
        return all(self._misses.test(*limit) for limit in _limits(name))

    def missed(self, name: str) -> None:
        """Count a wrong one."""
        for limit in _limits(name):
            self._misses.hit(*limit)

    async def note(self, user: User, action: Action) -> None:
        """Write a line of the audit log."""
        await anyio.to_thread.run_sync(self._audit.note, user.name, action)

    async def session(self, request: Request) -> Session | None:
        """The session of a request, whatever it still lacks."""
        token = request.cookies.get(self._cookies.session, "")
        return await anyio.to_thread.run_sync(self._sessions.find, token) if token else None

    async def logout(self, request: Request) -> Response | bool:
        """End the session here and in the browser."""
        if session := await self.session(request):
            await self.note(session.user, Action.logout)
            await anyio.to_thread.run_sync(self._sessions.end, request.cookies[self._cookies.session])
        response = RedirectResponse(request.url_for("admin:login"), 303)
        self._set(response, "", 0)
        return response

    async def authenticate(self, request: Request) -> Response | bool:
        """Whether somebody is logged in; ``user_of`` tells who. Who still owes the second factor is sent there."""
        session = await self.session(request)
        request.state.user = session.user if session and session.confirmed else None
        if session and not session.confirmed:
            return RedirectResponse(request.url_for("second"), 303)
        return session is not None

    async def get_user_id(self, request: Request) -> str:
        """The name of the account."""
        return user_of(request).name

    def _set(self, response: Response, token: str, max_age: int) -> None:
        response.headers.append("set-cookie", self._cookies.header(self._cookies.session, token, max_age))


class Roles(AuthorizationBackend):
    """What a role may open it may also use; there are no finer rights."""

    def has_permission(self, request: Request, identity: str, action: str, obj: object = None) -> bool:
        """Whether the account may do something on a page."""
        user: User | None = getattr(request.state, "user", None)
        return user is not None and identity in PAGES[user.role]


def _limits(name: str) -> tuple[tuple[RateLimitItemPerMinute, str], ...]:
    return (_TRIES, normal(name)[:80]), (_TRIES_OF_ALL, "")
