"""Ordinary German words: what is one of them is never "corrected" into a name."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.lang.de.stop_words import STOP_WORDS

from bot.understanding.expressions import table
from bot.understanding.text import fold

_EVERYDAY = table("everyday")
EVERYDAY_NAMES = frozenset(fold(_EVERYDAY["names"]).split())
EVERYDAY_FORMS = frozenset(fold(_EVERYDAY["forms"]).split())

# Words rarer than this (natural logarithm of their share in running text) are as likely misspellings.
_RAREST = -16.2


@lru_cache(maxsize=1)
def german_words() -> frozenset[str]:
    """Ordinary word forms, folded: spaCy's German lemma table, its frequent words and stop words.

    Some 500,000 forms, read once in about two seconds; folded in one go, which takes half the time of one by one.
    """
    lemma_of: dict[str, str] = _lookup("de_lemma_lookup")
    frequency: dict[str, float] = _lookup("de_lexeme_prob")
    words = {word for pair in lemma_of.items() for word in pair}
    words |= {word for word, share in frequency.items() if share > _RAREST and word.isalpha()}
    return frozenset(fold("\n".join(words | STOP_WORDS)).split("\n"))


def _lookup(name: str) -> dict[str, Any]:
    source = files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    with source.open("rb") as packed, gzip.open(packed) as table:
        loaded: dict[str, Any] = json.load(table)
    return loaded
