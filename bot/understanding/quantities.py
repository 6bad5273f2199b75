"""All that a message says in numbers: money, times, durations, shares, ordinals and plain numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.understanding.amounts import Amount, find_amounts
from bot.understanding.lengths import Length, find_lengths, find_shares
from bot.understanding.ordinals import find_numbers, find_ordinals
from bot.understanding.periods import Period
from bot.understanding.phrases import document
from bot.understanding.times import find_periods


@dataclass(frozen=True)
class Quantities:
    """All that a message says in numbers."""

    amounts: tuple[Amount, ...] = ()
    periods: tuple[Period, ...] = ()
    lengths: tuple[Length, ...] = ()
    shares: tuple[Length, ...] = ()
    ordinals: tuple[int, ...] = ()
    numbers: tuple[int, ...] = field(default=())


def find_quantities(text: str, today: date | None = None) -> Quantities:
    """Read money, times, ordinals and small numbers; what is money or time is no plain number."""
    with document(spread(text)) as doc:
        taken: set[int] = set()
        return Quantities(
            tuple(find_amounts(doc, taken)),
            tuple(find_periods(doc, taken, today or date.today())),
            tuple(find_lengths(doc, taken)),
            tuple(find_shares(doc, taken)),
            tuple(find_ordinals(doc, taken)),
            tuple(find_numbers(doc, taken)),
        )


def spread(text: str) -> str:
    """„2Mio“ becomes two words, „100 000“ one figure, as spaCy's tokenizer expects."""
    text = re.sub(r"[>≥]=?", " über ", re.sub(r"[<≤]=?", " unter ", text))
    text = re.sub(r"(?i)(?<=\d)(?=(mio|mill|tsd|euro|eur|€))", " ", text)
    return re.sub(r"\b([1-9]\d{0,2}) (?=\d{3}\b)", r"\1.", text)
