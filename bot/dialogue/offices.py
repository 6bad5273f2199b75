"""Offices of a town hall: „Standesamt Bonn“ asks for an office there, not for a project that its word stands for."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.references import TAGS
from bot.dialogue.situation import Situation
from bot.dialogue.words import words
from bot.understanding.names import Candidate
from bot.understanding.reading import Named
from bot.understanding.text import fold, stem

OF_A_TOWN_HALL = ("office", "matter")
PILOT = "pilot"
"""A project that an office's word stands for elsewhere."""
_ALONE = 2  # words
_OF_A_PROJECT = frozenset({"time", "contact"})
_OF_PROJECTS_ALONE = frozenset({"contact", "reuse", "partners", "milestones", "transferable"})
_NOT_OURS = frozenset({"out_of_scope", "ask_unknown_fact"})  # intents that lead to no project, either
_SURE = 0.5  # that such an intent is meant
_SHORTEST = 4  # letters


def settled(s: Situation) -> Situation:
    """The situation with each such name either as the town hall's, or as what the catalogue has by it."""
    if not s.reading.named(*OF_A_TOWN_HALL, "service", "topic"):
        return s
    names = tuple(_settled(s, named) for named in s.reading.names if not _is_done_with_a_matter(s, named))
    names = tuple(_wanted(s, *beside) for beside in zip((None, *names), names, strict=False))
    return replace(s, reading=replace(s.reading, names=names)) if names != s.reading.names else s


def _wanted(s: Situation, before: Named | None, named: Named) -> Named:
    """„Perso weg Gladbeck“, „Ausländerbehörde Duisburg hebt nicht ab“: a town beside an errand that no word denies."""
    if not named.negated or s.speaks_of_a_project or not s.reading.named(*OF_A_TOWN_HALL, "service"):
        return named
    denied = not words("denials of a town").isdisjoint(s.reading.words) and not _is_behind(before, named)
    return named if denied else replace(named, role="wanted")


def _is_behind(before: Named | None, named: Named) -> bool:
    """Whether it stands right behind an office or a service."""
    if before is None or named.mention.start - before.mention.end != 1:
        return False
    return bool(before.mention.ids(*OF_A_TOWN_HALL, "service"))


def _is_done_with_a_matter(s: Situation, named: Named) -> bool:
    """„Auto in Siegen ummelden“: beside a matter of its own a verb names no service of ours."""
    return bool(s.reading.named("matter")) and fold(named.mention.text) in words("done with a matter")


def _settled(s: Situation, named: Named) -> Named:
    """The name as what it stands for here."""
    ours = tuple(_as_service(s, named, c) for c in named.mention.candidates if c.kind not in OF_A_TOWN_HALL)
    if not ours:
        return named
    ids = _meant(s, ours) if named.mention.ids("office") else ()
    kept = _office(named, ids) if ids and _is_the_office(s, named, ids) else ours
    return replace(named, mention=replace(named.mention, candidates=kept))


def _office(named: Named, ids: tuple[str, ...]) -> tuple[Candidate, ...]:
    """The office, and the projects that its word would stand for."""
    offices = (c for c in named.mention.candidates if c.kind == "office")
    return (*offices, *(Candidate(PILOT, i, 0.0) for i in ids))


def _as_service(s: Situation, named: Named, candidate: Candidate) -> Candidate:
    """„Was kostet die Kita?“: a topic whose word names a service of its project is what citizens want of their town."""
    if is_a_thing(s, named):
        return replace(candidate, kind="matter") if candidate.kind in {"topic", "service"} else candidate
    asks_a_project = not _OF_A_PROJECT.isdisjoint(s.reading.facets)
    if candidate.kind != "topic" or asks_a_project or len(word := stem(fold(candidate.id))) < _SHORTEST:
        return candidate
    projects = filter(None, map(s.directory.project, s.ids((Condition("topic", (candidate.id,)),))))
    offered = any(word in fold(service.split()[0]) for project in projects for service in project.services)
    return replace(candidate, kind="service") if offered else candidate


def is_a_thing(s: Situation, named: Named) -> bool:
    """„Welche Veranstaltungen gibt es?“: what every town has is asked for itself, not for projects about it."""
    if len(s.reading.words) <= _ALONE or _speaks_of_projects(s) or s.state.focus or s.state.listed:
        return False
    surely_not_ours = s.reading.intent in _NOT_OURS and s.reading.confidence >= _SURE
    if surely_not_ours or not _OF_PROJECTS_ALONE.isdisjoint(s.reading.facets):
        return False
    things = any(fold(name) in words("things of a town") for name in named.mention.ids("topic", "service", "matter"))
    return things and words("about a thing").isdisjoint(s.words_before(named)[-1:])


def _meant(s: Situation, candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The projects that the word of an office stands for."""
    tags = tuple(c.id for c in candidates if c.kind in TAGS)
    projects = tuple(c.id for c in candidates if c.kind == "project")
    return tuple(dict.fromkeys((*projects, *(s.ids((Condition("topic", tags),)) if tags else ()))))


def _is_the_office(s: Situation, named: Named, ids: tuple[str, ...]) -> bool:
    """Whether nothing tells that a project is meant: no word for one, not its town, not the thread."""
    if _speaks_of_projects(s):
        return False
    towns = (*s.towns, *s.meant("elsewhere"))
    if not towns:
        where = not words("where an office is").isdisjoint(s.reading.words[:2])
        alone = len(s.reading.words) <= _ALONE or where
        return not _is_spoken_of(s, ids) and (alone or _asks_an_office(s, people=True))
    there = not set(ids).isdisjoint(s.ids((Condition("place", towns),)))
    return not there or _asks_an_office(s, people=not named.mention.ids("project"))


def _asks_an_office(s: Situation, people: bool) -> bool:
    """Whether it is to be open, to do something, or to be spoken to, if it may be its people who are asked for."""
    of_its_people = people and "contact" in s.reading.facets
    return of_its_people or s.reading.has_no_field or s.reading.has("errand")


def _speaks_of_projects(s: Situation) -> bool:
    another = any(not named.mention.ids("office") for named in s.reading.named("project"))
    return another or s.speaks_of_a_project or s.reading.has("digitally")


def _is_spoken_of(s: Situation, ids: tuple[str, ...]) -> bool:
    """Whether the thread is about one of the projects, and about no errand."""
    return s.state.operation != "errand" and not {*s.state.focus, *s.state.listed}.isdisjoint(ids)
