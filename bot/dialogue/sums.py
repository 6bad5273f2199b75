"""„Ist A teurer als B und C zusammen?“: which projects named are added up on each side of a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.situation import Situation
from bot.understanding.expressions import table

_Side = tuple[str, ...]
_AGAINST = re.compile(rf"\b({'|'.join(table('everyday')['joined']['against'].split())})\b", re.IGNORECASE)
_FEWEST = 3  # projects; of two there is nothing to add up


def sums_compared(s: Situation, ids: tuple[str, ...]) -> tuple[_Side, _Side] | None:
    """The projects before and behind the word that sets them off against each other; None where nothing is added up."""
    if len(ids) < _FEWEST or not s.reading.has("sum", "altogether"):
        return None
    places = _places(s, ids)
    if len(places) < len(ids):
        return None
    against = [match.start() for match in _AGAINST.finditer(s.reading.text)]
    sides = (_sides(ids, [places[i] < word for i in ids]) for word in against)
    return next((both for both in sides if all(both)), None)


def _places(s: Situation, ids: tuple[str, ...]) -> dict[str, int]:
    """Where each project is named first."""
    return {i: n.mention.start for n in reversed(s.reading.names) for i in n.mention.ids("project") if i in ids}


def _sides(ids: tuple[str, ...], before: Sequence[bool]) -> tuple[_Side, _Side]:
    first, second = (tuple(i for i, b in zip(ids, before, strict=True) if b is side) for side in (True, False))
    return first, second
