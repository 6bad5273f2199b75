"""Words of a message in the one normal form in which names, facets and numbers are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from bot.understanding.words import table

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+", re.UNICODE)
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "\u00ad": None, "\u200b": None}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_ENDINGS = ("en", "em", "er", "es", "e", "n", "s")
_FEMININE = ("erin", "erinnen")
_SHORTEST_STEM = 4


def fold(text: str) -> str:
    """Fold case, umlauts (ä, ae and a become one) and accents, so that spelling habits do not matter."""
    text = text.translate(_TYPOGRAPHY).casefold().replace("ß", "ss")
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def stem(word: str) -> str:
    """Strip up to two inflectional endings of a folded word: "aachener", "aachenerin" and "aachen" meet in "aach"."""
    if word.endswith(_FEMININE):
        word = word[: word.rindex("in")]
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            return word
    return word


FUNCTION_WORDS = frozenset(fold(table("names")["function"]).split())


@dataclass(frozen=True)
class Text:
    """A message as it was written and as it is read after changes, each character with its place in what was written.

    ``origins`` holds where the origin of each character starts and ends; what replaced a word comes from all of it.
    """

    written: str
    read: str
    origins: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, written: str) -> Text:
        """A message before any change but that of letters and accents into one sign, and of signs that nobody sees."""
        text = cls(written, written, [(i, i + 1) for i in range(len(written))])
        if _is_shouted(written):
            text = text.replaced(_WORD, lambda m: m.group().lower())
        return text.replaced(_LOOSE, lambda m: unicodedata.normalize("NFC", m.group().translate(_TYPOGRAPHY)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text that is read was written."""
        return self.origins[start][0], self.origins[end - 1][1]

    def replaced(
        self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str], kept: Sequence[tuple[int, int]] = ()
    ) -> Text:
        """The text with other words for all matches outside the stretches that are kept."""
        starts, ends = [0, *(end for _, end in kept)], [*(start for start, _ in kept), len(self.read)]
        read: list[str] = []
        origins: list[tuple[int, int]] = []
        position = 0
        for match in chain.from_iterable(map(pattern.finditer, [self.read] * len(starts), starts, ends)):
            words = by(match)
            if words != match.group():
                read += [self.read[position : match.start()], words]
                origins += self.origins[position : match.start()]
                origins += [self.span(*match.span())] * len(words)
                position = match.end()
        if not position:
            return self
        return Text(self.written, "".join([*read, self.read[position:]]), [*origins, *self.origins[position:]])

    def folded(self) -> Text:
        """The text in the normal form of single words, with single blanks."""
        text = self.replaced(_FOLDED, lambda m: " " if m.group().isspace() else fold(m.group()))
        return Text(text.written, text.read.lower(), text.origins)


def _is_shouted(written: str) -> bool:
    """Whether all is in capitals, so that none of them says anything."""
    return written.isupper() and len(_WORD.findall(written)) >= _FEWEST_SHOUTED


_FEWEST_SHOUTED = 4  # words; "OZG EFA NRW" are short forms
_LOOSE = re.compile("[^\u0300-\u036f][\u0300-\u036f]+|[\u00ad\u200b]")
_FOLDED = re.compile(r"\s{2,}|[^\S ]|[aouAOUÀ-ž][eEÈ-Ëè-ë]|[^\x00-\x7f`]|`")


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


@lru_cache(maxsize=4000)
def content_stems(text: str) -> frozenset[str]:
    """The stems of all words that say something; kept, as they are asked of the same titles again and again."""
    return frozenset(t.stem for t in tokenize(text) if t.form not in FUNCTION_WORDS)


def tokenize(text: str) -> list[Token]:
    """Split a message into words and numbers with their places in the text."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) <= len(text):  # some Tibetan signs grow, and a word must lie within what was written
        text = composed
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
