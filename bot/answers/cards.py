"""The facts of an answer as structure for the widget; nothing stands here that the text does not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers import forms
from bot.answers.reply import Card
from bot.catalogue.records import Project


def contact(project: Project) -> Card | None:
    """Name, phone and e-mail."""
    found = project.contact
    if found is None:
        return None
    return {
        "type": "contact", "project": project.label, "place": project.municipality,
        "name": found.name, "phone": found.phone, "email": found.email,
    }  # fmt: skip


def summary(project: Project) -> Card:
    """What the project is."""
    return {
        "type": "project", "title": project.label, "place": project.municipality, "region": project.region_name,
        "category": project.category_name, "summary": project.summary or "",
    }  # fmt: skip


def money(project: Project) -> Card | None:
    """Total, Land and own share in euro."""
    if project.total_eur is None or project.land_eur is None:
        return None
    return {
        "type": "money", "project": project.label, "total_eur": project.total_eur, "land_eur": project.land_eur,
        "own_eur": project.own_eur, "land_share": forms.percent(project.land_eur, project.total_eur),
    }  # fmt: skip


def milestones(project: Project) -> Card | None:
    """The steps with their months."""
    items = [{"number": m.number, "title": m.title, "until": forms.month(m.until)} for m in project.milestones]
    return {"type": "milestones", "project": project.label, "items": items} if items else None


def reuse(project: Project) -> Card | None:
    """What others may take over."""
    items = [{"kind": offer.kind_name, "text": offer.text} for offer in project.reuse]
    return {"type": "reuse", "project": project.label, "items": items} if items else None


def links(project: Project) -> Card | None:
    """The links as the source labels them."""
    items = [{"label": link.label, "url": link.url} for link in project.links]
    return {"type": "links", "project": project.label, "items": items} if items else None


def listing(projects: Sequence[Project], notes: Sequence[str]) -> Card:
    """Projects in their order, each with a note such as its cost."""
    items = [
        {"title": p.label, "place": p.municipality, "page": p.page, "note": note}
        for p, note in zip(projects, notes, strict=True)
    ]
    return {"type": "list", "count": len(items), "items": items}


def comparison(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Card:
    """A table: what is compared in columns, the facts in rows."""
    return {
        "type": "comparison",
        "columns": list(columns),
        "rows": [{"label": label, "values": list(values)} for label, values in rows],
    }


BY_FACET: dict[str, Callable[[Project], Card | None]] = {
    "contact": contact, "summary": summary, "money": money, "milestones": milestones, "reuse": reuse, "links": links,
}  # fmt: skip
