"""How figures, dates and names look in German."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip


def euro(amount: int) -> str:
    """967000 -> "967.000 €"."""
    return f"{amount:,}".replace(",", ".") + " €"


def percent(part: int, whole: int) -> str:
    """A share, rounded to whole percent: "72 %"."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def day(value: date) -> str:
    """A date in full: "1. Januar 2020"."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def month(value: str) -> str:
    """A month in full: "2021-05" -> "Mai 2021"."""
    year, number = value.split("-")[:2]
    return f"{MONTHS[int(number) - 1]} {year}"


def time(iso: str) -> str:
    """An ISO day, month or year in words."""
    parts = iso.split("/")
    if len(parts) == 2:
        return f"{time(parts[0])} bis {time(parts[1])}"
    numbers = iso.split("-")
    if len(numbers) == 3:
        return day(date.fromisoformat(iso))
    return month(iso) if len(numbers) == 2 else iso


def as_of(value: str) -> str:
    """The date of a fact: ISO dates in words, other statements ("Anfang 2021") as they are."""
    return time(value) if value[:4].isdigit() else value


def duration(start: date, end: date) -> str:
    """A length in years and months, rounded to the nearest month: "2 Jahre und 4 Monate"."""
    return days((end - start).days + 1)


def months(start: date, end: date) -> int:
    """A length in whole months, rounded to the nearest."""
    return max(1, round(((end - start).days + 1) / 30.4375))


def month_count(number: int) -> str:
    """„1 Monat“, „12 Monate“."""
    return count(number, "Monat", "Monate")


def days(number: int) -> str:
    """A number of days in years and months."""
    years, months = divmod(max(1, round(number / 30.4375)), 12)
    parts = [f"{years} {'Jahr' if years == 1 else 'Jahre'}"] if years else []
    if months:
        parts.append(f"{months} {'Monat' if months == 1 else 'Monate'}")
    return " und ".join(parts)


def enumeration(items: Sequence[str], word: str = "und") -> str:
    """„A, B und C“."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def count(number: int, singular: str = "Projekt", plural: str = "Projekte") -> str:
    """„1 Projekt“, „7 Projekte“."""
    return f"{number} {singular if number == 1 else plural}"
