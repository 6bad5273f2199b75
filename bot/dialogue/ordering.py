"""By what is to be ordered: "nach Kosten", "alphabetisch", "das kleinste zuerst", "das teuerste"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path

import yaml

from bot.dialogue.details import parts_before
from bot.dialogue.situation import Situation
from bot.understanding.reading import Reading
from bot.understanding.text import fold

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_ORDERS = [(str(row["order"]), re.compile(fold(row["words"])), bool(row["falling"])) for row in _TABLE["orders"]]
_BY, _SORTING, _LARGE_FIRST, _SMALL_FIRST = (
    re.compile(fold(_TABLE[name])) for name in ("by", "sorting", "large first", "small first")
)
SUMS = frozenset({"total_eur", "land_eur", "own_eur"})
_DATES = frozenset({"start", "end", "transferable"})
_Order = tuple[str, bool, int]  # by what, whether the largest comes first, which place


def asked_order(reading: Reading) -> tuple[str, bool] | None:
    """The order and whether the largest comes first; None if the message names no order."""
    words = " ".join(reading.words)
    for said in (*_BY.findall(words), *_SORTING.findall(words), words):
        for order, pattern, falling in _ORDERS:
            if pattern.search(said):
                told = _direction(words)
                return order, falling if told is None else told
    return None


def _direction(words: str) -> bool | None:
    """Whether the largest shall come first: "absteigend", "die niedrigsten zuerst"; None if it is not said."""
    return True if _LARGE_FIRST.search(words) else False if _SMALL_FIRST.search(words) else None


def superlatives(s: Situation) -> list[_Order]:
    """What superlatives order by; after an order or a limit also by what that was about."""
    told = _direction(" ".join(s.reading.words))
    said = [(r.order, r.descending if told is None else told, r.place) for r in s.reading.ranks]
    ranks = [*said, *(_as_before(s, s.state.order, said) if s.state.order else ()), *_of_a_share(s)]
    if not s.reading.asked:  # "der niedrigste davon?" after those with an own share below a limit
        limited = [c.field for c in s.state.conditions if c.field in SUMS]
        ranks += [again for field in limited for again in _instead(field, ranks, SUMS)]
    return list(dict.fromkeys(ranks))


def _of_a_share(s: Situation) -> Iterator[_Order]:
    """„Ist das die niedrigste?“ after the share that the Land pays of a project."""
    if "share" in parts_before(s.state.said):
        yield from (("share", rank.descending, rank.place) for rank in s.reading.ranks if not rank.told)


def _as_before(s: Situation, before: tuple[str, bool], said: list[_Order]) -> Iterator[_Order]:
    """The superlatives by the date or sum that was ordered by before, where they do not say by which."""
    by, falling = before
    if by in _DATES and s.reading.has("continuation", "only"):
        yield from _instead(by, said, {"start"})
    yield from (
        (by, falling, r.place) for r in s.reading.ranks if r.place > 1 and not r.told
    )  # "und die zweithöchste?"
    if by in SUMS and not s.reading.asked and not s.reading.has("own_share", "land"):
        yield from _instead(by, said, SUMS)  # "und das größte?" after an order by the own share


def _instead(by: str, ranks: list[_Order], of: Set[str]) -> list[_Order]:
    """Those of the orders that are by one of some measures, by another one instead."""
    return [(by, descending, place) for order, descending, place in ranks if order in of]
