"""The list of applications for identity documents: it can be put in place of the present one and counted, not seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import anyio
from sqladmin import BaseView, expose
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.experts.documents import ALARM, EmbeddedDocuments, ImportRefused
from bot.office.access import DOCUMENTS, user_of
from bot.office.audit import Action
from bot.office.services import behind
from bot.office.words import german

_ROW = re.compile(r"row (\d+)")


class Mistake(Exception):
    """Why a list was not taken, in German."""


@dataclass(frozen=True)
class TownState:
    """What the page tells of a town. ``alarm``: so many unknown numbers that somebody may be trying them out."""

    ags: str
    name: str
    applications: int
    misses: int
    paused: bool

    @property
    def alarm(self) -> bool:
        """Whether staff should look."""
        return self.misses >= ALARM


class DocumentsPage(BaseView):
    """The form with the state of all towns, and where it is sent to; and the button that pauses the look-up."""

    name = german(f"pages.{DOCUMENTS}")

    @expose("/documents", methods=["GET", "POST"], identity=DOCUMENTS)
    async def documents(self, request: Request) -> Response:
        """The page."""
        towns = behind(self).towns_of(user_of(request))
        known: dict[str, Any] = {"towns": towns, "imported": None, "error": ""}
        status = 200
        if request.method == "POST":
            try:
                known["imported"] = await self._import(request, towns)
            except Mistake as mistake:
                known["error"], status = str(mistake), 400
        known["states"] = await anyio.to_thread.run_sync(self._states, towns)
        return await self.templates.TemplateResponse(request, "office/documents.html", known, status_code=status)

    @expose("/documents/pause", methods=["POST"], identity="documents-pause")
    async def pause(self, request: Request) -> Response:
        """Tell visitors nothing of a town's numbers any more, or again; noted before it happens."""
        async with request.form() as form:
            town, on = str(form.get("town", "")), form.get("pause") == "on"
        user = user_of(request)
        if town not in behind(self).towns_of(user):
            raise HTTPException(403)
        action = Action.lookup_paused if on else Action.lookup_resumed
        await anyio.to_thread.run_sync(behind(self).audit.note, user.name, action, town)
        await anyio.to_thread.run_sync(self._documents().pause, town, on)
        return RedirectResponse(request.url_for("admin:view-documents"), 303)

    def is_accessible(self, request: Request) -> bool:
        """Needs the role, and the key that numbers are hashed with."""
        return behind(self).desk is not None and super().is_accessible(request)

    async def _import(self, request: Request, towns: Mapping[str, str]) -> int:
        async with request.form() as form:
            town = str(form.get("town", ""))
            if town not in towns:
                raise Mistake(german("documents.no_town"))
            text = await _text_of(form)
        try:
            number = await anyio.to_thread.run_sync(self._documents().load, town, text)
        except ImportRefused as refused:
            row = _ROW.match(str(refused))
            raise Mistake(german("documents.wrong_row", row=row[1] if row else "?")) from None
        note = behind(self).audit.note
        await anyio.to_thread.run_sync(note, user_of(request).name, Action.list_imported, f"{town} {number}")
        return number

    def _states(self, towns: Mapping[str, str]) -> list[TownState]:
        documents = self._documents()
        misses = documents.misses()
        return [
            TownState(ags, name, documents.count(ags), misses.get(ags, 0), documents.is_paused(ags))
            for ags, name in towns.items()
        ]

    def _documents(self) -> EmbeddedDocuments:
        desk = behind(self).desk
        if desk is None:
            raise HTTPException(403)
        return desk.documents


async def _text_of(form: FormData) -> str:
    """The uploaded list; it is read in memory and not kept."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise Mistake(german("documents.no_file"))
    try:
        return (await file.read()).decode("utf-8")
    except UnicodeDecodeError:
        raise Mistake(german("documents.no_text")) from None
