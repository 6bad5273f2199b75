"""The brochure's side of a set of projects and that of later sources, told one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answers.blocks import Block, many, note
from bot.answers.context import Context
from bot.answers.entries import entries
from bot.answers.values import Count, Sentence, Value, brief, say
from bot.catalogue.conditions import Condition
from bot.catalogue.editions import in_brochure, is_in_brochure, on_facts
from bot.catalogue.records import Project

Notes = Sequence[tuple[Value, ...]]
_Two = tuple[tuple[Project, ...], tuple[Project, ...]]


@dataclass(frozen=True)
class Sides:
    """Projects apart: those of the brochure, those that only later sources know, and those that it only names.

    Of these later sources give the facts asked for. Where the brochure has no answer at all, they are told like the
    others, else by name alone.
    """

    printed: tuple[Project, ...]
    later: tuple[Project, ...]
    only_named: tuple[Project, ...] = ()
    more: int = 0  # of later sources, too many to be told

    @property
    def mixed(self) -> bool:
        """Whether both have something to tell."""
        return bool(self.printed) and bool(self.later or self.only_named or self.more)

    @property
    def shown(self) -> tuple[Project, ...]:
        """All that are told by name."""
        return (*self.printed, *self.later)


def sides(found: Sequence[Project], conditions: Sequence[Condition], order: str = "page") -> Sides:
    """The sides of projects that were found."""
    printed, later = _parted(found, lambda p: is_in_brochure(p, conditions, order))
    if not printed or not on_facts(conditions, order):
        return Sides(printed, later)
    return Sides(printed, *_parted(later, lambda p: p.page is None))


def _parted(found: Sequence[Project], of_the_first: Callable[[Project], bool]) -> _Two:
    """Projects of which something holds, and the others."""
    first = tuple(filter(of_the_first, found))
    return first, tuple(project for project in found if project not in first)


def sides_of_many(printed: Sequence[Project], later: int) -> Sides:
    """The brochure's projects in full, where there are too many of later sources to tell them."""
    return Sides(tuple(printed), (), more=later)


def number_later(conditions: Sequence[Condition], context: Context) -> int:
    """How many of the matching projects the brochure does not know to match."""
    return context.catalogue.count(in_brochure(conditions, told=False))


def grouped(intro: Sentence, found: Sides, notes: Notes = (), count: int | None = None) -> list[Block]:
    """A list of the brochure's projects, and below it those of later sources, with round figures."""
    beside = dict(zip((p.id for p in found.shown), [*notes, *[()] * (len(found.shown) - len(notes))], strict=True))
    printed = entries(found.printed, [beside[p.id] for p in found.printed])
    blocks: list[Block] = [many(intro, printed, len(printed) if found.mixed else count)]
    if not found.printed:
        return [many(intro, entries(found.later, [beside[p.id] for p in found.later]), count)]
    return [*blocks, *later_list(found, [tuple(map(brief, beside[p.id])) for p in found.later])]


def later_list(found: Sides, notes: Notes) -> list[Block]:
    """What later sources add to the brochure's projects."""
    added: list[Block] = [note(say("list_more_later", count=Count(found.more)))] if found.more else []
    if found.later:
        added.append(many(say("list_later"), entries(found.later, notes, len(found.printed) + 1)))
    return [*added, *only_named(found.only_named)]


def only_named(found: Sequence[Project]) -> list[Block]:
    """The projects of which the brochure gives only the name, and later sources the facts."""
    return [note(say("list_figures_later", count=Count(len(found))))] if found else []
