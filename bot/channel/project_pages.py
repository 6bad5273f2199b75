"""What the pages about projects show: a list with filters, one project whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from bot.answers import forms
from bot.answers.measures import MEASURES
from bot.answers.texts import texts
from bot.answers.voice import Voice
from bot.catalogue.records import Project
from bot.catalogue.remembering import RememberingCatalogue
from bot.catalogue.sources import Source
from bot.channel.region_map import WIDTH, region_map
from bot.open_data.filters import Wanted
from bot.open_data.texts import table

_SORTED = ("title", "total_eur", "start", "end", "transferable")  # the columns that may be sorted by


def overview(
    catalogue: RememberingCatalogue, asked: Wanted, sent: Mapping[str, Sequence[str]], problem: str
) -> dict[str, Any]:
    """All that the page shows. ``sent``: the filters as they came; ``problem``: what is wrong with them."""
    said = {name: values[0] for name, values in sent.items() if values and values[0]}
    everything = catalogue.projects()
    return {
        "projects": [row(project) for project in asked.found(catalogue)],
        "said": said,
        "problem": problem,
        "columns": {order: _sorting(order, said) for order in _SORTED},
        "order": (asked.order, "descending" if asked.descending else "ascending"),
        "regions": {region.id: region.name for region in catalogue.regions()},
        "towns": sorted({project.municipality.removeprefix("Kreis ") for project in everything}),
        "reuse_kinds": {kind.id: kind.name for kind in catalogue.reuse_kinds()},
        "topics": sorted({topic for project in everything for topic in project.topics}),
        "as_file": urlencode(said),
        "map": _map(catalogue),
    }


def _map(catalogue: RememberingCatalogue) -> dict[str, Any]:
    height, areas = region_map(tuple(catalogue.regions()), tuple(catalogue.towns_in_regions()))
    return {"width": WIDTH, "height": height, "areas": areas, "source": table("coordinates")["source"]}


def _sorting(order: str, said: Mapping[str, str]) -> str:
    """The address that sorts by a column, or turns the order round."""
    turned = said.get("sort") == order and said.get("order") != "desc"
    return "?" + urlencode({**said, "sort": order, "order": "desc" if turned else "asc"})


def row(project: Project) -> dict[str, Any]:
    """One line of the list."""
    return {
        "id": project.id, "title": project.label, "town": project.municipality, "region": project.region_name,
        "total": _euro(project, "total_eur"),
        "start": forms.day(project.start) if project.start else "",
        "end": forms.day(project.end) if project.end else "",
        "transferable": forms.month(project.transferable_from) if project.transferable_from else "",
    }  # fmt: skip


def _euro(project: Project, name: str) -> str:
    """An amount as a page tells it, said to be rounded if the source only rounds it; empty if it is unknown."""
    amount = MEASURES[name](project)
    return Voice(texts()).form(amount) if amount else ""


def single(project: Project, server: str) -> dict[str, Any]:
    """All that the page of one project shows, with the data for search engines (schema.org)."""
    return {
        "project": project,
        "shown": {
            **row(project),
            "land": _euro(project, "land_eur"),
            "own": _euro(project, "own_eur"),
            "contact_stand": stand(_of_the_contact(project).date),
            "milestones": [(stone.title, forms.month(stone.until)) for stone in project.milestones],
        },
        "schema": _schema(project, server),
    }


def stand(date: str | None) -> str:
    """The state of a source's facts, as answers tell it; a date that a source words itself stays as it is."""
    if not date:
        return texts().say("without_date")
    return forms.time(date) if date.replace("-", "").isdigit() else date


def _of_the_contact(project: Project) -> Source:
    """The source that names the contact: what the brochure only names has it from a later one."""
    later = project.later_sources if project.page and not project.is_printed else ()
    return (later or project.sources)[0]


def _schema(project: Project, server: str) -> str:
    told = {
        "@context": "https://schema.org", "@type": "Project", "name": project.label,
        "url": f"{server}/projekte/{project.id}",
        "description": project.summary, "areaServed": project.municipality,
        "foundingDate": project.start and project.start.isoformat(),
        "dissolutionDate": project.end and project.end.isoformat(),
        "parentOrganization": project.lead and {"@type": "Organization", "name": project.lead},
    }  # fmt: skip
    # In a page the end of the script must not be in the data.
    return json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False).replace("<", "\\u003c")
