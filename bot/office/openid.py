"""Login by OpenID Connect: a provider vouches for a name, and the account of that name says what it may do.

The provider sends the browser back from its own address, where browsers hold back our strict cookies: the state of a
login is in a cookie of its own, for ten minutes, and the page after it leads on by itself.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anyio
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from bot.office.access import Login
from bot.office.accounts import Accounts
from bot.settings import Settings

logger = logging.getLogger(__name__)
PATH = "/openid"
_STATE_SECONDS = 600
_SHORT_WAIT = 10  # seconds for an answer of the provider
Render = Callable[..., Awaitable[Response]]


class OpenId:
    """``render`` makes a page by the name of its template and a status."""

    def __init__(self, known: Settings, accounts: Accounts, login: Login, render: Render, **client: Any) -> None:
        self._known = known
        self._accounts = accounts
        self._login = login
        self._render = render
        self._provider = OAuth().register(
            "office",
            client_id=known.oidc_client,
            client_secret=known.oidc_secret,
            server_metadata_url=f"{known.oidc_issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid profile email",
                "code_challenge_method": "S256",
                "timeout": _SHORT_WAIT,
                **client,
            },
        )

    def routes(self) -> Mount:
        """Where a login begins, and where the provider sends the browser back to."""
        state = Middleware(
            SessionMiddleware,
            secret_key=secrets.token_hex(32),  # a login that a restart interrupts begins again
            session_cookie="office-openid",
            max_age=_STATE_SECONDS,
            path=PATH,
            same_site="lax",
            https_only=self._known.office_url.startswith("https:"),
        )
        routes = [Route("/start", self.start, name="start"), Route("/back", self.back, name="back")]
        return Mount(PATH, routes=routes, middleware=[state], name="openid")

    async def start(self, request: Request) -> Response:
        """To the provider."""
        try:
            answer: Response = await self._provider.authorize_redirect(request, str(request.url_for("openid:back")))
        except (OAuthError, HTTPError):
            logger.exception("The provider of OpenID Connect cannot be asked")
            return await self._render(request, "office/openid_failed.html", 502)
        return answer

    async def back(self, request: Request) -> Response:
        """From the provider: signature, issuer, audience, state and nonce are checked by the library."""
        try:
            token = await self._provider.authorize_access_token(request)
        except (OAuthError, JoseError, HTTPError, ValueError) as error:
            logger.warning("A login by OpenID Connect failed: %s", type(error).__name__)
            return await self._render(request, "office/openid_failed.html", 403)
        request.session.clear()
        name = name_in(token.get("userinfo") or {}, self._known.oidc_claim)
        user = await anyio.to_thread.run_sync(self._accounts.vouched, name) if name else None
        if user is None:
            return await self._render(request, "office/openid_failed.html", 403)
        response = await self._render(request, "office/openid_done.html", 200)
        await self._login.let_in(request, user, response)
        return response


def name_in(claims: Mapping[str, Any], claim: str) -> str:
    """The account that is vouched for; an e-mail address only if the provider has checked it."""
    if claim == "email" and claims.get("email_verified") is not True:
        return ""
    value = claims.get(claim)
    return value if isinstance(value, str) else ""
