"""„Ist A teurer als B und C zusammen?“: which projects named are added up on each side of a comparison."""

from __future__ import annotations

import re

from bot.dialogue.situation import Situation
from bot.understanding.expressions import table

_Side = tuple[str, ...]
_AGAINST = re.compile(rf"\b({'|'.join(table('everyday')['joined']['against'].split())})\b", re.IGNORECASE)
_FEWEST = 3  # projects; of two there is nothing to add up


def sums_compared(s: Situation, ids: tuple[str, ...]) -> tuple[_Side, _Side] | None:
    """The projects before and behind the word that sets them off against each other; None where nothing is added up."""
    if len(ids) < _FEWEST or not s.reading.has("sum", "altogether"):
        return None
    written = s.reading.text
    places = {i: n.mention.start for n in reversed(s.reading.names) for i in n.mention.ids("project") if i in ids}
    words = [match.start() for match in _AGAINST.finditer(written)]
    for word in words if len(places) == len(ids) else ():
        before = tuple(i for i in ids if places[i] < word)
        if 0 < len(before) < len(ids):
            return before, tuple(i for i in ids if i not in before)
    return None
