"""What an answer about a project must hold: the facts of the catalogue, or that they are unknown."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answers import forms
from bot.catalogue.records import Project

UNKNOWN = re.compile(r"keine Angabe|nur Name und Ort|nicht bekannt")


def _money(project: Project) -> list[str]:
    if project.total_eur is None or project.land_eur is None:
        return []
    own = project.total_eur - project.land_eur
    return [forms.euro(project.total_eur), forms.euro(project.land_eur), forms.euro(own)]


# The facts of each facet; an empty list means that the catalogue holds none.
KNOWN: dict[str, Callable[[Project], list[str]]] = {
    "summary": lambda p: [p.summary] if p.summary else [],
    "contact": lambda p: [p.contact.name, p.contact.phone, p.contact.email] if p.contact else [],
    "money": _money,
    "time": lambda p: [forms.day(p.start), forms.day(p.end)] if p.start and p.end else [],
    "transferability": lambda p: [forms.month(p.transferable_from)] if p.transferable_from else [],
    "milestones": lambda p: [text for m in p.milestones for text in (m.title, forms.month(m.until))],
    "partners": lambda p: [name for name in (p.lead, *p.partners) if name],
    "reuse": lambda p: [text for offer in p.reuse for text in (offer.kind_name, offer.text)],
    "services": lambda p: list(p.services),
    "products": lambda p: list(p.products),
    "links": lambda p: [link.label for link in p.links],
    "region": lambda p: [p.region_name],
    "page": lambda p: [f"Seite {p.page}"],
}


def lacking(text: str, project: Project, facet: str) -> list[str]:
    """What an answer fails to say; empty if it is complete and honest."""
    wanted = [project.title, f"S. {project.page}", "Stand: Anfang 2021", *KNOWN[facet](project)]
    missing = [fact for fact in wanted if fact not in text]
    if not KNOWN[facet](project) and not UNKNOWN.search(text):
        missing.append(f"that {facet} is unknown")
    return missing
