"""What the staff page says from Python: ``texts.yml``, by key. Whole sentences of pages stand in the templates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


def german(key: str, **values: object) -> str:
    """The text of a key such as "item.taken", with its values filled in."""
    found: Any = texts()
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)


def name_of(group: str, key: str) -> str:
    """What a group of names calls a key; the key itself where the group has no name for it."""
    names = texts()[group]
    return str(names.get(key, key))


@lru_cache(maxsize=1)
def texts() -> dict[str, Any]:
    """All texts."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return found
