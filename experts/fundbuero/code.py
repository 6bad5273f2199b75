"""The finder's reward, and the search in the found items: numbers only, whatever else may be on file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.experts.api import Case, Read, Reader, fold

_EURO = re.compile(r"(\d{1,3}(?:[.\s]\d{3})+|\d{1,7})(?:,\d{1,2})? ?(?:€|eur\b|euro\b)")


def worth(text: str, case: Case) -> Read | None:
    """An amount in euro: what a thing is worth."""
    found = _EURO.search(fold(text))
    return Read(int(re.sub(r"[.\s]", "", found[1])), whole=True) if found else None


def reward(case: Case) -> float | None:
    """Five per cent up to 500 euro, three of what is above."""
    value = case.answers.get("worth")
    if not isinstance(value, int):
        return None
    limit = case.of_law("reward.up_to")
    first, above = min(value, limit), max(value - limit, 0)
    return float(first * case.of_law("reward.first") / 100 + above * case.of_law("reward.above") / 100)


def first_part(case: Case) -> float | None:
    """The part of the reward for the first 500 euro."""
    value = case.answers.get("worth")
    limit = case.of_law("reward.up_to")
    return float(min(value, limit) * case.of_law("reward.first") / 100) if isinstance(value, int) else None


def second_part(case: Case) -> float | None:
    """The part for what is above."""
    whole, first = reward(case), first_part(case)
    return None if whole is None or first is None else whole - first


def numbers(case: Case) -> tuple[str, ...]:
    """The numbers of the items that may fit."""
    what, day = case.answers.get("what"), case.answers.get("lost_on")
    if not isinstance(what, dict) or not what["name"] or not day:
        return ()
    color = case.answers.get("color", "")
    found = case.services.found_items(case.town.ags, what["name"][0], color, date.fromisoformat(day))
    return tuple(item.number for item in found)


def count(case: Case) -> int:
    """How many may fit."""
    return len(numbers(case))


@dataclass(frozen=True)
class Fundbuero:
    """What this expert adds to the frame."""

    readers: Mapping[str, Reader] = field(default_factory=lambda: {"worth": worth})
    values: Mapping[str, Callable[[Case], Any]] = field(
        default_factory=lambda: {
            "reward": reward,
            "first_part": first_part,
            "second_part": second_part,
            "numbers": numbers,
            "count": count,
        }
    )


def register() -> Fundbuero:
    """Called by the frame."""
    return Fundbuero()
