"""How figures and dates look in English."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October",
    "November", "December",
)  # fmt: skip


def euro(amount: int) -> str:
    """967000 -> "967 000 euros"; the blank is read alike by English and German eyes."""
    return f"{amount:,} euros".replace(",", " ")


def day(value: date) -> str:
    """A date in full: "1 January 2020"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: str) -> str:
    """A month in full: "2021-05" -> "May 2021"."""
    year, number = value.split("-")[:2]
    return f"{MONTHS[int(number) - 1]} {year}"


def duration(start: date, end: date) -> str:
    """A length in years and months, rounded to the nearest month."""
    months = max(1, round(((end - start).days + 1) / 30.4375))
    years, months = divmod(months, 12)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((years, "year"), (months, "month")) if n]
    return " and ".join(parts)


def count(number: int) -> str:
    """„no project“, „1 project“, „7 projects“."""
    return f"{number or 'no'} {'project' if number <= 1 else 'projects'}"
