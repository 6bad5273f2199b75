"""What a right answer about two projects holds."""

from __future__ import annotations

from collections.abc import Callable

from tools.composition.cases import Readings
from tools.composition.catalogue import Project
from tools.composition.expectation import Expectation
from tools.composition.group import total
from tools.composition.operations import each
from tools.composition.ranking import shown
from tools.composition.reply import Value

Compare = Callable[[Project, Project], Readings]
"""The right answers about two projects; none where the two do not differ."""


def each_of_two(facet: str) -> Compare:
    """A facet of both."""

    def compare(one: Project, two: Project) -> Readings:
        answer = each((one, two), facet, frozenset())
        return (answer,) if answer else ()

    return compare


def difference(key: str) -> Compare:
    """By how many euro two projects differ."""

    def compare(one: Project, two: Project) -> Readings:
        gap = abs(getattr(one, key) - getattr(two, key))
        return (Expectation(may=frozenset({one.id, two.id}), values=(("eur", str(gap)),)),) if gap else ()

    return compare


def together(one: Project, two: Project) -> Readings:
    """What both cost together."""
    both = str(total((one, two), "total"))
    return (Expectation(may=frozenset({one.id, two.id}), values=(("eur", both),)),)


def dearer(one: Project, two: Project) -> Readings:
    """Which costs more: its figure, and the other's or the difference if the other is named, too."""
    high, low = sorted((one, two), key=lambda p: p.total or 0, reverse=True)
    if high.total == low.total:
        return ()
    gap = (high.total or 0) - (low.total or 0)
    figures = tuple((("eur", str(high.total)), ("eur", str(other))) for other in (low.total, gap))
    both = Expectation(must=frozenset({one.id, two.id}), either=figures, winner=("teurer", high.id))
    return both, _alone(high, "total", r"\b(teue?r|mehr\b|höch|höher|größ)")


def longer(one: Project, two: Project) -> Readings:
    """Which runs longer: its dates or months, and the other's if the other is named, too."""
    high, low = sorted((one, two), key=lambda p: p.days or 0, reverse=True)
    if (high.days or 0) - (low.days or 0) < _CLEAR_DAYS:
        return ()
    of_both = tuple((*h, *w) for h in shown("days", high) for w in shown("days", low))
    both = Expectation(must=frozenset({one.id, two.id}), either=of_both, winner=("länger", high.id))
    return both, _alone(high, "days", r"\b(läng|mehr\b|größ)")


_CLEAR_DAYS = 45


def _alone(project: Project, key: str, word: str) -> Expectation:
    """The winner without the other one; a comparing word tells it from a card of the winner that was not asked for."""
    compared: Value = ("regex", word)
    return Expectation(must=frozenset({project.id}), values=(compared,), either=shown(key, project))
