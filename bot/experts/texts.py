"""The texts of an expert in German, Leichte Sprache and English, and how values look in them.

``{case.deadline:day}`` is a value with the way it is shown: day, euro, list or text (the label of a choice).
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from bot.catalogue.yaml_nodes import Problems, Value, read_yaml
from bot.experts.api import Line
from bot.experts.files import table

LANGUAGES = ("de", "easy", "en")
_LOCALES = {"de": "de_DE", "easy": "de_DE", "en": "en_GB"}
_FRAME = Path(__file__).parent / "texts"
_DAYS = {"de_DE": "d. MMMM y", "en_GB": "d MMMM y"}
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
Table = Mapping[str, str]


class Texts:
    """The texts of one expert over those of the frame, in each language."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables

    def __contains__(self, key: str) -> bool:
        return key in self._tables["de"]

    def say(self, line: Line, language: str) -> str:
        """A line in a language; raises KeyError when the text or one of its values is missing."""
        return _Filler(self._tables[language], language).vformat(
            self._tables[language][line.text], (), dict(line.facts)
        )

    def labels(self, key: str) -> set[str]:
        """A text in all languages, as a visitor may send it back by a button."""
        return {self._tables[language][key] for language in LANGUAGES if key in self._tables[language]}

    def names(self, key: str) -> set[str]:
        """The values that a text needs, in whatever language."""
        return {name for language in LANGUAGES for name in fields(self._tables[language].get(key, ""))}

    def keys(self) -> set[str]:
        """All texts."""
        return set(self._tables["de"])


class _Filler(string.Formatter):
    """Fills dotted names and shows values as the language does."""

    def __init__(self, table: Table, language: str) -> None:
        self._table, self._locale = table, _LOCALES[language]

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """``{town.rate_1}`` is one name, not a part of something."""
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as its specification says."""
        if format_spec == "day":
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
            return format_date(day, _DAYS[self._locale], locale=self._locale)
        if format_spec == "euro":
            return euro(float(value), self._locale)
        if format_spec == "list":
            return format_list([self._label(v) for v in value], locale=self._locale) if value else ""
        if format_spec in {"text", "told"}:
            return self._label(value) if format_spec == "text" else self._told(value)
        return format_decimal(value, locale=self._locale) if isinstance(value, float) else str(value)

    def _told(self, pairs: Any) -> str:
        """Answers with what they answer: "Rasse: Labrador; seit: 25. November 2026"."""
        return "; ".join(f"{self._label(label)}: {self._answer(value)}" for label, value in pairs)

    def _answer(self, value: Any) -> str:
        if isinstance(value, str) and _ISO.fullmatch(value):
            return self.format_field(value, "day")
        return self.format_field(value, "list" if isinstance(value, tuple | list) else "text")

    def _label(self, value: Any) -> str:
        return self._table.get(str(value), str(value))


def euro(value: float, locale: str) -> str:
    """Whole euros without cents: "204 €", "85,80 €"."""
    pattern = "#,##0 ¤" if value == int(value) else "#,##0.00 ¤"
    return format_currency(value, "EUR", pattern, locale=locale, currency_digits=False).replace("\xa0", " ")


def fields(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def read_texts(folder: Path, name: str, problems: Problems) -> Texts:
    """``texts/de.yml``, ``easy.yml`` and ``en.yml`` over those of the frame; what one of them lacks is noted."""
    tables: dict[str, dict[str, str]] = {}
    files: dict[str, Value] = {}
    for language in LANGUAGES:
        content = read_yaml(folder / f"{language}.yml", f"{name}/{language}.yml", problems)
        if content:
            files[language] = content
        tables[language] = table(content, _template)
    for language, content in files.items():
        for key in sorted(tables["de"].keys() ^ tables[language].keys()):
            if key in tables["de"]:
                content.wrong(f"expected a text {key!r} as in de.yml, found none")
            else:
                content.wrong(f"unexpected text {key!r}: there is none in de.yml")
    return Texts({language: {**frame_texts()[language], **tables[language]} for language in LANGUAGES})


def _template(value: Value) -> str:
    text = str(value.node.value).strip() if value.convert(Value.scalar) is not None else ""
    try:
        fields(text)
    except ValueError as error:
        value.wrong(f"expected names in braces such as {{town.rate_1:euro}}: {error}")
    return text


@lru_cache(maxsize=1)
def frame_texts() -> Mapping[str, Table]:
    """The texts that all experts share."""
    problems = Problems()
    loaded = {}
    for language in LANGUAGES:
        content = read_yaml(_FRAME / f"{language}.yml", f"texts/{language}.yml", problems)
        loaded[language] = table(content, _template)
    assert not problems.errors, problems.errors
    return loaded
