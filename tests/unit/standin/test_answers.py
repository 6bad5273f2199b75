"""Rasa looks at the action server's answers with a validator that is made once, in every program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import jsonschema, rasa.core.agent
from rasa.core.actions.action import RemoteAction

in_full = []
validate = jsonschema.validate
jsonschema.validate = lambda *arguments: in_full.append(arguments) or validate(*arguments)
action = RemoteAction("action_fixed", None)
for answer in ({}, {"events": [], "responses": [{"text": "Ja."}]}):
    assert action._validate_action_result(answer) is True
assert in_full == []
try:
    action._validate_action_result({"responses": "Ja."})
except jsonschema.ValidationError as refused:
    print(refused.message)
"""


def test_a_plain_rasa_makes_the_validator_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT], cwd=tmp_path, env={}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "make sure your response from the Action endpoint is valid" in done.stdout
