"""English questions as German ones: word by word, so that one understanding serves both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.expressions import table
from bot.understanding.names import Mention, NameIndex
from bot.understanding.text import Text, Token, fold, tokenize

ENGLISH: dict[str, str] = table("english")  # phrases and their German counterparts
_PHRASE = re.compile(
    r"\b(?:" + "|".join(re.escape(p) for p in sorted(ENGLISH, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_LAST_APOSTROPHE = re.compile(r"['’]s\b")  # "Soest's projects"


def to_german(text: Text, index: NameIndex) -> Text:
    """The message with its English phrases replaced; names of the catalogue stay as they are."""
    text = text.replaced(_LAST_APOSTROPHE, lambda m: "'s" if _keeps_s(m.string, m.start()) else " ")
    kept = [(mention.start, mention.end) for mention in _names(text.read, index)]
    text = text.replaced(_PHRASE, lambda m: ENGLISH.get(m.group().casefold(), m.group()), kept)
    return text.replaced(_BLANKS, lambda m: "" if m.end() == len(m.string) or not m.start() else " ")


def _keeps_s(text: str, at: int) -> bool:
    """„What's“ and „who's“ are phrases of the table."""
    return text[:at].rpartition(" ")[2].casefold() in {"what", "who", "it", "that"}


def _names(text: str, index: NameIndex) -> list[Mention]:
    """Mentions that are written as the catalogue does and are no English words themselves."""
    plain = tokenize(text)
    found = index.find(index.read(text), text)
    return [m for m in found if not _is_english(m) and _as_written(m, plain, index)]


def _is_english(mention: Mention) -> bool:
    """„contact person“ is a phrase of the table, although „Person“ may be a topic."""
    return all(token.text.casefold() in _WORDS for token in tokenize(mention.text))


_WORDS = frozenset(word for phrase in ENGLISH for word in phrase.split())


def _as_written(mention: Mention, plain: Sequence[Token], index: NameIndex) -> bool:
    """Whether no spelling was corrected: "register" is English, not a misspelt Melderegister."""
    inside = [t for t in plain if mention.start <= t.start < mention.end]
    exact = {c for m in index.find(inside, mention.text) for c in m.candidates}
    long_enough = len(fold(mention.text)) > _SHORTEST_MISSPELT
    return bool(exact & set(mention.candidates)) or (long_enough and "project" in mention.kinds)


_SHORTEST_MISSPELT = 7  # letters: "govchian" is a misspelt project even in English
