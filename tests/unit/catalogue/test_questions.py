"""Questions that editors answer in ``data/questions.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.files import read_content
from bot.catalogue.load import load
from bot.catalogue.problems import DataErrors
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Answered
from bot.database.engine import connect
from bot.messages import in_german

ENTRY = """\
- question: Wann erscheint der Abschlussbericht?
  also: [Gibt es schon einen Abschlussbericht?]
  answer: Der Bericht erscheint im Mai.
  source: Redaktion
  as_of: 2026-11
"""


def test_what_editors_answer_is_loaded_with_source_and_date(data: Path, tmp_path: Path) -> None:
    (data / "questions.yml").write_text(ENTRY, encoding="utf-8")
    engine = connect(f"sqlite:///{tmp_path}/catalogue.db")
    load(engine, data)
    also = ("Gibt es schon einen Abschlussbericht?",)
    assert Catalogue(engine).questions() == [
        Answered("Wann erscheint der Abschlussbericht?", also, "Der Bericht erscheint im Mai.", "Redaktion", "2026-11")
    ]


def test_without_the_file_there_are_no_questions(data: Path) -> None:
    assert read_content(data).questions == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("  source: Redaktion\n", "", 1, "[1].source"),
        ("2026-11", "neulich", 5, "[1].as_of"),
        ("im Mai", "im M\u00c3\u00a4rz", 3, "[1].answer"),
        ("[Gibt es schon einen Abschlussbericht?]", "[Wann erscheint der Abschlussbericht?]", 1, "[1]"),
        ("  answer", "  antwort", 3, "[1].antwort"),
    ],
)
def test_a_mistake_is_named_in_german(data: Path, old: str, new: str, line: int, field: str) -> None:
    (data / "questions.yml").write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read_content(data)
    first = next(e for e in caught.value.errors if e.field == field)
    assert first.file.endswith("questions.yml") and first.line == line
    assert "expected" in first.message or "missing" in first.message
    assert "expected" not in in_german(first.message) and "missing" not in in_german(first.message)
