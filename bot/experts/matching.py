"""Which losses and finds may be the same thing: for staff, never told to a visitor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.experts.api import FoundItem
from bot.experts.reports import Report

_OPEN = frozenset({"received", "accepted", "question"})
_NEAR = timedelta(days=14)  # a find soon after the loss is likelier the thing
_CATEGORY, _COLOR, _SOON = 2, 2, 1
_OTHER_COLOR = -1


@dataclass(frozen=True)
class Match:
    """A report of a loss and what may be the thing: the number of a found item or of a report of a find."""

    lost: str
    found: str
    score: int


def matches(reports: Iterable[Report], items: Iterable[FoundItem]) -> list[Match]:
    """All pairs of the same category in which the find is not before the loss, the likeliest first."""
    known = [report for report in reports if report.status in _OPEN]
    finds = [_Find(i.number, i.category, i.color, i.found_week + timedelta(days=6), i.found_week) for i in items]
    finds += [_Find(r.number, r.category, r.color, r.day, r.day) for r in known if r.kind == "found"]
    pairs = (match for lost in known if lost.kind == "lost" for match in _of(lost, finds))
    return sorted(pairs, key=lambda match: (-match.score, match.lost, match.found))


@dataclass(frozen=True)
class _Find:
    """A find of which the day or the week is known."""

    number: str
    category: str
    color: str
    last: date
    first: date


def _of(lost: Report, finds: Iterable[_Find]) -> Iterator[Match]:
    for find in finds:
        if find.category == lost.category and find.last >= lost.day:
            yield Match(lost.number, find.number, _CATEGORY + _color(lost.color, find.color) + _soon(lost, find))


def _color(lost: str, found: str) -> int:
    if not lost or not found:
        return 0
    return _COLOR if lost == found else _OTHER_COLOR


def _soon(lost: Report, find: _Find) -> int:
    return _SOON if find.first - lost.day <= _NEAR else 0
