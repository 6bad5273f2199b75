"""The dialogues of tests/dialogues, each as a conversation; all pass but those that are known to fail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.assistant import Assistant
from tests.structure import structure_faults
from tools.dialogue_checks import answer_of, problems
from tools.trace import dialogues, line, noted

from .conftest import CLOCK
from .known_failures import differences

_TIES = 0.0005


def played(assistant: Assistant, dialogue: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    """The first turn that goes wrong, None if none does, and what each message was taken to ask."""
    conversation, wrong, taken = assistant.conversation(), None, []
    for number, turn in enumerate(dialogue["turns"], 1):
        message = conversation.say(turn["say"], CLOCK)
        answer = answer_of(message)
        found = problems(turn, answer) + structure_faults(message)
        if found and wrong is None:
            wrong = f"{dialogue['id']}: {turn['say']!r}: {'; '.join(found)}\n    {answer.text[:200]!r}"
        assert conversation.outcome
        taken.append(line(dialogue["id"], number, conversation.outcome.queries))
    return wrong, taken


def failure(assistant: Assistant, dialogue: Mapping[str, Any]) -> str | None:
    """The first turn that goes wrong, None if none does."""
    return played(assistant, dialogue)[0]


@pytest.fixture(scope="module")
def all_played(assistant: Assistant) -> dict[str, tuple[str | None, list[str]]]:
    """Every dialogue by its id."""
    return {dialogue["id"]: played(assistant, dialogue) for dialogue in dialogues()}


def test_dialogues(all_played: dict[str, tuple[str | None, list[str]]], capsys: pytest.CaptureFixture[str]) -> None:
    known = list(dialogues())
    assert len(known) >= 300 and len(all_played) == len(known)
    failures = {name: wrong for name, (wrong, _) in all_played.items() if wrong}
    with capsys.disabled():
        print(f"\nDialogues: {len(known) - len(failures)} of {len(known)} pass")  # noqa: T201 -- the figure is asked for
    assert differences("dialogues", failures) == []


def test_what_messages_are_taken_to_ask_is_as_noted(all_played: dict[str, tuple[str | None, list[str]]]) -> None:
    """A change of the trace is wanted or not: `python -m tools.trace` notes it, and its diff is looked at."""
    before = noted()
    known = set(before)
    taken = [told for _, lines in all_played.values() for told in lines]
    moved = [told for told in taken if told not in known]
    # Between processors a sum may differ in its last place, which can turn a tie.
    assert len(taken) == len(before) and len(moved) <= len(before) * _TIES, moved[:10]
