"""Every statement of the brochure's project pages can be asked for, and is told by the passage that holds it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot.assistant import Assistant
from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT, settings
from bot.understanding.text import fold

from .conftest import CLOCK

_TABLE = yaml.safe_load(Path(__file__).with_name("statements.yml").read_text(encoding="utf-8"))
_SENTENCE = re.compile(r"[^.!?]*[^.!?\s](?:[.!?](?!\s|$)[^.!?]*)*[.!?]*\s*")


class Statement(NamedTuple):
    """A question, and for each thing that its answer must hold the words of which one will do."""

    project: str
    ask: str
    holds: list[str]

    def is_told(self, text: str) -> bool:
        """Whether a text says all of it."""
        said = fold(text)
        return all(any(fold(word) in said for word in one.split("|")) for one in self.holds)


STATEMENTS = [Statement(project, **one) for project, statements in _TABLE.items() for one in statements]


def told(assistant: Assistant, statements: list[Statement]) -> Iterator[Statement]:
    """Those that are answered."""
    for statement in statements:
        texts = assistant.conversation().say(statement.ask, CLOCK).texts
        # What an answer takes no account of it repeats, and so tells nothing.
        text = " ".join(one for one in texts if not one.startswith("Nicht berücksichtigt"))
        if statement.is_told(text.partition("\n")[2] or text):
            yield statement


def test_there_is_a_question_for_each_statement_of_all_pages() -> None:
    assert len(_TABLE) == 19  # projects with a page of their own and len(STATEMENTS) >= 200


def test_each_statement_is_told(assistant: Assistant) -> None:
    answered = set(map(str, told(assistant, STATEMENTS)))
    assert [s.ask for s in STATEMENTS if str(s) not in answered] == []


def without(statement: Statement, folder: Path) -> None:
    """Take all sentences and tags that tell it, or a part of it, out of the project's file."""
    path = folder / "projects" / f"{statement.project}.yml"
    project = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = [Statement(statement.project, statement.ask, [one]) for one in statement.holds]

    def kept(text: str) -> bool:
        return not any(part.is_told(text) for part in parts)

    project["summary"] = "".join(filter(kept, _SENTENCE.findall(project["summary"]))) or "-"
    for offer in project["reuse"]:
        offer["text"] = "".join(filter(kept, _SENTENCE.findall(offer["text"]))) or "-"
    project["passages"] = list(filter(kept, project["passages"])) or ["-"]
    for field in ("topics", "services", "products", "milestones", "links"):
        project[field] = [one for one in project[field] if kept(str(one))]
    project["milestones"] = [{**step, "number": n} for n, step in enumerate(project["milestones"], 1)]
    path.write_text(yaml.safe_dump(project, allow_unicode=True), encoding="utf-8")


def test_without_its_passage_a_statement_is_not_told(assistant: Assistant, tmp_path: Path) -> None:
    by_project = [[s for s in STATEMENTS if s.project == project] for project in _TABLE]
    still_told: list[str] = []
    try:
        for number, row in enumerate(zip_longest(*by_project)):  # one statement of each project at a time
            folder = tmp_path / str(number)
            shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("nlu", "roles", "rules"))
            taken = [statement for statement in row if statement]
            for statement in taken:
                without(statement, folder)
            load(connect(settings().database_url), folder, Sources.brochure)
            still_told += [statement.ask for statement in told(assistant, taken)]
    finally:
        load(connect(settings().database_url), ROOT / "data", Sources.brochure)
    assert still_told == []


@pytest.mark.parametrize(
    "question",
    [
        "Welche Farbe hat das Logo von DigiKnow?",
        "Wie viele Server braucht das Digitale Stadtarchiv?",
    ],
)
def test_what_no_text_holds_is_said_to_be_unknown(assistant: Assistant, question: str) -> None:
    answer = " ".join(assistant.conversation().say(question, CLOCK).texts)
    assert re.search(r"keine? Angabe", answer)
