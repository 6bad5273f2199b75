"""All that a message says in numbers: money, times, durations, shares, factors, ordinals and plain numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, starmap
from typing import Any

from bot.understanding.amounts import Amount, Factor, find_amounts, find_factors
from bot.understanding.around import blanked
from bot.understanding.numbers import QUANTITIES
from bot.understanding.ordinals import Place, find_numbers, find_ordinals
from bot.understanding.periods import Period, find_periods
from bot.understanding.text import Text

_STATED = frozenset({"money", "share"})  # "125.000 €", "90 %"; lengths only limit
_PHONE = re.compile(QUANTITIES["phone"])
_KINDS = {"money": "amounts", "length": "lengths", "share": "shares"}


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

    What is a time is no amount, what is either no plain number; a telephone number is none of them.
    """
    folded = (Text.of(text) if isinstance(text, str) else text).folded()
    left = _PHONE.sub(lambda match: " " * len(match.group()), folded.read)
    periods = find_periods(left, today or date.today())
    factors = find_factors(left)
    left = blanked(left, _spans([*periods, *factors]))
    amounts = find_amounts(left)
    left = blanked(left, _spans(amount for _, amount in amounts))
    ordinals = list(find_ordinals(left))
    numbers = list(find_numbers(blanked(left, _spans(ordinals))))
    found: dict[str, list[Any]] = defaultdict(list, factors=factors)
    for period in periods:
        found["impossible" if period.impossible else "periods"].append(period)
    for kind, amount in amounts:
        if kind in _STATED or amount.is_limit:
            found[_KINDS[kind]].append(amount)
    return Quantities(
        **{kind: _written(folded, ones) for kind, ones in found.items()},
        ordinals=_values(ordinals),
        numbers=_values(numbers),
        spans=tuple(starmap(folded.span, _spans([*chain(*found.values()), *ordinals, *numbers]))),
    )


def _values(places: Iterable[Place]) -> tuple[int, ...]:
    return tuple(place.value for place in places)


def _spans(found: Iterable[Amount | Factor | Period | Place]) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in found]


def _written(text: Text, found: Iterable[Any]) -> tuple[Any, ...]:
    placed = []
    for one in found:
        start, end = text.span(one.start, one.end)
        placed.append(replace(one, start=start, end=end))
    return tuple(placed)
