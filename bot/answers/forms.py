"""How figures, dates and lists of words look in each voice; Babel knows how, this says which of its ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

MILLION, THOUSAND = 1_000_000, 1_000
_DAYS_OF_MONTH = 30.4375
_KEPT = 5000  # forms; the figures of the catalogue come again and again, and Babel takes its time


@dataclass(frozen=True)
class Style:
    """A language with its way to write amounts; ``units``: "%" or the word."""

    locale: str
    money: str
    units: Literal["short", "long"]


GERMAN = Style("de", "#,##0 ¤", "short")
EASY = Style("de", "#,##0 ¤¤¤", "long")
ENGLISH = Style("en_GB", "¤#,##0", "short")


@lru_cache(maxsize=_KEPT)
def euro(amount: int, style: Style = GERMAN) -> str:
    """967000 -> "967.000 €", "967.000 Euro", "€967,000"."""
    return format_currency(amount, "EUR", format=style.money, locale=style.locale, currency_digits=False)


@lru_cache(maxsize=_KEPT)
def millions(amount: int, style: Style = GERMAN) -> str:
    """2321000 -> "2,321"; what is below a thousand is rounded."""
    return format_decimal(round(amount / MILLION, 3), "#,##0.###", locale=style.locale)


@lru_cache(maxsize=_KEPT)
def percent(part: int, whole: int, style: Style = GERMAN) -> str:
    """A share, rounded to whole percent: "72 %"."""
    return _unit(round(100 * part / whole), "percent", style.units, style) if whole else "–"


@lru_cache(maxsize=_KEPT)
def day(value: date, style: Style = GERMAN) -> str:
    """A date in full: "1. Januar 2020"."""
    return format_date(value, "long", locale=style.locale)


@lru_cache(maxsize=_KEPT)
def month(iso: str, style: Style = GERMAN) -> str:
    """A month in full: "2021-05" -> "Mai 2021"."""
    return format_date(date.fromisoformat(f"{iso[:7]}-01"), "MMMM y", locale=style.locale)


def time(iso: str, style: Style = GERMAN) -> str:
    """An ISO day, month or year in words."""
    parts = len(iso.split("-"))
    if parts == 1:
        return iso
    return day(date.fromisoformat(iso), style) if parts == 3 else month(iso, style)


def months(days: int) -> int:
    """A length in whole months, rounded to the nearest."""
    return max(1, round(days / _DAYS_OF_MONTH))


@lru_cache(maxsize=_KEPT)
def length(number_of_months: int, style: Style = GERMAN) -> str:
    """ "2 Jahre und 4 Monate"."""
    years, rest = divmod(number_of_months, 12)
    parts = [_unit(n, f"duration-{unit}", "long", style) for n, unit in ((years, "year"), (rest, "month")) if n]
    return enumeration(parts, style=style)


def enumeration(items: Sequence[str], word: Literal["and", "or"] = "and", style: Style = GERMAN) -> str:
    """„A, B und C“."""
    return format_list(list(items), "or" if word == "or" else "standard", locale=style.locale) if items else ""


def _unit(number: int, unit: str, long: Literal["short", "long"], style: Style) -> str:
    # Babel joins figure and unit by a space that does not break; whether to is for the client to decide.
    return format_unit(number, unit, length=long, locale=style.locale).replace("\xa0", " ")
