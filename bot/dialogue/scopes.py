"""Which projects a message may mean: each way to choose them, from its own words or from the thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.belonging import explained_by_names
from bot.dialogue.choice import picked
from bot.dialogue.evidence import each, names_of
from bot.dialogue.milestones import by_milestones
from bot.dialogue.references import TAGS, content_condition, place_condition
from bot.dialogue.request import Scope, only
from bot.dialogue.situation import Situation
from bot.dialogue.thread_scopes import of_the_focus, of_the_list
from bot.understanding.expressions import table

_THE_PROJECT = frozenset({"cue:projects_word", "cue:the_project"})
_WITHOUT_A_TOWN = 2  # words of a milestone that tell its project from all others


def scopes(s: Situation) -> list[Scope]:
    """All scopes, each once; the thread's come after those of the message."""
    return list(dict.fromkeys([*_fresh(s), *of_the_list(s), *of_the_focus(s), *picked(s)]))


def _fresh(s: Situation) -> Iterator[Scope]:
    """The projects that the message names or describes itself."""
    yield Scope("all")
    named = s.references.named
    if named:
        groups = tuple((i,) for i in named) if s.references.clear else s.references.groups
        yield Scope("named", named, only(named), groups, explained_by_names(s))
    yield from _members(s)
    yield from _with_milestone(s)
    yield from _alone_there(s)
    for filter in s.filters:
        if filter.conditions:
            yield s.where("where", filter.conditions, filter)
        if named:
            both = (*filter.conditions, *only(filter.affirmed(named)))
            yield s.where("where", both, filter, explained_by_names(s))


def _with_milestone(s: Situation) -> Iterator[Scope]:
    """„Kreis Paderborn: Produktivsetzung der Liegenschaftskarten?“: the project that has this milestone."""
    if {"milestones", "time"} & set(s.reading.facets) and not s.references.named:
        least = 1 if s.location else _WITHOUT_A_TOWN
        found = by_milestones(s.directory.projects(s.location), s.reading.words, least)
        if found:
            yield Scope.of("milestone", (found,), each("name", s.reading.names))


def _alone_there(s: Situation) -> Iterator[Scope]:
    """„Lief das Remscheider Projekt 2020 schon?“: the only one of its town, of which something more is said."""
    conditions = s.filters[0].conditions
    if s.location and len(s.location) < len(conditions) and not s.references.named:
        ids = s.ids(s.location)
        if len(ids) == 1:
            yield Scope.of("alone there", ids, names_of(s.reading, "place", "kreis", "region") | _THE_PROJECT)


def _members(s: Situation) -> Iterator[Scope]:
    """„Das Projekt in Solingen und der Aktenplan“: each name or place that stands for a single project, in order."""
    clear = _named_clearly(s)
    found = {i: one for i in range(len(s.reading.names)) if (one := clear.get(i) or _member(s, i, bool(clear)))}
    ids = tuple(dict.fromkeys(found.values()))
    if len(ids) > 1 and ids != s.references.named and (clear or _every_town_is_in(found, s)):
        yield Scope.of("members", ids, {f"name:{i}" for i in found} | explained_by_names(s))


def _every_town_is_in(found: dict[int, str], s: Situation) -> bool:
    towns = (i for i, n in enumerate(s.reading.names) if n.mention.kinds & {"place", "kreis"} and not n.negated)
    return all(i in found for i in towns)


def _named_clearly(s: Situation) -> dict[int, str]:
    """The single project that a name stands for, by the number of the name."""
    projects = [group[0] for group in s.references.groups if len(group) == 1]
    affirmed = [(i, n.mention.ids("project")) for i, n in enumerate(s.reading.names) if not n.negated]
    return {i: project for project in projects for i, ids in affirmed if project in ids}


def _member(s: Situation, at: int, beside_named: bool) -> str:
    """The project that a town or topic of a list stands for; "" if it is none, or not a single one."""
    named = s.reading.names[at]
    if not _listed(s, at):
        return ""
    content, town = content_condition(named), place_condition(named)
    if content and content.field == "topic" and not content.negated:
        return _about(s, content) if beside_named else ""
    if town is None or named.negated or "project" in named.mention.kinds:
        return ""
    return _alone(s.ids((_carrier(s, town),)), _kinds_spoken_of(s), s)


def _about(s: Situation, topic: Condition) -> str:
    """The one project about a topic, in the town of the message if it names one."""
    ids = s.ids((topic, *s.location)) or s.ids((topic,))
    return ids[0] if len(ids) == 1 else ""


def _alone(ids: tuple[str, ...], kinds: set[str], s: Situation) -> str:
    """The only one of its kind, or the only one at all."""
    alike = [i for i in ids if kinds & set(s.title(i))]
    one = alike if len(alike) == 1 else ids
    return one[0] if len(one) == 1 else ""


def _kinds_spoken_of(s: Situation) -> set[str]:
    """What the projects named are, by the first words of their titles: „das Serviceportal in A und in B“."""
    kinds = {word for i in s.references.named for word in s.title(i)[:1]}
    portal = any(word.endswith(("portal", "portals", "portale")) for word in s.reading.words)
    return kinds | {"serviceportal"} if portal else kinds


def _listed(s: Situation, at: int) -> bool:
    """Whether a place stands beside another name of a list, not within it: „DigiKnow in Bielefeld“ is one project."""
    names = s.reading.names
    if not at:  # of a topic before others, what stands between it and the next one, beyond its town, tells
        others = [n.mention.start for n in names[1:] if content_condition(n) or n.mention.ids("project")]
        is_topic = bool(others) and bool(names[0].mention.ids(*TAGS))
        return not is_topic or bool(_LISTING.search(s.reading.text[names[0].mention.end : others[0]]))
    return bool(_LISTING.search(s.reading.text[names[at - 1].mention.end : names[at].mention.start]))


_LISTING = re.compile(rf"[,;:/+&]|\b({'|'.join(table('everyday')['joined']['listing'].split())})\b", re.IGNORECASE)


def _carrier(s: Situation, condition: Condition) -> Condition:
    """A Kreis means the projects that it carries itself, if there are any."""
    own = replace(condition, field="carrier")
    return own if condition.field == "kreis" and s.ids((own,)) else condition
