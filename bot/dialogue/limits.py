"""What amounts and percentages of a message limit, and whether they limit anything."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from bot.catalogue.conditions import Condition
from bot.dialogue.times import near
from bot.understanding.amounts import Amount
from bot.understanding.cues import SUMS
from bot.understanding.reading import Reading

_ROUNDED = 1  # percent


def of_figures(reading: Reading) -> list[Condition]:
    """What amounts and percentages limit."""
    quantities = reading.quantities
    sums = [_of_amount(amount, reading) for amount in quantities.amounts if amount.is_limit]
    return sums + [_of_share(share, reading) for share in quantities.shares if limits(share, reading)]


def _of_amount(amount: Amount, reading: Reading) -> Condition:
    return Condition(sum_near(amount, reading), low=amount.low, high=amount.high)


def _of_share(share: Amount, reading: Reading) -> Condition:
    """Percent that the Land pays; what is no limit is met as told, and "rund" as far as it may be rounded."""
    leeway = _ROUNDED if share.about else 0
    stated = replace(share, low=share.value - leeway, high=share.value + leeway)
    low, high = attrgetter("low", "high")(share if share.is_limit else stated)
    if sum_near(share, reading) == "own_eur":
        low, high = high and 100 - high, low and 100 - low
    return Condition("share_percent", low=low, high=high)


def limits(figure: Amount, reading: Reading) -> bool:
    """Whether a figure limits: "über 80 %", or "90 %" where projects are asked for rather than something of one."""
    of_a_set = reading.has("which", "count") and reading.has("plural", "projects_word") and not reading.named("project")
    return figure.is_limit or of_a_set


def sum_near(amount: Amount, reading: Reading) -> str:
    """The sum of a project that an amount limits: the one named nearest, else the one that the message speaks of."""
    return near(SUMS, reading.unnamed, amount) or money_field(reading)


def money_field(reading: Reading) -> str:
    """Which sum a message speaks of: the total, unless the Land or the own share is named."""
    if reading.has("own_share"):
        return "own_eur"
    return "land_eur" if reading.has("land") and not names_total(reading) else "total_eur"


def names_total(reading: Reading) -> bool:
    """Whether the message has a word for the total."""
    return SUMS["total_eur"].search(" ".join(reading.words)) is not None
