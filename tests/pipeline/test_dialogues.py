"""The dialogues of tests/dialogues, each as a conversation; the share that passes may not fall."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from tests.dialogue_checks import problems

from .conftest import to_answer

FOLDER = Path(__file__).parent.parent / "dialogues"
FLOOR = 0.95  # of all dialogues
KIND_FLOOR = 0.80  # of the dialogues of each kind


def dialogues() -> list[dict[str, Any]]:
    return [d for path in sorted(FOLDER.glob("*.yml")) for d in yaml.safe_load(path.read_text(encoding="utf-8"))]


def failure(assistant: Assistant, dialogue: dict[str, Any]) -> str | None:
    """The first turn that goes wrong, None if none does."""
    conversation = assistant.conversation()
    for turn in dialogue["turns"]:
        answer = to_answer(conversation.say(turn["say"]))
        found = problems(turn, answer)
        if found:
            if dialogue["id"].startswith("own-test-"):
                return f"{dialogue['id']} (not shown: these are not tuned on)"
            return f"{dialogue['id']}: {turn['say']!r}: {'; '.join(found)}\n    {answer.text[:200]!r}"
    return None


def test_dialogues(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    known = dialogues()
    assert len(known) >= 300 and len({d["id"] for d in known}) == len(known)
    failures = {d["id"]: found for d in known if (found := failure(assistant, d))}
    of_kind = Counter(d["kind"] for d in known)
    failed = Counter(d["kind"] for d in known if d["id"] in failures)
    share = 1 - len(failures) / len(known)
    with capsys.disabled():
        print(f"\nDialogues: {len(known) - len(failures)} of {len(known)} pass ({share:.1%})")  # noqa: T201 -- the figure is what the test is for
        print("\n".join(failures.values()))  # noqa: T201 -- the figure is what the test is for
    weak = {k: f"{n - failed[k]} of {n}" for k, n in of_kind.items() if 1 - failed[k] / n < KIND_FLOOR}
    assert weak == {}
    assert share >= FLOOR
