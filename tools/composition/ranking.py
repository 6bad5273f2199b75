"""Which project is first, second or last, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from tools.composition.catalogue import Project
from tools.composition.expectation import Expectation
from tools.composition.facets import values
from tools.composition.group import Answer, Group
from tools.composition.reply import Value

AMOUNTS = ("total", "land", "own")


def ranked(members: Iterable[Project], key: str, *, falling: bool) -> tuple[Project, ...] | None:
    """Those with a value, in order; None if two have the same or fewer than two have one."""
    known = [p for p in members if getattr(p, key)]
    if len(known) < 2 or len({getattr(p, key) for p in known}) < len(known):
        return None
    return tuple(sorted(known, key=lambda p: getattr(p, key), reverse=falling))


def place(members: Iterable[Project], key: str, rank: int, *, falling: bool) -> Project | None:
    """The project on a place, 0 for the first; None if another one shares the place or one above it."""
    known = sorted((p for p in members if getattr(p, key)), key=lambda p: getattr(p, key), reverse=falling)
    if len(known) < rank + 2:
        return None
    top = [getattr(p, key) for p in known[: rank + 2]]
    return known[rank] if len(set(top)) == len(top) else None


# The shortest difference between two durations that an answer in months can tell, in days.
_CLEAR_DAYS = 20


def shown(key: str, project: Project) -> tuple[tuple[Value, ...], ...]:
    """How an answer may show by what a project is the extreme: figure, date, or from when until when."""
    if key in AMOUNTS:
        return (values(project, key),)
    if key == "days":
        return (values(project, "time"), *((("regex", form),) for form in _lengths(project)))
    return (values(project, key),)


def _lengths(project: Project) -> list[str]:
    """A duration in months or years and months, rounded down or up."""
    forms = []
    for months in sorted({int((project.days or 0) / 30.4375), ceil((project.days or 0) / 30.4375)}):
        years, rest = divmod(months, 12)
        forms.append(rf"\b{months} monat")
        if years:
            forms.append(rf"\b{years} jahre?n?" + (rf" (und )?{rest} monat" if rest else r"(?! (und )?\d)"))
    return forms


# How many projects an answer about an extreme may name: the one asked for, and the next three.
PODIUM = 4


def extreme(key: str, *, falling: bool, rank: int = 0) -> Answer:
    """The project with the highest or lowest value, or the one on a place behind it."""

    def answer(group: Group) -> Expectation | None:
        found = place(group.members, key, rank, falling=falling)
        if not found or (key == "days" and not _clear(group, falling=falling)):
            return None
        return Expectation(
            must=frozenset({found.id}), may=group.all, first=found.id, at_most=PODIUM, either=shown(key, found)
        )

    return answer


def _clear(group: Group, *, falling: bool) -> bool:
    spans = sorted((p.days or 0 for p in group.known("days")), reverse=falling)
    return abs(spans[0] - spans[1]) >= _CLEAR_DAYS


def top(members: Iterable[Project], n: int, *, falling: bool) -> Expectation | None:
    """The n with the highest or lowest total cost, in order; None if they are not n or two share a place."""
    order = ranked(members, "total", falling=falling)
    if not order or len(order) <= n:
        return None
    return _in_order(order[:n], frozenset(), figures=True)


def _in_order(order: tuple[Project, ...], rest: frozenset[str], *, figures: bool) -> Expectation:
    figure = tuple(v for p in order for v in values(p, "total")) if figures else ()
    names = tuple(p.id for p in order)
    return Expectation(must=frozenset(names), may=rest, order=names, values=figure)


def order(key: str, *, falling: bool = False) -> Answer:
    """All of them in order."""

    def answer(group: Group) -> Expectation | None:
        ranking = ranked(group.members, key, falling=falling)
        if not ranking or len(ranking) > _LONGEST_ORDER:
            return None
        return _in_order(ranking, group.all - {p.id for p in ranking}, figures=key == "total")

    return answer


_LONGEST_ORDER = 12
