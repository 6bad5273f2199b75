"""A case: one message or two, each with what a right answer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.composition.expectation import Expectation, problems

Readings = tuple[Expectation, ...]


@dataclass(frozen=True)
class Turn:
    """A message and its right answers; for "das zweite" these depend on the list that came before."""

    say: str
    operation: str
    expected: Readings | Callable[[str], Readings]
    selection: str = ""
    """Kind of the selection, empty for named things."""

    def problems(self, text: str, before: str = "") -> list[str]:
        """What is wrong with the reply, given the reply before it."""
        readings = self.expected if isinstance(self.expected, tuple) else self.expected(before)
        return problems(readings, text) if readings else ["the list before is not there"]


@dataclass(frozen=True)
class Case:
    """A question, or a thread of two."""

    turns: tuple[Turn, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """What is combined: operation and selection, or the operations of both messages."""
        first, last = self.turns[0], self.turns[-1]
        return (first.operation, last.operation if len(self.turns) > 1 else first.selection)
