"""What the catalogue hands out: plain, frozen values without any tie to the database.

Everything above the catalogue (dialogue, answers, tests) knows these types only. Money is in whole euro,
months are ``"YYYY-MM"``, a missing fact is ``None`` and never an empty stand-in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.catalogue.sources import LaterFact, Quality, Source


@dataclass(frozen=True)
class Contact:
    """The office a project names for questions."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True)
class Milestone:
    """A step of a project and the month (``YYYY-MM``) by which it is reached."""

    number: int
    title: str
    until: str


@dataclass(frozen=True)
class ReuseOffer:
    """What others may take over from a project, and of which kind it is."""

    kind: str
    kind_name: str
    text: str


@dataclass(frozen=True)
class Link:
    """A link as the source labels it; the brochure prints labels without addresses."""

    label: str
    url: str | None


@dataclass(frozen=True)
class Fact:
    """One statement about the programme or a region; ``later`` means: not from the brochure.

    ``about`` names the fact that it belongs to: both are told together.
    """

    id: str
    text: str
    source: str
    as_of: str
    later: bool = False
    about: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Project:
    """A funded project; ``page`` is its page in the brochure, None if only later sources know it.

    All facts rest on ``sources``, the first of which is the main one, but those of ``later``: they have their own.
    """

    id: str
    title: str
    subtitle: str | None
    municipality: str
    region: str
    region_name: str
    category: str
    category_name: str
    page: int | None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    contact: Contact | None = None
    start: date | None = None
    end: date | None = None
    total_eur: int | None = None
    land_eur: int | None = None
    transferable_from: str | None = None
    summary: str | None = None
    reuse: tuple[ReuseOffer, ...] = ()
    passages: tuple[str, ...] = ()  # what else is told: answers to questions about details
    milestones: tuple[Milestone, ...] = ()
    links: tuple[Link, ...] = ()
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    quality: Quality = Quality.full
    rounded: tuple[str, ...] = ()  # names of amounts that the source only rounds
    sources: tuple[Source, ...] = ()
    later: tuple[LaterFact, ...] = ()

    @property
    def later_sources(self) -> tuple[Source, ...]:
        """The sources but the brochure, on which more than a project's name rests."""
        return tuple(source for source in self.sources if source.page is None)

    @property
    def is_printed(self) -> bool:
        """Whether all its facts stand in the brochure, but those of ``later``."""
        return self.page is not None and not self.later_sources

    @property
    def label(self) -> str:
        """The full name: title and, after a dash, the subtitle."""
        return f"{self.title} – {self.subtitle}" if self.subtitle else self.title

    @property
    def own_eur(self) -> int | None:
        """The municipalities' own share; calculated, the source does not print it."""
        if self.total_eur is None or self.land_eur is None:
            return None
        return self.total_eur - self.land_eur

    @property
    def duration_days(self) -> int | None:
        """Days from the first to the last, both counted."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def speaks_of(self, place: str) -> bool:
        """Whether its description names a place."""
        return re.search(rf"\b{re.escape(place)}\b", self.summary or "") is not None

    @property
    def has_details(self) -> bool:
        """Whether more than its name is known."""
        return self.quality is not Quality.name


@dataclass(frozen=True)
class Region:
    """One of the Modellregionen; ``project_count`` is the brochure's figure, not a count of our rows."""

    id: str
    name: str
    lead_municipality: str
    members: tuple[str, ...]
    regierungsbezirk: str
    project_count: int
    focus: str
    page: int
    later: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Place:
    """A municipality or a Kreis; ``role`` is its part in the Modellregion (lead, member, via-kreis)."""

    name: str
    kind: str
    kreis: str
    regierungsbezirk: str
    region: str | None
    role: str | None


@dataclass(frozen=True)
class Category:
    """A chapter of the brochure; ``announced`` chapters are in its contents, but not in the data.

    Of a ``partial`` chapter, also only announced, later sources name some projects.
    """

    id: str
    name: str
    page: int
    intro: str
    announced: bool = False
    partial: bool = False


@dataclass(frozen=True)
class ReuseKind:
    """A kind of reuse and what it means."""

    id: str
    name: str
    explanation: str
    page: int


@dataclass(frozen=True)
class Term:
    """A glossary entry with the source of its explanation."""

    id: str
    term: str
    text: str
    source: str


# Characters of an editors' question and of its answer, in ``data/questions.yml`` and in the staff page's inbox alike.
LONGEST_QUESTION, LONGEST_ANSWER = 300, 1500


@dataclass(frozen=True)
class Answered:
    """A question that editors have answered themselves; ``also``: other wordings of it."""

    question: str
    also: tuple[str, ...]
    text: str
    source: str
    as_of: str
    url: str | None = None


@dataclass(frozen=True)
class Totals:
    """Sums over projects; they rest on the ``with_figures`` of ``count`` projects whose two amounts are exact.

    Others give rounded amounts or one of the two: ``inexact`` projects, with sums of their own.
    """

    count: int
    with_figures: int
    total_eur: int
    land_eur: int
    inexact: int = 0
    inexact_totals: int = 0
    inexact_total_eur: int = 0
    inexact_lands: int = 0
    inexact_land_eur: int = 0

    @property
    def own_eur(self) -> int:
        """The own share of all projects with figures."""
        return self.total_eur - self.land_eur


@dataclass(frozen=True)
class NameEntry:
    """A form people type and what it may stand for; equal surfaces of several things are ambiguity."""

    kind: str
    id: str
    surface: str
    weight: float = 1.0
