"""Offices of a town hall: „Standesamt Bonn“ asks for an office there, not for a project that its word stands for."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.references import TAGS
from bot.dialogue.situation import Situation
from bot.dialogue.words import words
from bot.understanding.names import Candidate
from bot.understanding.reading import Named
from bot.understanding.text import fold

OF_A_TOWN_HALL = ("office", "matter")
PILOT = "pilot"
"""A project that an office's word stands for elsewhere."""
_ALONE = 2  # words


def settled(s: Situation) -> Situation:
    """The situation with each such name either as the town hall's, or as what the catalogue has by it."""
    if not s.reading.named(*OF_A_TOWN_HALL):
        return s
    names = tuple(_settled(s, named) for named in s.reading.names if not _is_done_with_a_matter(s, named))
    wanted = tuple(map(_where_it_is, (None, *names), names))
    return replace(s, reading=replace(s.reading, names=wanted))


def _where_it_is(before: Named | None, named: Named) -> Named:
    """„Ausländerbehörde Duisburg hebt nicht ab“: the town right behind an office is denied by no word that follows."""
    behind = before is not None and named.mention.start - before.mention.end == 1
    beside = behind and before is not None and bool(before.mention.ids(*OF_A_TOWN_HALL))
    return replace(named, role="wanted") if beside and named.mention.ids("place") else named


def _is_done_with_a_matter(s: Situation, named: Named) -> bool:
    """„Auto in Siegen ummelden“: beside a matter of its own a verb names no service of ours."""
    return bool(s.reading.named("matter")) and fold(named.mention.text) in words("done with a matter")


def _settled(s: Situation, named: Named) -> Named:
    ours = tuple(c for c in named.mention.candidates if c.kind not in OF_A_TOWN_HALL)
    if not ours or len(ours) == len(named.mention.candidates):
        return named
    kept = ours
    if named.mention.ids("office"):
        ids = _meant(s, ours)
        if _is_the_office(s, named, ids):
            kept = tuple(c for c in named.mention.candidates if c.kind == "office")
            kept += tuple(Candidate(PILOT, i, 0.0) for i in ids)
    return replace(named, mention=replace(named.mention, candidates=kept))


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
        alone = len(s.reading.words) <= _ALONE
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
