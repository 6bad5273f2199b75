"""Where facts come from, and facts that a later source adds to a project or contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sources(StrEnum):
    """Which sources a load takes: the brochure alone, or what later public pages tell, too."""

    brochure = "brochure"
    all = "all"


class Quality(StrEnum):
    """How much is known of a project."""

    full = "full"
    partly = "partly"
    name = "name"


# What a later fact may be about: the facets of a project, and what became of it.
ABOUT = (
    *("summary", "contact", "money", "time", "transferability", "milestones", "partners", "reuse"),
    *("services", "products", "links", "state"),
)


@dataclass(frozen=True)
class Source:
    """A document or page; ``date`` is the day, month or year of issue in ISO form, or as the source words it."""

    title: str
    url: str | None = None
    date: str | None = None  # the state of its facts; None: the source gives none
    page: int | None = None
    note: str | None = None  # how sure the date is


@dataclass(frozen=True)
class LaterFact:
    """A statement about a project with a source of its own, beside what the main source says."""

    about: str
    text: str
    source: Source
