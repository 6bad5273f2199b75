"""Phrases of money and time in a message: spaCy's Matcher on a blank German pipeline."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from bot.understanding.periods import MONTHS, PARTS

_YEAR = r"^(20[12]\d)$"
_FOUND = "phrases"
_FIGURE = r"^\d{1,3}([.']\d{3})*(,\d+)?$|^\d+([.,]\d+)?$"


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """spaCy\'s tokenizer for German; no model is needed."""
    return spacy.blank("de")


_reading = threading.Lock()


@contextmanager
def document(text: str) -> Iterator[Doc]:
    """A message as spaCy's tokens, which must not be used afterwards.

    spaCy would otherwise remember every word that anybody ever typed.
    """
    vocabulary = pipeline()
    _matcher()  # here, because what is made inside the zone is gone at its end
    with _reading, vocabulary.memory_zone():  # zones of two threads may not overlap
        yield vocabulary(text)


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    """Phrases of money and time; longer phrases win over the shorter ones inside them."""
    figure = {"LOWER": {"REGEX": _FIGURE}}
    word_number = {"IS_ALPHA": True}
    unit = {"LOWER": {"IN": ["euro", "eur", "€", "euros"]}}
    magnitude = {"LOWER": {"REGEX": r"^(mio|mio\.|mill\.?|million(en)?|tausend|tsd\.?|mrd\.?|milliarden?|k|t)$"}}
    year = {"LOWER": {"REGEX": _YEAR}}
    month = {"LOWER": {"REGEX": r"^(" + "|".join(_month_spellings()) + r")\.?$"}}
    of_month = {"LOWER": {"REGEX": r"^(\d{1,2}\.?|[a-zäöüß]+ten)$"}}
    part = {"LOWER": {"REGEX": r"^(" + "|".join(_part_spellings()) + r")s?$"}}
    filler = {"LOWER": {"IN": ["des", "im", "jahres", "jahr", "von", "in"]}, "OP": "*"}
    matcher = Matcher(pipeline().vocab)
    matcher.add(
        "money",
        [
            [figure, magnitude, {**unit, "OP": "?"}],
            [figure, unit],
            [word_number, magnitude, {**unit, "OP": "?"}],
            [word_number, unit],
            [
                {"LOWER": {"IN": ["ein", "eine", "einer", "einen"]}},
                {"LOWER": {"IN": ["halbe", "halben", "viertel"]}},
                magnitude,
                {**unit, "OP": "?"},
            ],
            [{"LOWER": {"IN": ["€", "eur", "euro"]}}, figure],
        ],
    )
    matcher.add(
        "day",
        [
            [of_month, month, year],
            [{"LOWER": {"REGEX": r"^\d{1,2}\.\d{1,2}\.(20)?\d\d\.?$"}}],
            [
                year,
                {"ORTH": "-"},
                {"LOWER": {"REGEX": r"^\d\d$"}},
                {"ORTH": "-"},
                {"LOWER": {"REGEX": r"^\d\d\.?$"}},
            ],
        ],
    )
    matcher.add("month", [[month, filler, year], [{"LOWER": {"REGEX": r"^(0?[1-9]|1[0-2])$"}}, {"ORTH": "/"}, year]])
    matcher.add("part", [[part, filler, year]])
    half = {"LOWER": {"IN": ["halbjahr", "jahreshälfte", "quartal", "hälfte"]}}
    rank = {"LOWER": {"REGEX": r"^([1-4]\.?|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?)$"}}
    matcher.add("section", [[rank, half, filler, year]])
    matcher.add("year", [[year]])
    return matcher


def _month_spellings() -> list[str]:
    spelt = set(MONTHS) | {"märz", "jänner", "mär"}
    return sorted((re.escape(s) for s in spelt), key=len, reverse=True)


def _part_spellings() -> list[str]:
    return sorted({*PARTS, "frühjahr", "frühling", "spätsommer"}, key=len, reverse=True)


def spans(doc: Doc, label: str, wanted: Callable[[Span], bool] = lambda _: True) -> list[Span]:
    """The phrases of one kind, the longest where several overlap."""
    return list(spacy.util.filter_spans([span for span in _phrases(doc).get(label, ()) if wanted(span)]))


def _phrases(doc: Doc) -> dict[str, list[Span]]:
    """All phrases of a message by kind; matched once, as many readers ask."""
    found: dict[str, list[Span]] | None = doc.user_data.get(_FOUND)
    if found is None:
        found = doc.user_data[_FOUND] = defaultdict(list)
        for key, start, end in _matcher()(doc):
            found[doc.vocab.strings[key]].append(doc[start:end])
    return found


def claim(span: Span, taken: set[int]) -> bool:
    """Use up the tokens of a phrase; False if another phrase has one of them already."""
    if any(i in taken for i in range(span.start, span.end)):
        return False
    taken.update(range(span.start, span.end))
    return True
