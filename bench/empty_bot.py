"""An empty Rasa bot: one intent only utters, one calls a custom action. The least that Rasa can cost."""

from __future__ import annotations

import sys
from pathlib import Path

UTTERS, ACTS = "hallo", "frage"

_FILES = {
    "config.yml": """
recipe: default.v1
assistant_id: empty
language: de
pipeline:
- name: KeywordIntentClassifier
policies:
- name: RulePolicy
""",
    "domain.yml": """
version: "3.1"
intents: [utters, acts]
actions: [action_fixed]
responses:
  utter_fixed:
  - text: Guten Tag.
""",
    "data.yml": f"""
version: "3.1"
nlu:
- intent: utters
  examples: |
    - {UTTERS}
    - moin
- intent: acts
  examples: |
    - {ACTS}
    - bitte
rules:
- rule: utter
  steps:
  - intent: utters
  - action: utter_fixed
- rule: act
  steps:
  - intent: acts
  - action: action_fixed
""",
    "credentials.yml": "rest:\n",
    "endpoints.yml": "action_endpoint:\n  url: ${ACTIONS_URL}\n",
    "empty_actions.py": """
from rasa_sdk import Action


class ActionFixed(Action):
    def name(self):
        return "action_fixed"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Guten Tag.")
        return []
""",
}


def write(folder: Path) -> None:
    """Put the bot's files into a folder."""
    for name, text in _FILES.items():
        (folder / name).write_text(text.lstrip(), encoding="utf-8")


def train_command(folder: Path) -> list[str]:
    """Train the bot into its folder."""
    files = ["--config", "config.yml", "--domain", "domain.yml", "--data", "data.yml", "--out", "."]
    return [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--fixed-model-name",
        "empty",
        *[_in(folder, f) for f in files],
    ]


def server_commands(folder: Path, port: int, actions_port: int) -> tuple[list[str], list[str]]:
    """The action server and the Rasa server."""
    python = [sys.executable, "-m"]
    rasa = [
        "rasa",
        "run",
        "--port",
        str(port),
        "--interface",
        "127.0.0.1",
        "--model",
        str(folder / "empty.tar.gz"),
    ]
    files = ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    actions = ["rasa_sdk", "--actions", "empty_actions", "--port", str(actions_port)]
    return [*python, *actions], [*python, *rasa, *[_in(folder, f) for f in files]]


def _in(folder: Path, argument: str) -> str:
    return argument if argument.startswith("--") else str(folder / argument)
