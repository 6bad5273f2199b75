"""The finder's reward, the search in the found items, and reports: numbers only, whatever else may be on file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.experts.api import Case, FoundItem, Line, Opened, Read, Reader, Sender, Submission, fold, report_in

_AMOUNT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.\s]\d{3})+|\d{1,7})(?![\w])")
_ABOVE = re.compile(r"\b(?:uber|mehr als|ab|mindestens|over|more than)\b")
_BARE = re.compile(r"(?:und |bei |fur |so |ca |etwa )*(\d{1,6})")
_EURO = re.compile(r"(\d{1,3}(?:[.\s]\d{3})+|\d{1,7})(?:,\d{1,2})? ?(?:€|eur\b|euro\b)")


def worth(text: str, case: Case) -> Read | None:
    """An amount in euro: what a thing is worth."""
    found = _EURO.search(fold(text))
    return Read(int(re.sub(r"[.\s]", "", found[1])), whole=True) if found else None


def worth_class(text: str, case: Case) -> Read | None:
    """Up to 10 euro, up to 500, or more: by the amount in a message, or the word for one."""
    folded = fold(text)
    found = _AMOUNT.search(folded)
    if found is None:
        return None
    value, above = int(re.sub(r"[.\s]", "", found[1])), bool(_ABOVE.search(folded))
    small, middle = case.of_law("duty.free_up_to"), case.of_law("reward.up_to")
    over_small, over_middle = (value >= small, value >= middle) if above else (value > small, value > middle)
    return Read("high" if over_middle else "middle" if over_small else "small", whole=True)


def bare_worth(text: str, case: Case) -> Read | None:
    """An amount, of which "Euro" need not be said when nothing else was asked."""
    if found := worth(text, case):
        return found
    bare = _BARE.fullmatch(fold(text).strip(" ?!."))
    return Read(int(bare[1]), whole=True) if bare else None


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
    return tuple(item.number for item in _found(case) or ())


def limited(case: Case) -> bool | None:
    """Whether the visitor has searched too often; None if not."""
    return True if _found(case) is None else None


def _found(case: Case) -> tuple[FoundItem, ...] | None:
    what, day = case.answers.get("what"), case.answers.get("lost_on")
    if not isinstance(what, dict) or not what["name"] or not day:
        return ()
    color = case.answers.get("color", "")
    return case.services.found_items(case.town.ags, what["name"][0], color, date.fromisoformat(day))


def count(case: Case) -> int:
    """How many may fit."""
    return len(numbers(case))


def finder_needed(case: Case) -> bool | None:
    """Whether the office must be able to reach the finder: not if all rights are waived and the thing is handed in."""
    said = [case.answers.get(step) for step in ("kept", "reward", "consent")]
    if None in said:
        return None
    waived = said[1] == "no" and case.answers.get("ownership", "no") == "no"
    return not (waived and said[0] == "handed_in")


def report(text: str, case: Case) -> Read | None:
    """Number and code of a report, compared with what is on file; what is no number at all costs no attempt."""
    entered = case.services.open(text)
    if entered is None:
        return Read(problem=Line("mark_gone")) if "⟦" in text else None
    found = report_in(entered.reveal())
    if found is None:
        return Read(problem=Line("report_form"))
    state = case.services.report_status(case.town.ags, *found)
    return Read({"class": state, "name": ["given"]}, whole=True)


def lost(case: Case, opened: Opened) -> Submission:
    """A report of a loss."""
    return _submission("lost", case, "lost_on", opened)


def found(case: Case, opened: Opened) -> Submission:
    """A report of a find."""
    return _submission("found", case, "found_on", opened)


def _submission(kind: str, case: Case, day: str, opened: Opened) -> Submission:
    answers = {name: str(v) for name, v in case.answers.items() if name not in {"what", day} and isinstance(v, str)}
    public = {**answers, "category": case.answers["what"]["name"][0], "day": case.answers[day]}
    public["color"] = "" if public.get("color", "skipped") == "skipped" else public["color"]
    return Submission(kind, public, opened)


@dataclass(frozen=True)
class Fundbuero:
    """What this expert adds to the frame."""

    readers: Mapping[str, Reader] = field(
        default_factory=lambda: {"worth": bare_worth, "report": report, "worth_class": worth_class}
    )
    values: Mapping[str, Callable[[Case], Any]] = field(
        default_factory=lambda: {
            "reward": reward,
            "first_part": first_part,
            "second_part": second_part,
            "numbers": numbers,
            "count": count,
            "limited": limited,
            "finder_needed": finder_needed,
        }
    )
    senders: Mapping[str, Sender] = field(default_factory=lambda: {"lost": lost, "found": found})


def register() -> Fundbuero:
    """Called by the frame."""
    return Fundbuero()
