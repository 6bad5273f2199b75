"""The staff page as an application: what each request passes through, and which pages there are."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqladmin import Admin
from starlette.applications import Starlette
from starlette.datastructures import URL, FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.office import access
from bot.office.csrf import Cookies, CsrfProtection
from bot.office.documents_page import DocumentsPage
from bot.office.found_page import FoundPage
from bot.office.headers import SecureHeaders
from bot.office.inbox_page import InboxPage
from bot.office.journal_page import JournalPage
from bot.office.log_pages import AccountsPage, AuditPage
from bot.office.openid import OpenId
from bot.office.reports_page import ReportsPage
from bot.office.second_page import SecondPage
from bot.office.services import Office
from bot.office.shown import day
from bot.office.words import german, name_of, texts

logger = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_PAGES = (FoundPage, ReportsPage, DocumentsPage, JournalPage, InboxPage, AuditPage, AccountsPage)


class OfficeAdmin(Admin):
    """The library's admin with our services behind its pages."""

    office: Office

    @staticmethod
    def get_save_redirect_url(request: Request, form: FormData, model_view: Any, obj: Any) -> str | URL:
        """After keeping an item: what the public sees of it."""
        address: URL = model_view._build_url_for("admin:details", request, obj)
        return address.include_query_params(said="saved")


def make_app(office: Office, **openid_client: Any) -> Starlette:
    """The application for these services; ``openid_client`` are options of the client that asks the provider."""
    known = office.known
    secure = known.office_url.startswith("https:")
    cookies = Cookies(secure)
    app = Starlette(
        routes=[Mount("/assets", StaticFiles(directory=_HERE / "assets"), name="assets")],
        middleware=[
            Middleware(SecureHeaders, scheme="https" if secure else "http"),
            # Without it a foreign name that leads to this machine would be taken for ours.
            Middleware(TrustedHostMiddleware, allowed_hosts=_hosts(known.office_url), www_redirect=False),
            Middleware(CsrfProtection, cookies=cookies),
        ],
    )
    login = access.Login(office.accounts, office.sessions, office.audit, cookies, office.asks_second)
    admin = OfficeAdmin(
        app,
        office.engine,
        base_url="",
        title=german("title"),
        templates_dir=str(_HERE / "templates"),
        authentication_backend=login,
        authorization_backend=access.Roles(),
    )
    admin.office = office
    admin.templates.env.globals.update(german=german, name_of=name_of, texts=texts, day=day, office=office)
    if known.oidc_issuer:
        openid = OpenId(known, office.accounts, login, _renderer(admin), **openid_client)
        app.router.routes.insert(0, openid.routes())
    if known.expert_secret:
        app.router.routes.insert(0, SecondPage(login, office.second, _renderer(admin)).route())
    for page in _PAGES:
        admin.add_view(page)
    _show_errors(app, admin)
    return app


def _hosts(url: str) -> list[str]:
    """The names under which the page may be asked for."""
    return [name for name in (urlsplit(url).hostname, "localhost", "127.0.0.1") if name]


def _renderer(admin: OfficeAdmin) -> Any:
    async def render(request: Request, template: str, status: int, known: dict[str, Any] | None = None) -> Response:
        return await admin.templates.TemplateResponse(request, template, known, status_code=status)

    return render


def _show_errors(app: Starlette, admin: OfficeAdmin) -> None:
    """A page in German for whatever went wrong, and nothing of the cause."""

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        names = texts()["errors"]
        known = {"status_code": status, "message": names.get(str(status), names["other"])}
        return await admin.templates.TemplateResponse(request, "sqladmin/error.html", known, status_code=status)

    admin.admin.exception_handlers = {HTTPException: refused}
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, refused)
