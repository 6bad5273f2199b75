"""Words of a message in the one normal form in which names, facets and numbers are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+", re.UNICODE)
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "\u00ad": None, "\u200b": None}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_ENDINGS = ("en", "em", "er", "es", "e", "n", "s")
_SHORTEST_STEM = 4

FUNCTION_WORDS = frozenset(
    """
    der die das des dem den ein eine einer eines einem einen und u im in ins am an auf von vom zu zum zur fur mit bei
    beim
    """.split()
)


def fold(text: str) -> str:
    """Fold case, umlauts (ä, ae and a become one) and accents, so that spelling habits do not matter."""
    text = text.translate(_TYPOGRAPHY).casefold().replace("ß", "ss")
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def stem(word: str) -> str:
    """Strip up to two inflectional endings of a folded word: "aachener" and "aachen" meet in "aach"."""
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            return word
    return word


@dataclass(frozen=True)
class Token:
    """A word of the message; ``text`` is as written, ``form`` folded (and corrected, if it was misspelt)."""

    text: str
    form: str
    start: int
    end: int

    @cached_property
    def stem(self) -> str:
        """The form without its endings."""
        return stem(self.form)

    @property
    def capitalised(self) -> bool:
        """Whether the writer began the word with a capital."""
        return self.text[:1].isupper()


def tokenize(text: str) -> list[Token]:
    """Split a message into words and numbers with their places in the text."""
    text = unicodedata.normalize("NFC", text)
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
