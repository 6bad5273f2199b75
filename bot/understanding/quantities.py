"""All that a message says in numbers: money, times, durations, shares, factors, ordinals and plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from bot.understanding.amounts import Amount, Factor, find_amounts, find_factors
from bot.understanding.around import blanked
from bot.understanding.ordinals import find_numbers, find_ordinals
from bot.understanding.periods import Period, find_periods
from bot.understanding.text import Text

_Found = TypeVar("_Found", Amount, Factor, Period)


@dataclass(frozen=True)
class Quantities:
    """All that a message says in numbers; ``spans`` is where any of it was written."""

    amounts: tuple[Amount, ...] = ()
    periods: tuple[Period, ...] = ()
    lengths: tuple[Amount, ...] = ()
    shares: tuple[Amount, ...] = ()
    factors: tuple[Factor, ...] = ()
    impossible: tuple[Period, ...] = ()  # times that no calendar has
    ordinals: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = field(default=(), compare=False)  # needed while reading only


def find_quantities(text: Text | str, today: date | None = None) -> Quantities:
    """Read money, times, ordinals and small numbers, each with its place in the message as written.

    What is a time is no amount, what is either no plain number.
    """
    folded = (Text.of(text) if isinstance(text, str) else text).folded()
    left = folded.read
    periods = find_periods(left, today or date.today())
    factors = find_factors(left)
    left = blanked(left, _spans([*periods, *factors]))
    amounts = find_amounts(left)
    left = blanked(left, _spans(amount for _, amount in amounts))
    ordinals = list(find_ordinals(left))
    numbers = list(find_numbers(blanked(left, [(start, end) for _, start, end in ordinals])))
    kept = [(kind, amount) for kind, amount in amounts if kind == "money" or amount.is_limit]
    spans = [*_spans([*periods, *factors, *(a for _, a in kept)]), *((s, e) for _, s, e in [*ordinals, *numbers])]
    return Quantities(
        amounts=_written(folded, (a for kind, a in kept if kind == "money")),
        periods=_written(folded, (p for p in periods if not p.impossible)),
        lengths=_written(folded, (a for kind, a in kept if kind == "length")),
        shares=_written(folded, (a for kind, a in kept if kind == "share")),
        factors=_written(folded, factors),
        impossible=_written(folded, (p for p in periods if p.impossible)),
        ordinals=tuple(value for value, _, _ in ordinals),
        numbers=tuple(value for value, _, _ in numbers),
        spans=tuple(folded.span(*span) for span in spans),
    )


def _spans(found: Iterable[Amount | Factor | Period]) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in found]


def _written(text: Text, found: Iterable[_Found]) -> tuple[_Found, ...]:
    placed = []
    for one in found:
        start, end = text.span(one.start, one.end)
        placed.append(replace(one, start=start, end=end))
    return tuple(placed)
