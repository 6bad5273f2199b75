"""What is public of a project, as programs read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.catalogue.export import fields
from bot.catalogue.records import Project
from bot.open_data.texts import table

VERSION = "1"
"""Of the form of the data; it changes when a field goes or means something else."""


def public(project: Project) -> dict[str, Any]:
    """All that is told of a project, with its sources: euro as whole numbers, days in ISO form, null for the unknown.

    ``rounded`` names amounts that the source only rounds; ``later`` holds what other sources say, each with its own.
    """
    told = {name: value for name, value in fields(project).items() if name != "passages"}
    days = {name: day.isoformat() if (day := told[name]) else None for name in ("start", "end")}
    return {**told, **days, "quality": project.quality.name}


def collection(projects: Sequence[Project]) -> dict[str, Any]:
    """Several projects with the version of their form, licence and source."""
    texts = table("texts")
    licence = {name: texts["licence"][name] for name in ("id", "name", "url")}
    shown = [public(project) for project in projects]
    return {"version": VERSION, "licence": licence, "source": texts["source"], "projects": shown}
