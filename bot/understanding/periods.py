"""Days, weeks, months, parts of years and years as spans of ISO dates, and how a sentence takes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.understanding.around import PARTS, Around, range_start
from bot.understanding.expressions import filled
from bot.understanding.numbers import QUANTITIES
from bot.understanding.ordinals import ORDINAL, rank
from bot.understanding.text import fold

_PARTS_OF_YEAR: dict[str, list[int]] = {fold(word): months for word, months in QUANTITIES["year_parts"].items()}
_TOLD = [(re.compile(fold(row["words"])), row["unit"], int(row["shift"])) for row in QUANTITIES["told"]]
_PARTS = {
    **PARTS, "digits": r"\d{1,2}", "ordinal": ORDINAL, "month": QUANTITIES["months"].replace(" ", "|"),
    "part": "|".join(_PARTS_OF_YEAR), "told": "|".join(row["words"] for row in QUANTITIES["told"]),
}  # fmt: skip
_TIMES = [
    re.compile(rf"(?<![\w.,])(?:{filled(time, _PARTS)})(?!\w|[.,]\d| ?(?:euro?|€|%|prozent|mio|mill|tsd|tausend))")
    for time in QUANTITIES["times"]
]
_NOW = re.compile(rf"(?<!\w)(?:{fold(QUANTITIES['now'])})(?!\w)")
_MONTHS = [re.compile(fold(month)) for month in QUANTITIES["months"].split()]
_RELATIONS = [(row["relation"], Around(row)) for row in QUANTITIES["relations"]]
_LENGTHS = {"q": 3, "h": 6}  # months of a quarter and a half year


@dataclass(frozen=True)
class Period:
    """A span of time in a message.

    ``relation`` is in, before, after, from or until; ``part`` the part of the year as it was called.
    ``low`` is "" if no calendar has this time.
    """

    low: str
    high: str
    relation: str = "in"
    start: int = 0
    end: int = 0
    part: str = ""

    @property
    def impossible(self) -> bool:
        """Whether no calendar has it: the 31st of February."""
        return not self.low


def find_periods(text: str, today: date) -> list[Period]:
    """Times of a folded text in its order."""
    found: list[Period] = []
    for pattern in _TIMES if any(map(str.isdigit, text)) else _TIMES[-1:]:
        for match in pattern.finditer(text):
            if all(match.end() <= p.start or p.end <= match.start() for p in found):
                found.append(_period(match, today))
    if not found:
        found = [_told(match, "day", 0, today) for match in _NOW.finditer(text)]
    return list(_related(text, sorted(found, key=lambda p: p.start)))


def _period(match: re.Match[str], today: date) -> Period:
    named = {name: value for name, value in match.groupdict().items() if value}
    for pattern, unit, shift in _TOLD if "told" in named else ():
        if pattern.fullmatch(named["told"]):
            return _told(match, unit, shift, today)
    try:
        low, high = _limits(named)
    except (ValueError, IndexError):  # no such day, month, week or quarter
        return Period("", "", start=match.start(), end=match.end())
    return Period(low.isoformat(), high.isoformat(), "in", match.start(), match.end(), part=named.get("part", ""))


def _told(match: re.Match[str], unit: str, shift: int, today: date) -> Period:
    """„letztes Jahr“: from today."""
    low = high = today + timedelta(days=shift)
    if unit != "day":
        month = today.year * 12 + today.month - 1 + shift * (12 if unit == "year" else 1)
        low, high = _months(month // 12, *((1, 12) if unit == "year" else (month % 12 + 1,)))
    return Period(low.isoformat(), high.isoformat(), "in", match.start(), match.end())


def _limits(named: dict[str, str]) -> tuple[date, date]:
    """First and last day; ValueError or IndexError if there is no such time."""
    year = int(named["y"][-2:]) + 2000
    if "w" in named:
        return date.fromisocalendar(year, int(named["w"]), 1), date.fromisocalendar(year, int(named["w"]), 7)
    for name, length in _LENGTHS.items():
        if name in named:
            last = range(length, 13, length)[_index(rank(named[name]))]
            return _months(year, last - length + 1, last)
    if "part" in named:
        return _months(year, *_PARTS_OF_YEAR[named["part"]])
    if "m" not in named:
        return date(year, 1, 1), date(int(named.get("y2", named["y"])[-2:]) + 2000, 12, 31)
    first = _month(named["m"])
    low, high = _months(year, first, _month(named.get("m2", named["m"])))
    if "d" in named and (day := rank(named["d"])) != -1:
        low = high = date(year, first, day)
    return (high, high) if "d" in named else (low, high)


def _index(place: int) -> int:
    """The index of the first, second ... or of the last."""
    if not place:
        raise ValueError("nothing is at place 0")
    return place - 1 if place > 0 else place


def _month(word: str) -> int:
    return int(word) if word.isdigit() else next(n for n, m in enumerate(_MONTHS, 1) if m.fullmatch(word))


def _months(year: int, first: int, last: int = 0) -> tuple[date, date]:
    """From the first day of one month to the last day of another, or of the same."""
    last = last or first
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _related(text: str, found: list[Period]) -> Iterator[Period]:
    """The times with what is said about them; two of them that are the ends of one are one."""
    while found:
        first, *found = found
        start = range_start(text, (first.start, first.end), (found[0].start, found[0].end)) if found else None
        if start is not None and first.low and found[0].low:
            last = found.pop(0)
            yield Period(first.low, last.high, "in", start, last.end)
        else:
            fitting = (relation for relation, around in _RELATIONS if around.span(text, first.start, first.end))
            yield replace(first, relation=next(fitting, "in"))
