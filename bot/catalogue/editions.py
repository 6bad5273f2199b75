"""What the brochure alone says, apart from what later sources add: the two sides of an answer that knows both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.catalogue.records import Project

# Facts that the brochure does not give of the projects that it only names.
_FACTS = RANGE_FIELDS | {"reuse", "contact", "partner", "led", "independent", "details"}

PRINTED = Condition("source", ("printed",))
LATER = Condition("source", ("printed",), negated=True)


def on_facts(conditions: Sequence[Condition], order: str = "page") -> bool:
    """Whether conditions or order rest on more than the names, places and chapters of projects."""
    return order not in {"page", "title"} or any(condition.field in _FACTS for condition in conditions)


def in_brochure(conditions: Sequence[Condition], order: str = "page", *, told: bool = True) -> list[Condition]:
    """The conditions for those projects that the brochure alone knows to meet them; not ``told``: for all others."""
    side = "printed" if on_facts(conditions, order) else "brochure"
    return [*conditions, Condition("source", (side,), negated=not told)]


def is_in_brochure(project: Project, conditions: Sequence[Condition], order: str = "page") -> bool:
    """Whether the brochure alone knows that a project meets the conditions."""
    return project.is_printed if on_facts(conditions, order) else project.page is not None
