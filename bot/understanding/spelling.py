"""Brings misspelt words and unusual compounds to words that the catalogue or the facets know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.lexicon import german_words
from bot.understanding.sounds import sound
from bot.understanding.text import FUNCTION_WORDS, Token, stem

_SHORTEST_JOINED = 6  # letters
_SHORTEST_PART = 3
_SHORTEST_HEARD = 7  # letters; shorter words sound like too many others
_LINKS = ("", "s", "es", "n", "en")
_HEADS = frozenset("projekt vorhaben portal plattform losung app kosten kontakt laufzeit nummer partner".split())


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):  # of two words that are equally near the same one wins each time
        found[len(word)].append(word)
    return found


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
        skip = False
        for token, following in zip_longest(tokens, tokens[1:]):
            if skip:
                skip = False
                continue
            joined = self._joined(token, following) if following else None
            skip = joined is not None
            corrected += [joined] if joined else self._correct(token)
        return corrected

    def _joined(self, first: Token, second: Token) -> Token | None:
        """Two words that are one misspelt name: "nrw bott", "folge antrak"."""
        word = first.form + second.form
        both = (first.form, second.form)
        if len(word) < _SHORTEST_JOINED or not word.isalpha() or min(map(len, both)) < _SHORTEST_PART:
            return None
        if first.form in FUNCTION_WORDS or second.form in FUNCTION_WORDS:
            return None
        if word in self._names or any(self._is_known(w) for w in both if len(w) >= _SHORTEST_JOINED):
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
        nearest = self._nearest(word) or self._heard(word)
        return [replace(token, form=nearest)] if nearest else [token]

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

    def _nearest(self, word: str, by_length: Mapping[int, Sequence[str]] | None = None) -> str | None:
        limit = 0 if len(word) < 5 else 1 if len(word) < 8 else 2 if len(word) < 13 else 3
        if not limit:
            return None
        table = self._by_length if by_length is None else by_length
        nearby = [w for n in range(len(word) - limit, len(word) + limit + 1) for w in table.get(n, ())]
        found = process.extract(word, nearby, scorer=OSA.distance, score_cutoff=limit, limit=3)
        same_start = [f for f in found if f[0][0] == word[0]]
        best = min(same_start or found, key=lambda f: f[1], default=None)
        return best[0] if best else None
