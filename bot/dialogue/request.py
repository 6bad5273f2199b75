"""What a message may want: an operation over a scope of projects. The small algebra that everything is said in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.catalogue.conditions import Condition

Sign = tuple[str, float]  # the name of its weight, and how much of it there is
# Sources of a scope that are in the message itself; all others are in the thread.
FRESH = frozenset({"nothing", "all", "named", "members", "milestone", "alone there", "where"})
# Small words that the choice of a scope from the thread does justice to.
THREAD_WORDS = frozenset(
    f"cue:{cue}"
    for cue in ("pronoun", "the_project", "continuation", "correction", "such", "same_question", "the_same")
)


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

    @classmethod
    def of(cls, source: str, ids: tuple[str, ...], explains: Iterable[str]) -> Scope:
        """Certain projects, each of which is clear."""
        return cls(source, ids, only(ids), tuple((i,) for i in ids), frozenset(explains))

    @property
    def clear(self) -> bool:
        """Whether each name stands for a single project."""
        return all(len(group) == 1 for group in self.groups)


def only(ids: tuple[str, ...]) -> tuple[Condition, ...]:
    """The condition that no other projects are meant; none without any."""
    return (Condition("project", ids),) if ids else ()


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
    signs: tuple[Sign, ...] = ()

    @classmethod
    def of(
        cls, request: Request, explains: Iterable[str], intent: float | None, signs: Mapping[str, float]
    ) -> Proposal:  # fmt: skip
        """One weighed by its operation, the probability of the intents that ask for it, and the signs that hold."""
        meant = [("intent", intent)] if intent is not None else []
        weighed = ((f"operation {request.operation}", 1.0), *meant, *holding(signs))
        return cls(request, frozenset(explains), weighed)


def holding(signs: Mapping[str, float]) -> list[Sign]:
    """Those signs that hold, each as far as it does."""
    return [(name, float(much)) for name, much in signs.items() if much]
