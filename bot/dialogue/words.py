"""The small words of words.yml, folded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from bot.understanding.text import fold

_TABLE: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=len(_TABLE))
def words(name: str) -> frozenset[str]:
    """The words of a kind."""
    return frozenset(fold(_TABLE[name]).split())
