"""What a message does in a running dialogue: answer the open step, steer, put an earlier answer right, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.experts.api import Case, Line, Read
from bot.experts.conditions import SKIPPED, all_hold
from bot.experts.expert import Expert
from bot.experts.flow_files import Flow, Step
from bot.experts.flow_state import FlowState
from bot.experts.kinds import read
from bot.experts.words import asks, commands, pattern, plain

_PASSING = frozenset({"choice", "date", "number", "lookup"})  # and own kinds: what can be said unasked


@dataclass(frozen=True)
class Move:
    """``kind``: command, answer, correct, which, refuse or nothing. ``fit``: how surely the dialogue is meant."""

    kind: str
    fit: float = 0.0
    name: str = ""  # of the command
    values: Mapping[str, Any] = field(default_factory=dict)  # the answers, by step
    options: tuple[str, ...] = ()
    problem: Line | None = None


NOTHING = Move("nothing")


def applies(step: Step, lookup: Any) -> bool:
    """Whether a step is to be asked, given the answers so far."""
    return bool(all_hold(step.when, lookup))


def interpret(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move:
    """How a message is taken."""
    said = plain(text)
    for name, expressions in commands().items():
        if expressions.search(said):
            return Move("command", 1.0, name)
    step = flow.step(state.open)
    if step is None:
        return _at_the_end(expert, flow, state, text, case)
    if state.options:
        return _chosen(expert, step, state, text, case)
    found = read(expert, step, text, case)
    corrected = _corrected(expert, flow, state, text, case, sure=bool(pattern("correction").search(said)))
    if corrected and not _unasked(expert, step, text, case):
        return corrected
    if found is None:
        return _skipped(step, said)
    fit = 1.0 if found.whole else 0.6
    if found.problem:
        return Move("refuse", fit, problem=found.problem)
    if found.options:
        return Move("which", fit, options=found.options)
    return Move("answer", fit, values={step.id: found.value, **passing(expert, flow, text, case, state, step)})


def _skipped(step: Step, said: str) -> Move:
    if step.optional and pattern("unknown").search(said):
        return Move("answer", 0.9, values={step.id: SKIPPED})
    return NOTHING


def _chosen(expert: Expert, step: Step, state: FlowState, text: str, case: Case) -> Move:
    """The answer to "which of these do you mean?"."""
    table = expert.tables[step.table]
    said = plain(text)
    for option in state.options:
        if plain(option) == said or (len(state.options) == 1 and pattern("yes").search(said)):
            return Move("answer", 1.0, values={step.id: table.value((option,))})
    named = [option for option in state.options if said in plain(option)]
    if len(named) == 1:
        return Move("answer", 1.0, values={step.id: table.value((named[0],))})
    found = table.read(text)
    if found and not found.options:
        return Move("answer", 0.9, values={step.id: found.value})
    return NOTHING


def _at_the_end(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move:
    """At the summary every step may be put right."""
    said = plain(text)
    if pattern("yes").search(said):
        return Move("command", 1.0, "send")
    for step in flow.steps:
        if step.id in state.answers and said in {plain(label) for label in expert.texts.labels(f"label_{step.id}")}:
            return Move("command", 1.0, f"change {step.id}")
    return _corrected(expert, flow, state, text, case, sure=True) or NOTHING


def _corrected(
    expert: Expert, flow: Flow, state: FlowState, text: str, case: Case, sure: bool
) -> Move | None:  # fmt: skip
    """An earlier answer put right: "nein, er kam erst am Dienstag"."""
    if not sure or asks(text):
        return None
    for name in reversed(list(state.answers)):
        step = flow.step(name)
        found = _unasked(expert, step, text, case) if step else None
        if found and found.value != state.answers[name]:
            return Move("correct", 0.9, values={name: found.value})
    return None


def passing(
    expert: Expert, flow: Flow, text: str, case: Case, state: FlowState | None = None, but: Step | None = None
) -> dict[str, Any]:
    """What a message says to steps that were not asked yet; nothing is ever taken for a sensitive one."""
    known = state.answers if state else {}
    return {
        step.id: found.value
        for step in flow.steps
        if step is not but and step.id not in known and (found := _unasked(expert, step, text, case))
    }


def _unasked(expert: Expert, step: Step, text: str, case: Case) -> Read | None:
    if step.sensitive or step.only_asked or (step.kind not in _PASSING and step.kind not in expert.code.readers):
        return None
    found = read(expert, step, text, case, passing=True)
    return None if found is None or found.problem or found.options else found


def open_steps(flow: Flow, answers: Mapping[str, Any], lookup: Any) -> Iterator[Step]:
    """The steps that are still to be asked."""
    return (step for step in flow.steps if step.id not in answers and applies(step, lookup))
