"""What the widget can offer while someone types: common questions and the names of projects, from the catalogue."""

from __future__ import annotations

from functools import lru_cache

from bot.answers.texts import texts
from bot.answers.values import asking_for
from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.settings import settings


def offers() -> dict[str, list[str]]:
    """Whole questions, and names that may end one. Raises SQLAlchemyError when the catalogue cannot be read."""
    url = settings().database_url
    return {"questions": texts().say("common_questions").splitlines(), "names": _names(url, _catalogue(url).version())}


@lru_cache(maxsize=1)
def _catalogue(url: str) -> Catalogue:
    return Catalogue(connect(url))


@lru_cache(maxsize=1)
def _names(url: str, version: int) -> list[str]:
    """The projects of one version of the catalogue."""
    return [asking_for(project) for project in _catalogue(url).projects()]
