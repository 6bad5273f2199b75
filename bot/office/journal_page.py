"""The journal, grouped by likeness, to be read in five minutes; the same as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import anyio
from sqladmin import BaseView, expose
from starlette.requests import Request
from starlette.responses import Response

from bot.catalogue.queries import Catalogue
from bot.journal.overview import Overview, overview
from bot.journal.report import Entry, as_csv, entries
from bot.office.access import JOURNAL, user_of
from bot.office.audit import Action
from bot.office.services import behind
from bot.office.words import german, name_of

WEEKS = (1, 4, 12, 26)
_USUAL = 4
_FIRST = 10  # lines of each part that are read; the others are folded in


class JournalPage(BaseView):
    """Two addresses: the page, and its lines as CSV."""

    name = german(f"pages.{JOURNAL}")

    @expose("/journal", methods=["GET"], identity=JOURNAL)
    async def journal(self, request: Request) -> Response:
        """The page."""
        weeks = _weeks(request)
        seen = await anyio.to_thread.run_sync(lambda: overview(self._entries(weeks)))
        titles = await anyio.to_thread.run_sync(self._titles)
        known = {"seen": seen, "weeks": weeks, "choices": WEEKS, "first": _FIRST, "topics": _topics(seen, titles)}
        return await self.templates.TemplateResponse(request, "office/journal.html", known)

    @expose("/journal.csv", methods=["GET"], identity="journal-csv")
    async def table(self, request: Request) -> Response:
        """The lines with the group of each."""
        weeks = _weeks(request)
        text = await anyio.to_thread.run_sync(lambda: as_csv(self._entries(weeks)))
        note = behind(self).audit.note
        await anyio.to_thread.run_sync(note, user_of(request).name, Action.exported, f"{JOURNAL} {weeks}")
        # The mark at the beginning tells spreadsheet programs that the file is UTF-8.
        headers = {"Content-Disposition": 'attachment; filename="journal.csv"'}
        return Response(f"\ufeff{text}", media_type="text/csv; charset=utf-8", headers=headers)

    def _entries(self, weeks: int) -> list[Entry]:
        return entries(behind(self).engine, weeks, date.today())

    def _titles(self) -> dict[str, str]:
        """Titles of projects by id."""
        return {project.id: project.label for project in Catalogue(behind(self).engine).projects()}


def _topics(seen: Overview, titles: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """Topic and project in words, and how often."""
    return [
        (name_of("topics", topic.topic), titles.get(topic.detail) or name_of("details", topic.detail), topic.number)
        for topic in seen.topics
    ]


def _weeks(request: Request) -> int:
    """How many weeks are wished for, of those that are offered."""
    given = request.query_params.get("weeks", "")
    return int(given) if given in {str(number) for number in WEEKS} else _USUAL
