"""An empty Rasa bot: one intent only utters, one calls a custom action. The least that Rasa can cost."""

from __future__ import annotations

from pathlib import Path

ACTS = "frage"

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
    "data/data.yml": f"""
version: "3.1"
nlu:
- intent: utters
  examples: |
    - hallo
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
    "actions.py": """
from rasa_sdk import Action


class ActionFixed(Action):
    def name(self):
        return "action_fixed"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Guten Tag.")
        return []
""",
}


def write(folder: Path) -> Path:
    """Put the bot's files into a folder that does not exist yet; the folder."""
    (folder / "data").mkdir(parents=True)
    for name, text in _FILES.items():
        (folder / name).write_text(text.lstrip(), encoding="utf-8")
    return folder
