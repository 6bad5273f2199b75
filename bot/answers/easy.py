"""Leichte Sprache for texts written without it: short lines, no brackets, no abbreviations, hard words explained."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_SPELT_OUT: dict[str, str] = _TABLE["spelt_out"]
_HARD_WORDS: dict[str, str] = _TABLE["hard_words"]
_SHORT_FORM = re.compile(r"\s*\([A-Z]{2,5}\)")  # "Onlinezugangsgesetz (OZG)" says it twice
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_PAGE = re.compile(r"\bS\. (?=\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])(?<!\d\.)(?<!Nr\.)\s+(?=[A-ZÄÖÜ„0-9])|;\s+")


def simple(text: str) -> str:
    """The text with one sentence a line."""
    return "\n".join(part for line in text.splitlines() for part in _SENTENCE_END.split(_plain(line)) if part)


def _plain(line: str) -> str:
    line = _SHORT_FORM.sub("", line)
    for short, full in _SPELT_OUT.items():
        line = line.replace(short, full)
    line = _BRACKETS.sub(r", \1", line)
    return _PAGE.sub("Seite ", line).strip()


def hard_words(text: str) -> list[str]:
    """The names of the explanations that a text needs."""
    return [name for word, name in _HARD_WORDS.items() if word in text]
