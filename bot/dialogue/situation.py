"""Everything that proposals are made from: the thread so far and what the new message says."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.evidence import label, pieces
from bot.dialogue.filters import Filter, filters
from bot.dialogue.references import LOCATION, Directory, References, resolve
from bot.dialogue.request import Scope
from bot.dialogue.state import LONGEST_LIST, State
from bot.experts.experts import OFF, Experts
from bot.experts.moves import Move
from bot.understanding.everyday import is_one_of_them
from bot.understanding.reading import Named, Reading
from bot.understanding.text import fold

_FEW_WORDS = 7
_UNFILTERED = Filter((), frozenset())


@dataclass(frozen=True)
class Situation:
    """One message in its thread."""

    state: State
    reading: Reading
    directory: Directory
    today: date
    experts: Experts = OFF
    moves: list[Move] = field(default_factory=list, compare=False)  # what it does in an expert's dialogue, once known
    _ids: dict[tuple[Condition, ...], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def ids(self, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
        """The projects that meet the conditions, each set looked up once a message."""
        if conditions not in self._ids:
            self._ids[conditions] = tuple(self.directory.project_ids(conditions, LONGEST_LIST))
        return self._ids[conditions]

    def where(
        self, source: str, conditions: tuple[Condition, ...], by: Filter = _UNFILTERED, explains: Set[str] = frozenset()
    ) -> Scope:  # fmt: skip
        """The projects that meet the conditions of a filter; where none does, of several topics one will do, or a topic
        without the category.
        """
        ids = self.ids(conditions)
        for less in (_either_topic, _without_category):
            if not ids and (fewer := less(conditions)) != conditions:
                conditions, ids = fewer, self.ids(fewer)
        return Scope(source, ids, conditions, (), by.explains | explains, by.doubt, by.usual)

    @property
    def described(self) -> tuple[str, ...]:
        """The projects that meet the conditions of the message; none if it sets none."""
        conditions = self.filters[0].conditions
        return self.ids(conditions) if conditions else ()

    @property
    def location(self) -> tuple[Condition, ...]:
        """The conditions of the message that say where."""
        return tuple(c for c in self.filters[0].conditions if c.field in LOCATION)

    @property
    def towns(self) -> tuple[str, ...]:
        """The towns and Kreise of the message that are not denied."""
        return tuple(n.mention.ids("place", "kreis")[0] for n in self.reading.named("place", "kreis") if not n.negated)

    @property
    def told_towns(self) -> tuple[str, ...]:
        """The towns told before: the visitor's own for „bei uns“, else those last spoken of."""
        return (self.state.home if self.reading.has("here") else ()) or self.state.places

    def meant(self, *kinds: str) -> tuple[str, ...]:
        """All that the names of these kinds may stand for."""
        return tuple(i for named in self.reading.named(*kinds) for i in named.mention.ids(*kinds))

    def names_of(self, scope: Scope) -> list[Named]:
        """The names that describe a scope; none where its projects are named themselves."""
        described = scope.source in {"where", "switched", "narrowed"}
        return [n for i, n in enumerate(self.reading.names) if described and f"name:{i}" in scope.explains]

    def single(self, ids: tuple[str, ...]) -> Project | None:
        """The project if it is a single one."""
        return self.directory.project(ids[0]) if len(ids) == 1 else None

    def title(self, project: str) -> list[str]:
        """The words of a project's title."""
        found = self.directory.project(project)
        return found.title.casefold().split() if found else []

    @cached_property
    def references(self) -> References:
        """The projects that the message names."""
        return resolve(self.reading, self.directory)

    @cached_property
    def filters(self) -> list[Filter]:
        """The conditions of the message, the usual understanding first."""
        found = filters(self.reading, self.directory, self.today)
        if not self.reading.named("place", "kreis", "region"):
            for cue, here in self._told_before:
                added = {f"cue:{cue}"}
                found = [replace(f, conditions=(*f.conditions, here), explains=f.explains | added) for f in found]
        return sorted(found, key=lambda f: (not f.usual, f.doubt))

    @property
    def _told_before(self) -> list[tuple[str, Condition]]:
        """„In dieser Region“, „bei uns“: the region or town of the thread."""
        regions, places = self._told_regions, self.told_towns
        if regions and self.reading.has("this_region"):
            return [("this_region", Condition("region", regions))]
        told = self.reading.has("here") or (self.state.operation == "place" and self.reading.has("there"))
        return [("here", Condition("place", places))] if places and told else []

    @property
    def _told_regions(self) -> tuple[str, ...]:
        """The regions last spoken of, or to which the last list was limited."""
        limits = (v for c in self.state.conditions if c.field == "region" and not c.negated for v in c.values)
        return self.state.regions or tuple(limits)

    @cached_property
    def evidence(self) -> frozenset[str]:
        """What the message holds that an answer must do justice to."""
        return pieces(self.reading)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The kind by which each piece of evidence is weighed where nothing explains it."""
        return {piece: label(piece, self.reading) for piece in sorted(self.evidence)}

    @property
    def names_something(self) -> bool:
        """Whether the message names a project, place, topic, person ... of its own."""
        return any(not n.own and n.mention.kinds - {"term", "reuse_kind"} for n in self.reading.names)

    @property
    def has_subject(self) -> bool:
        """Whether anything says what the message is about: a name, the thread, a word for a set of projects."""
        told = bool(self.reading.names) or self.reading.has("projects_word", "plural", "list", "count")
        return self.has_thread or told

    @property
    def has_thread(self) -> bool:
        """Whether anything has been answered that a message may refer to."""
        state = self.state
        return bool(state.focus or state.listed or state.conditions or state.operation)

    @property
    def on_an_errand(self) -> bool:
        """Whether a citizen's errand was answered last: "was kostet das?" then asks for a fee."""
        return self.state.operation == "errand" and not self.speaks_of_a_project

    @cached_property
    def speaks_of_a_project(self) -> bool:
        """Whether words tell that a project is meant rather than the service that it is about: "hat gekostet"."""
        return self.reading.has("projects_word", "the_project", "spent", "colleague", "land", "own_share", "share")

    @cached_property
    def one_such_thing(self) -> bool:
        """Whether a service is named as what somebody wants one of: „eine Geburtsurkunde“, „mein Pass“."""
        services = self.reading.named("service", "topic")
        return any(is_one_of_them(self.words_before(named)) for named in services)

    def words_before(self, named: Named) -> list[str]:
        """The words before a name, folded."""
        return fold(self.reading.text[: named.mention.start]).split()

    @property
    def short(self) -> bool:
        """Whether the message has only a few words."""
        return len(self.reading.words) <= _FEW_WORDS

    @cached_property
    def intents(self) -> dict[str, float]:
        """The likeliest intents with their probabilities."""
        return {self.reading.intent: self.reading.confidence, **dict(self.reading.ranking)}


def _either_topic(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions with one topic or another instead of several at once."""
    topics = [c for c in conditions if c.field == "topic" and not c.negated]
    if len(topics) < 2:
        return conditions
    values = tuple(dict.fromkeys(v for c in topics for v in c.values))
    return (*(c for c in conditions if c not in topics), Condition("topic", values))


def _without_category(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions without a category that stands beside a topic."""
    topic = any(c.field == "topic" and not c.negated for c in conditions)
    return tuple(c for c in conditions if c.field != "category" or c.negated) if topic else conditions
