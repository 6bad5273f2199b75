"""Holds what fails against the list of what is known to fail (known_failures.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

_LIST = Path(__file__).with_suffix(".yml")


def differences(kind: str, failures: Mapping[str, str]) -> list[str]:
    """What fails and is not listed, and what is listed and passes; ``failures`` tells by id what went wrong."""
    known: Mapping[str, str] = yaml.safe_load(_LIST.read_text(encoding="utf-8"))[kind]
    new = [f"new failure: {told}" for name, told in failures.items() if name not in known]
    return new + [f"passes, so take it off {_LIST.name}: {name}" for name in known if name not in failures]
