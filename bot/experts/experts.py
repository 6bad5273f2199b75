"""The experts that are switched on, with their classifier and the towns: what the dialogue asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot.experts.api import Services, Town
from bot.experts.expert import Expert
from bot.experts.forms import FormField
from bot.understanding.text import fold

Asked = tuple[str, str, float]  # expert, answer, probability
TOWN, UNLISTED = "town", "unlisted"
"""Under these names a channel hands on whose visitors ask, and that its visitors' names prove nothing."""


class Questions(Protocol):
    """Tells which question to an expert a message is (bot.experts.questions)."""

    def asked(self, text: str, in_thread: str = "", after: str = "") -> list[Asked]:
        """The likeliest ones, best first."""


class Desk(Protocol):
    """Where sensitive input goes and what it is compared with (bot.experts.desk)."""

    def services(self, conversation: str) -> Services:
        """What an expert may ask for one visitor."""

    def guard(self, conversation: str, text: str, client: str = "") -> str:
        """The message as it may go on."""

    def overhear(self, conversation: str, kind: str, value: str, client: str = "") -> None:
        """Keep what was told before anything asked for it."""

    def expect(self, conversation: str, kind: str, fields: Sequence[FormField] = (), keep: bool = False) -> None:
        """Note what the next message is expected to hold; an empty kind: nothing sensitive."""


@dataclass(frozen=True)
class Experts:
    """``home`` are the towns whose visitors are served, by name or number; without one no expert is on."""

    on: tuple[Expert, ...] = ()
    questions: Questions | None = None
    towns: Callable[[], Mapping[str, Town]] = dict
    home: tuple[str, ...] = ()
    services: Services = field(default_factory=Services)
    desk: Desk | None = None  # for experts with sensitive input

    def __bool__(self) -> bool:
        return bool(self.on and self.home)

    def for_visitor(self, conversation: str, told: Mapping[str, Any] | None = None) -> Experts:
        """The same experts with services bound to one conversation, for the town that the channel has told of.

        Who may choose another name at any time gets no expert whose limits count by names.
        """
        town, unlisted = (told or {}).get(TOWN), (told or {}).get(UNLISTED)
        return replace(
            self,
            on=tuple(expert for expert in self.on if not (unlisted and expert.looks_up_secrets)),
            home=(town,) if town else self.home,
            services=self.desk.services(conversation) if self.desk else self.services,
        )

    def expert(self, name: str) -> Expert | None:
        """The expert of that id, if it is on."""
        return next((expert for expert in self.on if expert.id == name), None)

    def asked(self, text: str, in_thread: str = "", after: str = "") -> list[Asked]:
        """The likeliest questions to experts that are on; ``after``: the answer that was given last."""
        ranking = self.questions.asked(text, in_thread, after) if self.questions else []
        return [found for found in ranking if self.expert(found[0])]

    def homes(self) -> list[Town]:
        """The loaded towns that are served."""
        return [town for town in self.towns().values() if {fold(town.name), town.ags} & {fold(h) for h in self.home}]

    def town(self, name: str) -> Town:
        """A town by its name or number, whether served or not; one that is not loaded has no facts."""
        found = (town for town in self.towns().values() if name in (town.ags, town.name))
        return next(found, Town("", name))


OFF = Experts()
