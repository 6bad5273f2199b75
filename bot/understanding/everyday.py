"""Names that are everyday words, too, need a sign in the sentence that the name is meant.

"An wen kann ich mich wenden?" speaks of no town, "Was läuft in Wenden?" does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.understanding.lexicon import EVERYDAY_FORMS, EVERYDAY_NAMES
from bot.understanding.text import Token

if TYPE_CHECKING:
    from bot.understanding.names import Candidate

_PLACE_SIGNS = frozenset("in aus stadt gemeinde kommune rathaus ort modellregion stadtverwaltung burgermeister".split())
_WEAK_PLACE_SIGNS = frozenset("nach von fur bei um und oder ist hat gehort macht liegt nimmt bietet".split())
_VERBS_OF_PLACES = frozenset("gehort liegt nimmt macht".split())
_WEAK_PERSON_SIGNS = frozenset("von und an kontakt telefon mail nummer".split())
_PERSON_SIGNS = frozenset("frau herr herrn hr fr".split())


def is_name_in_context(tokens: Sequence[Token], first: int, last: int, candidates: Sequence[Candidate]) -> bool:
    """Whether the words really are the name: always, unless one of them is an everyday one."""
    word = tokens[last]
    if word.form in EVERYDAY_FORMS and not word.capitalised:
        return False
    if first != last:
        return True
    kinds = {c.kind for c in candidates}
    if word.form not in EVERYDAY_NAMES:
        return True
    if kinds & {"place", "kreis"}:
        return _place_is_meant(tokens, first)
    if "person" in kinds:
        return _person_is_meant(tokens, first)
    return True


def _person_is_meant(tokens: Sequence[Token], at: int) -> bool:
    """„Frau Sommer“, „Telefon von Sommer“; but not „im Sommer“ or „von Sommer 2020 an“."""
    before = tokens[at - 1].form if at else ""
    if before in _PERSON_SIGNS:
        return True
    followed_by_number = at + 1 < len(tokens) and tokens[at + 1].form.isdigit()
    return tokens[at].capitalised and before in _WEAK_PERSON_SIGNS and not followed_by_number


def _place_is_meant(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].form if at else ""
    if before in _PLACE_SIGNS:
        return True
    if not tokens[at].capitalised:
        return before in _VERBS_OF_PLACES and not any(t.capitalised for t in tokens)
    return before in _WEAK_PLACE_SIGNS and (before not in {"und", "oder"} or len(tokens) <= 3)
