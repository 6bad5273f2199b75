"""What must hold of the structure of every reply: the schema, and that it says the same as the text."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator

from bot.answers.reply import Message
from bot.settings import ROOT


@lru_cache(maxsize=1)
def _validator() -> Any:
    return Draft7Validator(json.loads((ROOT / "docs/answers.schema.json").read_text(encoding="utf-8")))


def structure_faults(message: Message) -> list[str]:
    """Where the structure breaks its schema or does not say what the text says; empty without structure."""
    if not message.custom:
        return []
    custom = json.loads(json.dumps(message.custom))
    faults = [f"structure: {error.message[:200]}" for error in _validator().iter_errors(custom)]
    said = [line for block in custom["blocks"] for line in block["lines"]]
    text = [line for text in message.texts for line in text.split("\n") if line]
    return faults + ([] if said == text else ["the blocks do not say what the text says"])
