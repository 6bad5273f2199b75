"""Brings misspelt words and unusual compounds to words that the catalogue or the facets know."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.expressions import table
from bot.understanding.lexicon import german_words
from bot.understanding.sounds import sound
from bot.understanding.text import FUNCTION_WORDS, Token, fold, stem

_SHORTEST_PART = 3  # letters
_FAR = 2  # letters by which a misspelt name may differ although it is two German words
_SHORTEST_HALF = 4  # letters of each word of a compound
_SHORTEST_WHOLE = 6  # of two words a longer one is likely right
_SHORTEST_HEARD = 7  # letters; shorter words sound like too many others
_LINKS = ("", "s", "es", "n", "en")
_HEADS = frozenset(fold(table("names")["heads"]).split())
_LIMITS = (5, 8, 13)  # letters from which one, two, three of them may be wrong


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):  # of two words that are equally near the same one wins each time
        found[len(word)].append(word)
    return found


def _is_part(word: str) -> bool:
    """Whether a word may be half of a name."""
    return len(word) >= _SHORTEST_PART and word.isalpha() and word not in FUNCTION_WORDS


def _is_compound(word: str) -> bool:
    """Whether it is made of two ordinary German words."""
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    return any({word[:cut], word[cut:]} <= german_words() for cut in cuts)


class Speller:
    """Corrects towards a vocabulary, but never a word that is ordinary German already."""

    def __init__(
        self, name_words: Iterable[str], other_words: Iterable[str], project_names: Iterable[str] = ()
    ) -> None:
        self._names = frozenset(w for w in name_words if w.isalpha())
        self._known = self._names | frozenset(other_words)
        self._known_stems = frozenset(stem(w) for w in self._known)
        self._by_length = _by_length(self._known)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self._names:
            if len(word) >= _SHORTEST_HEARD:
                self._by_sound[sound(word)].append(word)
        self._projects_by_length = _by_length(w for w in project_names if w.isalpha())

    def correct(self, tokens: list[Token]) -> list[Token]:
        """The tokens with known forms; a compound such as "Archivprojekt" becomes its two parts."""
        corrected: list[Token] = []
        at = 0
        while at < len(tokens):
            joined = self._joined(tokens[at], tokens[at + 1]) if at + 1 < len(tokens) else None
            corrected += [joined] if joined else self._correct(tokens[at])
            at += 2 if joined else 1
        return corrected

    def _joined(self, first: Token, second: Token) -> Token | None:
        """Two words that are one misspelt name: "nrw bott", "folge antrak"."""
        both = (first.form, second.form)
        word = "".join(both)
        if not all(map(_is_part, both)) or word in self._names:
            return None
        if any(self._is_known(w) for w in both if len(w) >= _SHORTEST_WHOLE):
            return None
        ordinary = all(w in german_words() for w in both)  # "will sich" is not Willich, but "nrw bott" is the NRWbot
        nearest = self._nearest(word, self._projects_by_length if ordinary else self._by_length)
        if nearest is None or OSA.distance(word, nearest) > 1:
            return None
        return Token(f"{first.text} {second.text}", nearest, first.start, second.end)

    def _correct(self, token: Token) -> list[Token]:
        word = token.form
        if len(word) < 4 or not word.isalpha() or self._is_known(word):
            return [token]
        parts = self._split(token)
        if parts:
            return parts
        if word in german_words():
            return [token]
        meant = self._meant(word)
        return [replace(token, form=meant)] if meant else [token]

    def _meant(self, word: str) -> str | None:
        """The known word that is nearest, or sounds alike; "Starttermine" is not "Stadt Herne"."""
        nearest = self._nearest(word, self._by_length) or self._heard(word)
        far = nearest is not None and OSA.distance(word, nearest) > _FAR
        return None if far and _is_compound(word) else nearest

    def _heard(self, word: str) -> str | None:
        """The only name that sounds like the word and shares most letters with it: "Wuppataal"."""
        alike = self._by_sound.get(sound(word), []) if len(word) >= _SHORTEST_HEARD else []
        alike = [w for w in alike if w[0] == word[0] and OSA.distance(w, word) <= len(word) // 3]
        return alike[0] if len(alike) == 1 else None

    def _is_known(self, word: str) -> bool:
        return word in self._known or stem(word) in self._known_stems

    def _split(self, token: Token) -> list[Token]:
        word = token.form
        if len(token.text) != len(word):
            return []  # umlauts were folded: positions in the text would be guesses
        for cut in range(len(word) - 4, 3, -1):
            left, right = word[:cut], word[cut:]
            if stem(right) in _HEADS or right in _HEADS:
                for link in _LINKS:
                    name = left.removesuffix(link) if link else left
                    if len(name) >= 4 and name in self._names:
                        middle = token.start + cut
                        return [
                            Token(token.text[:cut], name, token.start, middle),
                            Token(token.text[cut:], right, middle, token.end),
                        ]
        return []

    def _nearest(self, word: str, by_length: Mapping[int, Sequence[str]]) -> str | None:
        limit = bisect(_LIMITS, len(word))
        if not limit:
            return None
        nearby = [w for n in range(len(word) - limit, len(word) + limit + 1) for w in by_length.get(n, ())]
        found = process.extract(word, nearby, scorer=OSA.distance, score_cutoff=limit, limit=3)
        same_start = [f for f in found if f[0][0] == word[0]]
        best = min(same_start or found, key=lambda f: f[1], default=None)
        return best[0] if best else None
