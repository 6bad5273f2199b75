"""The README's conversation is what the assistant says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from bot.assistant import Assistant
from bot.settings import ROOT


def test_the_conversation_is_real(informed: Assistant) -> None:
    shown = re.search(r"(?ms)^```text\n(> .*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    visitor = informed.conversation()
    said = []
    for question in re.findall(r"(?m)^> (.+)$", shown.group(1)):
        said += [f"> {question}", *visitor.say(question).texts]
    # The answers have spaces that do not break before units.
    assert "\n".join(said).replace("\u00a0", " ") == shown.group(1).replace("\u00a0", " ").strip()


def test_the_command_line_prints_the_answer_and_nothing_else(assistant: Assistant, tmp_path: Path) -> None:
    """Warnings of other packages would stand before it; most come when there is no byte code of them yet."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONWARNINGS", "PYTHONDEVMODE")}
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    command = [sys.executable, "-m", "bot", "ask", "Was kostet govchain?"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("govchain nrw (Aachen)\nGesamtkosten:")
    assert done.stderr == ""
