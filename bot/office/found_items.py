"""Writing a found item from the form: over the same door as the import, so that the same checks hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from bot.experts.api import FoundItem
from bot.experts.found import EmbeddedFoundItems

_HEADER = ("nummer", "kategorie", "farbe", "fundtag", "stadtteil", "stelle", "bis", "geheim")
_FIELDS = ("number", "category", "color", "found_on", "district", "office", "keep_until", "secret")


def save(items: EmbeddedFoundItems, town: str, fields: Mapping[str, Any]) -> None:
    """Add an item, or put it in place of the one of its number."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";")
    table.writerow(_HEADER)
    table.writerow([fields[name] or "" for name in _FIELDS])
    items.load(town, text.getvalue())


def public(items: EmbeddedFoundItems, row: Any) -> FoundItem | None:
    """What a visitor's search finds of an item: the very record that the chat is given, or nothing."""
    found = items.search(row.town, row.category, row.color, row.found_week)
    return next((item for item in found if item.number == row.number), None)
