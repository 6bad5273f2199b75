"""The inbox: visitors' questions, their contact if they left one, the answer, and what becomes an entry of the data."""

from __future__ import annotations

from typing import Any, ClassVar

import anyio
import yaml
from sqladmin import expose
from sqlalchemy import Select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.catalogue.records import LONGEST_ANSWER, LONGEST_QUESTION
from bot.inbox.store import Published, Status
from bot.office import rows
from bot.office.access import INBOX
from bot.office.audit import Action
from bot.office.page import TablePage
from bot.office.services import behind
from bot.office.shown import state
from bot.office.words import german, name_of


def _has_contact(row: Any, _prop: str) -> str:
    return name_of("yes_no", "yes" if row.contact else "no")


class InboxPage(TablePage, model=rows.Inbox):
    """A contact is decrypted only when somebody asks for it, and that is noted first."""

    name = german(f"one.{INBOX}")
    name_plural = german(f"pages.{INBOX}")
    column_list = ("id", "received_on", "question", "contact", "publish", "status")
    column_searchable_list = ("question",)
    column_sortable_list = ("id", "received_on")
    column_default_sort = ("id", True)
    column_formatters: ClassVar[dict[Any, Any]] = {"status": state, "contact": _has_contact}
    details_template = "office/inbox_details.html"
    can_view_details = True
    states = tuple(Status)
    longest_title, longest_answer = LONGEST_QUESTION, LONGEST_ANSWER

    def list_query(self, request: Request) -> Select[Any]:
        """Those in one state."""
        wanted = request.query_params.get("status", Status.open.value)
        return super().list_query(request).where(rows.Inbox.__table__.c.status == wanted)

    @expose("/contact/{pk:int}", methods=["POST"])
    async def contact(self, request: Request) -> Response:
        """Show the contact."""
        entry, model = await self._entry(request)
        await self.note(request, Action.contact_shown, entry)
        shown = await anyio.to_thread.run_sync(behind(self).inbox.contact, entry)
        known = {"model_view": self, "model": model, "contact": shown}
        return await self.templates.TemplateResponse(request, self.details_template, known)

    @expose("/answer/{pk:int}", methods=["POST"])
    async def answer(self, request: Request) -> Response:
        """Keep the answer."""
        entry, _ = await self._entry(request)
        form = await request.form()
        title, text = (str(form.get(name, "")) for name in ("title", "answer"))
        await anyio.to_thread.run_sync(behind(self).inbox.answer, entry, title, text, "publish" in form)
        await self.note(request, Action.answered, entry)
        address = request.url_for("admin:details", identity=INBOX, pk=entry).include_query_params(said="answered")
        return RedirectResponse(address, 303)

    @expose("/done/{pk:int}", methods=["POST"])
    async def done(self, request: Request) -> Response:
        """Nothing more is to be done: the contact goes."""
        entry, _ = await self._entry(request)
        await anyio.to_thread.run_sync(behind(self).inbox.done, entry)
        await self.note(request, Action.done, entry)
        address = request.url_for("admin:list", identity=INBOX).include_query_params(said="done")
        return RedirectResponse(address, 303)

    @expose("/entries.yml", methods=["GET"])
    async def entries(self, request: Request) -> Response:
        """What is to become entries of the data."""
        found = await anyio.to_thread.run_sync(behind(self).inbox.published)
        await self.note(request, Action.exported, f"{INBOX} {len(found)}")
        headers = {"Content-Disposition": 'attachment; filename="answers.yml"'}
        return Response(as_yaml(found), media_type="application/yaml; charset=utf-8", headers=headers)

    async def _entry(self, request: Request) -> tuple[int, Any]:
        """The entry of the address."""
        request.path_params["pk"] = str(request.path_params["pk"])
        model = await self.get_object_for_details(request)
        if model is None:
            raise HTTPException(404)
        return model.id, model


def as_yaml(found: list[Published]) -> str:
    """Entries for ``data/questions.yml``: question, answer, source and date."""
    rows = [
        {
            "question": entry.title,
            "answer": entry.answer,
            "source": german("entry.source"),
            "as_of": entry.answered_on.isoformat() if entry.answered_on else "",
        }
        for entry in found
    ]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)
