"""A project in one line of a list."""

from __future__ import annotations

from bot.answers.context import title
from bot.catalogue.records import Project


def project_line(number: int, project: Project, note: str) -> str:
    """Number, title, page and what is said beside it."""
    line = f"{number}. {title(project)}, S. {project.page}"
    return f"{line}: {note}" if note else line
