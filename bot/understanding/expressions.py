"""Reads the tables of expressions in words/ and compiles them for folded messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.text import fold

_FOLDER = Path(__file__).parent / "words"


def table(name: str) -> dict[str, Any]:
    """The table ``words/<name>.yml``."""
    with (_FOLDER / f"{name}.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.safe_load(file)
    return loaded


def compiled(expressions: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all expressions; "~" stands for the end of any word form."""
    bodies = [fold(e).replace("~", r"\w*") for e in expressions]
    return re.compile("|".join(b if b.startswith("^") else rf"\b(?:{b})\b" for b in bodies))


def filled(expression: str, parts: Mapping[str, str]) -> str:
    """An expression, folded, with the parts that it names: "{month} {year}"."""
    for name, part in parts.items():
        expression = expression.replace(f"{{{name}}}", f"(?:{part})")
    return fold(expression).replace("(?p<", "(?P<")  # folding takes capitals
