"""Experts as folders and packages: one with a mistake is left out, with file and line, and the others stay."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from bot.experts.loader import FOLDER, installed, load

_FLOW = "flows/hund_check.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of an expert that may be broken."""
    return Path(shutil.copytree(FOLDER / "hundesteuer", tmp_path / "hundesteuer"))


def _edit(path: Path, old: str, new: str) -> int:
    """Replace a text; the line where it stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_the_experts_of_the_repository_are_fine() -> None:
    assert installed().errors == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("expert.yml", "api: 1", "api: 2", "expected api: 1"),
        (_FLOW, "max_questions: 6", "max_questions: 5", "a way with 6"),
        (_FLOW, "when: [topic == deregister]\n  choices", "when: [topic == never]\n  choices", "no way leads"),
        (_FLOW, "topic == question]", "topic == never]", "no way leads to this end"),
        (_FLOW, "- id: until", "- id: later", "expected a text 'ask_later'"),
        (_FLOW, "  when: [topic == deregister]\n  choices", "  when: [known(since)]\n  choices", "earlier step"),
        (_FLOW, "- id: topic\n  kind: choice", "- id: topic\n  kind: choise", "expected one of choice"),
        (_FLOW, "topic == deregister, reason", "topic is deregister, reason", "expected 'a == b'"),
        (_FLOW, "- say: end_died", "- say: end_died\n  tells: cats", "expected one of documents, found_items"),
        ("texts/en.yml", "button_check:", "button_chek:", "button_check"),
        ("texts/de.yml", "{town.rate_2:euro}", "{town.rate_9:euro}", "nobody knows the value 'town.rate_9'"),
        ("answers.yml", "law: [late_off]", "law: [nothing]", "law.yml has no 'nothing'"),
        ("answers.yml", "say: papers, unless: papers_unknown", "say: paper", "expected a text 'paper'"),
        ("answers.yml", "assumes: {topic: new}", "assumes: {topic: old}", "found topic: old"),
        ("answers.yml", "late: late_off}", "late: never}", "expected the name of an answer, found 'never'"),
        ("tables/breeds.yml", "dangerous, aliases: [Pitbull", "nice, aliases: [Pitbull", "expected one of dangerous"),
        ("code.py", "def register()", "def registr()", "register"),
        ("code.py", "from __future__", "from future", "Error: cannot import|No module"),
    ],
)  # fmt: skip
def test_a_broken_expert_is_refused_with_file_and_line(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    _edit(folder / file, old, new)
    found = load([FOLDER / "hundesteuer", folder])
    broken = load([folder])
    assert [expert.id for expert in found.experts] == ["hundesteuer"]
    assert broken.experts == ()
    assert any(re.search(message, str(error)) for error in broken.errors), broken.errors
    assert all(re.match(r"hundesteuer/[\w/.]+:\d+: ", str(error)) for error in broken.errors)


def test_the_line_is_that_of_the_mistake(folder: Path) -> None:
    line = _edit(folder / "flows" / "hund_check.yml", "kind: number", "kind: nummer")
    errors = load([folder]).errors
    assert [abs(error.line - line) <= 1 for error in errors if "nummer" in error.message] == [True]


def test_a_second_expert_of_the_same_name_is_refused(folder: Path) -> None:
    found = load([FOLDER / "hundesteuer", folder])
    assert len(found.experts) == 1 and "another expert" in str(found.errors[0])


def test_an_installed_package_brings_an_expert(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    site = tmp_path / "site"
    package = Path(shutil.copytree(folder, site / "dogs" / "hunde"))
    _edit(package / "expert.yml", "id: hundesteuer", "id: hunde")
    (site / "dogs" / "__init__.py").write_text("")
    (package / "__init__.py").write_text("")
    metadata = site / "dogs-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: dogs\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[programm_assistent.experts]\nhunde = dogs.hunde\n")
    monkeypatch.syspath_prepend(str(site))
    try:
        assert {expert.id for expert in installed().experts} >= {"hundesteuer", "hunde"}
    finally:
        for name in [name for name in sys.modules if name.startswith("dogs")]:
            del sys.modules[name]
