"""Small words that steer a conversation: only, the other one, how many, most expensive, not, still ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.expressions import compiled, table
from bot.understanding.text import Token

Rank = tuple[str, bool, int]  # order, largest first, place
_PLACES = {"zweit": 2, "dritt": 3, "viert": 4, "funft": 5}
_PLACED = re.compile(
    r"\b(zweit|dritt|viert|funft)((?:teur|gunstig|billig|gross|hoch|klein|niedrig|lang|kurz|fruh|spat)\w*st\w*)"
)


_TABLE = table("cues")
_RANKS = tuple((compiled([s["words"]]), str(s["order"]), bool(s["descending"])) for s in _TABLE.pop("superlatives"))
_MEASURES = [(row, compiled([row["words"]]) if "words" in row else None) for row in _TABLE.pop("measures")]
_TOP = _RANKS[-1][0]
CUE_PATTERNS = {name: compiled(expressions) for name, expressions in _TABLE.items()}
CUES = tuple(CUE_PATTERNS)  # the names of all cues


def find_cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The cues in the words of a message."""
    words = " ".join(t.form for t in tokens)
    return frozenset(name for name, pattern in CUE_PATTERNS.items() if pattern.search(words))


def find_ranks(tokens: Sequence[Token], cues: frozenset[str]) -> tuple[Rank, ...]:
    """What the superlatives of a message order by: ("total_eur", True, 1) is the most expensive one.

    The third value is the place: the "zweitteuerste" project is number 2.
    """
    words = " ".join(t.form for t in tokens)
    places = [int(_PLACES[m.group(1)]) for m in _PLACED.finditer(words)]
    words = _PLACED.sub(lambda m: m.group(2), words)
    found: list[Rank] = []
    for pattern, order, descending in _RANKS:
        if found and pattern is _TOP:  # "Top 3 der billigsten": the superlative says which end
            continue
        if pattern.search(words):
            found.append((_measure(order, words, cues), descending, places[0] if places else 1))
    return tuple(dict.fromkeys(found))


def _measure(order: str, words: str, cues: frozenset[str]) -> str:
    """What a superlative really orders by, as the other words of the message say."""
    for row, pattern in _MEASURES:
        if row["of"] == order and (row.get("cue") in cues or (pattern and pattern.search(words))):
            return str(row["order"])
    return "total_eur" if order == "amount" else order
