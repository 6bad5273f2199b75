"""A group of projects, as one reading of a selection has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.composition.catalogue import Project, catalogue
from tools.composition.expectation import Expectation
from tools.composition.selection import Selection


@dataclass(frozen=True)
class Group:
    """Projects as one reading of a selection has them."""

    members: tuple[Project, ...]
    selection: Selection

    @property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(p.id for p in self.members)

    @property
    def all(self) -> frozenset[str]:
        """Every project that any reading has."""
        return self.selection.sure | self.selection.open

    def known(self, key: str) -> list[Project]:
        """Those with a value for a key."""
        return [p for p in self.members if getattr(p, key)]


Answer = Callable[[Group], Expectation | None]
"""What a right answer holds; None where the question makes no sense, as a mean of one or an extreme with a tie."""


def groups(selection: Selection) -> list[Group]:
    """The readings of a selection as groups of projects."""
    return [
        Group(tuple(p for p in catalogue().projects if p.id in reading), selection) for reading in selection.readings()
    ]


def total(members: Iterable[Project], key: str) -> int:
    """The sum over those with a figure, in euro."""
    return sum(getattr(p, key) or 0 for p in members)
