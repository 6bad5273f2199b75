"""Ordinary German words: what is one of them is never "corrected" into a name."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.resources import files
from itertools import islice, takewhile
from runpy import run_path
from typing import TextIO

from bot.understanding.expressions import table
from bot.understanding.text import fold

_EVERYDAY = table("everyday")
EVERYDAY_NAMES = frozenset(fold(_EVERYDAY["names"]).split())
NEVER_NAMES = frozenset(fold(_EVERYDAY["never"]).split())
EVERYDAY_FORMS = frozenset(fold(_EVERYDAY["forms"]).split())

# Words rarer than this (natural logarithm of their share in running text) are as likely misspellings.
_RAREST = -16.2


def stop_words(language: str) -> frozenset[str]:
    """spaCy's stop words of a language. Importing spaCy for them would take a second and 60 MB in each process."""
    (package,) = PathFinder.find_spec("spacy").submodule_search_locations  # type: ignore[union-attr,misc]
    words: set[str] = run_path(f"{package}/lang/{language}/stop_words.py")["STOP_WORDS"]
    return frozenset(words)


@lru_cache(maxsize=1)
def german_words() -> frozenset[str]:
    """Ordinary word forms, folded: spaCy's German lemma table, its frequent words and stop words.

    Some 500,000 forms, read once in about a second; folded in one go, which takes half the time of one by one.
    """
    with _open("de_lemma_lookup") as table:
        lemma_of: dict[str, str] = json.load(table)
    words = {*lemma_of, *lemma_of.values(), *stop_words("de")}
    words |= {word for word in _frequent_words() if word.isalpha()}
    plain = "\n".join(word for word in words if word.isascii())  # Python folds these much faster
    other = "\n".join(word for word in words if not word.isascii())
    return frozenset(fold(plain).split("\n")) | frozenset(fold(other).split("\n"))


def _frequent_words() -> Iterable[str]:
    """The table has a word and its share a line, the most frequent first; three quarters of it are too rare."""
    with _open("de_lexeme_prob") as table:
        lines = takewhile(_is_frequent, islice(table, 1, None))
        loaded: dict[str, float] = json.loads(f"{{{''.join(lines).rstrip().removesuffix(',')}}}")
    return loaded


def _is_frequent(line: str) -> bool:
    return float(line[line.rindex(":") + 1 :].rstrip(",\n")) > _RAREST


def _open(name: str) -> TextIO:
    return gzip.open(str(files("spacy_lookups_data") / "data" / f"{name}.json.gz"), "rt", encoding="utf-8")
