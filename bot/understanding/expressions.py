"""Compiles the tables of expressions in words/ for folded messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.text import Token, fold
from bot.understanding.words import table as table

_LATER = 4  # letters: what stands behind a place belongs to it rather than what stands before it
_FAR = 999
_VAGUE = 20  # letters


@dataclass(frozen=True)
class Line:
    """The words of a message joined by blanks, as expressions see them, and where they stand in the message."""

    text: str
    tokens: Sequence[Token]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Where the words of a match begin and end in the message."""
        first = self.text.count(" ", 0, match.start())
        last = self.text.count(" ", 0, max(match.start(), match.end() - 1))
        return self.tokens[first].start, self.tokens[last].end


def compiled(expressions: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all expressions; "~" stands for the end of any word form."""
    bodies = [fold(e).replace("~", r"\w*") for e in expressions]
    return re.compile("|".join(b if b.startswith("^") else rf"\b(?:{b})\b" for b in bodies))


def nearest(
    patterns: Mapping[str, re.Pattern[str]], text: str, start: int, end: int, reach: int = _FAR, vague: str = ""
) -> str:
    """The pattern found nearest to a stretch of a folded text, best within it; "" if none is in reach.

    The words of the ``vague`` one often belong to the name of another one and count as farther away.
    """
    distances = {
        name: min((_distance(m, start, end) for m in pattern.finditer(text)), default=_FAR)
        for name, pattern in patterns.items()
    }
    if vague and distances[vague] < _FAR:
        distances[vague] += _VAGUE
    found = min(distances, key=lambda name: distances[name])
    return found if distances[found] < reach else ""


def _distance(match: re.Match[str], start: int, end: int) -> int:
    if match.end() <= start:
        return start - match.end() + _LATER
    return max(match.start() - end, 0)


def filled(expression: str, parts: Mapping[str, str]) -> str:
    """An expression, folded, with the parts that it names: "{month} {year}"."""
    for name, part in parts.items():
        expression = expression.replace(f"{{{name}}}", f"(?:{part})")
    return fold(expression).replace("(?p<", "(?P<")  # folding takes capitals
