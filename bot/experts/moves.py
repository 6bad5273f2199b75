"""What a message does in a running dialogue: answer the open step, steer, put an earlier answer right, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.experts.api import Case, Line, Read
from bot.experts.clauses import clauses, told_and_asked
from bot.experts.conditions import SKIPPED, all_hold
from bot.experts.dates import find_day
from bot.experts.expert import Expert
from bot.experts.flow_files import Flow, Step
from bot.experts.flow_state import FlowState
from bot.experts.kinds import read
from bot.experts.words import asks, commands, pattern, plain

_PASSING = frozenset({"choice", "date", "number", "lookup"})  # and own kinds: what can be said unasked
_ASIDE = 0.8  # fit of a message that speaks of another step than the open one
_IN_QUESTION = 0.1  # share of the fit that is left to what is only named in a question
_TELLING = frozenset({"answer", "correct"})


@dataclass(frozen=True)
class Move:
    """``kind``: command, answer, correct, which, refuse or nothing. ``fit``: how surely the dialogue is meant."""

    kind: str
    fit: float = 0.0
    name: str = ""  # of the command
    values: Mapping[str, Any] = field(default_factory=dict)  # the answers, by step
    options: tuple[str, ...] = ()
    problem: Line | None = None
    asked: str = ""  # what the message asks besides


NOTHING = Move("nothing")


def applies(step: Step, lookup: Any) -> bool:
    """Whether a step is to be asked, given the answers so far."""
    return bool(all_hold(step.when, lookup))


def interpret(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move:
    """How a message is taken: "gestern, aber was kostet das?" answers, and asks besides."""
    step = flow.step(state.open)
    told, asked = ("", "") if step and step.sensitive else told_and_asked(text)
    if told and asked:
        move = _taken(expert, flow, state, told, case)
        if move.kind in _TELLING and move.fit >= _ASIDE:
            return replace(move, asked=asked)
    move = _taken(expert, flow, state, text, case)
    # A day or number inside of a question ("Wie ist das Wetter heute?") is hardly meant for the open one.
    return replace(move, fit=move.fit * _IN_QUESTION) if asked and not told and move.kind in _TELLING else move


def _taken(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move:
    said = plain(text)
    if name := _command(flow, said):
        return Move("command", 1.0, name)
    step = flow.step(state.open)
    if step is None:
        return _at_the_end(expert, flow, state, text, case)
    if state.options:
        return _chosen(expert, step, state, text, case)
    found = read(expert, step, text, case) or _in_a_clause(expert, step, text, case)
    named = None if found and found.whole else to_change(expert, flow, state, text, case)
    if named:
        return named
    right = corrected(expert, flow, state, text, case) if pattern("correction").search(said) else None
    if right and not _unasked(expert, step, text, case):
        return right
    if found is None:
        return _beside(expert, flow, state, step, text, case)
    others = {**passing(expert, flow, text, case, state, step), **(right.values if right else {})}
    fit = 1.0 if found.whole or others else 0.6  # what answers several questions at once asks none
    if found.problem:
        return Move("refuse", fit, problem=found.problem)
    if found.options:
        return Move("which", fit, options=found.options)
    return Move("answer", fit, values={step.id: found.value, **others})


def _in_a_clause(expert: Expert, step: Step, text: str, case: Case) -> Read | None:
    """What one part of a message says to the open question: "Mitte, und es ist schwarz"."""
    pieces = clauses(text)
    told = pieces if len(pieces) > 1 and not step.sensitive and not asks(text) else ()
    read_each = (read(expert, step, piece, case) for piece in told)
    return next((replace(found, whole=False) for found in read_each if found), None)


def _command(flow: Flow, said: str) -> str:
    """What steers: a word that does, or one that the matter is settled; empty for all else."""
    if flow.settled and flow.settled.search(said):
        return "cancel"
    return next((name for name, expressions in commands().items() if expressions.search(said)), "")


def _beside(expert: Expert, flow: Flow, state: FlowState, step: Step, text: str, case: Case) -> Move:
    """What does not answer the open question, but another one: a later one, or one that was answered before."""
    unknown = pattern("unknown").search(plain(text))
    if step.optional and unknown:
        return Move("answer", 0.9, values={step.id: SKIPPED})
    if asks(text):
        return NOTHING
    right = corrected(expert, flow, state, text, case)
    if right and not _decides(flow, right):
        return replace(right, fit=_ASIDE)
    if others := passing(expert, flow, text, case, state, step):
        return Move("answer", _ASIDE, values=others)
    if unknown:
        return Move("command", 0.9, "not_known")
    return Move("command", _ASIDE, "again") if _repeats(expert, flow, state, text, case) else NOTHING


def _decides(flow: Flow, move: Move) -> bool:
    """Whether other questions depend on the answer: such a one is not changed by the way."""
    return bool(set(move.values) & {used.name.partition(".")[0] for step in flow.steps for used in step.when})


def _repeats(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> bool:
    """Whether a message says what was said before."""
    known = ((flow.step(name), value) for name, value in state.answers.items())
    found = ((_unasked(expert, step, text, case), value) for step, value in known if step)
    return any(read and read.value == value for read, value in found)


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
    told = (expert, flow, state, text, case)
    return corrected(*told) or to_change(*told) or NOTHING


def corrected(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move | None:
    """Earlier answers put right: "nein, er kam erst am Dienstag"."""
    if asks(text):
        return None
    said = ((name, flow.step(name)) for name in reversed(list(state.answers)))
    read_anew = ((name, _unasked(expert, step, text, case)) for name, step in said if step)
    new = {name: found.value for name, found in read_anew if found and found.value != state.answers[name]}
    return Move("correct", 0.9, values=new) if new else None


def last_again(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move | None:
    """The question that was asked last, answered anew: "nee, drei sind es"."""
    step = flow.step(state.asked[-1]) if state.asked else None
    if step is None or step.sensitive or not pattern("correction").search(plain(text)):
        return None
    found = read(expert, step, text, case)
    sure = found and found.whole and not found.problem and not found.options
    return Move("correct", 0.9, values={step.id: found.value}) if found and sure else None


def to_change(expert: Expert, flow: Flow, state: FlowState, text: str, case: Case) -> Move | None:
    """An earlier answer that is to be given anew, named without a new one: "die Rasse war falsch", "ändern: Rasse"."""
    said = plain(text)
    if not pattern("correction").search(said):
        return None
    for step in flow.steps:
        if step.id in state.answers and _calls(expert, step, said) and not _unasked(expert, step, text, case):
            return Move("command", 1.0, f"change {step.id}")
    return None


def _calls(expert: Expert, step: Step, said: str) -> bool:
    """Whether a message names a step: by its label, or another word for it."""
    labels = {plain(label) for label in expert.texts.labels(f"label_{step.id}")}
    return bool(step.called and step.called.search(said)) or any(f" {label} " in f" {said} " for label in labels)


def passing(
    expert: Expert, flow: Flow, text: str, case: Case, state: FlowState | None = None, but: Step | None = None
) -> dict[str, Any]:
    """What a message says to steps that were not asked yet; nothing is ever taken for a sensitive one."""
    known = state.answers if state else {}
    day = find_day(text, case.today)
    beside = text[: day.start] + text[day.end :] if day else text  # "vor einer Woche" is no place
    return _left_out(expert, flow, text, known) | {
        step.id: found.value
        for step in flow.steps
        if step is not but
        and step.id not in known
        and (found := _unasked(expert, step, text if step.kind == "date" else beside, case))
    }


def _left_out(expert: Expert, flow: Flow, text: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """What need not be told, and is said not to be known: "Die Farbe weiß ich gerade nicht"."""
    not_known = " ".join(said for said in map(plain, clauses(text)) if pattern("unknown").search(said)).split()
    optional = (step for step in flow.steps if not_known and step.optional and step.id not in known)
    names = ((step.id, set(map(plain, expert.texts.labels(f"label_{step.id}")))) for step in optional)
    return {step: SKIPPED for step, labels in names if not labels.isdisjoint(not_known)}


def _unasked(expert: Expert, step: Step, text: str, case: Case) -> Read | None:
    if step.sensitive or step.only_asked or (step.kind not in _PASSING and step.kind not in expert.code.readers):
        return None
    found = read(expert, step, text, case, passing=True)
    return None if found is None or found.problem or found.options else found


def open_steps(flow: Flow, answers: Mapping[str, Any], lookup: Any) -> Iterator[Step]:
    """The steps that are still to be asked."""
    return (step for step in flow.steps if step.id not in answers and applies(step, lookup))
