"""The dialogues of tests/dialogues, each as a conversation; all pass but those that are known to fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from tests.structure import structure_faults
from tools.dialogue_checks import answer_of, problems

from .conftest import CLOCK
from .known_failures import differences

FOLDER = Path(__file__).parent.parent / "dialogues"


def dialogues() -> list[dict[str, Any]]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml")))
    return [dialogue for text in texts for dialogue in yaml.load(text, yaml.CSafeLoader)]


def failure(assistant: Assistant, dialogue: dict[str, Any]) -> str | None:
    """The first turn that goes wrong, None if none does."""
    conversation = assistant.conversation()
    for turn in dialogue["turns"]:
        message = conversation.say(turn["say"], CLOCK)
        answer = answer_of(message)
        found = problems(turn, answer) + structure_faults(message)
        if found:
            if dialogue["id"].startswith("own-test-"):
                return f"{dialogue['id']} (not shown: these are not tuned on)"
            return f"{dialogue['id']}: {turn['say']!r}: {'; '.join(found)}\n    {answer.text[:200]!r}"
    return None


def test_dialogues(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    known = dialogues()
    assert len(known) >= 300 and len({d["id"] for d in known}) == len(known)
    failures = {d["id"]: found for d in known if (found := failure(assistant, d))}
    with capsys.disabled():
        print(f"\nDialogues: {len(known) - len(failures)} of {len(known)} pass")  # noqa: T201 -- the figure is asked for
    assert differences("dialogues", failures) == []
