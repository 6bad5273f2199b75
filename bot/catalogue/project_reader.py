"""Whole projects from their tables, with one statement a table however many projects are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.catalogue import models as m
from bot.catalogue.records import Contact, Link, Milestone, Project, ReuseOffer
from bot.catalogue.sources import LaterFact, Quality, Source

_CHUNK = 500  # ids in one statement; databases limit their number

_PROJECT = (
    select(
        m.projects,
        m.regions.c.name.label("region_name"),
        m.categories.c.name.label("category_name"),
    )
    .join(m.regions, m.projects.c.region_id == m.regions.c.id)
    .join(m.categories, m.projects.c.category_id == m.categories.c.id)
)
_REUSE = select(m.reuse_offers, m.reuse_kinds.c.name.label("kind_name")).join(m.reuse_kinds)

Rows = dict[str, list[Any]]


class ProjectReader:
    """Keeps projects it has read until the next load: putting one together takes ten statements.

    Which projects match is always asked of the database; only their content is kept. Records are frozen,
    so that they may be handed out again.
    """

    def __init__(self, limit: int = 2000) -> None:
        """Keep about ``limit`` projects, whatever the size of the catalogue."""
        self._limit = limit
        self._kept: tuple[int, dict[str, Project]] = (0, {})

    def read(self, connection: Connection, ids: Sequence[str]) -> list[Project]:
        """The projects with these ids, in the order of the ids."""
        # Read in the same transaction as the ids, hence the version these ids belong to.
        version = int(connection.execute(select(m.state.c.version)).scalar() or 0)
        kept_version, kept = self._kept
        if kept_version != version or len(kept) > self._limit:
            kept = {}
            self._kept = (version, kept)  # one assignment, so that threads see both or neither
        missing = [project_id for project_id in ids if project_id not in kept]
        kept.update((project.id, project) for project in read_projects(connection, missing))
        return [kept[project_id] for project_id in ids]


def read_projects(connection: Connection, ids: Sequence[str]) -> list[Project]:
    """The projects with these ids, in the order of the ids."""
    return [
        project
        for start in range(0, len(ids), _CHUNK)
        for project in _read_chunk(connection, ids[start : start + _CHUNK])
    ]


def _read_chunk(connection: Connection, ids: Sequence[str]) -> Iterator[Project]:
    """A part of the projects that fits one statement."""
    rows = {row.id: row for row in connection.execute(_PROJECT.where(m.projects.c.id.in_(ids)))}
    organisations = _children(connection, select(m.organisations), m.organisations, "position", ids)
    tags = _children(connection, select(m.tags), m.tags, "position", ids)
    reuse = _children(connection, _REUSE, m.reuse_offers, "position", ids)
    passages = _children(connection, select(m.passages), m.passages, "position", ids)
    milestones = _children(connection, select(m.milestones), m.milestones, "number", ids)
    links = _children(connection, select(m.links), m.links, "position", ids)
    sources = _children(connection, select(m.sources), m.sources, "position", ids)
    later = _children(connection, select(m.later_facts), m.later_facts, "position", ids)
    for project_id in ids:
        yield _project(
            rows[project_id],
            organisations.get(project_id, []),
            tags.get(project_id, []),
            reuse=tuple(ReuseOffer(r.kind_id, r.kind_name, r.text) for r in reuse.get(project_id, ())),
            passages=tuple(r.text for r in passages.get(project_id, ())),
            milestones=tuple(Milestone(r.number, r.title, r.until) for r in milestones.get(project_id, ())),
            links=tuple(Link(r.label, r.url) for r in links.get(project_id, ())),
            sources=tuple(Source(r.title, r.url, r.date, r.page, r.note) for r in sources.get(project_id, ())),
            later=tuple(_later_fact(r) for r in later.get(project_id, ())),
        )


def _children(connection: Connection, statement: Any, table: Any, order: str, ids: Sequence[str]) -> Rows:
    """The rows of a table by project, in the file's order."""
    found: Rows = {}
    wanted = statement.where(table.c.project_id.in_(ids)).order_by(table.c.project_id, table.c[order])
    for row in connection.execute(wanted):
        found.setdefault(row.project_id, []).append(row)
    return found


def _later_fact(row: Any) -> LaterFact:
    """A fact with its own source."""
    source = Source(row.source_title, row.source_url, row.source_date, row.source_page, row.source_note)
    return LaterFact(row.about, row.text, source)


def _project(row: Any, organisations: list[Any], tags: list[Any], **parts: Any) -> Project:
    """A project from its row and the rows that belong to it."""
    contact = None
    if row.contact_name is not None:
        contact = Contact(row.contact_name, row.contact_phone, row.contact_email)

    def tagged(kind: str) -> tuple[str, ...]:
        return tuple(tag.name for tag in tags if tag.kind == kind)

    return Project(
        id=row.id,
        title=row.title,
        subtitle=row.subtitle,
        municipality=row.municipality,
        region=row.region_id,
        region_name=row.region_name,
        category=row.category_id,
        category_name=row.category_name,
        page=row.page,
        lead=next((found.name for found in organisations if found.is_lead), None),
        partners=tuple(found.name for found in organisations if not found.is_lead),
        contact=contact,
        start=row.start,
        end=row.end,
        total_eur=row.total_eur,
        land_eur=row.land_eur,
        transferable_from=row.transferable_from,
        summary=row.summary,
        topics=tagged("topic"),
        services=tagged("service"),
        products=tagged("product"),
        quality=Quality(row.quality),
        rounded=tuple(name for name in ("total_eur", "land_eur") if getattr(row, name.replace("eur", "rounded"))),
        **parts,
    )
