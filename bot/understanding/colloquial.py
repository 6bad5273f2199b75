"""Dialect, youth language and chat abbreviations as standard German, so that one understanding serves them all.

The words stand in words/colloquial.yml; four habits of speech are rules: "jemacht" for "gemacht", "koschten"
for "kosten", "redn" for "reden", "allerteuerste" for "teuerste".
"""

from __future__ import annotations

import re
from collections.abc import Container

from bot.understanding.expressions import table
from bot.understanding.lexicon import german_words
from bot.understanding.text import Text, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STANDARD = {spoken: standard for standard, variants in table("colloquial")["standard"].items() for spoken in variants}
_SUPERLATIVE = re.compile(r"aller(\w{3,}ste[nrsm]?)")
_SHORTEST_BY_RULE = 4  # letters
_BEFORE_A_LOST_E = frozenset("bcdfghkmpstz")


def standard(text: Text, names: Container[str] = frozenset()) -> Text:
    """The message in standard German; words in ``names`` (folded) stay as they are."""
    return text.replaced(_WORD, lambda m: _word(m.group(), names))


def _word(word: str, names: Container[str]) -> str:
    spoken = word.casefold().replace("’", "'")
    found = _STANDARD.get(spoken)
    if found is None:
        found = _by_rule(spoken)
    if found is None or fold(word) in names:
        return word
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def _by_rule(word: str) -> str | None:
    """An ordinary German word behind a Rhenish "j", a Swabian "scht" or a Bavarian "n", if it is none itself."""
    if len(word) < _SHORTEST_BY_RULE:
        return None
    if superlative := _SUPERLATIVE.fullmatch(word):
        return superlative.group(1)
    if word.startswith("j"):
        candidate = "g" + word[1:]
    elif "scht" in word:
        candidate = word.replace("scht", "st")
    elif word[-1] == "n" and word[-2] in _BEFORE_A_LOST_E:
        candidate = word[:-1] + "en"
    else:
        return None
    return candidate if fold(word) not in german_words() and fold(candidate) in german_words() else None
