"""A dialogue with its case, and the lines that repeat what was said in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.experts.answering import value_of
from bot.experts.api import Case, Line
from bot.experts.conditions import SKIPPED
from bot.experts.expert import Expert
from bot.experts.flow_files import Flow, Step


@dataclass(frozen=True)
class Play:
    """A dialogue with the case that it is about."""

    expert: Expert
    flow: Flow
    case: Case

    def with_answers(self, answers: Mapping[str, Any]) -> Play:
        """The same, after other answers."""
        said = answers.get(self.expert.day_of_case)
        on = type(self.case.today).fromisoformat(said) if isinstance(said, str) and said[:1].isdigit() else None
        return replace(self, case=replace(self.case, answers=answers, on=on, used={}))

    def look(self, name: str) -> Any:
        """The value of a name in a condition."""
        return value_of(self.expert, name, self.case)


def facts(play: Play, key: str) -> tuple[tuple[str, Any], ...]:
    """The values that go into a text."""
    names = sorted(play.expert.texts.names(key))
    return tuple((name, play.look(name)) for name in names)


def reactions(expert: Expert, values: Mapping[str, Any]) -> list[Line]:
    """What some answers call for before anything else: a word of sympathy, or who knows what the visitor does not."""
    keys = [f"react_{name}_{value['class'] if isinstance(value, dict) else value}" for name, value in values.items()]
    return [Line(key) for key in keys if key in expert.texts]


def noted(play: Play, values: Mapping[str, Any], names: list[str]) -> Line | None:
    """What was taken without having been asked for, so that a mistake is seen."""
    said = [(f"label_{name}", shown(play.flow.step(name), values[name])) for name in names]
    return Line("noted", (("told", tuple(said)),)) if said else None


def told_line(play: Play, name: str) -> Line:
    """One answer in the summary."""
    value = play.case.answers[name]
    return Line("told", (("told", ((f"label_{name}", shown(play.flow.step(name), value)),)),))


def shown(step: Step | None, value: Any) -> Any:
    """How an answer is repeated: the label of a choice, the names of what was looked up, the day."""
    if step is None or value == SKIPPED:
        return "skipped"
    if step.kind == "choice" or step.choices is not None:
        return f"{step.id}_{value}"
    return (tuple(value["name"]) or "not_known") if isinstance(value, dict) else value
