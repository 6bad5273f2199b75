"""By what a list is to be sorted: "nach Kosten", "alphabetisch", "das kleinste zuerst"."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.understanding.reading import Reading
from bot.understanding.text import fold

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_ORDERS = [(str(row["order"]), re.compile(fold(row["words"])), bool(row["falling"])) for row in _TABLE["orders"]]
_BY, _LARGE_FIRST, _SMALL_FIRST = (re.compile(fold(_TABLE[name])) for name in ("by", "large first", "small first"))


def asked_order(reading: Reading) -> tuple[str, bool] | None:
    """The order and whether the largest comes first; None if the message names no order."""
    words = " ".join(reading.words)
    for said in (*_BY.findall(words), words):
        for order, pattern, falling in _ORDERS:
            if pattern.search(said):
                if _LARGE_FIRST.search(words):
                    return order, True
                return order, False if _SMALL_FIRST.search(words) else falling
    return None
