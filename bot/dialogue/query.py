"""What the dialogue wants answered: plain values that the answers package turns into German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.catalogue.conditions import Condition


@dataclass(frozen=True)
class Premise:
    """Something the visitor took for granted about a project, and whether it holds.

    ``kind`` is money, place, person, reuse, start, end, transferable, running ..., of a region lead or member;
    ``claimed`` is what was said; ``project`` tells of which one where several are asked about.
    """

    kind: str
    claimed: str
    holds: bool
    project: str = ""


@dataclass(frozen=True)
class Facts:
    """Facts of one or more projects."""

    projects: tuple[str, ...]
    facets: tuple[str, ...]
    premises: tuple[Premise, ...] = ()
    words: tuple[str, ...] = ()  # of the question, to point out the milestone it speaks of
    tags: tuple[str, ...] = ()  # topics, services and products that the question names
    missing: tuple[str, ...] = ()  # nouns of the question that nothing is known about
    aspects: tuple[str, ...] = ()  # what is asked for by itself: see bot.dialogue.details


@dataclass(frozen=True)
class Listing:
    """All projects that meet the conditions, with the facts asked for beside each."""

    conditions: tuple[Condition, ...]
    facets: tuple[str, ...] = ()
    order: tuple[str, bool] | None = None


@dataclass(frozen=True)
class Count:
    """How many projects meet the conditions."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Sum:
    """Total, Land and own share over projects, or their average."""

    conditions: tuple[Condition, ...]
    average: bool = False


@dataclass(frozen=True)
class ShareOf:
    """What part of a whole some projects are: of their number (count) or of a sum (total_eur, land_eur, own_eur)."""

    part: tuple[Condition, ...]
    whole: tuple[Condition, ...]
    measure: str


@dataclass(frozen=True)
class AverageLength:
    """How long the matching projects take on average."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Rank:
    """The first projects in an order, e.g. the three most expensive ones."""

    conditions: tuple[Condition, ...]
    order: str
    descending: bool
    limit: int = 1
    place: int = 1  # 2: leave out the very first


@dataclass(frozen=True)
class Compare:
    """Projects side by side; ``claim``: whether the first has more of a measure (or less) is asked with yes or no.

    ``factor``: of how many times the second's; ``months``: a difference in time is asked for in months.
    """

    projects: tuple[str, ...]
    facets: tuple[str, ...]
    claim: tuple[str, bool] | None = None
    months: bool = False
    factor: float = 1.0


@dataclass(frozen=True)
class CompareSets:
    """Towns or regions side by side: number of projects and money; ``claim`` as in Compare."""

    conditions: tuple[Condition, ...]
    claim: tuple[str, bool] | None = None


@dataclass(frozen=True)
class CompareSums:
    """The money of some projects together beside that of others; ``claim`` as in Compare."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    claim: tuple[str, bool] | None = None


@dataclass(frozen=True)
class RankSets:
    """Towns or regions in the order of their projects or money; ``by`` is town or region."""

    by: str
    measure: str  # count, total_eur or land_eur
    descending: bool


@dataclass(frozen=True)
class NoMatch:
    """A topic that no project of the catalogue is about."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Organisations:
    """All organisations that take part in the projects."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Choose:
    """A question back: which of these projects is meant?"""

    projects: tuple[str, ...]
    facets: tuple[str, ...]


@dataclass(frozen=True)
class AskProject:
    """A fact was asked for, but of no project."""

    facets: tuple[str, ...]


@dataclass(frozen=True)
class PlaceInfo:
    """Towns and their part in the programme."""

    places: tuple[str, ...]
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegionInfo:
    """Modellregionen: members, lead, focus, and what runs there if that is asked; without ids: all five."""

    regions: tuple[str, ...] = ()
    projects: bool = False
    premises: tuple[Premise, ...] = ()


@dataclass(frozen=True)
class Programme:
    """Facts about the programme as a whole."""

    facts: tuple[str, ...]


@dataclass(frozen=True)
class Explain:
    """Glossary entries and kinds of reuse."""

    terms: tuple[str, ...] = ()
    reuse_kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Errand:
    """What a citizen wants of a town hall: projects that offer it there, or pilots elsewhere.

    ``fact`` says that a fee, a duration or a person of the town hall is asked for, which no project knows.
    """

    projects: tuple[str, ...] = ()
    pilots: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    fact: bool = False


@dataclass(frozen=True)
class Passage:
    """Sentences of a project's own texts that hold what is asked; ``found`` are their numbers."""

    project: str
    found: tuple[int, ...]


@dataclass(frozen=True)
class Answered:
    """A question that editors have answered; ``question`` is its wording in the data."""

    question: str


@dataclass(frozen=True)
class Nearby:
    """Out of scope, but it names something of ours: these projects come nearest."""

    projects: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Announced:
    """A chapter of the brochure whose projects the catalogue does not hold yet."""

    category: str


@dataclass(frozen=True)
class NotHeld:
    """A fact about projects that the catalogue has no field for; ``words`` name it.

    Of an errand the town hall knows more than a project's contact: ``towns`` are those of the projects.
    """

    projects: tuple[str, ...]
    words: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImpossibleTime:
    """Times of the message, as written, that no calendar has: the 31st of February."""

    times: tuple[str, ...]


@dataclass(frozen=True)
class Unused:
    """What the message names and the answers take no account of; ``amounts``: an amount or share is among it."""

    words: tuple[str, ...]
    amounts: bool = False


@dataclass(frozen=True)
class Talk:
    """A fixed reply of domain.yml: greeting, thanks, privacy, out of scope ...

    ``repeated``: how many messages in a row were out of scope or not understood before this one.
    """

    response: str
    repeated: int = 0


@dataclass(frozen=True)
class Fallback:
    """Not understood: first a question back, then what can be asked, then a person.

    ``guesses`` are the likeliest intents, ``project`` is the one they may be about.
    """

    misses: int
    guesses: tuple[str, ...] = ()
    project: str | None = None


@dataclass(frozen=True)
class ExpertReply:
    """What an expert says: keys of its texts with the values that go into them.

    ``about`` is the answer or the step of its dialogue, for the journal; ``number`` and ``of`` tell how far that is;
    ``flow`` is the dialogue that is open, if one is; ``missing``: what was asked for, or some of it, is not on file.
    """

    expert: str
    lines: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]
    buttons: tuple[str, ...] = ()
    about: str = ""
    number: int = 0
    of: int = 0
    flow: str = ""
    missing: bool = False


Query = (
    Facts | Listing | Count | Sum | ShareOf | AverageLength | Rank | RankSets | NoMatch | Organisations | Compare
    | CompareSets | CompareSums | Choose | AskProject | PlaceInfo | RegionInfo | Programme | Explain | Errand
    | Passage | Answered | Nearby | Announced | NotHeld | ImpossibleTime | Unused | Talk | Fallback | ExpertReply
)  # fmt: skip
