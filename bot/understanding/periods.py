"""Days, months, seasons, quarters and years as spans of ISO dates."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from bot.understanding.text import fold

MONTHS = {
    fold(form): number
    for number, forms in enumerate(
        [
            "Januar Jan Jänner", "Februar Feb Feber", "März Mrz Mär", "April Apr", "Mai", "Juni Jun", "Juli Jul",
            "August Aug", "September Sept Sep", "Oktober Okt", "November Nov", "Dezember Dez",
        ],
        start=1,
    )
    for form in forms.split()
}  # fmt: skip

# First and last month of a part of the year.
PARTS = {
    fold(form): months
    for forms, months in {
        "Anfang": (1, 3), "Mitte": (5, 8), "Ende": (10, 12), "Jahresbeginn Jahresanfang": (1, 3),
        "Jahresende": (10, 12),
        "Frühjahr Frühling": (3, 5), "Sommer": (6, 8), "Herbst": (9, 11), "Spätsommer": (8, 9), "Jahresmitte": (5, 8),
    }.items()
    for form in forms.split()
}  # fmt: skip


@dataclass(frozen=True)
class Period:
    """A span of time in a message; ``relation`` is in, before, after, from or until."""

    low: str
    high: str
    relation: str = "in"
    start: int = 0
    end: int = 0


def day(year: int, month: int, day_of_month: int) -> tuple[str, str] | None:
    """A single day, None if the calendar has no such day."""
    try:
        iso = date(year, month, day_of_month).isoformat()
    except ValueError:
        return None
    return iso, iso


def months(year: int, first: int, last: int) -> tuple[str, str]:
    """From the first day of one month to the last day of another."""
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"
