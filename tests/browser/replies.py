"""One reply for each kind of answer, made from the real data as in operation."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.answers.blocks import Form, Input, Progress, statement
from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.render import structure, text
from bot.answers.texts import texts
from bot.answers.values import Sentence, say
from bot.catalogue.conditions import Condition
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Link, Project
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.dialogue import query as q
from bot.settings import ROOT, settings

Reply = dict[str, Any]
_PORTAL = ("serviceportal-bielefeld",)
_SOEST = Condition("place", ("Soest",))


class _WithAddress(Catalogue):
    """The brochure prints links without addresses; later data may have one."""

    def project(self, project_id: str) -> Project | None:
        found = super().project(project_id)
        return found and replace(found, links=(*found.links, Link("Beispielseite", "https://www.example.org/")))


def _context() -> Context:
    engine = connect(f"sqlite:///{Path(tempfile.mkdtemp()) / 'catalogue.db'}")
    load(engine, ROOT / "data", Sources.brochure)
    return Context(_WithAddress(engine), texts(), settings({}), date(2026, 3, 2))


def _answer(context: Context, *queries: q.Query) -> list[Reply]:
    message = compose(queries, context)
    *first, last = [{"text": text} for text in message.texts]
    shown: list[Reply] = [*first, {**last, "buttons": [button.to_dict() for button in message.buttons]}]
    return [*shown, {"custom": message.custom}] if message.custom else shown


def _line(said: str) -> Sentence:
    return say("expert_says", text=said)


def _form(context: Context) -> list[Reply]:
    """A question of a guided dialogue that is answered by a form."""
    name = Input((), "name", "name", True, "Vorname und Nachname", "", "Bitte ausfüllen.", "Bitte prüfen.")
    mail = Input((), "mail", "mail", False, "E-Mail", "Für die Antwort.", "Bitte ausfüllen.", "Bitte prüfen.")
    blocks = [
        Progress((_line("Frage 2 von 4:"),), 2, 4, True),
        statement(_line("Wie erreichen wir Sie?")),
        Form((_line("Ohne Formular hilft das Rathaus."),), (name, mail), "Weiter"),
    ]
    return [{"text": text(blocks, context.voice)}, {"custom": structure(blocks, context.voice)}]


_QUERIES: dict[str, q.Query] = {
    "kontakt": q.Facts(_PORTAL, ("contact",)),
    "projekt": q.Facts(_PORTAL, ("summary",)),
    "kosten": q.Facts(_PORTAL, ("money",)),
    "meilensteine": q.Facts(_PORTAL, ("milestones",)),
    "nachnutzung": q.Facts(_PORTAL, ("reuse",)),
    "links": q.Facts(_PORTAL, ("links",)),
    "liste": q.Listing((_SOEST,), ("money",)),
    "teuerste": q.Rank((), "total_eur", True, 6),
    "zeiten": q.Listing((_SOEST,), ("time",), ("start", False)),
    "vergleich": q.Compare(("anlauf", "digiknow"), ("money", "time")),
    "orte": q.RankSets("town", "count", True),
    "mehrdeutig": q.Choose(("open-data-aachen", "zentrale-open-data-plattform"), ("money",)),
}
_CONTEXT = _context()
_CONTEXTS = {
    "de": _CONTEXT,
    "de-simple": replace(_CONTEXT, easy=True),
    "en": replace(_CONTEXT, english=True),
}
VOICES = {
    language: {**{name: _answer(context, query) for name, query in _QUERIES.items()}, "formular": _form(context)}
    for language, context in _CONTEXTS.items()
}
"""The same answers in each language that a visitor may choose."""
REPLIES = VOICES["de"]
DEFAULT = [
    {
        "text": "Das weiß ich nicht. Fragen Sie mich nach einem Projekt.",
        "buttons": [{"title": kind, "payload": kind} for kind in ("kontakt", "liste")],
    }
]
