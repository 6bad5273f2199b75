"""Ordinary German words: what is one of them is never "corrected" into a name."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.lang.de.stop_words import STOP_WORDS

from bot.understanding.text import fold

# Towns and surnames that are everyday words, too: they need a sign that a place or a person is meant.
EVERYDAY_NAMES = frozenset(
    fold(word)
    for word in """
    Alpen Ahlen Borken Brüggen Datteln Enger Essen Frechen Geldern Hagen Halle Heiden Herne Inden Kamen Kürten Lage
    Löhne Lotte Marl Much Recke Rees Rhede Schlangen Schwerte Senden Siegen Wenden Werl Werne Wetter Witten Wetter
    Ern Sommer Winter Krüger Schwabe Bauer Koch Müller Richter Schneider Wagner Weber Zimmermann
    """.split()
)

# Everyday words that look like an inflected town: "lagen" is a verb, and only "Lagen" could be of Lage.
EVERYDAY_FORMS = frozenset(
    fold(word)
    for word in """
    bone bundes engere engeren engerer esse freche frecher hallen hammer hämmern käme kürte lagen lägen lippen lohnen
    minder mindere minderen mindern recken schlange sende sender siege sieger verlesen vordem vordere vorderen vorderer
    wende wettern wittern
    """.split()
)

# Words rarer than this (natural logarithm of their share in running text) are as likely misspellings.
_RAREST = -16.2


@lru_cache(maxsize=1)
def german_words() -> frozenset[str]:
    """Ordinary word forms, folded: spaCy's German lemma table, its frequent words and stop words.

    Some 500,000 forms, read once in about two seconds; folded in one go, which takes half the time of one by one.
    """
    lemma_of: dict[str, str] = _table("de_lemma_lookup")
    frequency: dict[str, float] = _table("de_lexeme_prob")
    words = {word for pair in lemma_of.items() for word in pair}
    words |= {word for word, share in frequency.items() if share > _RAREST and word.isalpha()}
    return frozenset(fold("\n".join(words | STOP_WORDS)).split("\n"))


def _table(name: str) -> dict[str, Any]:
    source = files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    with source.open("rb") as packed, gzip.open(packed) as table:
        loaded: dict[str, Any] = json.load(table)
    return loaded
