"""German words and expressions, in tables that need no programmer."""

from pathlib import Path
from typing import Any

import yaml


def table(name: str) -> dict[str, Any]:
    """The table ``<name>.yml`` of this folder."""
    with Path(__file__).with_name(f"{name}.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.safe_load(file)
    return loaded
