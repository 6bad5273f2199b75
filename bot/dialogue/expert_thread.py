"""What an expert's running dialogue and its last answer are, and what a message is to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.dialogue.expert_context import as_here_or_elsewhere, speaks_of, town_meant
from bot.dialogue.situation import Situation
from bot.dialogue.state import State
from bot.experts.answer_files import AnswerPlan
from bot.experts.answering import answer, case_of
from bot.experts.api import Town
from bot.experts.expert import Expert
from bot.experts.experts import Experts
from bot.experts.flow import put_right
from bot.experts.flow_lines import Play
from bot.experts.flow_state import FlowState, Turn
from bot.experts.forms import FormField
from bot.experts.kinds import read
from bot.experts.moves import NOTHING, Move, interpret, passing
from bot.experts.sensitive import mark_of
from bot.experts.thread import Thread
from bot.experts.words import pattern, plain

_SURE = 0.9  # fit of a message that is all answer
LIKELY = 0.6
"""Share of a question that names what its dialogue asks for, or goes on about the last answer."""


def thread_of(state: State) -> Thread:
    """The experts' part of the state."""
    return state.expert or Thread()


def last_answer(s: Situation) -> str:
    """The answer that was given last, or the one whose dialogue is running."""
    thread = thread_of(s.state)
    expert = s.experts.expert(thread.flow.expert) if thread.flow else None
    if thread.answer or not expert or not thread.flow:
        return thread.answer
    begun = {name: plan for name, plan in expert.answers.items() if plan.starts == thread.flow.flow}
    known = thread.flow.answers.items()
    fitting = [name for name, plan in begun.items() if plan.assumes.items() <= known]
    return max(fitting, key=lambda name: len(begun[name].assumes), default="")


def played(s: Situation, flow: FlowState) -> Play | None:
    """The running dialogue with its case; None if its expert has been switched off meanwhile."""
    expert = s.experts.expert(flow.expert)
    if expert is None or flow.flow not in expert.flows:
        return None
    case = case_of(expert, s.experts.town(flow.town), s.today, flow.answers, s.experts.services)
    return Play(expert, expert.flows[flow.flow], case)


def move_of(s: Situation) -> Move:
    """What the message does in the running dialogue; looked at once, since what is sensitive can be read only once."""
    if not s.moves:
        s.moves.append(_move(s))
    return s.moves[0]


def _move(s: Situation) -> Move:
    flow = thread_of(s.state).flow
    play = played(s, flow) if flow else None
    if flow is None or play is None:
        return NOTHING
    if flow.waiting:
        said = plain(s.reading.written)
        known = {"yes": pattern("yes").search(said), "no": pattern("no").search(said)}
        decided = next((Move("command", 1.0, name) for name, found in known.items() if found), None)
        if decided:
            return decided
    text = as_here_or_elsewhere(s, s.experts.town(flow.town).name)
    return interpret(play.expert, play.flow, replace(flow, waiting=""), text, play.case)


@dataclass(frozen=True)
class Expected:
    """What the next message is expected to hold that must not be logged; ``keep``: what was given is still needed."""

    kind: str = ""
    fields: tuple[FormField, ...] = ()
    keep: bool = False


def expected(experts: Experts, state: State) -> Expected:
    """What the channel has to know of the open question."""
    flow = thread_of(state).flow
    expert = experts.expert(flow.expert) if flow else None
    if not flow or not expert or flow.flow not in expert.flows:
        return Expected()
    keep = _still_needed(expert, flow)
    step = None if flow.waiting else expert.flows[flow.flow].step(flow.open)
    return Expected(step.kind, step.fields, keep) if step and step.sensitive else Expected(keep=keep)


def _still_needed(expert: Expert, flow: FlowState) -> bool:
    """Whether the vault holds an answer, or what was told before a step of the expert's own asks for it."""
    later = (step for step in expert.flows[flow.flow].steps if step.id not in flow.answers and step.id != flow.open)
    open_kinds = {step.kind for step in later}
    return any(map(mark_of, flow.answers.values())) or not open_kinds.isdisjoint(expert.code.readers)


def is_open(s: Situation) -> bool:
    """Whether an expert waits for an answer."""
    return bool(thread_of(s.state).flow)


def is_answer(s: Situation) -> bool:
    """Whether the message says nothing but an answer to the open question."""
    return bool(thread_of(s.state).flow) and move_of(s).fit >= _SURE


def is_told(s: Situation) -> bool:
    """Whether the message tells the running dialogue anything or steers it: "weiß nicht mehr", "abbrechen, ich geh"."""
    return is_open(s) and move_of(s).kind in {"answer", "correct", "command"}


def is_question(s: Situation) -> bool:
    """Whether the message surely asks an expert: it speaks of its subject, or of a thing that its dialogue asks for, or
    goes on about the last answer: "Was mache ich, wenn es keiner bringt?".
    """
    if _goes_on(s):
        return True
    for name, answered, share in s.experts.asked(s.reading.written)[:1]:
        expert = s.experts.expert(name)
        plan = expert.answers[answered] if expert else None
        if expert and plan and share >= (LIKELY if plan.starts else _SURE):
            return speaks_of(s, expert) or _names_what_is_asked(s, expert, plan)
    return False


def _goes_on(s: Situation) -> bool:
    if s.state.operation != "expert" or not s.experts:
        return False
    thread = thread_of(s.state)
    return any(share >= LIKELY for *_, share in s.experts.asked(s.reading.written, thread.expert, thread.answer)[:1])


def _names_what_is_asked(s: Situation, expert: Expert, plan: AnswerPlan) -> bool:
    steps = expert.flows[plan.starts].steps if plan.starts else ()
    return bool({step.id for step in steps if step.kind == "lookup"} & set(told(s, expert)))


def told(s: Situation, expert: Expert, bare: bool = False) -> dict[str, Any]:
    """What the message says to the steps of an expert's dialogues. ``bare``: a number alone counts ("und zwei?")."""
    text = s.reading.written
    found: dict[str, Any] = {}
    for flow in expert.flows.values():
        case = case_of(expert, Town("", ""), s.today, {})
        found |= passing(expert, flow, text, case)
        for step in flow.steps if bare else ():
            number = read(expert, step, text, case) if step.kind == "number" and step.id not in found else None
            found |= {step.id: number.value} if number and not number.problem else {}
    return found


def so_far(s: Situation, expert: Expert) -> dict[str, Any]:
    """What the last answer was about: what it was told, and what the question to it implied."""
    thread = thread_of(s.state)
    plan = expert.answers.get(thread.answer) if thread.expert == expert.id else None
    return {**(plan.assumes if plan else {}), **thread.told}


def changes_last(s: Situation, expert: Expert, new: Mapping[str, Any]) -> bool:
    """Whether the last answer rests on what the message tells: "am 20.11. war das"."""
    thread = thread_of(s.state)
    plan = expert.answers.get(thread.answer)
    if plan is None:
        return False
    town, known = s.experts.town(thread.town or town_meant(s)), so_far(s, expert)
    without = {step: value for step, value in known.items() if step not in new}
    cases = (case_of(expert, town, s.today, said) for said in (without, {**known, **new}))
    before, after = (answer(expert, plan, case).lines for case in cases)
    return before != after


def righted(s: Situation) -> Turn | None:
    """The dialogue that has just ended, with an answer that the message puts right."""
    over = thread_of(s.state).over
    play = played(s, over) if over else None
    return put_right(play, over, s.reading.written) if play and over else None
