"""Names of a message that a project explains: it is named, or they are its town, topics, people, partners."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalogue.records import Project
from bot.dialogue.evidence import names
from bot.dialogue.situation import Situation

_KREIS = "Kreis "


def explained_by_names(s: Situation) -> frozenset[str]:
    """Names of projects, and what tells them apart or belongs to them."""
    named = names(s.reading, lambda n: "project" in n.mention.kinds and not n.negated)
    return belonging(s, s.references.named) | named


def belonging(s: Situation, ids: Iterable[str]) -> frozenset[str]:
    """The names of the message that stand for something of these projects."""
    own = {name for i in ids if (project := s.directory.project(i)) for name in _own(project)}
    return names(s.reading, lambda n: not n.negated and not own.isdisjoint(c.id for c in n.mention.candidates))


def _own(project: Project) -> Iterable[str]:
    yield from (project.municipality, project.municipality.removeprefix(_KREIS), project.region, project.category)
    yield from (*project.topics, *project.services, *project.products, *project.partners)
    yield from [project.lead] if project.lead else []
    yield from [project.contact.name] if project.contact else []
