"""All replies to the dialogues of the tests in all three voices, as a file that can be compared with a later one.

python -m tools.replies before.yml; ...; python -m tools.replies after.yml; diff before.yml after.yml
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.assistant import Assistant
from bot.dialogue.state import State
from bot.dialogue.update import update
from bot.settings import settings
from tools.trace import NOW, dialogues

_VOICES = {"german": (False, False), "easy": (True, False), "english": (False, True)}


def replies(assistant: Assistant, dialogue: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What is answered to each turn; the thread is the same in all voices."""
    state = State()
    for turn in dialogue["turns"]:
        plain = Context(assistant.catalogue, texts(), settings({}), NOW.date(), state.answers)
        outcome = update(state, assistant.read(turn["say"], NOW.date()), assistant.catalogue, NOW)
        state = outcome.state
        voices = {name: replace(plain, easy=easy, english=english) for name, (easy, english) in _VOICES.items()}
        yield {"say": turn["say"], **{name: _shown(compose(outcome.queries, c)) for name, c in voices.items()}}


def _shown(message: Message) -> dict[str, Any]:
    return {
        "texts": list(message.texts),
        "buttons": [button.to_dict()["payload"] for button in message.buttons],
        "custom": message.custom,
    }


def main(out: Path) -> None:
    """Hold all dialogues of tests/dialogues and write down what is said."""
    assistant = Assistant()
    said = {d["id"]: list(replies(assistant, d)) for d in dialogues()}
    out.write_text(yaml.dump(said, Dumper=yaml.CSafeDumper, allow_unicode=True, width=200, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
