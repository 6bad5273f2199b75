"""Ordinals and plain numbers: "das zweite", "Nummer 3", "die drei teuersten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.numbers import NUMBER, QUANTITIES, number
from bot.understanding.text import fold

_ORDINALS: dict[str, int] = {fold(word): place for word, place in QUANTITIES["ordinals"].items()}
ORDINAL = rf"(?:{'|'.join(_ORDINALS)})(?:e[nrsm]?|eres|eren|ten)"
_RANKED = re.compile(
    rf"(?<!\w)(?:(?:{QUANTITIES['numbered']})[.]? (?P<number>{NUMBER})|(?P<last>\d{{1,2}})[.]$|(?P<word>{ORDINAL}))"
    r"(?!\w|-[a-z])"
)
_NUMBER = re.compile(rf"(?<![\w.,+])(?:{NUMBER})(?!\w|[.,]\d|-[a-z]|[.] ?\w)")
_LARGEST_PLAIN = 5_000  # what is more is an amount


class Place(NamedTuple):
    """A rank or number and where it stands."""

    value: int
    start: int
    end: int


def ordinal(word: str) -> int | None:
    """The rank of an ordinal ("dritten" is 3, "letzte" is -1), None for other words."""
    base = re.sub(r"(e|en|er|es|em|eres|eren|ten)$", "", word) if word not in _ORDINALS else word
    return _ORDINALS.get(base) or _ORDINALS.get(base + "t")


def rank(word: str) -> int:
    """The rank that a figure, a Roman figure or an ordinal stands for."""
    return int(word) if word.isdigit() else QUANTITIES["roman"].get(word) or ordinal(word) or 0


def find_ordinals(text: str) -> Iterator[Place]:
    """All ranks of a folded text in its order."""
    for match in _RANKED.finditer(text):
        value = number(match["number"] or match["last"] or "") or ordinal(match["word"] or "")
        if value:
            yield Place(int(value), *match.span())


def find_numbers(text: str) -> Iterator[Place]:
    """Whole numbers of a folded text that are no articles."""
    for match in _NUMBER.finditer(text):
        value = None if match.group() in QUANTITIES["articles"] else number(match.group())
        if value is not None and value == int(value) and 0 < value < _LARGEST_PLAIN and "ganz" not in match.group():
            yield Place(int(value), *match.span())
