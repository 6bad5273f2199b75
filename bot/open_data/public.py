"""What is public of a project, as programs read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.catalogue.records import Project
from bot.open_data.texts import table

VERSION = "1"
"""Of the form of the data; it changes when a field goes or means something else."""


def public(project: Project) -> dict[str, Any]:
    """All that is told of a project: euro as whole numbers, days and months in ISO form, null for what is unknown."""
    told = {name: value for name, value in asdict(project).items() if name not in {"passages", "page"}}
    texts = table("texts")
    return {
        **told,
        "start": _iso(project.start),
        "end": _iso(project.end),
        "own_eur": project.own_eur,
        "source": {"title": texts["source"], "page": project.page, "as_of": texts["as_of"]},
    }


def collection(projects: Sequence[Project]) -> dict[str, Any]:
    """Several projects with the version of their form, licence and source."""
    texts = table("texts")
    licence = {name: texts["licence"][name] for name in ("id", "name", "url")}
    shown = [public(project) for project in projects]
    return {"version": VERSION, "licence": licence, "source": texts["source"], "projects": shown}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
