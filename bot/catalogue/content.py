"""Everything the data files say, checked and ready to be loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.catalogue.records import Answered, Category, Fact, Place, Project, Region, ReuseKind, Term


@dataclass(frozen=True)
class Tag:
    """A topic, service or product of a project with the synonyms people use for it.

    The kind "source" is asked for like a topic, but it is none: that later sources tell of the project.
    """

    kind: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProjectEntry:
    """A project and the forms that lead to it."""

    project: Project
    tags: tuple[Tag, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """The whole catalogue; ``aliases`` maps (kind, id) to the other names of a region, category, term ..."""

    projects: tuple[ProjectEntry, ...] = ()
    regions: tuple[Region, ...] = ()
    categories: tuple[Category, ...] = ()
    reuse_kinds: tuple[ReuseKind, ...] = ()
    terms: tuple[Term, ...] = ()
    facts: tuple[Fact, ...] = ()
    questions: tuple[Answered, ...] = ()
    places: tuple[Place, ...] = ()  # municipalities and Kreise
    aliases: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
