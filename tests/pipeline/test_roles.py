"""The role of each name, on its way through the trained model and Rasa's entities."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.understanding.roles.examples import read_examples
from tools.evaluation.roles import HELD_OUT


def test_names_carry_their_roles(assistant: Assistant) -> None:
    names = assistant.read("Ich bin aus Siegburg und suche alles in Aachen, aber nicht govchain").names
    assert [name.role for name in names] == ["own", "wanted", "excluded"]
    for name in names:
        assert name.roles[0][0] == name.role
        assert 0.9 <= sum(share for _, share in name.roles) <= 1.01


def test_held_out_names(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    """Names of stories that the reader leaves out before a question are not counted."""
    from bot.understanding.live_names import shared_names

    right = total = 0
    for example in read_examples(HELD_OUT, shared_names().index()):
        roles = {(m.start, m.end): role for m, role in zip(example.mentions, example.roles, strict=True) if role}
        reading = assistant.read(example.text)
        if reading.translated:
            continue
        found = [(n.role, roles[n.mention.start, n.mention.end]) for n in reading.names
                 if (n.mention.start, n.mention.end) in roles]  # fmt: skip
        total += len(found)
        right += sum(told == true for told, true in found)
    with capsys.disabled():
        print(f"\nHeld-out set: roles of names: {right} of {total} ({right / total:.1%})", end="")  # noqa: T201 -- the figure is what the test is for
    assert total >= 350
    assert right / total >= 0.92
