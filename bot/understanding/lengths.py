"""Durations and percentages with a limit: "länger als drei Jahre", "über 85 Prozent"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from bot.understanding.amounts import limited
from bot.understanding.numbers import number
from bot.understanding.text import fold

_DAYS = {"jahr": 365.25, "monat": 30.4375, "woch": 7, "tag": 1}


@dataclass(frozen=True)
class Length:
    """A limit in days ("länger als drei Jahre") or percent ("über 85 %"), inclusive."""

    low: int | None = None
    high: int | None = None
    start: int = 0
    end: int = 0


def find_lengths(doc: Doc, taken: set[int]) -> list[Length]:
    """Durations with a limit; "dauerte drei Jahre" without one is no filter."""
    found = []
    for token in doc[1:]:
        unit = next((days for name, days in _DAYS.items() if fold(token.text).startswith(name)), None)
        value = number(doc[token.i - 1].text)
        if unit is None or value is None or token.i - 1 in taken or len(token) > 7:
            continue
        days = round(value * unit)
        before = [fold(t.text) for t in doc[max(0, token.i - 5) : token.i - 1]]
        limit = limited(
            days,
            before,
            [fold(t.text) for t in doc[token.i + 1 : token.i + 3]],
            doc[token.i - 1 : token.i + 1],
        )
        if limit.is_limit:
            found.append(Length(_past(limit.low, days), limit.high, doc[token.i - 1].idx, token.idx + len(token)))
            taken.update((token.i - 1, token.i))
    return found


def find_shares(doc: Doc, taken: set[int]) -> list[Length]:
    """Percentages with a limit: "über 85 Prozent Förderung"."""
    found = []
    for token in doc[1:]:
        value = number(doc[token.i - 1].text)
        if value is None or not (token.text == "%" or fold(token.text).startswith("prozent")):
            continue
        before = [fold(t.text) for t in doc[max(0, token.i - 5) : token.i - 1]]
        limit = limited(
            int(value),
            before,
            [fold(t.text) for t in doc[token.i + 1 : token.i + 3]],
            doc[token.i - 1 : token.i + 1],
        )
        if limit.is_limit:
            found.append(Length(limit.low, limit.high, doc[token.i - 1].idx, token.idx + len(token)))
        taken.update((token.i - 1, token.i))
    return found


def _past(low: int | None, days: int) -> int | None:
    """Leap days must not make exactly three years "longer than three years"."""
    return None if low is None else low + (2 if low > days else 0)
