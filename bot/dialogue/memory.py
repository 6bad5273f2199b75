"""Queries in a JSON-safe form, so that the last answer can be given again: easier, or once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from bot.catalogue.conditions import Condition
from bot.dialogue.query import Premise, Query

_KINDS = {kind.__name__: kind for kind in get_args(Query)}


def pack(queries: Sequence[Query]) -> list[dict[str, Any]]:
    """Each query by the name of its kind and its fields, without those that have their default."""
    return [{"kind": type(q).__name__, **_filled(q)} for q in queries]


def unpack(data: Sequence[Mapping[str, Any]]) -> tuple[Query, ...]:
    """The reverse of :func:`pack`."""
    return tuple(
        _KINDS[item["kind"]](**{name: _loaded(value) for name, value in item.items() if name != "kind"})
        for item in data
    )


def _filled(query: Query) -> dict[str, Any]:
    pairs = ((f, getattr(query, f.name)) for f in fields(query))
    return {f.name: _safe(value) for f, value in pairs if value != f.default}


def _safe(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_safe(v) for v in value]
    if isinstance(value, Condition):
        return {"condition": value.to_dict()}
    if isinstance(value, Premise):
        return {"premise": [value.kind, value.claimed, value.holds, *([value.project] if value.project else [])]}
    return value


def _loaded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_loaded(v) for v in value)
    if isinstance(value, dict) and "condition" in value:
        return Condition.from_dict(value["condition"])
    if isinstance(value, dict) and "premise" in value:
        return Premise(*value["premise"])
    return value
