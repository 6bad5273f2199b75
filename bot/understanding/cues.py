"""Small words that steer a conversation: only, the other one, how many, most expensive, not, still ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.expressions import Line, compiled, nearest, table
from bot.understanding.text import Token, fold

_TABLE = dict(table("cues"))
_NEITHER = re.compile(_TABLE.pop("neither"))
_ENDS = _TABLE.pop("ends")
_DIRECTIONS = compiled([line.replace("{ends}", _ENDS) for line in _TABLE.pop("directions")])
_PLACES = {fold(word): int(place) for word, place in _TABLE.pop("places").items()}
_PLACED = re.compile(rf"\b({'|'.join(_PLACES)})(?=(?:{fold(_TABLE.pop('compared'))})\w*st)")
_BEHIND = compiled(_TABLE.pop("behind the first"))
_RANKS = tuple((compiled([s["words"]]), str(s["order"]), bool(s["descending"])) for s in _TABLE.pop("superlatives"))
_TOP = _RANKS[-1][0]
_MEASURED = _TABLE.pop("measures")
_MEASURED["land_eur"] += _TABLE["land"]
_WORDS = {name: compiled(expressions) for name, expressions in _MEASURED.items()}
CUE_PATTERNS = {name: compiled(expressions) for name, expressions in _TABLE.items()}
CUES = tuple(CUE_PATTERNS)  # the names of all cues
EVENTS = {name: CUE_PATTERNS[name] for name in ("start", "end", "transferable")}
STATES = {**EVENTS, "running": CUE_PATTERNS["under_way"]}
SUMS = {
    "own_eur": CUE_PATTERNS["own_share"], "land_eur": _WORDS["land_eur"], "total_eur": _WORDS["total_eur"],
}  # fmt: skip
_AMOUNTS = {**{name: pattern for name, pattern in _WORDS.items() if not name.endswith("_eur")}, **SUMS}
_MEASURES = {"amount": (_AMOUNTS, "total_eur"), "start": (EVENTS, "start")}


@dataclass(frozen=True)
class Rank:
    """A superlative: what it orders by, which end comes first, which place is meant, where it stands.

    ``told``: whether words say what it orders by; "das zweithöchste" leaves that to the thread.
    """

    order: str
    descending: bool
    place: int = 1
    start: int = 0
    end: int = 0
    told: bool = True


def find_cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The cues in the words of a message."""
    words = _NEITHER.sub(r"weder \1", " ".join(t.form for t in tokens))
    found = {name for name, pattern in CUE_PATTERNS.items() if pattern.search(words)}
    return frozenset(found | {"sorted"} if _DIRECTIONS.search(words) else found)


def find_ranks(tokens: Sequence[Token]) -> tuple[Rank, ...]:
    """What the superlatives of a message order by; the "zweitteuerste" project is that in place 2."""
    said = " ".join(t.form for t in tokens)
    places = [_PLACES[m.group(1)] for m in _PLACED.finditer(said)] + [2] * bool(_BEHIND.search(said))
    words = " ".join(_PLACED.sub("", t.form) for t in tokens)
    line = Line(_DIRECTIONS.sub(lambda m: re.sub(r"\w", "-", m.group()), words), tokens)
    found: dict[tuple[str, bool], Rank] = {}
    for pattern, order, descending in _RANKS:
        if found and pattern is _TOP:  # "Top 3 der billigsten": the superlative says which end
            continue
        for match in pattern.finditer(line.text):
            measure, told = _measure(order, line.text, match)
            place = places[0] if places else 1
            found.setdefault((measure, descending), Rank(measure, descending, place, *line.span(match), told))
    return tuple(found.values())


def _measure(order: str, text: str, match: re.Match[str]) -> tuple[str, bool]:
    """What a superlative measures, the nearest word for a sum, a date, a length; and whether there is such a word."""
    if order not in _MEASURES:
        return order, True
    patterns, usual = _MEASURES[order]
    named = nearest(patterns, text, *match.span(), vague="land_eur" if order == "amount" else "")
    return named or usual, bool(named)
