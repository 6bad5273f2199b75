"""The rows of a project in its tables."""

from __future__ import annotations

from typing import Any

from bot.catalogue.content import Content, ProjectEntry
from bot.catalogue.keys import key, sort_key, without_kreis
from bot.catalogue.records import Project

Rows = list[dict[str, Any]]


def project_rows(content: Content) -> dict[str, Rows]:
    """The rows of all projects by table."""
    kreis_of = {place.name: place.kreis for place in content.places}
    tables: dict[str, Rows] = {
        name: []
        for name in (
            *("projects", "organisations", "reuse_offers", "passages", "milestones", "links", "tags"),
            *("sources", "later_facts"),
        )
    }
    for entry in content.projects:
        project = entry.project
        tables["projects"].append(_project_row(project, kreis_of[project.municipality]))
        tables["organisations"] += _organisation_rows(project)
        tables["tags"] += _tag_rows(entry)
        tables["reuse_offers"] += [
            {"project_id": project.id, "position": position, "kind_id": offer.kind, "text": offer.text}
            for position, offer in enumerate(project.reuse)
        ]
        tables["passages"] += [
            {"project_id": project.id, "position": position, "text": text}
            for position, text in enumerate(project.passages)
        ]
        tables["milestones"] += [{"project_id": project.id, **vars(step)} for step in project.milestones]
        tables["links"] += [
            {"project_id": project.id, "position": position, **vars(link)}
            for position, link in enumerate(project.links)
        ]
        tables["sources"] += [
            {"project_id": project.id, "position": position, **vars(source)}
            for position, source in enumerate(project.sources)
        ]
        tables["later_facts"] += [
            {
                "project_id": project.id,
                "position": position,
                "about": fact.about,
                "text": fact.text,
                **{f"source_{name}": value for name, value in vars(fact.source).items()},
            }
            for position, fact in enumerate(project.later)
        ]
    return tables


def _project_row(project: Project, kreis: str) -> dict[str, Any]:
    """A project's own row, with what is calculated for filtering and sorting."""
    contact = project.contact
    return {
        "id": project.id,
        "title": project.title,
        "title_key": sort_key(project.label),
        "subtitle": project.subtitle,
        "municipality": project.municipality,
        "place": without_kreis(project.municipality),
        "kreis": kreis,
        "region_id": project.region,
        "category_id": project.category,
        "page": project.page,
        "quality": project.quality.value,
        "contact_name": contact.name if contact else None,
        "contact_key": key(contact.name) if contact else None,
        "contact_phone": contact.phone if contact else None,
        "contact_email": contact.email if contact else None,
        "start": project.start,
        "end": project.end,
        "duration_days": project.duration_days,
        "total_eur": project.total_eur,
        "land_eur": project.land_eur,
        "own_eur": project.own_eur,
        "total_rounded": "total_eur" in project.rounded,
        "land_rounded": "land_eur" in project.rounded,
        "transferable_from": project.transferable_from,
        "milestone_count": len(project.milestones) or None,
        "summary": project.summary,
    }


def _organisation_rows(project: Project) -> Rows:
    """Lead and partners; position 0 is kept for the lead."""
    return [
        {
            "project_id": project.id,
            "position": position,
            "name": name,
            "name_key": key(name),
            "is_lead": position == 0,
        }
        for position, name in enumerate((project.lead, *project.partners))
        if name
    ]


def _tag_rows(entry: ProjectEntry) -> Rows:
    """Topics, services and products."""
    return [
        {
            "project_id": entry.project.id,
            "kind": tag.kind,
            "position": position,
            "name": tag.name,
            "name_key": key(tag.name),
        }
        for position, tag in enumerate(entry.tags)
    ]
