"""From the data files into the database: everything is checked first, then replaced in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.catalogue import models as m
from bot.catalogue.content import Content
from bot.catalogue.files import read_content
from bot.catalogue.keys import key, without_bracket
from bot.catalogue.names import name_entries
from bot.catalogue.rows import project_rows
from bot.catalogue.sources import Sources
from bot.database.engine import for_changes
from bot.database.migrate import Schema, migrate
from bot.settings import DEFAULT_SOURCES

_DEFAULT = Sources(DEFAULT_SOURCES)
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class LoadReport:
    """What a load brought in."""

    version: int
    projects: int
    with_figures: int
    places: int
    names: int


def load(engine: Engine, data_dir: Path, sources: Sources = _DEFAULT) -> LoadReport:
    """Replace the catalogue by what the files say; raises DataErrors and changes nothing if they are wrong.

    Missing tables are made first.
    """
    content = read_content(data_dir, sources)
    tables = _tables(content)
    migrate(engine, Schema.catalogue)
    with for_changes(engine).begin() as connection:
        version = _next_version(connection)
        for table in reversed(m.metadata.sorted_tables):
            connection.execute(delete(table))
        for table in m.metadata.sorted_tables:
            if tables[table.name]:
                connection.execute(insert(table), tables[table.name])
    return LoadReport(
        version=version,
        projects=len(content.projects),
        with_figures=sum(entry.project.has_details for entry in content.projects),
        places=sum(place.kind != "Kreis" for place in content.places),
        names=len(tables["names"]),
    )


def _next_version(connection: Connection) -> int:
    """Count the version up. Writing first takes the lock, so that two loads at once wait for each other."""
    if not connection.execute(update(m.state).values(version=m.state.c.version + 1)).rowcount:
        connection.execute(insert(m.state), {"id": 1, "version": 1})
    return int(connection.execute(select(m.state.c.version)).scalar_one())


def _tables(content: Content) -> dict[str, Rows]:
    """The rows of every table by its name."""
    return {
        **project_rows(content),
        "regions": _numbered(
            {
                "id": region.id,
                "name": region.name,
                "lead_municipality": region.lead_municipality,
                "regierungsbezirk": region.regierungsbezirk,
                "project_count": region.project_count,
                "focus": region.focus,
                "page": region.page,
            }
            for region in content.regions
        ),
        "region_members": [
            {"region_id": region.id, "position": position, "name": name}
            for region in content.regions
            for position, name in enumerate(region.members)
        ],
        "categories": [_plain(category) for category in content.categories],
        "reuse_kinds": _numbered(_plain(kind) for kind in content.reuse_kinds),
        "terms": _numbered(_plain(term) for term in content.terms),
        "facts": _fact_rows(content),
        "questions": _numbered({**_plain(asked), "also": "\n".join(asked.also)} for asked in content.questions),
        "places": [
            {
                "name": place.name,
                "name_key": key(place.name),
                "short_key": key(without_bracket(place.name)),
                "kind": place.kind,
                "kreis": place.kreis,
                "regierungsbezirk": place.regierungsbezirk,
                "region_id": place.region,
                "role": place.role,
            }
            for place in content.places
        ],
        "names": _numbered(
            {"kind": entry.kind, "target": entry.id, "surface": entry.surface, "weight": entry.weight}
            for entry in name_entries(content)
        ),
    }


def _fact_rows(content: Content) -> Rows:
    """The facts, each with the region it concerns."""
    region_of = {fact.id: region.id for region in content.regions for fact in region.later}
    return _numbered({**_plain(fact), "region_id": region_of.get(fact.id)} for fact in content.facts)


def _plain(record: object) -> dict[str, Any]:
    """A record whose fields are exactly the table's columns."""
    return dict(vars(record))


def _numbered(rows: Iterable[dict[str, Any]]) -> Rows:
    """Rows with their position, so that the files' order is kept."""
    return [{"position": position, **row} for position, row in enumerate(rows)]
