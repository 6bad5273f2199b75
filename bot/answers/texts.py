"""The sentences that editors may change: the responses of domain.yml, filled with facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT


class Texts:
    """Responses by name. A response with several variants answers the same message always alike."""

    def __init__(self, responses: Mapping[str, list[Mapping[str, Any]]]) -> None:
        self._variants = {name: [str(v["text"]).strip() for v in variants] for name, variants in responses.items()}

    def say(self, name: str, turn: int = 0, /, **facts: object) -> str:
        """The response ``utter_<name>`` with its variables filled in; ``turn`` chooses among variants.

        Raises KeyError when the response or one of its variables is missing: a slip of the editor.
        """
        variants = self._variants[f"utter_{name}"]
        return variants[turn % len(variants)].format(**facts)

    def __contains__(self, name: str) -> bool:
        return f"utter_{name}" in self._variants


@lru_cache(maxsize=1)
def texts() -> Texts:
    """The responses of this project's domain.yml."""
    return read_texts(ROOT / "domain.yml")


def read_texts(path: Path) -> Texts:
    """The responses of a domain file."""
    with path.open(encoding="utf-8") as file:
        return Texts(yaml.safe_load(file)["responses"])
