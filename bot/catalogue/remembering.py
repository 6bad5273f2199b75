"""A catalogue that asks the database each question once between two loads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import wraps
from itertools import takewhile
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Engine

from bot.catalogue.conditions import Condition
from bot.catalogue.editions import on_facts
from bot.catalogue.queries import Catalogue

P = ParamSpec("P")
T = TypeVar("T")
_MOST_ANSWERS = 5000
_LONGEST_ANSWER = 100  # rows; a longer list takes more time to tell than to read


def _kept(ask: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
    """A question of the catalogue, with its answers kept by their arguments."""

    @wraps(ask)
    def answer(catalogue: Any, /, *arguments: P.args, **named: P.kwargs) -> T:
        key = (ask.__name__, *map(_hashable, arguments), *((n, _hashable(v)) for n, v in named.items()))
        answers = catalogue._answers  # a reload meanwhile must not be given what was read before it
        if key not in answers:
            found = ask(catalogue, *arguments, **named)
            if len(answers) >= _MOST_ANSWERS or (isinstance(found, list) and len(found) > _LONGEST_ANSWER):
                return found
            answers[key] = found
        known: T = answers[key]
        return copy(known) if isinstance(known, list) else known  # what a caller does to a list is its own affair

    return answer


def _hashable(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class RememberingCatalogue(Catalogue):
    """For a process that answers many messages: most of them ask what another has asked before."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine made by ``bot.database.engine.connect``."""
        super().__init__(engine)
        self._version = 0
        self._answers: dict[Any, Any] = {}

    def refresh(self) -> None:
        """Forget what a load has changed since; to be called before each message."""
        version = self.version()
        if version != self._version or len(self._answers) >= _MOST_ANSWERS:
            self._version, self._answers = version, {}

    def project_ids(self, conditions: Sequence[Condition] = (), limit: int | None = None) -> list[str]:
        """The ids of the matching projects; for several conditions, what is known of each is put together."""
        if len(conditions) > 1 and limit:
            known = (self._ids((condition,), limit) for condition in conditions)
            found = list(takewhile(lambda ids: len(ids) < limit, known))  # a longer list leaves some out
            if len(found) == len(conditions):
                common = set(found[0]).intersection(*found[1:])
                in_order = found[next((i for i, c in enumerate(conditions) if on_facts([c])), 0)]
                return [one for one in in_order if one in common]
        return self._ids(conditions, limit)

    _ids = _kept(Catalogue.project_ids)
    projects = _kept(Catalogue.projects)
    count = _kept(Catalogue.count)
    pages = _kept(Catalogue.pages)
    durations = _kept(Catalogue.durations)
    totals = _kept(Catalogue.totals)
    totals_by = _kept(Catalogue.totals_by)
    regions = _kept(Catalogue.regions)
    place = _kept(Catalogue.place)
    places_named = _kept(Catalogue.places_named)
    towns_in_regions = _kept(Catalogue.towns_in_regions)
    categories = _kept(Catalogue.categories)
    later_name = _kept(Catalogue.later_name)
    reuse_kinds = _kept(Catalogue.reuse_kinds)
    terms = _kept(Catalogue.terms)
    term = _kept(Catalogue.term)
    facts = _kept(Catalogue.facts)
    fact = _kept(Catalogue.fact)
    questions = _kept(Catalogue.questions)
