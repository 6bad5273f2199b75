"""What an expert's own code may use of the assistant, and nothing else: plain values and the shape of its functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bot.experts.handles import report_in
from bot.experts.secret import Secret
from bot.understanding.numbers import number
from bot.understanding.text import fold

__all__ = [
    "API",
    "Answers",
    "Case",
    "Code",
    "Fact",
    "FoundItem",
    "Law",
    "LimitReached",
    "Line",
    "NoCode",
    "Opened",
    "Read",
    "Reader",
    "Receipt",
    "Secret",
    "Sender",
    "Services",
    "Submission",
    "Town",
    "fold",
    "number",
    "report_in",
]

API = 1  # what ``api:`` in expert.yml must say
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One text of an expert by its key, with the values that go into it; which language it is said in comes later."""

    text: str
    facts: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Fact:
    """A value of a town's file: where it comes from, how old it is, when it holds."""

    value: Any
    source: str
    as_of: str
    valid_from: date | None = None
    valid_until: date | None = None
    review_by: date | None = None
    confirmed: bool = False

    def holds(self, on: date) -> bool:
        """Whether the value is in force on a day."""
        return (not self.valid_from or self.valid_from <= on) and (not self.valid_until or on <= self.valid_until)


@dataclass(frozen=True)
class Town:
    """What a town's file says. A key without a value is unknown, never somebody else's value."""

    ags: str
    name: str
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    def fact(self, key: str, on: date) -> Fact | None:
        """The value of a key in force on a day: the one that came last."""
        holding = [found for found in self.facts.get(key, ()) if found.holds(on)]
        return max(holding, key=lambda found: found.valid_from or date.min, default=None)


@dataclass(frozen=True)
class Law:
    """A statement of the law: its paragraph, the state it was read in, and the figures that texts may quote."""

    id: str
    paragraph: str
    source: str
    as_of: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundItem:
    """What anybody may know of a found item; ``found_week`` is the Monday of its week."""

    number: str
    category: str
    color: str
    found_week: date
    district: str
    office: str


@dataclass(frozen=True)
class Submission:
    """What a visitor sends at the end of a dialogue. ``kind``: lost, found, registration.

    ``public`` may stand in a table in the clear; ``secret`` is encrypted wherever it is kept, and no text of it is
    ever shown by accident. ``service`` is the LeiKa key of what is applied for; ``schema`` names the form's fields.
    """

    kind: str
    public: Mapping[str, str] = field(default_factory=dict)
    secret: Mapping[str, Any] = field(default_factory=dict, repr=False)
    service: str = ""
    schema: str = ""
    reply_to: str = field(default="", repr=False)


@dataclass(frozen=True)
class Receipt:
    """What the visitor keeps: the number of what was sent, and the code with which its state can be asked for."""

    number: str
    code: str = field(repr=False)


class LimitReached(Exception):
    """The visitor has sent as much as one may for now; the service was not used."""


def _no_items(_town: str, _category: str, _color: str, _lost_on: date) -> tuple[FoundItem, ...]:
    return ()


def _nothing(_text: str) -> None:
    return None


def _unknown(_town: str, _number: Secret) -> str:
    return "unknown"


def _no_report(_town: str, _number: str, _code: Secret) -> str:
    return "unknown"


def _real(_kind: str, _town: str) -> bool:
    return False


def _no_receipt(_town: str, _key: str) -> Receipt | None:
    return None


def _not_told(_kind: str) -> str:
    return ""


def _not_sent(_town: str, _submission: Submission, _key: str) -> Receipt:
    raise LimitReached


@dataclass(frozen=True)
class Services:
    """What an expert may ask beyond its files, bound to one visitor.

    ``open`` gives what a mark in a message stands for, once; ``look`` leaves it where it is, until the dialogue ends;
    ``unasked`` gives the mark of what was told to a kind of step before it was asked for, or nothing;
    ``document_status`` tells the state of an application by town and number: one of in_production, arrived, ready,
    sent_direct, contact, unknown, limit, paused (by the town's staff);
    ``found_items`` those of a town, a category and a colour ("" for any) that were found since a day, or None if the
    visitor has searched too often;
    ``submit`` keeps what is sent, once for each key; ``receipt`` gives that of what was sent with a key before;
    ``report_status`` tells the state of a report by town, number and code: one of received, accepted, question,
    closed, unknown, limit;
    ``are_samples`` tells whether the "documents" or "found_items" of a town are invented, for a trial.
    """

    look: Callable[[str], Secret | None] = _nothing
    open: Callable[[str], Secret | None] = _nothing
    unasked: Callable[[str], str] = _not_told
    document_status: Callable[[str, Secret], str] = _unknown
    found_items: Callable[[str, str, str, date], tuple[FoundItem, ...] | None] = _no_items
    receipt: Callable[[str, str], Receipt | None] = _no_receipt
    submit: Callable[[str, Submission, str], Receipt] = _not_sent
    report_status: Callable[[str, str, Secret], str] = _no_report
    are_samples: Callable[[str, str], bool] = _real


@dataclass(frozen=True)
class Case:
    """What one answer is made from: the law, the town, what the visitor has said, and today.

    ``used`` collects what the answer rests on, so that it can name its sources.
    """

    town: Town
    today: date
    expert: str = ""
    laws: Mapping[str, Law] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    on: date | None = None  # the day that decides which rates and rules apply; today if none was said
    services: Services = field(default_factory=Services)
    used: dict[str, Fact] = field(default_factory=dict, compare=False)

    def of_town(self, key: str) -> Any:
        """The town's value for this expert (else its general one) on the day of the case; None if it is unknown."""
        day = self.on or self.today
        for name in (f"{self.expert}.{key}", key):
            if found := self.town.fact(name, day):
                self.used[name] = found
                return found.value
        return None

    def of_law(self, name: str) -> Any:
        """A figure of the law: ``of_law("large.height_cm")``."""
        law, _, value = name.partition(".")
        return self.laws[law].values[value]


@dataclass(frozen=True)
class Read:
    """What a message says to a step. ``whole``: it says little else; ``options``: several things may be meant."""

    value: Any = None
    whole: bool = False
    options: tuple[str, ...] = ()
    problem: Line | None = None  # said instead of taking the value


Reader = Callable[[str, Case], Read | None]
Opened = Mapping[str, Any]  # what sensitive steps hold, by step: a text, or the fields of a form
Sender = Callable[[Case, Opened], Submission]


class Code(Protocol):
    """What ``register()`` of an expert's code.py returns; both tables may be empty.

    A code may also have ``senders``: what is sent at the end of a dialogue, by the name in ``sends:`` of its flow.
    """

    @property
    def readers(self) -> Mapping[str, Reader]:
        """Kinds of steps that only this expert has."""

    @property
    def values(self) -> Mapping[str, Callable[[Case], Any]]:
        """Calculated values, for texts as ``{case.name}``; None means that it cannot be told."""


@dataclass(frozen=True)
class NoCode:
    """The code of an expert that has none."""

    readers: Mapping[str, Reader] = field(default_factory=dict)
    values: Mapping[str, Callable[[Case], Any]] = field(default_factory=dict)
