"""A bot as Rasa's documentation suggests it: what a town would build instead of this assistant.

Pipeline and policies are left empty, for then Rasa takes its own defaults: DIET, UnexpecTED and TED with the epochs it
thinks right; or they are the same ones with fewer epochs, as training takes hours but a reply does not depend on it. It
learns from our training sentences, and one action answers with one query to the catalogue.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from bot.settings import ROOT

_SENTENCES = ROOT / "data" / "nlu"
_REPHRASE = "utter_rephrase"
DEFAULT_EPOCHS = 100
"""Of each of Rasa's default components that have epochs."""
# Rasa's defaults, as it writes them into a config.yml that leaves them out.
_PIPELINE = (
    "WhitespaceTokenizer", "RegexFeaturizer", "LexicalSyntacticFeaturizer", "CountVectorsFeaturizer",
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 0, "constrain_similarities": True},
    "EntitySynonymMapper",
    {"name": "ResponseSelector", "epochs": 0, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
)  # fmt: skip
_POLICIES = (
    "MemoizationPolicy", "RulePolicy",
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 0},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 0, "constrain_similarities": True},
)  # fmt: skip

_FILES = {
    "credentials.yml": "rest:\n",
    "endpoints.yml": "action_endpoint:\n  url: ${ACTIONS_URL}\n",
    "actions.py": """
import sqlite3

from rasa_sdk import Action


class ActionQuery(Action):
    def name(self):
        return "action_query"

    def run(self, dispatcher, tracker, domain):
        word = max((tracker.latest_message.get("text") or "").split(), key=len, default="")
        with sqlite3.connect("catalogue.db") as connection:
            found = connection.execute(
                "SELECT title, total_eur FROM projects WHERE title LIKE ? OR summary LIKE ? LIMIT 3",
                (f"%{word}%", f"%{word}%"),
            ).fetchall()
        lines = [f"{title}: {total} Euro" for title, total in found]
        dispatcher.utter_message(text="\\n".join(lines) or "Dazu habe ich nichts gefunden.")
        return []
""",
}


def write(folder: Path, catalogue: Path, epochs: int = 0) -> Path:
    """Put the bot's files into a folder that does not exist yet; it asks the SQLite file. The folder."""
    folder.mkdir(parents=True)
    _write_config(folder, epochs)
    for name, text in _FILES.items():
        (folder / name).write_text(text.lstrip(), encoding="utf-8")
    shutil.copytree(_SENTENCES, folder / "data" / "nlu")
    intents = sorted(set(_intents(_SENTENCES)))
    _write_yaml(folder / "domain.yml", _domain(intents))
    _write_yaml(folder / "data" / "dialogues.yml", _dialogues(intents))
    (folder / "catalogue.db").symlink_to(catalogue)
    return folder


def _write_config(folder: Path, epochs: int) -> None:
    """Rasa's defaults; with a number of epochs they must be named."""
    told = {"pipeline": _with(epochs, _PIPELINE), "policies": _with(epochs, _POLICIES)} if epochs else {}
    config = {"recipe": "default.v1", "assistant_id": "stock", "language": "de", "pipeline": None, "policies": None}
    text = yaml.safe_dump({**config, **told}, sort_keys=False)
    (folder / "config.yml").write_text(text, encoding="utf-8")


def _with(epochs: int, components: Iterable[str | Mapping[str, object]]) -> list[dict[str, object]]:
    named: list[dict[str, object]] = [{"name": c} if isinstance(c, str) else dict(c) for c in components]
    return [{**c, "epochs": epochs} if "epochs" in c else c for c in named]


def _intents(sentences: Path) -> Iterable[str]:
    for file in sentences.rglob("*.yml"):
        for group in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in group:
                yield group["intent"]


def _domain(intents: list[str]) -> dict[str, object]:
    return {
        "intents": intents,
        "actions": ["action_query"],
        "responses": {
            _REPHRASE: [{"text": "Wie meinen Sie das?"}],
            "utter_default": [{"text": "Das habe ich nicht verstanden."}],
        },
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def _dialogues(intents: list[str]) -> dict[str, object]:
    """Each intent at the beginning and after another one; what is not understood is asked for again."""
    return {
        "stories": [
            {"story": f"{first}, {second}", "steps": [*_turn(first), *_turn(second)]}
            for first, second in zip(intents, [*intents[1:], intents[0]], strict=True)
        ],
        "rules": [{"rule": "ask again", "steps": [{"intent": "nlu_fallback"}, {"action": _REPHRASE}]}],
    }


def _turn(intent: str) -> list[dict[str, str]]:
    return [{"intent": intent}, {"action": "action_query"}]


def _write_yaml(file: Path, content: dict[str, object]) -> None:
    text = yaml.safe_dump({"version": "3.1", **content}, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
