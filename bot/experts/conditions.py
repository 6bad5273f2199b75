"""Conditions of flows and answers: ``topic == new``, ``breed.class in [a, b]``, ``count >= 2``, ``known(since)``.

A condition holds, does not hold, or cannot be told yet (None), because what it looks at has not been said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

_FORM = re.compile(
    r"(?P<denied>not )?known\((?P<known>[\w.]+)\)"
    r"|(?P<name>[\w.]+) (?P<sign>==|!=|>=|<=) (?P<value>[\w-]+)"
    r"|(?P<listed>[\w.]+) (?P<out>not )?in \[(?P<values>[\w, -]+)\]"
)
SKIPPED = "skipped"  # the value of a step that the visitor passed over
Lookup = Callable[[str], Any]  # the value of a name; None if nothing was said of it


@dataclass(frozen=True)
class Condition:
    """One comparison; ``name`` is a step, or a part of what a step holds ("breed.class")."""

    name: str
    sign: str
    values: tuple[str, ...] = ()

    def holds(self, lookup: Lookup) -> bool | None:
        """True, False, or None while the name is unknown."""
        found = lookup(self.name)
        if self.sign in {"known", "unknown"}:
            return (found not in (None, SKIPPED)) is (self.sign == "known")
        if found is None:
            return None
        if self.sign in {">=", "<="}:
            return _compared(found, self.sign, self.values[0])
        return (_word(found) in self.values) is (self.sign in {"==", "in"})


def _compared(found: Any, sign: str, value: str) -> bool:
    try:
        return float(found) >= float(value) if sign == ">=" else float(found) <= float(value)
    except (TypeError, ValueError):
        return False


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def parse(text: str) -> Condition | None:
    """A condition as it stands in a file; None if it is none."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        return None
    if name := found["known"]:
        return Condition(name, "unknown" if found["denied"] else "known")
    if name := found["name"]:
        return Condition(name, found["sign"], (found["value"],))
    values = tuple(value.strip() for value in found["values"].split(","))
    return Condition(found["listed"], "not in" if found["out"] else "in", values)


def all_hold(conditions: Iterable[Condition], lookup: Lookup) -> bool | None:
    """Whether all hold: False as soon as one does not, None while one cannot be told."""
    found = [condition.holds(lookup) for condition in conditions]
    if False in found:
        return False
    return None if None in found else True


def lookup_in(answers: Any) -> Lookup:
    """Names as parts of what has been answered: "breed.class" is the class in the answer to "breed"."""

    def look(name: str) -> Any:
        if name in answers:
            return answers[name]
        step, _, part = name.partition(".")
        value = answers.get(step)
        return value.get(part) if part and isinstance(value, dict) else None

    return look
