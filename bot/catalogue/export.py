"""Projects as JSON (complete) and as CSV (a table for spreadsheet programs, with German headings)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.catalogue.records import Project
from bot.catalogue.sources import Source

_COLUMNS: dict[str, Callable[[Project], object]] = {
    "Kennung": lambda p: p.id,
    "Titel": lambda p: p.title,
    "Untertitel": lambda p: p.subtitle,
    "Kommune": lambda p: p.municipality,
    "Modellregion": lambda p: p.region_name,
    "Kategorie": lambda p: p.category_name,
    "Seite": lambda p: p.page,
    "Träger": lambda p: p.lead,
    "Partner": lambda p: "; ".join(p.partners),
    "Ansprechperson": lambda p: p.contact and p.contact.name,
    "Telefon": lambda p: p.contact and p.contact.phone,
    "E-Mail": lambda p: p.contact and p.contact.email,
    "Beginn": lambda p: p.start,
    "Ende": lambda p: p.end,
    "Gesamt (Euro)": lambda p: _amount(p.total_eur, "total_eur" in p.rounded),
    "Land NRW (Euro)": lambda p: _amount(p.land_eur, "land_eur" in p.rounded),
    "Eigenanteil (Euro, berechnet)": lambda p: _amount(p.own_eur, bool(p.rounded)),
    "Übertragbar ab": lambda p: p.transferable_from,
    "Kurzbeschreibung": lambda p: p.summary,
    "Nachnutzung": lambda p: "; ".join(f"{offer.kind_name}: {offer.text}" for offer in p.reuse),
    "Meilensteine": lambda p: "; ".join(f"{m.number}. {m.title} (bis {m.until})" for m in p.milestones),
    "Themen": lambda p: "; ".join(p.topics),
    "Leistungen": lambda p: "; ".join(p.services),
    "Produkte": lambda p: "; ".join(p.products),
    "Güte": lambda p: p.quality.value,
    "Quellen": lambda p: "; ".join(map(_cited, p.sources)),
}
HEADINGS = tuple(_COLUMNS)


def _cited(source: Source) -> str:
    """A source with its page, its date and its address, as far as it has them."""
    page = f"S. {source.page}" if source.page else ""
    return ", ".join(filter(None, (source.title, page, source.date, source.url)))


def as_json(projects: Iterable[Project]) -> str:
    """A list of all fields under the names the code uses; dates in ISO form."""
    return _dump([fields(project) for project in projects])


def one_as_json(project: Project) -> str:
    """A single project in the same form."""
    return _dump(fields(project))


def as_csv(projects: Iterable[Project]) -> str:
    """One line a project, separated by semicolons as German spreadsheet programs expect."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";")
    writer.writerow(_COLUMNS)
    writer.writerows(rows(projects))
    return target.getvalue()


def rows(projects: Iterable[Project]) -> Iterator[list[Any]]:
    """The cells of each project below ``HEADINGS``."""
    for project in projects:
        yield [_cell(column(project)) for column in _COLUMNS.values()]


def fields(project: Project) -> dict[str, Any]:
    """All fields, with the calculated share of the municipalities."""
    return {**asdict(project), "own_eur": project.own_eur}


def _dump(value: object) -> str:
    """JSON that people can read, too."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> str:
    """Dates are the only values JSON does not know."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot be exported: {value!r}")


def _amount(euro: int | None, rounded: bool) -> int | str | None:
    """Euro as a number if they are exact, else as "rund 725.000"."""
    return f"rund {euro:,}".replace(",", ".") if rounded and euro is not None else euro


def _cell(value: object) -> Any:
    """A value that no spreadsheet program takes for a formula; phone numbers keep their plus."""
    if isinstance(value, str) and value.startswith(("=", "@", "-")):
        return f"'{value}"
    return "" if value is None else value
