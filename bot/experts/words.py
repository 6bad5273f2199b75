"""The words that every guided dialogue understands, from words.yml."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.expressions import compiled
from bot.understanding.lexicon import stop_words
from bot.understanding.text import fold, tokenize

_FILE = Path(__file__).parent / "words.yml"


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The whole table."""
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def commands() -> dict[str, re.Pattern[str]]:
    """What steers a dialogue from anywhere: cancel, back, skip ..."""
    return {name: compiled(expressions) for name, expressions in words()["commands"].items()}


@lru_cache(maxsize=16)
def pattern(name: str) -> re.Pattern[str]:
    """One of the other lists: yes, no, unknown, correction, question."""
    return compiled(words()[name])


def plain(text: str) -> str:
    """A message as expressions are matched against: folded words and figures, joined by blanks."""
    return " ".join(token.form for token in tokenize(text))


def wanted(text: str) -> tuple[str, ...]:
    """What a message asks of the office itself, by the town's keys: its phone, its hours."""
    said = plain(text)
    return tuple(key for key, expressions in _of_the_office().items() if expressions.search(said))


@lru_cache(maxsize=1)
def _of_the_office() -> dict[str, re.Pattern[str]]:
    return {key: compiled(expressions) for key, expressions in words()["of the office"].items()}


def asks(text: str) -> bool:
    """Whether a message is a question, by its mark or its first word."""
    return text.rstrip().endswith("?") or bool(pattern("question").search(plain(text)))


def surely_asks(text: str) -> bool:
    """Whether a message or a part of it is a question beyond doubt: "ist gestorben" may be none."""
    return text.rstrip().endswith("?") or bool(pattern("surely asked").search(plain(text)))


@lru_cache(maxsize=1)
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """Words of English messages only, and small words of German ones; "also" and "so" are both and tell nothing."""
    german = frozenset(map(fold, stop_words("de")))
    return (frozenset(words()["english"].split()) | stop_words("en")) - german, german - stop_words("en")


def in_english(text: str) -> bool:
    """Whether most words of a message are English ones, and none is a small word of German."""
    said = [word for word in plain(text).split() if word.isalpha()]
    english, german = _english()
    return not german & set(said) and sum(word in english for word in said) > max(1, len(said) / 2)


@lru_cache(maxsize=1)
def beside_a_name() -> frozenset[str]:
    """Words that say nothing beside a name."""
    return frozenset(fold(words()["beside a name"]).split())


@lru_cache(maxsize=1)
def date_words() -> dict[str, Any]:
    """Words of dates: each word form with its number, and the small words beside."""
    table = words()["dates"]
    numbered = ("days", "units", "numbers", "weekdays", "months", "parts", "named")
    found: dict[str, Any] = {
        name: {fold(form): number for number, forms in table[name].items() for form in forms} for name in numbered
    }
    return found | {name: compiled(table[name]) for name in ("ago", "ahead", "before", "last", "next", "future")}
