"""Ordinary German words: what is one of them is never "corrected" into a name."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files

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


@lru_cache(maxsize=1)
def german_words() -> frozenset[str]:
    """All word forms of spaCy's German lemma table, folded (about 400,000; read once, half a second)."""
    source = files("spacy_lookups_data") / "data" / "de_lemma_lookup.json.gz"
    with source.open("rb") as packed, gzip.open(packed) as table:
        lemma_of: dict[str, str] = json.load(table)
    return frozenset(fold(word) for pair in lemma_of.items() for word in pair) | {fold(w) for w in STOP_WORDS}
