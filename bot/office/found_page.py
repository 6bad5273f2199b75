"""Found items: list, add, edit, give back, and what the public sees of each."""

from __future__ import annotations

from typing import Any, ClassVar

import anyio
from sqladmin import expose
from sqlalchemy import Select
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from wtforms import Form

from bot.experts.found import RETURNED, STORED, EmbeddedFoundItems
from bot.office import found_items, rows
from bot.office.access import FOUND, user_of
from bot.office.audit import Action
from bot.office.fitting import fitting
from bot.office.found_form import found_form
from bot.office.page import TablePage
from bot.office.services import behind
from bot.office.shown import state
from bot.office.words import german, name_of


class Refused(Exception):
    """What staff entered cannot be kept; the text says why, in German."""


class FoundPage(TablePage, model=rows.Found):
    """Each account sees the items of its towns only."""

    name = german(f"one.{FOUND}")
    name_plural = german(f"pages.{FOUND}")
    column_list = ("number", "category", "color", "found_week", "district", "office", "keep_until", "status")
    column_searchable_list = ("number",)
    column_sortable_list = ("number", "category", "found_week", "keep_until")
    column_default_sort = ("number", True)
    column_formatters: ClassVar[dict[Any, Any]] = {
        "status": state,
        "color": lambda row, _prop: name_of("colors", row.color),
    }
    create_template = "office/found_form.html"
    edit_template = "office/found_form.html"
    details_template = "office/found_details.html"
    can_create = can_edit = can_view_details = True
    states = (STORED, RETURNED)

    def is_accessible(self, request: Request) -> bool:
        """Needs the role, and a key for what is secret."""
        return behind(self).desk is not None and super().is_accessible(request)

    def list_query(self, request: Request) -> Select[Any]:
        """Those of the account's towns in one state."""
        wanted = request.query_params.get("status", STORED)
        return self._mine(super().list_query(request), request).where(rows.Found.__table__.c.status == wanted)

    def details_query(self, request: Request) -> Select[Any]:
        """One item of the account's towns."""
        return self._mine(super().details_query(request), request)

    def form_edit_query(self, request: Request) -> Select[Any]:
        """Likewise."""
        return self.details_query(request)

    async def check_can_edit(self, request: Request, model: Any) -> bool:
        """What was given back stays as it was."""
        if model is None:
            raise HTTPException(404)
        return bool(model.status == STORED)

    async def scaffold_form(self, rules: list[str] | None = None) -> type[Form]:
        """The form with all towns served here; which of them an account may fill is checked when it is kept."""
        everybody = behind(self).all_towns()
        return await anyio.to_thread.run_sync(found_form, everybody)

    async def create_context(self, request: Request) -> dict[str, Any]:
        """The towns to choose from."""
        return {"towns": self._towns(request)}

    async def edit_context(self, request: Request) -> dict[str, Any]:
        """Opening the form shows what is secret, which is noted before it happens."""
        if request.method == "GET":
            await self.note(request, Action.item_opened, request.path_params["pk"])
        return {"towns": self._towns(request)}

    async def get_form_data_for_edit(self, obj: Any) -> dict[str, Any]:
        """The item with what only the staff may see."""
        names = ("town", "number", "category", "color", "district", "office", "keep_until")
        secret = self._items().secret(obj.town, obj.number)
        fields = {name: getattr(obj, name) for name in names}
        return {**fields, "found_on": obj.found_week, "secret": secret.reveal() if secret else ""}

    async def details_context(self, request: Request) -> dict[str, Any]:
        """The very record that the chat is given, if a search finds the item at all; and who may have lost it."""
        model = await self.get_object_for_details(request)
        if model is None:
            return {}
        seen = await anyio.to_thread.run_sync(found_items.public, self._items(), model)
        desk = behind(self).desk
        fits = await anyio.to_thread.run_sync(fitting, desk, model.town, model.number) if desk else []
        return {"public": seen, "towns": self._towns(request), "fitting": fits}

    async def insert_model(self, request: Request, data: dict[str, Any]) -> Any:
        """Keep a new item; a number that is taken is refused, so that nothing is overwritten by a slip."""
        town, number = data["town"], data["number"]
        if town not in self._towns(request):
            raise HTTPException(403)
        if await anyio.to_thread.run_sync(self._items().has, town, number):
            raise Refused(german("item.taken", number=number))
        return await self._keep(request, data, Action.item_added)

    async def update_model(self, request: Request, pk: str, data: dict[str, Any]) -> Any:
        """Change an item; town and number are those of the address, whatever the form says."""
        row = await self.get_object_for_edit(request)
        return await self._keep(request, {**data, "town": row.town, "number": row.number}, Action.item_changed)

    @expose("/return/{pk:path}", methods=["POST"])
    async def give_back(self, request: Request) -> Response:
        """Mark an item as returned."""
        row = await self.get_object_for_details(request)
        if row is None:
            raise HTTPException(404)
        await anyio.to_thread.run_sync(self._items().give_back, row.town, row.number)
        await self.note(request, Action.item_returned, row.number)
        address = request.url_for("admin:list", identity=FOUND).include_query_params(said="returned")
        return RedirectResponse(address, 303)

    async def _keep(self, request: Request, data: dict[str, Any], action: Action) -> Any:
        try:
            await anyio.to_thread.run_sync(found_items.save, self._items(), data["town"], data)
        except SQLAlchemyError:
            # The library shows the text of what went wrong, and that of the database holds values.
            raise Refused(german("errors.database")) from None
        await self.note(request, action, data["number"])
        return rows.Found(town=data["town"], number=data["number"])

    def _mine(self, query: Select[Any], request: Request) -> Select[Any]:
        """Those of the account's towns; what is invented, for a trial, is nothing to work on."""
        items = rows.Found.__table__.c
        return query.where(items.town.in_(list(self._towns(request))), items.sample.is_(False))

    def _towns(self, request: Request) -> dict[str, str]:
        return dict(behind(self).towns_of(user_of(request)))

    def _items(self) -> EmbeddedFoundItems:
        desk = behind(self).desk
        assert desk  # the page cannot be opened without
        return desk.found
