"""No expression of the tables for cues and facets stands there that no sentence of tests and training needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT
from bot.understanding import reader
from bot.understanding.cues import find_cues
from bot.understanding.elsewhere import elsewhere
from bot.understanding.expressions import compiled, table
from bot.understanding.facets import FACET_WORDS, NOT_HELD
from bot.understanding.names import NameIndex
from bot.understanding.parts import parts
from bot.understanding.text import Token, tokenize
from bot.understanding.town_hall import town_hall_names

_FOLDERS = ("tests/dialogues", "data/nlu", "tests", "data/roles", "experts", "tools/composition")
_LONGEST = 600  # characters
Expressions = dict[tuple[str, str], re.Pattern[str]]


def test_every_expression_is_needed_by_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = list(dict.fromkeys(_sentences()))
    lines = list(map(_joined, said))
    left = _without(_expressions(), lines)
    # What is left holds names, or words with a name between them. Few sentences may have them: these are read.
    loose = compiled(map(_loose, (expression for _, expression in left))) if left else None
    read: list[str] = []

    def noting(tokens: Sequence[Token]) -> frozenset[str]:
        read.append(" ".join(token.form for token in tokens))
        return find_cues(tokens)

    monkeypatch.setattr(reader, "find_cues", noting)
    engine = connect(f"sqlite:///{tmp_path / 'catalogue.db'}")
    load(engine, ROOT / "data", Sources.all)
    index = NameIndex([*Catalogue(engine).names(), *elsewhere(), *town_hall_names()], FACET_WORDS)
    likely = (text for text, line in zip(said, lines, strict=True) if loose and loose.search(line))
    while left and (text := next(likely, "")):
        reader.read(text, index)
        left = _without(left, read)
        read.clear()
    assert list(left) == []


def _loose(expression: str) -> str:
    """The same for a line in which names still stand, and are long."""
    return re.sub(r"\{0,\d+\}", "*", expression).replace("xname", ".+")


def _expressions() -> Expressions:
    cues, facets = table("cues"), table("facets")
    named = {name: told for name, told in cues.items() if isinstance(told, list) and name not in _MADE_OF_PARTS}
    return {
        (name, expression): compiled([expression])
        for name, told in [*named.items(), *facets["facets"].items(), (NOT_HELD, facets[NOT_HELD])]
        for expression in told
    }


_MADE_OF_PARTS = frozenset({"behind the first", "directions", "superlatives"})


def _without(expressions: Expressions, lines: Sequence[str]) -> Expressions:
    """Those that no line needs."""
    return {name: pattern for name, pattern in expressions.items() if not any(map(pattern.search, lines))}


def _joined(text: str) -> str:
    return " ".join(token.form for token in tokenize(text))


def _sentences() -> Iterator[str]:
    """All that is said in tests and training, each question of it, too."""
    for written in _written():
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", written.strip("- "))
        if 2 < len(text) < _LONGEST:
            yield from (text, *parts(text))


def _written() -> Iterator[str]:
    files = [path for folder in _FOLDERS for path in sorted((ROOT / folder).rglob("*.yml"))]
    for path in [*files, ROOT / "domain.yml"]:
        yield from _lines(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
    for path in sorted((ROOT / "tests").rglob("*.py")):
        yield from _constants(path)


def _lines(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield from told.splitlines()
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _lines(one)


def _constants(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
