"""What visitors answered, in the words in which the expert repeats it to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.experts.api import Line
from bot.experts.loader import installed
from bot.experts.reports import KINDS
from bot.experts.texts import Texts

Shown = list[tuple[str, str]]


def answers(told: Mapping[str, Any]) -> Shown:
    """What anybody of the staff may see: each answer with its label."""
    return [(_said(f"label_{name}"), _said(f"{name}_{value}", str(value))) for name, value in told.items()]


def opened(secret: Mapping[str, Any]) -> Shown:
    """What is secret, forms field by field."""
    found: Shown = []
    for name, value in secret.items():
        fields = {f"field_{field}": said for field, said in value.items()} if isinstance(value, Mapping) else {}
        found += [(_said(key), str(said)) for key, said in (fields or {f"label_{name}": value}).items()]
    return found


def _said(key: str, otherwise: str = "") -> str:
    texts = _texts()
    return texts.say(Line(key), "de") if texts and key in texts else otherwise or key.partition("_")[2]


@lru_cache(maxsize=1)
def _texts() -> Texts | None:
    """The texts of the expert that takes reports."""
    for expert in installed().experts:
        if {end.sends for flow in expert.flows.values() for end in flow.ends} & set(KINDS):
            return expert.texts
    return None
