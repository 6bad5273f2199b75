"""Which projects a message speaks of: names narrowed by place, person, partner and topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, pairwise
from typing import Protocol

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Answered, Category, Fact, Place, Project, Region, ReuseKind
from bot.dialogue.words import words
from bot.understanding.reading import Named, Reading

LOCATION = frozenset({"place", "kreis", "carrier", "region", "bezirk"})

_SCORE_MARGIN = 0.03  # candidates this close to the best one are equally likely
_TITLE_WORDS = 3  # of two projects that are of one kind
TAGS = ("topic", "service", "product")


class Directory(Protocol):
    """What the dialogue needs to know of the catalogue."""

    def project_ids(self, conditions: Sequence[Condition] = (), limit: int | None = None) -> list[str]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def project(self, project_id: str) -> Project | None:
        """See ``bot.catalogue.queries.Catalogue``."""

    def projects(
        self,
        conditions: Sequence[Condition] = (),
        order: str = "page",
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Project]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def place(self, name: str) -> Place | None:
        """See ``bot.catalogue.queries.Catalogue``."""

    def facts(self) -> list[Fact]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def questions(self) -> list[Answered]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def regions(self) -> list[Region]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def categories(self) -> list[Category]:
        """See ``bot.catalogue.queries.Catalogue``."""

    def reuse_kinds(self) -> list[ReuseKind]:
        """See ``bot.catalogue.queries.Catalogue``."""


@dataclass(frozen=True)
class References:
    """The projects of a message.

    ``groups``: one tuple for each project named, with all it may mean; ``by_content``: projects that match the
    topics, products, services, people and organisations named (None if none was named). ``whole``: each name stands
    for a single project, or for all that it may mean.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    by_content: tuple[str, ...] | None = None
    by_place: tuple[str, ...] | None = None
    whole: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """All projects named, without repetition."""
        return _unique(i for group in self.groups for i in group)

    @property
    def clear(self) -> bool:
        """Whether it is known which projects are named."""
        return bool(self.groups) and self.whole


def resolve(reading: Reading, directory: Directory) -> References:
    """Find the projects a message speaks of; what is negated or the speaker's own town does not count."""
    place = projects_at(reading, directory)
    content = _by_content(reading, directory)
    if content is not None and place and not set(content) & set(place) and reading.named("person"):
        content = None  # "Frau Sommer leitet das Projekt in Solingen": the place counts, the person is a claim
    groups = _all_groups(reading, directory, place, content)
    whole = all(_is_meant_as_a_whole(group, reading, directory) for group in groups)
    return References(groups, content and _within(content, place), place, whole)


def _all_groups(
    reading: Reading, directory: Directory, place: tuple[str, ...] | None, content: tuple[str, ...] | None
) -> tuple[tuple[str, ...], ...]:
    """What each project named may mean, by its name, page, portal or title, within the place and what it is about."""
    groups = [_within(_within(group, place), content) for group in _groups(reading, directory)]
    groups = groups or _on_page(reading, directory) or _portals_at(reading, directory)
    groups = [_portal_of(group, place, reading) for group in groups]
    return _without_covered(groups + _namesakes(groups, reading, directory))


def place_condition(named: Named) -> Condition | None:
    """The condition that a place, Kreis or region sets."""
    mention = named.mention
    for kind, field in (("place", "place"), ("kreis", "kreis"), ("region", "region")):
        ids = mention.ids(kind)
        if ids:
            return Condition(field, ids, negated=named.negated)
    return None


def as_partner(towns: Iterable[str]) -> Condition:
    """The towns as those that take part: „Stadt Soest“."""
    return Condition("partner", tuple(f"Stadt {town}" for town in towns))


def projects_at(reading: Reading, directory: Directory) -> tuple[str, ...] | None:
    """The projects in the places named, None if no place is named."""
    found: list[str] = []
    seen = False
    for named in reading.named("place", "kreis", "region"):
        condition = place_condition(named)
        if condition is None or named.negated or named.mention.ids("project") or is_partner(named, reading):
            continue
        ids = _at(condition, directory)
        if "partners" in reading.facets:
            ids += directory.project_ids([as_partner(condition.values)])
        seen = seen or not named.own or bool(ids)
        found += ids
    return _unique(found) if seen else None


def is_partner(named: Named, reading: Reading) -> bool:
    """„Stadt Iserlohn“ is a town, but a partner where taking part is asked for."""
    return bool(named.mention.ids("organisation")) and "partners" in reading.facets


def _at(condition: Condition, directory: Directory) -> list[str]:
    if condition.field == "kreis":  # the Kreis as carrier, if it carries any project itself
        own = directory.project_ids([Condition("carrier", condition.values)])
        if own:
            return own
    return directory.project_ids([condition])


def _groups(reading: Reading, directory: Directory) -> list[tuple[str, ...]]:
    groups = []
    for named in reading.named("project"):
        if named.negated:
            continue
        candidates = [c for c in named.mention.candidates if c.kind == "project"]
        best = max(c.score for c in candidates)
        ids = [c.id for c in candidates if c.score >= best - _SCORE_MARGIN]
        topics = named.mention.ids(*TAGS)
        if topics:  # "Open Data" is a project and a topic of others
            ids += directory.project_ids([Condition("topic", topics)])
        groups.append(_unique(ids))
    return groups


def _portals_at(reading: Reading, directory: Directory) -> list[tuple[str, ...]]:
    """„Das Bielefelder Portal“: the project of a town or Kreis that has the word in its name."""
    if not any(word.endswith(("portal", "portale", "portals")) for word in reading.words):
        return []
    found: list[tuple[str, ...]] = []
    for named in reading.named("place", "kreis"):
        portals = tuple(p.id for p in _there(named, directory) if "portal" in p.label.casefold())
        found += [portals] if len(portals) == 1 and not named.own else []
    return found


def _is_meant_as_a_whole(group: tuple[str, ...], reading: Reading, directory: Directory) -> bool:
    """Whether a name stands for one project, or for all that it may mean.

    „Die vier Digitalen Bürgerdienstleistungen“ says how many, „das Serviceportal in Bielefeld und beim Kreis Paderborn“
    names the town of each.
    """
    if len(group) == 1 or len(group) in reading.quantities.numbers:
        return True
    towns = [[p.id for p in _there(named, directory) if p.id in group] for named in reading.named("place", "kreis")]
    one_each = {ids[0] for ids in towns if len(ids) == 1}
    return one_each == set(group) and len(group) == len(towns)


def _namesakes(groups: Sequence[tuple[str, ...]], reading: Reading, directory: Directory) -> list[tuple[str, ...]]:
    """„Serviceportal Kreis Paderborn und Bielefeld“: the second town shares the title of the first project."""
    first = directory.project(groups[0][0]) if [len(group) for group in groups] == [1] else None
    if first is None:
        return []
    beside = [named for named in reading.named("place", "kreis") if named.after in words("beside")]
    alike = [_like(first, named, directory) for named in beside]
    return [ids for ids in alike if len(ids) == 1 and ids != (first.id,)]


def _like(project: Project, named: Named, directory: Directory) -> tuple[str, ...]:
    """The projects of a town whose titles begin as that of another one."""
    title = project.title.split()[:_TITLE_WORDS]
    return tuple(p.id for p in _there(named, directory) if p.title.split()[:_TITLE_WORDS] == title)


def _there(named: Named, directory: Directory) -> list[Project]:
    """The projects of a town or Kreis that is not denied."""
    condition = None if named.negated else place_condition(named)
    ids = _at(condition, directory) if condition else []
    return [project for i in ids if (project := directory.project(i))]


def _on_page(reading: Reading, directory: Directory) -> list[tuple[str, ...]]:
    """„Wer steht auf Seite 24?“: the projects of that page of the brochure."""
    after = [b for a, b in pairwise(reading.words) if a in {"seite", "s"} and b.isdigit()]
    ids = directory.project_ids([Condition("page", tuple(after))]) if after else []
    return [tuple(ids)] if ids else []


def _by_content(reading: Reading, directory: Directory) -> tuple[str, ...] | None:
    conditions = [condition for named in reading.names if (condition := _content(named, reading))]
    if not conditions:
        return None
    found = [directory.project_ids([condition]) for condition in conditions]
    common = reduce(lambda known, new: known & new or known | new, map(set, found))
    return tuple(i for i in _unique(chain(*found)) if i in common)


def _content(named: Named, reading: Reading) -> Condition | None:
    """What a name wants a project to be about; „Stadt Gelsenkirchen“ is the town, unless partners are asked for."""
    town = named.mention.ids("place", "kreis") and "partners" not in reading.facets
    return None if town or named.negated else content_condition(named)


def content_condition(named: Named) -> Condition | None:
    """The condition that a topic, service, product, person or organisation sets; none for project names."""
    mention = named.mention
    if mention.ids("project"):
        return None
    if mention.ids(*TAGS):
        return Condition("topic", mention.ids(*TAGS), negated=named.negated)
    if mention.ids("person"):
        return Condition("contact", mention.ids("person"), negated=named.negated)
    if mention.ids("organisation"):
        return Condition("partner", mention.ids("organisation"), negated=named.negated)
    return None


def _within(ids: tuple[str, ...], context: tuple[str, ...] | None) -> tuple[str, ...]:
    """Those that a context holds, too; all where it holds none."""
    return tuple(i for i in ids if i in (context or ())) or ids


def _portal_of(group: tuple[str, ...], place: tuple[str, ...] | None, reading: Reading) -> tuple[str, ...]:
    """„Das Serviceportal in Remscheid“: a town's portal may belong to a project with another title."""
    of_a_portal = any("portal" in n.mention.text.casefold() for n in reading.named("project"))
    if of_a_portal and len(group) > 1 and place and not set(group) & set(place):
        return place
    return group


def _without_covered(groups: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Drop repetitions, and a vague group that holds a project named more exactly beside it."""
    exact = {group[0] for group in groups if len(group) == 1}
    # "Auf welches Serviceportal verweist govchain?": what is named exactly counts more than a vague name
    kept = [g for g in groups if len(g) == 1 or not exact]
    return _unique(kept)


def _unique(items: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(items))
