"""The step after the password: the code of the second factor, or setting one up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.office.access import SECOND, Login
from bot.office.accounts import User
from bot.office.audit import Action
from bot.office.second_factor import SecondFactor, address, fresh

Render = Callable[..., Awaitable[Response]]


class SecondPage:
    """Whoever has given the password gets here, and nowhere else before the code is right."""

    def __init__(self, login: Login, factor: SecondFactor, render: Render) -> None:
        self._login = login
        self._factor = factor
        self._render = render

    def route(self) -> Route:
        """Its address."""
        return Route(SECOND, self.page, methods=["GET", "POST"], name="second")

    async def page(self, request: Request) -> Response:
        """Ask for the code, set one up, or tell that there is one."""
        session = await self._login.session(request)
        if session is None:
            return RedirectResponse(request.url_for("admin:login"), 303)
        name = session.user.name
        has = await anyio.to_thread.run_sync(self._factor.has, name)
        if has and session.confirmed:
            left = await anyio.to_thread.run_sync(self._factor.left, name)
            return await self._render(request, "office/second_there.html", 200, {"left": left})
        if request.method == "POST":
            return await (self._checked(request, session.user) if has else self._set_up(request, session.user))
        return await self._asked(request, name, "" if has else fresh())

    async def _asked(self, request: Request, name: str, secret: str, error: str = "") -> Response:
        """The form; ``secret`` is what is to be set up, empty if there is one."""
        known = {"secret": secret, "address": address(secret, name) if secret else "", "error": error}
        template = "office/second_set_up.html" if secret else "office/second.html"
        return await self._render(request, template, 400 if error else 200, known)

    async def _checked(self, request: Request, user: User) -> Response:
        form = await request.form()
        if not self._login.may_try(f"{user.name} code"):
            return await self._asked(request, user.name, "", "waiting")
        if not await anyio.to_thread.run_sync(self._factor.check, user.name, str(form.get("code", ""))):
            await self._missed(user)
            return await self._asked(request, user.name, "", "wrong")
        response = RedirectResponse(request.url_for("admin:index"), 303)
        await self._login.let_in(request, user, response)
        return response

    async def _set_up(self, request: Request, user: User) -> Response:
        form = await request.form()
        secret, code = (str(form.get(name, "")) for name in ("secret", "code"))
        codes = await anyio.to_thread.run_sync(self._factor.set_up, user.name, secret, code)
        if not codes:
            return await self._asked(request, user.name, secret if address_fits(secret) else fresh(), "wrong")
        await self._login.note(user, Action.second_set_up)
        known: dict[str, Any] = {"codes": codes}
        response = await self._render(request, "office/second_codes.html", 200, known)
        await self._login.let_in(request, user, response)
        return response

    async def _missed(self, user: User) -> None:
        self._login.missed(f"{user.name} code")
        await self._login.note(user, Action.code_refused)


def address_fits(secret: str) -> bool:
    """Whether this is a secret that we have made, to be shown once more after a mistyped code."""
    return len(secret) == len(fresh()) and secret.isalnum() and secret.isascii()
