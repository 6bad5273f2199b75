"""How values and columns of tables are shown on all pages: days, states and headings in German."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.office.words import name_of, texts


def day(value: date | None) -> str:
    """A day as it is written here."""
    return f"{value:%d.%m.%Y}" if value else "–"


def moment(value: datetime | None) -> str:
    """A point in time."""
    return f"{value:%d.%m.%Y %H:%M}" if value else "–"


FORMATTERS: dict[type[Any], Any] = {
    date: day,
    datetime: moment,
    bool: lambda value: name_of("yes_no", "yes" if value else "no"),
    type(None): lambda _value: "–",
}


def headings() -> dict[Any, str]:
    """What each column is called."""
    return dict(texts()["columns"])


def state(row: Any, prop: str) -> str:
    """A state in words."""
    return name_of("status", getattr(row, prop))
