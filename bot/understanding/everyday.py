"""Names that are everyday words, too, need a sign in the sentence that the name is meant.

"An wen kann ich mich wenden?" speaks of no town, "Was läuft in Wenden?" does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.understanding.lexicon import EVERYDAY_NAMES
from bot.understanding.text import Token

if TYPE_CHECKING:
    from bot.understanding.names import Candidate

_PLACE_SIGNS = frozenset(
    "in aus stadt gemeinde kommune rathaus ort modellregion stadtverwaltung burgermeister".split()
)
_WEAK_PLACE_SIGNS = frozenset("nach von fur bei um und oder ist hat gehort macht liegt nimmt bietet".split())
_PERSON_SIGNS = frozenset("frau herr herrn hr fr".split())


def is_name_in_context(
    tokens: Sequence[Token], first: int, last: int, candidates: Sequence[Candidate]
) -> bool:
    """Whether the words really are the name: always, unless the single word is an everyday one."""
    if first != last:
        return True
    word = tokens[first]
    kinds = {c.kind for c in candidates}
    if word.form not in EVERYDAY_NAMES:
        return True
    if kinds & {"place", "kreis"}:
        return _place_is_meant(tokens, first)
    if "person" in kinds:
        return first > 0 and tokens[first - 1].form in _PERSON_SIGNS
    return True


def _place_is_meant(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].form if at else ""
    if before in _PLACE_SIGNS:
        return True
    if not tokens[at].capitalised:
        return False
    return before in _WEAK_PLACE_SIGNS and (before not in {"und", "oder"} or len(tokens) <= 3)
