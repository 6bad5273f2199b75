"""The README's conversation is what the assistant says."""

from __future__ import annotations

import re

from bot.assistant import Assistant
from bot.settings import ROOT


def test_the_conversation_is_real(assistant: Assistant) -> None:
    shown = re.search(r"(?ms)^```text\n(> .*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    visitor = assistant.conversation()
    said = []
    for question in re.findall(r"(?m)^> (.+)$", shown.group(1)):
        said += [f"> {question}", *visitor.say(question).texts]
    # The answers have spaces that do not break before units.
    assert "\n".join(said).replace("\u00a0", " ") == shown.group(1).replace("\u00a0", " ").strip()
