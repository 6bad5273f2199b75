"""What an address asks for: filters and an order of the projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.catalogue.conditions import Condition
from bot.catalogue.queries import ORDERS, Catalogue
from bot.catalogue.records import Project
from bot.open_data.texts import table

_LONGEST = 100  # letters of a filter
_DIGITS = 12  # of an amount; what is larger costs no project, and some databases cannot compare it


class WrongFilter(ValueError):
    """A filter that says nothing that can be looked for; its text is for the person who sent it."""


@dataclass(frozen=True)
class Wanted:
    """Which projects, in which order; ``descending``: the largest first."""

    conditions: tuple[Condition, ...] = ()
    order: str = "page"
    descending: bool = False

    def found(self, catalogue: Catalogue) -> list[Project]:
        """The projects."""
        return catalogue.projects(self.conditions, self.order, self.descending, apart=False)


def wanted(sent: Mapping[str, Sequence[str]], catalogue: Catalogue) -> Wanted:
    """What an address asks for; raises WrongFilter."""
    said = {name: _single(name, values) for name, values in sent.items() if any(values)}
    order, direction = said.pop("sort", "page"), said.pop("order", "asc")
    _among("sort", order, ORDERS)
    _among("order", direction, ("asc", "desc"))
    for name in said:
        if name not in FILTERS:
            raise _wrong("unknown", name, known=", ".join([*FILTERS, "sort", "order"]))
    found = [FILTERS[name](name, value, catalogue) for name, value in said.items()]
    return Wanted(tuple(found), order, direction == "desc")


def _single(name: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise _wrong("several", name)
    value = values[0].strip()
    if len(value) > _LONGEST:
        raise _wrong("long", name)
    return value


def _wrong(error: str, name: str, value: str = "", known: str = "") -> WrongFilter:
    return WrongFilter(table("texts")["errors"][error].format(name=name[:_LONGEST], value=value, known=known))


def _among(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise _wrong("choice", name, value, ", ".join(known))


Filter = Callable[[str, str, Catalogue], Condition]


def _values(field: str) -> Filter:
    return lambda _name, value, _catalogue: Condition(field, (value,))


_LISTED: dict[str, Callable[[Catalogue], Sequence[Any]]] = {
    "region": lambda catalogue: catalogue.regions(),
    "category": lambda catalogue: catalogue.categories(),
    "reuse": lambda catalogue: catalogue.reuse_kinds(),
}


def choices(catalogue: Catalogue) -> dict[str, list[str]]:
    """The values of those filters that take no others."""
    return {name: [thing.id for thing in known(catalogue)] for name, known in _LISTED.items()}


def _one_of(name: str, value: str, catalogue: Catalogue) -> Condition:
    """A filter by the id of something that the catalogue lists."""
    _among(name, value, choices(catalogue)[name])
    return Condition(name, (value,))


def _euro(field: str, side: str) -> Filter:
    def condition(name: str, value: str, _catalogue: Catalogue) -> Condition:
        if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS):
            raise _wrong("number", name, value)
        return Condition(field, low=int(value)) if side == "low" else Condition(field, high=int(value))

    return condition


def _day(name: str, value: str, _catalogue: Catalogue) -> Condition:
    try:
        day = date.fromisoformat(value).isoformat()
    except ValueError:
        day = ""
    if day != value:  # other ways of ISO 8601 to write a day are not described
        raise _wrong("date", name, value)
    return Condition("running", low=day, high=day)


def _month(name: str, value: str, _catalogue: Catalogue) -> Condition:
    try:
        month = date.fromisoformat(f"{value}-01").isoformat()[:7]
    except ValueError:
        raise _wrong("month", name, value) from None
    return Condition("transferable", high=month)


FILTERS: dict[str, Filter] = {
    **dict.fromkeys(_LISTED, _one_of),
    "town": _values("place"),
    "topic": _values("topic"),
    "text": _values("text"),
    "min_total_eur": _euro("total_eur", "low"),
    "max_total_eur": _euro("total_eur", "high"),
    "running_on": _day,
    "transferable_by": _month,
}
"""By the names in an address; each takes its name, its value and the catalogue, and may raise WrongFilter."""
