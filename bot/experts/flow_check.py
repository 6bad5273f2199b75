"""Proves of a flow, by walking all ways through it: each step and end is reached, no way ends without an end or has
more questions than promised, and every text that may be said exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.catalogue.yaml_nodes import Problems
from bot.experts.conditions import SKIPPED, all_hold, lookup_in
from bot.experts.flow_files import CALCULATED, KINDS, Flow, Step
from bot.experts.texts import Texts

_MOST_WAYS = 50_000


@dataclass
class _Walk:
    """What was met on the ways so far."""

    steps: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    longest: int = 0
    stuck: tuple[str, ...] = ()
    ways: int = 0


def check_flow(flow: Flow, file: str, texts: Texts, kinds: frozenset[str], problems: Problems) -> None:
    """Note all that is wrong with a flow."""
    for step in flow.steps:
        _check_step(step, file, texts, kinds, problems)
    walk = _Walk()
    _follow(flow, 0, {}, 0, walk)
    for step in flow.steps:
        if step.id not in walk.steps:
            problems.add(file, step.line, f"steps.{step.id}", "no way leads to this step")
    for end in flow.ends:
        if end.say not in walk.ends:
            problems.add(file, end.line, f"ends.{end.say}", "no way leads to this end")
    if walk.stuck:
        problems.add(file, 1, "ends", f"a way has no end: {', '.join(walk.stuck)}")
    if walk.longest > flow.max_questions:
        message = f"expected at most {flow.max_questions} questions, found a way with {walk.longest}"
        problems.add(file, 1, "max_questions", message)


def _check_step(step: Step, file: str, texts: Texts, kinds: frozenset[str], problems: Problems) -> None:
    if step.kind not in KINDS | kinds:
        known = ", ".join(sorted(KINDS | kinds))
        problems.add(file, step.line, f"steps.{step.id}.kind", f"expected one of {known}, found {step.kind!r}")
    for key in text_keys(step):
        if key not in texts:
            problems.add(file, step.line, f"steps.{step.id}", f"expected a text {key!r}, found none")


def text_keys(step: Step) -> Iterator[str]:
    """The texts of a step."""
    yield from (f"{prefix}_{step.id}" for prefix in ("ask", "help", "example", "label"))
    yield from (f"{step.id}_{choice}" for choice in step.names)
    for wanted in step.fields:
        yield from (f"field_{wanted.id}", f"wrong_{wanted.kind}")


def _follow(flow: Flow, position: int, answers: Mapping[str, Any], questions: int, walk: _Walk) -> None:
    """Go on from a step with each answer that makes a difference."""
    if walk.ways > _MOST_WAYS:
        return
    for number, step in enumerate(flow.steps[position:], position):
        said = [c for c in step.when if c.name.partition(".")[0] not in CALCULATED]
        if not all_hold(said, lookup_in(answers)):
            continue
        walk.steps.add(step.id)
        if len(said) < len(step.when):  # the town's file or a calculation decides: both ways
            _follow(flow, number + 1, answers, questions, walk)
        for value in _values(flow, step):
            _follow(flow, number + 1, {**answers, step.id: value}, questions + 1, walk)
        return
    walk.ways += 1
    walk.longest = max(walk.longest, questions)
    reached = next((end for end in flow.ends if all_hold(end.when, lookup_in(answers))), None)
    if reached:
        walk.ends.add(reached.say)
    else:
        walk.stuck = tuple(f"{name} {value}" for name, value in answers.items())


def _values(flow: Flow, step: Step) -> Iterator[Any]:
    """The answers to a step that conditions tell apart, or a single one if none looks at it."""
    parts = [step.when for step in flow.steps] + [end.when for end in flow.ends]
    used = [c for conditions in parts for c in conditions if c.name.partition(".")[0] == step.id]
    if not used:
        yield "said"
    elif step.kind == "number":
        bounds = {int(value) for c in used for value in c.values}
        yield from sorted({bound + shift for bound in bounds for shift in (-1, 0, 1)} or {1})
    elif step.classes:
        yield from ({"class": name} for name in step.classes)
    else:
        yield from step.names or ("said",)
    if step.optional:
        yield SKIPPED
