"""German number words and figures: "2,5", "250.000", "zweihundertfünfzigtausend", "eineinhalb"."""

from __future__ import annotations

import re

from bot.understanding.text import fold

_UNITS = {
    fold(word): value
    for word, value in {
        "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einer": 1, "einem": 1, "zwei": 2, "zwo": 2, "drei": 3,
        "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
        "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
        "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90,
    }.items()
}  # fmt: skip
_FRACTIONS = {"halbe": 0.5, "halben": 0.5, "viertel": 0.25, "dreiviertel": 0.75, "anderthalb": 1.5}
_SCALES = {
    "tausend": 1_000, "tsd": 1_000, "t": 1_000, "k": 1_000,
    "mio": 1_000_000, "million": 1_000_000, "millionen": 1_000_000, "mill": 1_000_000, "millione": 1_000_000,
    "mrd": 1_000_000_000, "milliarde": 1_000_000_000, "milliarden": 1_000_000_000,
}  # fmt: skip
LARGEST = 10**12  # what is more is no amount of euro, and would not fit into the database
_FIGURE = re.compile(r"\d{1,3}(?:[.\s']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")


def scale(word: str) -> int | None:
    """What "Mio." or "Tausend" multiplies by, None for other words."""
    return _SCALES.get(fold(word).rstrip("."))


def number(word: str) -> float | None:
    """The value of a figure or number word, None if it is neither."""
    value = _figure(word) if _FIGURE.fullmatch(word) else _number_word(fold(word))
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
    if word in _SCALES:
        return float(_SCALES[word]) if word in {"tausend", "million"} else None
    value = _below_million(word)
    return None if value is None else float(value)


def _below_million(word: str) -> int | None:
    for name, factor in (("tausend", 1_000), ("hundert", 100)):
        left, found, right = word.partition(name)
        if found:
            high = _below_million(left) if left else 1
            low = _below_million(right.removeprefix("und")) if right else 0
            return None if high is None or low is None else high * factor + low
    if word in _UNITS:
        return _UNITS[word]
    one, found, ten = word.partition("und")
    if found and one in _UNITS and ten in _UNITS:
        return _UNITS[one] + _UNITS[ten]
    return None
