"""What a message names and its answer takes no account of: it is said, not dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.evidence import left
from bot.dialogue.query import Unused
from bot.dialogue.request import Proposal
from bot.dialogue.situation import Situation
from bot.understanding.reading import Named

_OF_PROJECTS = frozenset(
    {
        "list", "count", "sum", "mean", "mean length", "rank", "rank each", "both ranks", "compare", "compare sets",
        "share", "facts", "facts of all",
    }
)  # fmt: skip
# Names that an answer may pass over: who speaks, what was only told, what a private question is about.
_TOLD = frozenset({"own", "told", "target", "private"})
_ORDINARY = frozenset({"term", "reuse_kind"})  # kinds whose words may be no name


def unused(s: Situation, proposal: Proposal) -> list[Unused]:
    """The names, times and amounts that a request about projects leaves over; none for any other request."""
    if not set(proposal.request.operation.split(" and ")) <= _OF_PROJECTS:
        return []
    over = left(s.evidence, proposal.explains)
    words = tuple(dict.fromkeys(_words(s, over)))
    amounts = any(piece.startswith(("amount:", "share:")) for piece in over)
    return [Unused(words, amounts)] if words or amounts else []


def _words(s: Situation, over: frozenset[str]) -> Iterator[str]:
    """As they were written, in their order."""
    written, quantities = s.reading.written, s.reading.quantities
    for i, named in enumerate(s.reading.names):
        if f"name:{i}" in over and _counts(named):
            yield written[slice(*named.span)]
    yield from (written[time.start : time.end] for i, time in enumerate(quantities.periods) if f"period:{i}" in over)
    yield from (written[one.start : one.end] for i, one in enumerate(quantities.lengths) if f"length:{i}" in over)


def _counts(named: Named) -> bool:
    return named.role not in _TOLD and not named.mention.kinds & _ORDINARY
