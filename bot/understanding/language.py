"""In which language a message is written, judged by its most frequent words. German in case of doubt."""

from __future__ import annotations

import re
from collections.abc import Container

from bot.understanding.english import ENGLISH as ENGLISH_WORDS
from bot.understanding.expressions import table
from bot.understanding.lexicon import german_words, stop_words
from bot.understanding.text import fold

GERMAN, ENGLISH, UNDECIDED, UNKNOWN = "de", "en", "", "xx"

_SCRIPTS = (
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[а-яА-ЯёЁ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    (
        UNKNOWN,
        re.compile(r"[\u0370-\u03ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
    ),
)
_TABLE = table("languages")
_TELLING: dict[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _TABLE["telling"].items()}
_STRONG_ENGLISH = frozenset(_TABLE["strong_english"].split())
_BOTH = frozenset(_TABLE["both"].split())
_WEAK_ENGLISH = stop_words("en") - _STRONG_ENGLISH - _BOTH | frozenset(_TABLE["weak_english"].split())
_GERMAN = frozenset(fold(w) for w in stop_words("de")) - _STRONG_ENGLISH - _BOTH - {"a"}
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINARY_GERMAN = 0.3  # the lexicon holds many a foreign word, too
_WORD_ENOUGH, _ALONE_ENOUGH = 1.5, 3  # points; words of so short a message that one point is enough


def detect(text: str, of_german_names: Container[str] = ()) -> str:
    """A code such as "de", "en", "tr"; "" when nothing tells, "xx" for a language that has no name here.

    Words in ``of_german_names`` (folded) say nothing: "Open Data" is a German project.
    """
    for code, script in _SCRIPTS:
        if len(script.findall(text)) > 1:
            return code
    words = [word.casefold().replace("’", "'") for word in _LETTERS.findall(text)]
    words = [word for word in words if fold(word) not in of_german_names]
    scores: dict[str, float] = {
        GERMAN: sum(map(_german, words)),
        **{code: sum(map(telling.__contains__, words)) for code, telling in _TELLING.items()},
        ENGLISH: sum(map(_english, words)),
    }
    best = max(scores, key=scores.__getitem__)  # of equal ones the first: German
    if scores[best] < (_WORD_ENOUGH if len(words) > _ALONE_ENOUGH else 1):
        best = GERMAN
    return best if scores[best] else UNDECIDED


def _german(word: str) -> float:
    folded = fold(word)
    if folded in _GERMAN:
        return 1.0
    if word in _STRONG_ENGLISH or word in _WEAK_ENGLISH or word in _BOTH:
        return 0.0
    return _ORDINARY_GERMAN if folded in german_words() and word not in ENGLISH_WORDS else 0.0


def _english(word: str) -> float:
    if word in _STRONG_ENGLISH:
        return 1.0
    if word in _WEAK_ENGLISH:
        return 0.5
    return 0.5 if word in ENGLISH_WORDS and fold(word) not in german_words() else 0.0
