"""What the widget can offer while someone types: common questions and the names of projects, from the catalogue."""

from __future__ import annotations

from bot.answers.texts import texts
from bot.answers.values import asking_for
from bot.catalogue.queries import Catalogue


def offers(catalogue: Catalogue) -> dict[str, list[str]]:
    """Whole questions, and names that may end one. Raises SQLAlchemyError when the catalogue cannot be read."""
    names = [asking_for(project) for project in catalogue.projects()]
    return {"questions": texts().say("common_questions").splitlines(), "names": names}
