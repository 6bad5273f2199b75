"""Conditions on projects: what the dialogue asks for and the queries turn into SQL.

A condition is a plain value, so that it can wait in a Rasa slot between two messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Fields whose ``values`` are alternatives.
VALUE_FIELDS = frozenset(
    {
        "project",  # project ids
        "place",  # "Paderborn": the town and the Kreis; "=Paderborn": only the town
        "kreis",  # "Paderborn": the Kreis itself and every municipality in it
        "carrier",  # the project's municipality exactly as stored: "Kreis Paderborn"
        "region",  # region ids
        "bezirk",  # names of Regierungsbezirke
        "category",  # category ids
        "topic",  # a name among topics, services and products
        "service",
        "product",
        "reuse",  # ids of reuse kinds
        "contact",  # a person's name
        "partner",  # an organisation, as lead or partner
        "led",  # an organisation as lead
        "independent",  # "yes": led by an organisation that is no municipality
        "text",  # a word in title, summary or tags; for topics that no name stands for
        "page",  # page numbers of the brochure
        "details",  # "yes": the source gives figures; "no": it does not
        # "brochure": it stands there; "printed": with all its facts; "later": only later sources know it;
        # "further": later sources tell facts of it
        "source",
    }
)

# Fields with inclusive limits ``low`` and ``high``.
MONEY_FIELDS = frozenset({"total_eur", "land_eur", "own_eur"})
DATE_FIELDS = frozenset({"start", "end", "running"})  # running: the project's period overlaps the limits
# share_percent: what the Land pays of the total, in percent
COUNT_FIELDS = frozenset({"duration_days", "milestones", "share_percent"})
MONTH_FIELDS = frozenset({"transferable", "milestone"})  # milestone: one of them is due within the limits
RANGE_FIELDS = MONEY_FIELDS | DATE_FIELDS | COUNT_FIELDS | MONTH_FIELDS

FIELDS = VALUE_FIELDS | RANGE_FIELDS


@dataclass(frozen=True)
class Condition:
    """One demand on a project; several conditions must all hold.

    ``values`` are alternatives. ``low`` and ``high`` are inclusive: euro or days as int, ISO dates, and
    months (``YYYY-MM``) for ``transferable`` and ``milestone``. A project that lacks the fact meets no range condition,
    negated or not: of the unknown nothing is claimed.
    """

    field: str
    values: tuple[str, ...] = ()
    low: str | int | None = None
    high: str | int | None = None
    negated: bool = False

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise ValueError(f"unknown condition field: {self.field!r}")
        # Lists come back from JSON; a tuple keeps the value hashable.
        object.__setattr__(self, "values", tuple(self.values))

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe form that leaves out what is not set."""
        data: dict[str, Any] = {"field": self.field}
        if self.values:
            data["values"] = list(self.values)
        if self.low is not None:
            data["low"] = self.low
        if self.high is not None:
            data["high"] = self.high
        if self.negated:
            data["negated"] = True
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Condition:
        """The reverse of :meth:`to_dict`."""
        return cls(
            field=data["field"],
            values=tuple(data.get("values", ())),
            low=data.get("low"),
            high=data.get("high"),
            negated=bool(data.get("negated", False)),
        )
