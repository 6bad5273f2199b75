"""The texts that only the operator can know: name, Impressum, Datenschutz, contact for accessibility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

# How operator.yml marks what still has to be filled in.
PLACEHOLDER = "BITTE EINTRAGEN"


class OperatorError(Exception):
    """The operator's file is missing, broken or, in production, unfinished."""


def read_operator(path: Path, production: bool) -> Mapping[str, Any]:
    """The operator's texts. In production every placeholder is an error that names its field."""
    try:
        texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise OperatorError(f"{path.name}: {error}") from error
    if not isinstance(texts, Mapping):
        raise OperatorError(f"{path.name}: expected fields with values")
    if production and (fields := list(unfinished(texts))):
        raise OperatorError(f"{path.name}: PRODUCTION=1 needs real texts for: {', '.join(fields)}")
    return texts


def unfinished(texts: Any, name: str = "") -> Iterator[str]:
    """The names of the fields that hold nothing or a placeholder."""
    if isinstance(texts, Mapping):
        for key, value in texts.items():
            yield from unfinished(value, f"{name}.{key}" if name else str(key))
    elif texts is None or PLACEHOLDER in str(texts):
        yield name
