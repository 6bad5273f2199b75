"""What the command line says to editors: ``messages.yml``, in German unless they ask for English."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.problems import DataError


class Language(StrEnum):
    """In which language the command line speaks."""

    de = "de"
    en = "en"


def message(name: str, language: Language, **values: object) -> str:
    """A message with its values filled in."""
    return str(_texts()["said"][name][language.value]).format(**values)


def mistake(error: DataError, language: Language) -> str:
    """A mistake in a data file with its place; what has no German message stays English."""
    said = error.message if language is Language.en else in_german(error.message)
    return str(DataError(error.file, error.line, error.field, said))


def in_german(said: str) -> str:
    """The German message that says the same."""
    for pattern, german in _patterns():
        if found := pattern.fullmatch(said):
            values = (_texts()["found"].get(value, value) for value in found.groups())
            return german.format(*values)
    return said


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(_as_pattern(english), re.DOTALL), german) for english, german in _texts()["mistakes"]]


def _as_pattern(english: str) -> str:
    return "(.*)".join(re.escape(part) for part in english.split("{}"))


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return found
