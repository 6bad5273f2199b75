"""Rasa's own commands work in the environment, typed as its documentation says them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import ROOT
from scripts.env import environment
from tests.e2e.conftest import Running
from tests.waiting import free_port

RASA = Path(sys.executable).with_name("rasa")
SENTENCES = {
    "greet": ["hallo", "guten Tag", "moin", "grüß Gott", "hi", "servus"],
    "ask_contact": [
        "wer ist zuständig?",
        "wer betreut das Projekt?",
        "an wen wende ich mich?",
        "wer hilft mir da weiter?",
        "wen rufe ich an?",
        "Telefonnummer der Ansprechperson",
    ],
    "ask_money": [
        "was kostet das?",
        "wie teuer war das?",
        "Kosten?",
        "wie viel Geld gab es?",
        "Preis?",
        "die Fördersumme",
    ],
}
STORIES = [{"story": "no entity", "steps": [{"intent": "greet"}, {"action": "action_answer"}]}]


def rasa(folder: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """What a command prints; it must end well."""
    done = subprocess.run([RASA, *arguments], cwd=folder, env=environment(), input=said, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done


@pytest.fixture(scope="module")
def project(running: Running, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assistant with a handful of sentences, trained."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("config.yml", "domain.yml", "endpoints.yml", "data/rules/rules.yml", "data/roles"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ROOT / name, folder / name) if (ROOT / name).is_dir() else shutil.copy(
            ROOT / name, folder / name
        )
    nlu = [{"intent": intent, "examples": "".join(f"- {s}\n" for s in said)} for intent, said in SENTENCES.items()]
    (folder / "data" / "nlu.yml").write_text(
        yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), "utf-8"
    )
    (folder / "tests").mkdir()
    (folder / "tests" / "test_stories.yml").write_text(yaml.safe_dump({"version": "3.1", "stories": STORIES}), "utf-8")
    rasa(folder, "train")
    return folder


def test_train_makes_a_model(project: Path) -> None:
    assert list((project / "models").glob("*.tar.gz"))


def test_shell_answers_a_line(project: Path) -> None:
    said = "Wer ist für das Serviceportal Bielefeld zuständig?\n/stop\n"
    assert "Ansprechperson: Stefan Thias" in rasa(project, "shell", "--port", str(free_port()), said=said).stdout


def test_test_measures_stories_and_sentences(project: Path) -> None:
    rasa(project, "test")
    report = json.loads((project / "results" / "story_report.json").read_text("utf-8"))
    assert report["conversation_accuracy"]["correct"] == 1
    assert json.loads((project / "results" / "intent_report.json").read_text("utf-8"))["accuracy"] == 1
    assert (project / "results" / "intent_confusion_matrix.png").stat().st_size


def test_data_validate_reads_the_training_data(project: Path) -> None:
    assert "Validating intents" in rasa(project, "data", "validate").stderr
