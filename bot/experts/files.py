"""How an expert's and a town's files are read: small converters on top of the catalogue's YAML with line numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value
from bot.experts.conditions import Condition, parse

ID = re.compile(r"[a-z][a-z0-9_]*")


def identifier(value: Value) -> str:
    """A name for the code: small letters, digits, underscores."""
    text = value.scalar()
    if not ID.fullmatch(text):
        raise Wrong(f"expected small letters, digits and underscores, found {text!r}")
    return text


def condition(value: Value) -> Condition:
    """A condition of ``when``."""
    found = parse(value.scalar())
    if found is None:
        raise Wrong(f"expected 'a == b', 'a in [b, c]', 'a >= 2' or 'known(a)', found {value.scalar()!r}")
    return found


def whole(value: Value) -> int:
    """A whole number."""
    if not re.fullmatch(r"\d{1,9}", text := value.scalar()):
        raise Wrong(f"expected a whole number, found {text!r}")
    return int(text)


def figure(value: Value) -> float:
    """A number with a point: 85.80."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,4})?", text := value.scalar()):
        raise Wrong(f"expected a number such as 85.80, found {text!r}")
    return float(text)


def switch(value: Value) -> bool:
    """Yes or no, as true or false."""
    if (text := value.scalar()) not in {"true", "false"}:
        raise Wrong(f"expected true or false, found {text!r}")
    return text == "true"


def iso_day(value: Value) -> date:
    """A day: 2026-11-26."""
    try:
        return date.fromisoformat(value.scalar())
    except ValueError:
        raise Wrong(f"expected a day such as 2026-11-26, found {value.scalar()!r}") from None


def plain(value: Value) -> Any:
    """A figure of the law: a number, or a text."""
    text = value.scalar()
    return (float(text) if "." in text else int(text)) if re.fullmatch(r"\d{1,9}(\.\d{1,4})?", text) else text


def texts(value: Value) -> tuple[str, ...]:
    """A list of single values."""
    return tuple(found for item in value.items() if (found := item.convert(Value.scalar)) is not None)


def entries(value: Value) -> Iterator[tuple[str, Value]]:
    """The fields of a block whose names the file chooses itself; names that stand twice are noted."""
    if not value.is_mapping():
        raise Wrong(f"expected a block of fields, found {value.kind()}")
    seen: set[str] = set()
    for key_node, node in value.node.value:
        name = str(key_node.value)
        if name in seen:
            Value(key_node, value.file, value.below(name), value.problems).wrong("expected once, found a second time")
            continue
        seen.add(name)
        yield name, Value(node, value.file, value.below(name), value.problems)


def table(value: Value | None, convert: Callable[[Value], Any]) -> dict[str, Any]:
    """A block whose names the file chooses, each value converted; wrong ones are noted and left out."""
    found = value.convert(lambda block: list(entries(block))) if value else None
    converted = ((name, entry.convert(convert)) for name, entry in found or () if not entry.is_null())
    return {name: entry for name, entry in converted if entry is not None}
