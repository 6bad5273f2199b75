"""Names that are everyday words, too, need a sign in the sentence that the name is meant.

"An wen kann ich mich wenden?" speaks of no town, "Was läuft in Wenden?" does.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.understanding.expressions import table
from bot.understanding.lexicon import EVERYDAY_FORMS, EVERYDAY_NAMES, NEVER_NAMES
from bot.understanding.text import Token, fold

_SIGNS = {kind: frozenset(fold(words).split()) for kind, words in table("everyday")["signs"].items()}

_NO_WORDS = frozenset(fold(table("everyday")["no words"]).split())  # they count even if written small
_ASKED_ALONE = frozenset(fold(table("everyday")["asked alone"]).split())
_FEW = 3  # words of a message that is little more than names
_SOME = 5  # words of a message that is little more than headwords

JOINING = frozenset(fold(table("everyday")["joined"]["joining"]).split())
"""Words and signs between names that share what they are there for."""

PLURALS = {fold(word): str(kind) for word, kind in table("everyday")["plurals"].items()}
"""Words before a list of names, and the kind that all of these are."""


def is_name_in_context(tokens: Sequence[Token], first: int, last: int, kinds: Set[str]) -> bool:
    """Whether the words really are the name of one of these kinds: always, unless one of them is an everyday one."""
    word = tokens[last]
    if word.form in NEVER_NAMES or (word.form in EVERYDAY_FORMS and not word.capitalised):
        return False
    if first != last:
        return True
    if word.form not in EVERYDAY_NAMES:
        return True
    if kinds & {"place", "kreis"}:
        return _place_is_meant(tokens, first)
    if "person" in kinds:
        return _person_is_meant(tokens, first)
    return True


def is_bare_kreis(tokens: Sequence[Token], at: int) -> bool:
    """„Das des Kreises“, „vom Kreis“: a Kreis without its name."""
    return tokens[at].form in _SIGNS["kreis"] and at > 0 and tokens[at - 1].form in _SIGNS["before a bare kreis"]


def _person_is_meant(tokens: Sequence[Token], at: int) -> bool:
    """„Frau Sommer“, „Telefon von Sommer“; but not „im Sommer“ or „von Sommer 2020 an“."""
    before = tokens[at - 1].form if at else ""
    if before in _SIGNS["person"]:
        return True
    after = tokens[at + 1].form if at + 1 < len(tokens) else ""
    if at == 0 and tokens[at].capitalised and after in _SIGNS["after a person"]:
        return True
    return tokens[at].capitalised and before in _SIGNS["weak person"] and not after.isdigit()


def is_one_of_them(before: Sequence[str]) -> bool:
    """„Ein neuer Perso“, „eine größere Tonne“, „mein Pass“: one such thing, told by the words before its name."""
    return bool(_SIGNS["one of them"] & set(before[-2:]))


def _is_heading(tokens: Sequence[Token], at: int) -> bool:
    """„Marl – welche Modellregion?“: the first word, set apart from the rest by a sign."""
    return at == 0 and len(tokens) > 1 and tokens[1].start - tokens[0].end > 1


def _is_set_off(tokens: Sequence[Token], at: int) -> bool:
    """„geburtsurkunde bestellen Hagen internet“: the only capital, where nothing else has one."""
    others = [token for token in tokens if token is not tokens[at]]
    return at > 0 and len(others) > 1 and not any(token.capitalised for token in others)


def _is_behind_a_small_verb(tokens: Sequence[Token], before: str) -> bool:
    """„gehört wetter auch dazu“, where nothing is written with a capital."""
    return before in _SIGNS["verbs of places"] and not any(t.capitalised for t in tokens)


def is_beside(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether a word stands right before or behind others, or set apart from them, as headwords do."""
    if not tokens[at].capitalised and any(t.capitalised for t in tokens[1:]):
        return False
    if at in (first - 1, last + 1) or (len(tokens) <= _SOME and at in (0, len(tokens) - 1)):
        return True
    return tokens[at].capitalised and _is_apart(tokens, at - 1) and _is_apart(tokens, at)


def _is_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign, or nothing, stands between a word and the next one."""
    return not 0 <= at < len(tokens) - 1 or tokens[at + 1].start - tokens[at].end > 1


def _place_is_meant(tokens: Sequence[Token], at: int) -> bool:
    if len(tokens) == 1:
        return tokens[at].form not in _ASKED_ALONE
    before = tokens[at - 1].form if at else ""
    if before in _SIGNS["place"]:
        return True
    weak = before in _SIGNS["weak place"]
    if not tokens[at].capitalised:
        return (weak and tokens[at].form in _NO_WORDS) or _is_behind_a_small_verb(tokens, before)
    written_so = tokens[at].form in _NO_WORDS and fold(tokens[at].text) == tokens[at].form  # not "Gerne", corrected
    return weak or written_so or _stands_out(tokens, at, before)


def _stands_out(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a capital word is a heading, set off from the rest, or one of the few words of a message."""
    one_of_few = before in _SIGNS["weak place in few words"] and len(tokens) <= _FEW
    return one_of_few or _is_heading(tokens, at) or _is_set_off(tokens, at)
