"""Money, durations and shares, and how the words around them limit them: "über 2 Mio. €", "zw. 18 und 24 Monaten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.understanding.around import PARTS, REACH, Around, range_start
from bot.understanding.expressions import filled
from bot.understanding.numbers import LARGEST, NUMBER, QUANTITIES, SCALES, any_of, number
from bot.understanding.text import fold

COMPARATIVES = frozenset(fold(QUANTITIES["comparatives"]).split())
_SHORT_SCALES = frozenset({"k", "t"})  # only behind figures: "net" is not "'ne T"
_SMALLEST_BARE = 5_000  # "über 250000" without a unit is money, "2021" and "112" are not
_LARGEST_UNSCALED = 1_000  # "zwischen 1 und 2 Millionen", but "zwischen 500.000 und 1 Million"
_LEAP_DAYS = 2  # exactly three years are neither longer nor shorter than three years, whatever years they are
_MEASURE = re.compile(
    rf"(?<![\w.,+])(?:(?P<before>t?(?:{PARTS['money']})) ?)?(?P<number>{NUMBER})(?:,-+)?"
    rf"(?:[ -]?(?P<scale>{any_of(SCALES)})\.?(?=[^a-z]|$|eur))?"
    rf"(?:[ -]?(?P<unit>{PARTS['money']}|%|prozent\w*|stellig\w*|{PARTS['long']}))?(?!\w)(?!\.\d)"
)
_UNITS: dict[str, tuple[str, float]] = {
    "%": ("share", 1), "prozent": ("share", 1), "stellig": ("digits", 1),
    **{name: ("length", days) for name, days in QUANTITIES["days"].items()},
}  # fmt: skip
_LIMITS = [(row["sign"], Around(row)) for row in QUANTITIES["limits"]]
_ABOUT = re.compile(rf"(?<!\w)(?:{filled('{about}', PARTS)})[.]? ?$")
_SPENT = re.compile(rf" (?:{fold(QUANTITIES['spent'])})(?!\w)")  # "hat 800.000 gekostet"
_FACTOR = re.compile(
    rf"(?<!\w)(?P<times>{'|'.join(map(fold, QUANTITIES['factors']))}) so "
    rf"(?P<what>{'|'.join(map(fold, QUANTITIES['compared']))})(?: \w+){{0,2}} (?:wie|als)(?!\w)"
)


@dataclass(frozen=True)
class Amount:
    """Euro, days or percent in a message: a limit (``low``/``high`` inclusive) or a plain ``value``."""

    value: int
    low: int | None = None
    high: int | None = None
    start: int = 0
    end: int = 0
    about: bool = False  # "rund 2 Millionen"

    @property
    def is_limit(self) -> bool:
        """Whether it limits ("über 2 Mio. €") rather than states an amount."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Factor:
    """A comparison by a factor: "mehr als doppelt so teuer wie", "halb so lang wie"; ``sign`` is >, < or =."""

    value: float
    field: str
    sign: str = "="
    start: int = 0
    end: int = 0

    @property
    def is_more(self) -> bool:
        """Whether what is beyond is meant; "doppelt so teuer" means at least, "halb so teuer" at most."""
        return self.sign[0] == ">" or (self.sign == "=" and self.value > 1)


@dataclass(frozen=True)
class Measured:
    """An amount with its kind: money, length (in days) or share; "" for a number without a unit."""

    kind: str
    amount: Amount
    number: float  # as said: 2 for "2 Mio."
    scale: float  # what one stands for: "Mio." is a million, "Monate" some thirty days


def find_amounts(text: str) -> list[tuple[str, Amount]]:
    """All amounts of a folded text with their kinds, in its order."""
    found = list(filter(None, map(_measured, _MEASURE.finditer(text))))
    joined: list[tuple[str, Amount]] = []
    while found:
        one = found.pop(0)
        between = _between(text, one, found[0]) if found else None
        if between:
            del found[0]
        if amount := between or _single(text, one):
            joined.append(amount)
    return joined


def _measured(match: re.Match[str]) -> Measured | None:
    words, currency = match["number"], _currency(match)
    value = number(words)
    if value is None or (match["scale"] in _SHORT_SCALES and not words[-1].isdigit()):
        return None
    kind, size = _unit(match["unit"] or match["scale"] or currency)
    scale = SCALES.get(match["scale"] or currency[:1], 1) * size  # "T€ 500" are thousands
    if value * scale > LARGEST:
        return None
    start = match.start("before" if currency else "number")
    if kind == "digits":
        return _digits(int(value), start, match.end())
    return Measured(kind, Amount(round(value * scale), start=start, end=match.end()), value, scale)


def _currency(match: re.Match[str]) -> str:
    """What stands before a figure; before number words it is none of theirs."""
    return (match["before"] or "") if match["number"][0].isdigit() else ""


def _unit(word: str) -> tuple[str, float]:
    """What is measured by a unit, and how many percent or days it is."""
    return next((of for name, of in _UNITS.items() if word.startswith(name)), ("money" if word else "", 1))


def _digits(places: int, start: int, end: int) -> Measured | None:
    """„siebenstellig“: from a million to just below ten."""
    if not len(str(_SMALLEST_BARE)) <= places < len(str(LARGEST)):
        return None
    low, high = 10 ** (places - 1), 10**places - 1
    return Measured("money", Amount(low, low, high, start, end), low, 1)


def _between(text: str, one: Measured, other: Measured) -> tuple[str, Amount] | None:
    start = range_start(text, (one.amount.start, one.amount.end), (other.amount.start, other.amount.end))
    low, high = one.amount.value, other.amount.value
    kind = other.kind or ("money" if min(low, high) >= _SMALLEST_BARE else "")
    if not one.kind and low < _LARGEST_UNSCALED:
        low = round(one.number * other.scale)
    if start is None or not kind or one.kind not in {kind, ""} or low > high:
        return None
    leeway = _LEAP_DAYS if kind == "length" else 0
    return kind, Amount(high, low - leeway, high + leeway, start, other.amount.end)


def _single(text: str, one: Measured) -> tuple[str, Amount] | None:
    """An amount with its limit; a number alone is money only if it is large and limited."""
    amount = one.amount
    about = _ABOUT.search(text, max(0, amount.start - REACH), amount.start)
    if about:
        amount = replace(amount, start=about.start(), about=True)
    sign, span = next(_signs(text, one.amount.start, one.amount.end), ("", None))
    if span and (sign != "=" or one.kind == "length"):
        amount = _limited(replace(amount, start=min(amount.start, span[0]), end=span[1]), sign, one.kind)
    if one.kind in {"money", "share"} or (one.kind and amount.is_limit):
        return one.kind, amount
    return None if one.kind else _bare(text, one.amount.start, amount)


def _bare(text: str, start: int, amount: Amount) -> tuple[str, Amount] | None:
    """A number without a unit; ``start``: where its digits begin."""
    if amount.value < _SMALLEST_BARE or text[start] not in "123456789":
        return None
    return ("money" if amount.is_limit or _SPENT.match(text, amount.end) else "bare"), amount


def _signs(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for sign, around in _LIMITS:
        if span := around.span(text, start, end):
            yield sign, span


def _limited(amount: Amount, sign: str, kind: str) -> Amount:
    low, high = amount.low or amount.value, amount.high or amount.value
    leeway = _LEAP_DAYS if kind == "length" else 0
    match sign:
        case ">":
            return replace(amount, low=high + leeway + 1, high=None)
        case ">=":
            return replace(amount, low=low - leeway, high=None)
        case "=":
            return replace(amount, low=low - leeway, high=high + leeway)
        case "<":
            return replace(amount, low=None, high=low - leeway - 1)
        case _:
            return replace(amount, low=None, high=high + leeway)


def find_factors(text: str) -> list[Factor]:
    """Comparisons by a factor in a folded text."""
    return [_factor(text, match) for match in _FACTOR.finditer(text)]


def _factor(text: str, match: re.Match[str]) -> Factor:
    value = next(v for word, v in QUANTITIES["factors"].items() if fold(word) == match["times"])
    field = next(f for word, f in QUANTITIES["compared"].items() if fold(word) == match["what"])
    sign, (start, end) = next(_signs(text, *match.span()), ("=", match.span()))
    return Factor(value, field, sign, start, end)
