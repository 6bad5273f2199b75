"""German number words and figures: "2,5", "250.000", "zweihundertfünfzigtausend", "eineinhalb"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.expressions import table
from bot.understanding.text import fold

QUANTITIES = table("quantities")
SCALES: dict[str, int] = {"": 1, **QUANTITIES["scales"]}
LARGEST = 10**12  # what is more is no amount of euro, and would not fit into the database
_UNITS: dict[str, int] = {fold(word): value for word, value in QUANTITIES["numbers"].items()}
_FRACTIONS: dict[str, float] = QUANTITIES["fractions"]
_FIGURE = r"\d{1,3}(?:[.']\d{3})+(?:,\d+)?(?!\d)|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_IS_FIGURE = re.compile(_FIGURE)


def any_of(words: Iterable[str]) -> str:
    """An expression for one of the words, the longest that fits."""
    return "|".join(sorted(filter(None, words), key=len, reverse=True))


# A figure or number words; "eine halbe" is one of them. Never tried in two ways: "neunzehn" is "neun" and "zehn", too.
NUMBER = (
    rf"{_FIGURE}|(?:eine?[nrm]? )?(?:{any_of(_FRACTIONS)})|"
    rf"(?:{any_of([*_UNITS, 'anderthalb', 'eineinhalb', 'einhalb', 'hundert', 'tausend', 'und'])})++"
)


def number(word: str) -> float | None:
    """The value of a figure or number word, None if it is neither."""
    value = _figure(word) if _IS_FIGURE.fullmatch(word) else _number_word(fold(word).rpartition(" ")[2])
    return None if value is None or value > LARGEST else value


def _figure(word: str) -> float:
    whole, _, cents = word.partition(",")
    if not cents and re.fullmatch(r"\d+\.\d{1,2}", whole):
        return float(whole)  # 2.5 with a decimal point
    return float(re.sub(r"\D", "", whole) + ("." + cents if cents else ""))


def _number_word(word: str) -> float | None:
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word.endswith("einhalb"):
        base = _number_word(word.removesuffix("einhalb"))
        return None if base is None else base + 0.5
    return _below_million(word)


def _below_million(word: str) -> int | None:
    for name, factor in (("tausend", 1_000), ("hundert", 100)):
        left, found, right = word.partition(name)
        if found:
            high = _below_million(left) if left else 1
            low = _below_million(right.removeprefix("und")) if right else 0
            return None if high is None or low is None else high * factor + low
    if word in _UNITS:
        return _UNITS[word]
    one, _, ten = word.partition("und")
    return _UNITS[one] + _UNITS[ten] if one in _UNITS and ten in _UNITS else None
