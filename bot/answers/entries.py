"""Projects as entries of lists: number, title, page, and what is asked beside."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.blocks import Item
from bot.answers.values import Phrase, Sentence, Value, say, title
from bot.catalogue.records import Project


def entries(projects: Sequence[Project], notes: Sequence[tuple[Value, ...]] = (), first: int = 1) -> tuple[Item, ...]:
    """The projects in their order, each with its notes."""
    beside = [*notes, *[()] * (len(projects) - len(notes))]
    return tuple(
        Item((_entry(number, project, note),), project, note, number)
        for number, (project, note) in enumerate(zip(projects, beside, strict=True), first)
    )


def choices(projects: Sequence[Project]) -> tuple[Item, ...]:
    """The projects among which a visitor shall choose."""
    return tuple(
        Item((say("choice", number=n, project=title(p), label=p.label, place=p.municipality),), p, number=n)
        for n, p in enumerate(projects, 1)
    )


def where(project: Project) -> Sentence:
    """The page of the brochure, or that only later sources know the project."""
    return say("on_page", page=project.page) if project.page else say("in_later_source")


def noted(notes: tuple[Value, ...]) -> Phrase:
    """What stands beside a project, in one phrase."""
    return Phrase(notes, "; ")


def _entry(number: int, project: Project, notes: tuple[Value, ...]) -> Sentence:
    name = "entry_with_note" if notes else "entry"
    return say(
        name, number=number, project=title(project), label=project.label, place=project.municipality,
        where=where(project), note=noted(notes),
    )  # fmt: skip
