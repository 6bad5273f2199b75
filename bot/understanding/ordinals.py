"""Ordinals and plain numbers: "das zweite", "Nummer 3", "die drei teuersten"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from bot.understanding.numbers import number
from bot.understanding.text import fold

_ORDINALS = {
    **{fold(w): n for n, w in enumerate("erst zweit dritt viert fünft sechst siebt acht neunt zehnt".split(), 1)},
    "oberst": 1, "letzt": -1, "unterst": -1, "vorletzt": -2, "letzter": -1, "erster": 1,
}  # fmt: skip
_SMALLEST_BARE_AMOUNT = 5_000  # "über 250000" without a unit is money, "2021" and "112" are not


def ordinal(word: str) -> int | None:
    """The rank of an ordinal ("dritten" is 3, "letzte" is -1), None for other words."""
    base = re.sub(r"(e|en|er|es|em|eres|eren|ten)$", "", word) if word not in _ORDINALS else word
    return _ORDINALS.get(base) or _ORDINALS.get(base + "t")


def find_ordinals(doc: Doc, taken: set[int]) -> list[int]:
    """All ranks of a message in its order."""
    found = []
    for token in doc:
        if token.i in taken:
            continue
        word = fold(token.text)
        previous = fold(doc[token.i - 1].text).rstrip(".") if token.i else ""
        if previous in {"nummer", "nr", "punkt", "platz", "option"} and (value := number(token.text.rstrip("."))):
            found.append(int(value))
        elif re.fullmatch(r"\d{1,2}\.", token.text) and token.i == len(doc) - 1:
            found.append(int(token.text[:-1]))
        elif word.endswith(("e", "en", "er", "es", "em")) and (rank := ordinal(word)):
            found.append(rank)
        else:
            continue
        taken.add(token.i)
    return found


def find_numbers(doc: Doc, taken: set[int]) -> list[int]:
    """Whole numbers that are neither money nor time nor rank."""
    articles = {"ein", "eine", "einen", "einer", "einem"}
    values = [number(t.text) for t in doc if t.i not in taken and t.lower_ not in articles]
    return [int(v) for v in values if v is not None and v == int(v) and 0 < v < _SMALLEST_BARE_AMOUNT]
