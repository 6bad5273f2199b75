"""Routes that only read the catalogue: open data, their descriptions, pages of projects, what the widget offers."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from functools import cached_property

from sanic import response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.catalogue.export import as_csv
from bot.catalogue.remembering import RememberingCatalogue
from bot.channel.guard import Guard, Refused
from bot.channel.offers import offers
from bot.channel.pages import Pages
from bot.channel.project_pages import overview, single
from bot.database.engine import connect
from bot.open_data.documents import dcat, openapi
from bot.open_data.filters import Wanted, WrongFilter, choices, wanted
from bot.open_data.public import collection, public
from bot.open_data.texts import table
from bot.settings import settings

RouteHandler = Callable[..., Awaitable[HTTPResponse]]

_CACHED = "public, max-age=60"  # seconds; a load is seen within a minute


class OpenData:
    """Reads the catalogue only; anybody may ask, but not too often from one address."""

    def __init__(self, guard: Guard, pages: Pages, publisher: str) -> None:
        self._guard, self._pages, self._publisher = guard, pages, publisher

    def routes(self) -> list[tuple[str, str, RouteHandler]]:
        """Method, address and handler of each route."""
        return [
            ("GET", "/api/projects", self.projects),
            ("GET", "/api/projects.csv", self.table),
            ("GET", "/api/projects/<name>", self.project),
            ("GET", "/api/offers", self.offers),
            ("GET", "/api/openapi.json", self.openapi),
            ("GET", "/api/catalog.jsonld", self.dcat),
            ("GET", "/projekte", self.overview),
            ("GET", "/projekte/<name>", self.single),
        ]

    async def projects(self, request: Request) -> HTTPResponse:
        """All that meet the filters, not paged."""
        asked = await self._wanted(request)
        found = await asyncio.to_thread(asked.found, self._catalogue)
        return _cached(request, _json(collection(found)), "application/json")

    async def table(self, request: Request) -> HTTPResponse:
        """The same for spreadsheet programs, which know UTF-8 by its mark."""
        asked = await self._wanted(request)
        found = await asyncio.to_thread(asked.found, self._catalogue)
        return _cached(request, "\ufeff" + as_csv(found), "text/csv; charset=utf-8")

    async def project(self, request: Request, name: str) -> HTTPResponse:
        """One of them."""
        await self._ready(request)
        found = await asyncio.to_thread(self._catalogue.project, name)
        if found is None:
            raise Refused(404, table("texts")["errors"]["missing"])
        return _cached(request, _json(public(found)), "application/json")

    async def offers(self, request: Request) -> HTTPResponse:
        """What the widget offers while someone types."""
        await self._ready(request)
        return response.json(await asyncio.to_thread(offers, self._catalogue))

    async def openapi(self, request: Request) -> HTTPResponse:
        """The interface, for programs."""
        await self._ready(request)
        known = await asyncio.to_thread(choices, self._catalogue)
        return _cached(request, _json(openapi(_server(request), known)), "application/json")

    async def dcat(self, request: Request) -> HTTPResponse:
        """The data set, for data portals."""
        return _cached(request, _json(dcat(_server(request), self._publisher)), "application/ld+json")

    async def overview(self, request: Request) -> HTTPResponse:
        """The page with all projects; a filter that says nothing is told, and all are shown."""
        await self._ready(request)
        problem, asked = "", Wanted()
        try:
            asked = await asyncio.to_thread(wanted, dict(request.args), self._catalogue)
        except WrongFilter as error:
            problem = str(error)
        shown = await asyncio.to_thread(overview, self._catalogue, asked, dict(request.args), problem)
        return response.html(self._pages.render("projekte", "/projekte", "Projekte", **shown))

    async def single(self, request: Request, name: str) -> HTTPResponse:
        """The page of one project."""
        await self._ready(request)
        found = await asyncio.to_thread(self._catalogue.project, name)
        if found is None:
            raise NotFound
        shown = single(found, _server(request))
        return response.html(self._pages.render("projekt", f"/projekte/{name}", found.label, **shown))

    async def _wanted(self, request: Request) -> Wanted:
        await self._ready(request)
        try:
            return await asyncio.to_thread(wanted, dict(request.args), self._catalogue)
        except WrongFilter as error:
            raise Refused(400, str(error)) from error

    async def _ready(self, request: Request) -> None:
        """Hold the limit of the address, and take over what was loaded meanwhile."""
        await self._guard.address(request)
        await asyncio.to_thread(self._catalogue.refresh)

    # Made with the first use: each of Rasa's workers then has connections of its own.

    @cached_property
    def _catalogue(self) -> RememberingCatalogue:
        return RememberingCatalogue(connect(settings().database_url))


def _server(request: Request) -> str:
    """The address under which the visitor sees this server."""
    return f"{request.scheme}://{request.host}"


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _cached(request: Request, body: str, kind: str) -> HTTPResponse:
    """The body, or the word that the copy of whoever asks is still right."""
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": _CACHED, "Access-Control-Allow-Origin": "*"}
    if request.headers.get("if-none-match") == tag:
        return response.empty(304, headers=headers)
    return response.raw(body.encode(), headers=headers, content_type=kind)
