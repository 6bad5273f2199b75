"""Reads a message with the names of the catalogue: everything but the intent, which Rasa's classifier adds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.colloquial import standard
from bot.understanding.cues import find_cues, find_ranks
from bot.understanding.english import to_german
from bot.understanding.facets import find_facets
from bot.understanding.language import ENGLISH, detect
from bot.understanding.names import Mention, NameIndex
from bot.understanding.quantities import Quantities, find_quantities
from bot.understanding.reading import Named, Reading
from bot.understanding.text import Token, tokenize

# Kinds whose words belong to a name and say nothing about what is asked.
_OPAQUE = frozenset({"project", "place", "kreis", "region", "elsewhere", "person", "organisation", "category"})

_NAME = "xname"

# What the classifier sees instead of a name: ordinary words, so that the sentence stays a sentence.
_STAND_INS = {
    "project": "Projekt Alpha",
    "place": "Neustadt",
    "elsewhere": "Neustadt",
    "kreis": "Kreis Neustadt",
    "region": "Modellregion Mitte",
    "category": "Projekte",
    "person": "Frau Muster",
    "organisation": "Firma Beispiel",
    "product": "Technik Beta",
    "topic": "Thema Gamma",
}


def read(text: str, index: NameIndex) -> Reading:
    """Names, quantities, facets and cues of a message; its intent is still open.

    An English message or one in dialect is read as its standard German counterpart, which is then the text of the
    reading.
    """
    written = text
    tokens = index.read(text)
    mentions = index.find(tokens, text)
    language = _language(text, mentions)
    text = to_german(text, index) if language == ENGLISH else standard(text, index.words)
    if text != written:
        tokens = index.read(text)
        mentions = index.find(tokens, text)
        language = language if language == ENGLISH else _language(text, mentions)
    quantities = find_quantities(text)
    plain = _outside(tokens, mentions)
    timeless = _without_limits(plain, quantities)
    cues = find_cues(timeless)
    return Reading(
        text=text,
        intent="",
        confidence=0.0,
        names=tuple(_named(tokens, m) for m in mentions),
        quantities=quantities,
        asked=find_facets(plain),
        cues=cues,
        ranks=find_ranks(timeless),
        words=tuple(t.form for t in tokens[:40]),
        language=language,
        translated=text != written,
    )


def _without_limits(tokens: Sequence[Token], quantities: Quantities) -> list[Token]:
    """Without times, and without the "als" before a figure, which compares nothing: "mehr als 2 Mio"."""
    figures = {f.start for group in (quantities.amounts, quantities.lengths, quantities.shares) for f in group}
    times = [(period.start, period.end) for period in quantities.periods]
    limiting = {one.start for one, other in pairwise(tokens) if one.form == "als" and other.start in figures}
    return [
        token
        for token in tokens
        if token.start not in limiting and not any(start <= token.start < end for start, end in times)
    ]


def _language(text: str, mentions: Sequence[Mention]) -> str:
    return detect(text, {t.form for m in mentions for t in tokenize(m.text)})


def mask(text: str, names: Sequence[Named]) -> str:
    """The sentence with a neutral stand-in for each name, for the intent classifier."""
    parts, position = [], 0
    for named in names:
        mention = named.mention
        stand_in = _STAND_INS.get(mention.candidates[0].kind)
        if stand_in is None:
            continue
        parts += [text[position : mention.start], stand_in]
        position = mention.end
    return "".join([*parts, text[position:]])


def _named(tokens: Sequence[Token], mention: Mention) -> Named:
    before = [t.form for t in tokens if t.end <= mention.start][-2:]
    after = next((word for word in reversed(before) if word not in {"der", "die", "das", "dem", "den", "stadt"}), "")
    return Named(mention, after)


def _outside(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Token]:
    """The words of the sentence, with one word in place of each name: names contain facet words, too."""
    hidden = [m for m in mentions if m.candidates[0].kind in _OPAQUE]
    words: list[Token] = []
    for token in tokens:
        name = next((m for m in hidden if m.start <= token.start < m.end), None)
        if name is None:
            words.append(token)
        elif token.start == name.start:
            words.append(Token(name.text, _NAME, name.start, name.end))
    return words
