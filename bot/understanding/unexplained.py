"""Nouns and numbers of a message that nothing else says anything of: what is asked may be about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.cues import CUE_PATTERNS
from bot.understanding.expressions import table
from bot.understanding.facets import FACET_PATTERNS
from bot.understanding.text import FUNCTION_WORDS, Text, Token, fold, stem

_TABLE = table("nouns")
_FRAME = frozenset(stem(fold(word)) for word in _TABLE["frame"].split())
_ABOUT = frozenset(fold(word) for word in _TABLE["about"].split())
_PRONOUNS = frozenset(_TABLE["pronouns"].split())
_SHORTEST = 4  # letters
_SHORTEST_SMALL = 5  # where it is not written with a capital
_SENTENCE_END = re.compile(r"[.!?:][ „\"“'(]*$")


@dataclass(frozen=True)
class Unexplained:
    """A noun or number and where it was written."""

    text: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        """Whether it is a word and no number."""
        return not self.text[:1].isdigit()


def find_unexplained(
    text: Text, tokens: Sequence[Token], spans: Sequence[tuple[int, int]], facets: Iterable[str], cues: Iterable[str]
) -> tuple[Unexplained, ...]:
    """All of them among the words that belong to no name, outside what is said in numbers, facets and cues."""
    found = []
    for token in _nouns(text.read, tokens):
        start, end = text.span(token.start, token.end)
        if not any(first < end and start < last for first, last in spans):
            found.append((token, Unexplained(token.text, start, end)))
    if not found:
        return ()
    explained = _explained(tokens, facets, cues)
    return tuple(one for token, one in found if token.start not in explained)


def _nouns(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Numbers and words that are likely nouns: with a capital inside a sentence, or small ones after "zu" or "mit"."""
    small = text == text.lower()
    before = ""
    for token in tokens:
        if small:
            likely = before in _ABOUT and len(token.form) >= _SHORTEST_SMALL and token.form not in _PRONOUNS
        else:
            likely = bool(before) and len(token.form) >= _SHORTEST and _is_noun(text, token)
        if token.text[0].isdigit() or (likely and not _is_frame(token)):
            yield token
        before = token.form


def _is_noun(text: str, token: Token) -> bool:
    return token.capitalised and not _SENTENCE_END.search(text, 0, token.start)


def _is_frame(token: Token) -> bool:
    return token.stem in _FRAME or token.form in FUNCTION_WORDS


def _explained(tokens: Sequence[Token], facets: Iterable[str], cues: Iterable[str]) -> set[int]:
    """Where the words start that facets and cues were found by."""
    places, words = [], ""
    for token in tokens:
        places.append((len(words), token.start))
        words += f"{token.form} "
    patterns = [*(FACET_PATTERNS[facet] for facet in facets), *(CUE_PATTERNS[cue] for cue in cues)]
    spans = [match.span() for pattern in patterns for match in pattern.finditer(words)]
    return {start for place, start in places if any(first <= place < last for first, last in spans)}
