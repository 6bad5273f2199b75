"""German sentences live in domain.yml and the tables, where editors find them; none in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.settings import ROOT

# Small words that German prose cannot do without and that are no English.
_GERMAN = frozenset(
    """
    der das den dem des ein eine einen einem einer und oder nicht kein keine keinen ist sind wird werden wurde hat haben
    kann können bitte leider mit für von zum zur bei nach über unter ich Sie Ihnen Ihre mir wir auf aus sich auch nur
    """.split()
)
_NAMES = {"StädteRegion"}  # looked for in the data
_PROSE = 2  # of these in one text make it a sentence


def texts(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.value


def test_no_german_sentence_stands_in_the_code() -> None:
    files = [
        *(ROOT / "bot/answers").rglob("*.py"),
        *(ROOT / "bot/dialogue").rglob("*.py"),
        *(ROOT / "actions").rglob("*.py"),
    ]
    said = [(path, text) for path in files for text in texts(path) if "\n" not in text]
    assert len(said) > 500
    prose = [(path.name, t) for path, t in said if len(_GERMAN & set(t.replace(",", " ").split())) >= _PROSE]
    assert [(name, text) for name, text in prose if text[-1:] in ".?!:" or text[:1].isupper()] == []


def test_answers_hold_no_german_words_at_all() -> None:
    """Umlauts and quotation marks give them away."""
    said = [t for path in (ROOT / "bot/answers").rglob("*.py") for t in texts(path)]
    assert [text for text in said if any(sign in text for sign in "äöüßÄÖÜ„“€") and "A-Z" not in text] == sorted(_NAMES)
