"""What the pages over tables have in common."""

from __future__ import annotations

from typing import Any

import anyio
from sqladmin import ModelView
from sqlalchemy import Select
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.office.access import user_of
from bot.office.audit import Action
from bot.office.services import behind
from bot.office.shown import FORMATTERS, headings


class TablePage(ModelView):
    """Only what a page opens by itself is open; ``states`` are those that its list can be narrowed to."""

    column_labels = headings()
    column_type_formatters = FORMATTERS
    list_template = "office/list.html"
    can_create = can_edit = can_delete = can_export = can_import = can_view_details = False
    states: tuple[str, ...] = ()

    def details_query(self, request: Request) -> Select[Any]:
        """One row; an address that names none cannot be found, whatever is wrong with it."""
        try:
            return super().details_query(request)
        except (TypeError, ValueError):
            raise HTTPException(404) from None

    async def note(self, request: Request, action: Action, subject: object) -> None:
        """Write a line of the audit log."""
        await anyio.to_thread.run_sync(behind(self).audit.note, user_of(request).name, action, str(subject))
