"""What every answer is made with: the catalogue, the texts, and how the visitor wants to be spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answers.texts import Texts
from bot.answers.values import Sentence, say
from bot.answers.voice import Voice, voice
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

    @property
    def voice(self) -> Voice:
        """How the visitor wants to be spoken to."""
        return voice(self.texts, self.turn, wants_easy=self.easy, wants_english=self.english)

    def projects(self, ids: Sequence[str]) -> list[Project]:
        """The projects of these ids, in their order."""
        return [project for i in ids if (project := self.catalogue.project(i))]

    def contact(self) -> Sentence:
        """How to reach a person of the operator."""
        return person(self.settings)


def operator_contact(texts: Texts, settings: Settings) -> str:
    """How to reach a person, in German."""
    return voice(texts, 0).said(person(settings))


def person(settings: Settings) -> Sentence:
    """The operator's contact, or the town's Bürgerservice while none is set."""
    parts = [p for p in (settings.contact_name, settings.contact_phone, settings.contact_email) if p]
    return say("operator_contact", contact=", ".join(parts)) if parts else say("operator_contact_unset")
