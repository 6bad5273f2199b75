"""Reports of losses and finds: list, states, what may fit, and handing a found item out."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import anyio
from sqladmin import expose
from sqlalchemy import Select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.experts.desk import EmbeddedDesk
from bot.experts.reports import STATES
from bot.office import report_texts, rows
from bot.office.access import REPORTS, user_of
from bot.office.audit import Action
from bot.office.fitting import Fit, fitting
from bot.office.page import TablePage
from bot.office.services import behind
from bot.office.shown import state
from bot.office.words import german, name_of


def _kind(row: Any, _prop: str) -> str:
    return name_of("kinds", row.kind)


def _color(row: Any, _prop: str) -> str:
    return name_of("colors", row.color)


class ReportsPage(TablePage, model=rows.Reports):
    """Each account sees the reports of its towns; contact and description only on demand, which is noted first."""

    name = german(f"one.{REPORTS}")
    name_plural = german(f"pages.{REPORTS}")
    column_list = ("number", "kind", "category", "color", "day", "status", "status_at")
    column_searchable_list = ("number", "category")
    column_sortable_list = ("number", "category", "day", "status_at")
    column_default_sort = ("status_at", True)
    column_formatters: ClassVar[dict[Any, Any]] = {"status": state, "kind": _kind, "color": _color}
    details_template = "office/report_details.html"
    can_view_details = True
    states = STATES

    def is_accessible(self, request: Request) -> bool:
        """Needs the role, and a key for what is secret."""
        return behind(self).desk is not None and super().is_accessible(request)

    def list_query(self, request: Request) -> Select[Any]:
        """Those of the account's towns in one state."""
        wanted = request.query_params.get("status", STATES[0])
        return self._mine(super().list_query(request), request).where(rows.Reports.__table__.c.status == wanted)

    def details_query(self, request: Request) -> Select[Any]:
        """One report of the account's towns."""
        return self._mine(super().details_query(request), request)

    async def details_context(self, request: Request) -> dict[str, Any]:
        """The answers that name nobody, and what may be the thing."""
        model = await self.get_object_for_details(request)
        return await self._shown(model) if model else {}

    @expose("/open/{pk:path}", methods=["POST"])
    async def secret(self, request: Request) -> Response:
        """Show description, marks and contact."""
        model = await self._model(request)
        await self.note(request, Action.report_opened, model.number)
        secret = await anyio.to_thread.run_sync(self._desk().reports.secret, model.town, model.number)
        known = {"model_view": self, "model": model, "secret": report_texts.opened(secret or {})}
        context = {**known, **await self._shown(model)}
        return await self.templates.TemplateResponse(request, self.details_template, context)

    @expose("/move/{pk:path}", methods=["POST"])
    async def move(self, request: Request) -> Response:
        """Give a report another state, which whoever reported it may ask for."""
        model = await self._model(request)
        async with request.form() as form:
            status = str(form.get("status", ""))
        if status not in STATES:
            raise HTTPException(400)
        await self._move(request, model, status)
        return self._back(request, "moved")

    @expose("/hand-out/{pk:path}", methods=["POST"])
    async def hand_out(self, request: Request) -> Response:
        """The thing is with its owner: no search finds it any more, and the reports about it are closed."""
        model = await self._model(request)
        async with request.form() as form:
            number = str(form.get("number", ""))
        if number not in {fit.number for fit in await anyio.to_thread.run_sync(self._fitting, model)}:
            raise HTTPException(400)
        await anyio.to_thread.run_sync(self._desk().found.give_back, model.town, number)
        await self.note(request, Action.item_returned, number)
        # What fits a loss may be the report of a find instead of an item.
        other = await anyio.to_thread.run_sync(self._desk().reports.move, model.town, number, "closed")
        if other:
            await self.note(request, Action.report_moved, f"{number} closed")
        await self._move(request, model, "closed")
        return self._back(request, "handed_out")

    async def _move(self, request: Request, model: Any, status: str) -> None:
        await anyio.to_thread.run_sync(self._desk().reports.move, model.town, model.number, status)
        await self.note(request, Action.report_moved, f"{model.number} {status}")

    async def _shown(self, model: Any) -> dict[str, Any]:
        fitting = await anyio.to_thread.run_sync(self._fitting, model)
        return {"answers": report_texts.answers(json.loads(model.told)), "fitting": fitting}

    def _fitting(self, model: Any) -> list[Fit]:
        return fitting(self._desk(), model.town, model.number)

    async def _model(self, request: Request) -> Any:
        model = await self.get_object_for_details(request)
        if model is None:
            raise HTTPException(404)
        return model

    def _back(self, request: Request, said: str) -> Response:
        pk = request.path_params["pk"]
        address = request.url_for("admin:details", identity=REPORTS, pk=pk).include_query_params(said=said)
        return RedirectResponse(address, 303)

    def _mine(self, query: Select[Any], request: Request) -> Select[Any]:
        towns = behind(self).towns_of(user_of(request))
        return query.where(rows.Reports.__table__.c.town.in_(list(towns)))

    def _desk(self) -> EmbeddedDesk:
        desk = behind(self).desk
        assert desk  # the page cannot be opened without
        return desk
