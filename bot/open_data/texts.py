"""What editors may change of the open data: title, licence, source, errors; the coordinates of the map."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, Any]:
    """One of the files beside this one, by its name without ending; loaded once, not to be changed."""
    loaded: dict[str, Any] = yaml.safe_load((Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded
