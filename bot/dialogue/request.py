"""What a message may want: an operation over a scope of projects. The small algebra that everything is said in."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.catalogue.conditions import Condition

# Sources of a scope that are in the message itself; all others are in the thread.
FRESH = frozenset({"nothing", "all", "named", "members", "where"})


@dataclass(frozen=True)
class Scope:
    """Which projects are meant. ``groups``: one tuple for each name, with all that it may stand for."""

    source: str = "nothing"
    ids: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    explains: frozenset[str] = frozenset()
    doubt: float = 0.0  # of the roles of its names
    usual: bool = True  # how periods and towns are mostly meant

    @property
    def clear(self) -> bool:
        """Whether each name stands for a single project."""
        return all(len(group) == 1 for group in self.groups)


@dataclass(frozen=True)
class Request:
    """One wish. ``about`` holds what no scope describes: terms, towns, facts of the programme, a fixed reply."""

    operation: str
    scope: Scope = field(default_factory=Scope)
    facets: tuple[str, ...] = ()
    order: tuple[str, bool] | None = None
    limit: int = 1
    place: int = 1
    about: tuple[str, ...] = ()
    whole: tuple[Condition, ...] = ()  # of what the scope is a part, where a share is asked for


@dataclass(frozen=True)
class Proposal:
    """A request with the evidence that it explains and the signs by which it is weighed."""

    request: Request
    explains: frozenset[str]
    signs: tuple[tuple[str, float], ...] = ()
