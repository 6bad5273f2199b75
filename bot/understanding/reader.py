"""Reads a message with the names of the catalogue: everything but the intent, which Rasa's classifier adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bot.understanding.amounts import COMPARATIVES
from bot.understanding.colloquial import standard
from bot.understanding.cues import Rank, find_cues, find_ranks
from bot.understanding.english import to_german
from bot.understanding.expressions import table
from bot.understanding.facets import Asked, find_facets
from bot.understanding.language import ENGLISH, detect
from bot.understanding.names import Mention, NameIndex
from bot.understanding.quantities import Quantities, find_quantities
from bot.understanding.reading import Named, Reading
from bot.understanding.text import Text, Token, tokenize
from bot.understanding.unexplained import find_unexplained

# Kinds whose words belong to a name and say nothing about what is asked.
_OPAQUE = frozenset({"project", "place", "kreis", "region", "elsewhere", "person", "organisation", "category"})

_NAME = "xname"
_WORDS = table("names")
_PASSED_OVER = frozenset(_WORDS["before"].split())
_STAND_INS: dict[str, str] = _WORDS["stand_ins"]


def read(written: str, index: NameIndex, today: date | None = None) -> Reading:
    """Names, quantities, facets and cues of a message; its intent is still open.

    ``today``, by default the day on which it is called, says when „letztes Jahr“ was.
    An English message or one in dialect is read as its standard German counterpart, which is then the text of the
    reading; where something was found is told in the message as it was written.
    """
    as_written = Text.of(written)
    tokens = index.read(as_written.read)
    mentions = index.find(tokens, as_written.read)
    language = _language(as_written.read, mentions)
    text = to_german(as_written, index) if language == ENGLISH else standard(as_written, index.words)
    if text.read != as_written.read:
        tokens = index.read(text.read)
        mentions = index.find(tokens, text.read)
        language = language if language == ENGLISH else _language(text.read, mentions)
    names = tuple(_named(tokens, m, text) for m in mentions)
    quantities = find_quantities(text, today)
    plain = _outside(tokens, mentions)
    timeless = _without_limits(plain, quantities, text)
    cues, asked = find_cues(timeless), find_facets(plain)
    return Reading(
        text=text.read,
        intent="",
        confidence=0.0,
        names=names,
        quantities=quantities,
        asked=tuple(_written(one, text) for one in asked),
        cues=cues,
        ranks=tuple(_written(rank, text) for rank in find_ranks(timeless)),
        words=tuple(t.form for t in tokens[:40]),
        unexplained=find_unexplained(
            text, plain, [*quantities.spans, *(n.span for n in names)], {a.facet for a in asked}, cues
        ),
        language=language,
        written=written,
    )


_Found = TypeVar("_Found", Asked, Rank)


def _written(found: _Found, text: Text) -> _Found:
    """The same with its place in the message as it was written."""
    start, end = text.span(found.start, found.end)
    return replace(found, start=start, end=end)


def _without_limits(tokens: Sequence[Token], quantities: Quantities, text: Text) -> list[Token]:
    """Without times, and without the comparatives before a figure, which compare no two things: "mehr als 2 Mio"."""
    figures = [f for group in (quantities.amounts, quantities.lengths, quantities.shares) for f in group]
    places = [text.span(token.start, token.end)[0] for token in tokens]
    return [
        token
        for token, at in zip(tokens, places, strict=True)
        if not any(time.start <= at < time.end for time in quantities.periods)
        and not (token.form in COMPARATIVES and any(figure.start <= at < figure.end for figure in figures))
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


def _named(tokens: Sequence[Token], mention: Mention, text: Text) -> Named:
    before = [t.form for t in tokens if t.end <= mention.start][-2:]
    after = next((word for word in reversed(before) if word not in _PASSED_OVER), "")
    return Named(mention, text.span(mention.start, mention.end), after)


def _is_compound(mention: Mention) -> bool:
    """„SAP-Organisationsmanagement“: a product with a word of its own, which asks for nothing."""
    return mention.candidates[0].kind == "product" and "-" in mention.text


def _outside(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Token]:
    """The words of the sentence, with one word in place of each name: names contain facet words, too."""
    hidden = [m for m in mentions if m.candidates[0].kind in _OPAQUE or _is_compound(m)]
    words: list[Token] = []
    for token in tokens:
        name = next((m for m in hidden if m.start <= token.start < m.end), None)
        if name is None:
            words.append(token)
        elif token.start == name.start:
            words.append(Token(name.text, _NAME, name.start, name.end))
    return words
