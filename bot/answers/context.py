"""What every answer is made with: the catalogue, the texts, and how the visitor wants to be spoken to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.answers.texts import Texts
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Project
from bot.experts.experts import OFF, Experts
from bot.settings import Settings


@dataclass(frozen=True)
class Context:
    """Read-only surroundings of an answer; ``turn``, the answers given before, varies the wording."""

    catalogue: Catalogue
    texts: Texts
    settings: Settings
    today: date = field(default_factory=date.today)
    turn: int = 0
    easy: bool = False  # Leichte Sprache
    english: bool = False
    experts: Experts = OFF

    def say(self, name: str, /, **facts: object) -> str:
        """A response of domain.yml."""
        return self.texts.say(name, self.turn, **facts)

    def project(self, project_id: str) -> Project | None:
        """The project of that id."""
        return self.catalogue.project(project_id)

    def contact(self) -> str:
        """How to reach a person of the operator."""
        return operator_contact(self.texts, self.settings)


def operator_contact(texts: Texts, settings: Settings) -> str:
    """How to reach a person: the operator's contact, or the town's Bürgerservice while none is set."""
    parts = [p for p in (settings.contact_name, settings.contact_phone, settings.contact_email) if p]
    return texts.say("operator_contact", contact=", ".join(parts)) if parts else texts.say("operator_contact_unset")


def title(project: Project) -> str:
    """A project with its municipality: "Anlauf! (Aachen)"; the place is not said twice."""
    if project.municipality in project.label:
        return project.label
    return f"{project.label} ({project.municipality})"


def page(project: Project) -> str:
    """Where the facts stand: "Broschüre, S. 20"."""
    return f"Broschüre, S. {project.page}"
