"""Words before and after a figure or a time, which limit it or join it to another: "über", "zwischen A und B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.expressions import filled
from bot.understanding.numbers import QUANTITIES
from bot.understanding.text import fold

REACH = 48  # letters in which such words are looked for
PARTS: dict[str, str] = QUANTITIES["parts"]


class Around:
    """Words before and after a figure or a time, compiled from a row of a table."""

    def __init__(self, row: dict[str, str]) -> None:
        before, after = (filled(row[side], PARTS) if side in row else None for side in ("before", "after"))
        self._before = before and re.compile(rf"(?:(?<!\w)|(?=[<>=≤≥]))(?:{before}) ?$")
        self._after = after and re.compile(rf",?[ -](?:{after})(?!\w)")

    def span(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The stretch with these words, None if they do not stand there."""
        if self._before:
            found = self._before.search(text, max(0, start - REACH), start)
            return (found.start(), end) if found else None
        if self._after:
            found = self._after.match(text, end)
            return (start, found.end()) if found else None
        return start, end


_RANGES = [
    (Around({k: v for k, v in row.items() if k == "before"}), re.compile(f" ?(?:{fold(row['between'])}) ?"))
    for row in QUANTITIES["ranges"]
]


def range_start(text: str, first: tuple[int, int], second: tuple[int, int]) -> int | None:
    """Where "zwischen A und B" or "A bis B" begins, None if the two stretches do not belong together."""
    for before, between in _RANGES:
        found = before.span(text, *first) if between.fullmatch(text, first[1], second[0]) else None
        if found:
            return found[0]
    return None


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without what has been read already; everything else stays in its place."""
    for start, end in spans:
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text
