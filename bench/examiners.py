"""Dialogues to hold with the assistant, and what is right in its answers: the judge's, or our own tests'."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import yaml

from bot.answers.texts import texts
from bot.settings import ROOT
from tools import dialogue_checks

Messages = Sequence[Mapping[str, Any]]
Turn = Mapping[str, Any]
_FIGURE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+49[\d ()/-]{7,}\d|\d{1,3}(?:\.\d{3})+ ?€")


class Examiner(Protocol):
    """Where dialogues come from, and what an answer in them must and must not say."""

    name: str
    dialogues: Sequence[Sequence[Turn]]

    def problems(self, turn: Turn, answer: Messages) -> list[str]:
        """What is wrong with the answer to a turn."""

    def projects(self, answer: Messages) -> set[str]:
        """The projects that an answer names."""


class Judge:
    """The judge of another folder, by its own functions."""

    def __init__(self, folder: Path) -> None:
        self.name = "the judge's development questions"
        self.dialogues: Sequence[Sequence[Turn]] = _dialogues([folder / "dev_questions.yml"])
        spec = importlib.util.spec_from_file_location("judge", folder / "judge.py")
        if spec is None or spec.loader is None:
            raise SystemExit(f"{folder / 'judge.py'} cannot be imported.")
        self._judge: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._judge)
        self._facts = self._judge.load_facts(folder / "facts.yml")

    def problems(self, turn: Turn, answer: Messages) -> list[str]:
        """As the judge sees it."""
        found: list[str] = self._judge.judge_turn(turn, self._judge.Reply(answer, 0.0), self._facts)
        return found

    def projects(self, answer: Messages) -> set[str]:
        """As the judge recognises them."""
        found: set[str] = self._judge.named(self._judge.Reply(answer, 0.0), self._facts)
        return found


class OwnChecks:
    """The dialogues of tests/dialogues with the checks of our own tests."""

    name = "tests/dialogues"

    def __init__(self) -> None:
        self.dialogues: Sequence[Sequence[Turn]] = _dialogues(sorted((ROOT / "tests" / "dialogues").glob("*.yml")))

    def problems(self, turn: Turn, answer: Messages) -> list[str]:
        """As tests/pipeline sees it."""
        buttons = tuple(button["title"] for message in answer for button in message.get("buttons") or ())
        return dialogue_checks.problems(turn, dialogue_checks.Answer(text_of(answer), buttons))

    def projects(self, answer: Messages) -> set[str]:
        """As our tests recognise them."""
        return dialogue_checks.projects_in(text_of(answer))


def examiner(folder: Path) -> Examiner:
    """The judge if there is one in the folder, else our own checks."""
    return Judge(folder) if (folder / "judge.py").is_file() else OwnChecks()


def text_of(answer: Messages) -> str:
    """All texts of an answer."""
    return "\n".join(message.get("text") or "" for message in answer)


def facts(answer: Messages, known: Examiner) -> set[str]:
    """What could only belong to somebody: projects, e-mail addresses, phone numbers, sums."""
    return known.projects(answer) | {found.group() for found in _FIGURE.finditer(text_of(answer))}


def is_apology(answer: Messages) -> bool:
    """Whether the assistant says that it has failed."""
    apology, _, _ = texts().say("fault", contact="|").partition("|")
    return apology.strip() in text_of(answer)


def _dialogues(files: Sequence[Path]) -> list[list[Turn]]:
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return [dialogue["turns"] for dialogues in read for dialogue in dialogues]
