"""What a question is about when no name of the catalogue fits: the honest answer names it."""

from __future__ import annotations

from itertools import pairwise

from bot.dialogue.situation import Situation
from bot.understanding.facets import NOT_HELD
from bot.understanding.text import FUNCTION_WORDS, fold, stem, tokenize

# Words that a question for a list may hold without narrowing it down.
_UNSPECIFIC = frozenset(
    stem(fold(w))
    for w in """
    projekt projekte vorhaben förderprojekt initiative maßnahme liste übersicht programm modellregion nrw
    nordrhein westfalen land kommune stadt gemeinde region digital broschüre datenbank bestand beispiel
    überblick name titel thema bereich alle daten frage moment gesamt sammlung auswahl digitalisierung
    digitalisierungsprojekt modellregionen hallo tag morgen abend danke herr frau bitte arten art angabe zahl
    meilenstein euro kosten million ende anfang jahr sache ding info förderprogramm
    """.split()
)


def not_held_words(s: Situation) -> tuple[str, ...]:
    """The nouns that ask for what no field of the catalogue holds: „Faxnummer“."""
    spans = [s.reading.text[a.start : a.end] for a in s.reading.asked if a.facet == NOT_HELD]
    return tuple(dict.fromkeys(word[:1].upper() + word[1:] for word in spans if word.isalpha()))[:2]


def unknown_nouns(s: Situation) -> tuple[str, ...]:
    """The nouns of a message that are neither a name of the catalogue nor part of the question's frame."""
    if s.reading.text == s.reading.text.lower():
        return _after_preposition(s)
    named = [(n.mention.start, n.mention.end) for n in s.reading.names]
    words = []
    for token in tokenize(s.reading.text)[1:]:
        inside = any(start <= token.start < end for start, end in named)
        if s.reading.text[: token.start].rstrip(" „\"“'(").endswith((".", "!", "?", ":")):
            continue  # the first word of a sentence is written large, noun or not
        if token.capitalised and len(token.form) > 3 and not inside and token.stem not in _UNSPECIFIC:
            words.append(token.text)
    return tuple(words[:2])


_ABOUT = frozenset("mit zu zum zur uber fur thema um bereich rund stichwort".split())
_SHORTEST_NOUN = 5


def _after_preposition(s: Situation) -> tuple[str, ...]:
    """Where everything is written small, only what stands after a preposition is likely a noun."""
    named = [(n.mention.start, n.mention.end) for n in s.reading.names]
    tokens = tokenize(s.reading.text)
    words = []
    for before, token in pairwise(tokens):
        inside = any(start <= token.start < end for start, end in named)
        telling = len(token.form) >= _SHORTEST_NOUN and token.stem not in _UNSPECIFIC
        if before.form in _ABOUT and telling and not inside and token.form not in FUNCTION_WORDS | _PRONOUNS:
            words.append(token.text)
    return tuple(words[:2])


_PRONOUNS = frozenset(
    "diese dieser diesem diesen welche welchem welchen welcher unsere unserer unseren unserem".split()
)
