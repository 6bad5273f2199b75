"""Plays a guided dialogue: (state, message, case) -> (state, what is said). Pure, like bot.dialogue.update.

Interruptions are not handled here: a message that is no move of the dialogue is answered by whoever can, and then
the open question is put again (``asked_again``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.experts.answering import contact
from bot.experts.api import Line
from bot.experts.conditions import SKIPPED, all_hold
from bot.experts.flow_files import Step
from bot.experts.flow_lines import Play, facts, noted, reactions
from bot.experts.flow_send import end_of, ended, gone, sent, sent_before, summary
from bot.experts.flow_state import FlowState, Turn
from bot.experts.kinds import choices, told_unasked
from bot.experts.moves import Move, applies, corrected, last_again, open_steps, to_change

_LAST_MISS = 3


def begin(play: Play, told: Mapping[str, Any]) -> Turn:
    """The first question that the opening message has not answered yet."""
    state = FlowState(play.expert.id, play.flow.id, play.case.town.ags)
    kept = _applying(play, told)
    told_line = noted(play, kept, sorted(_asked_for(play, kept), key=list(kept).index))
    turn = _on(play, state, kept, *reactions(play.expert, kept), Line("begin_hint"), told_line)
    asks = turn.state is not None  # how to steer is of no use where all has been told
    return turn if asks else replace(turn, lines=tuple(line for line in turn.lines if line.text != "begin_hint"))


def advance(play: Play, state: FlowState, move: Move) -> Turn:
    """Take a move."""
    if move.kind == "command":
        return _command(play, state, move.name)
    if move.kind == "answer":
        answers = _applying(play, {**state.answers, **move.values})
        # What was told before it was clear that it is asked for is repeated now, as is what was told beside the answer.
        new = _asked_for(play, answers) - _asked_for(play, state.answers) | move.values.keys()
        others = [name for name in answers if name in new and name != state.open]
        return _on(play, state, answers, *reactions(play.expert, move.values), noted(play, answers, others))
    if move.kind == "correct":
        answers = dict(state.answers)
        for name in move.values:
            answers = _without_dependents(play, answers, name)
        answers = _applying(play, {**answers, **move.values})
        return _on(play, state, answers, noted(play, move.values, list(move.values)))
    if move.kind == "which":
        asking = replace(state, options=move.options, misses=0)
        return replace(asked_again(play, asking), lines=(Line("which", (("options", move.options),)),))
    return _missed(play, state, move.problem)


def _on(play: Play, state: FlowState, answers: Mapping[str, Any], *before: Line | None) -> Turn:
    """The next open question, the summary, or the end."""
    answers = _applying(play, answers)
    now = play.with_answers(answers)
    step = next(open_steps(now.flow, answers, now.look), None)
    new = replace(state, answers=answers, misses=0, options=(), open=step.id if step else "")
    told = told_unasked(now.expert, step, now.case) if step else None
    if step and told and not told.problem:
        return _on(play, state, {**answers, step.id: told.value}, *before)
    lines = tuple(line for line in (*before, told and told.problem) if line)
    if step:
        new = replace(new, asked=(*(name for name in new.asked if name != step.id), step.id))
        turn = asked_again(now, new)
        return replace(turn, lines=(*lines, *turn.lines))
    if end_of(now).sends:
        return summary(now, new, lines)
    return ended_openly(now, new, lines)


def ended_openly(play: Play, state: FlowState, lines: tuple[Line, ...]) -> Turn:
    """The end of a dialogue whose answers may still be put right: it has sent nothing and knows nothing sensitive."""
    turn = ended(play, lines)
    return turn if any(step.sensitive for step in play.flow.steps) else replace(turn, over=state)


def put_right(play: Play, state: FlowState, text: str) -> Turn | None:
    """A dialogue that has ended, once more with an answer that is put right; None if the message does not do so."""
    told = (play.expert, play.flow, state, text, play.case)
    move = corrected(*told) or to_change(*told) or last_again(*told)
    return advance(play, state, move) if move else None


def _applying(play: Play, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to steps that are asked at all, or may be, now that an earlier one may have changed."""
    kept: dict[str, Any] = {}
    for step in play.flow.steps:
        if step.id in answers and all_hold(step.when, play.with_answers(kept).look) is not False:
            kept[step.id] = answers[step.id]
    return {name: value for name, value in answers.items() if name in kept}


def _asked_for(play: Play, answers: Mapping[str, Any]) -> set[str]:
    """The answers to steps that are certainly asked, given all of them."""
    look = play.with_answers(answers).look
    return {name for name in answers if (step := play.flow.step(name)) and applies(step, look)}


def _without_dependents(play: Play, answers: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The answers but for those whose question depends on the one that changes."""
    depends = {
        step.id for step in play.flow.steps if any(c.name.partition(".")[0] == name for c in step.when)
    }  # fmt: skip
    return {step: value for step, value in answers.items() if step not in depends}


def asked_again(play: Play, state: FlowState) -> Turn:
    """The open question, with its choices as buttons."""
    step = play.flow.step(state.open)
    if step is None:
        return summary(play.with_answers(state.answers), state, ())
    buttons = state.options or tuple(choices(play.expert, step, play.case).values())
    if step.optional:
        buttons = (*buttons, "button_skip")
    number, of = progress(play, state)
    own = f"ask_{play.flow.id}_{step.id}"
    key = own if own in play.expert.texts else f"ask_{step.id}"
    return Turn(state, (Line(key, facts(play, key)),), buttons, number, of)


def progress(play: Play, state: FlowState) -> tuple[int, int]:
    """ "Frage 2 von 4": which question this is, and how many there may be on the way that the answers so far leave."""
    number = len(state.asked)
    after = [step for step in play.flow.steps if step.id not in state.answers and step.id != state.open]
    look = play.with_answers(state.answers).look
    following = sum(all_hold(step.when, look) is not False for step in after)
    return number, max(number, min(number + following, play.flow.max_questions))


def _command(play: Play, state: FlowState, name: str) -> Turn:
    if name == "cancel":
        return Turn(None, (Line("cancelled"),), outcome="cancelled")
    if name == "restart":
        return _on(play, FlowState(state.expert, state.flow, state.town), {})
    if name == "back" and (before := _before(play, state)):
        return _back(play, state, before)
    if name.startswith("change "):
        return _asking(play, state, name.removeprefix("change "))
    step = play.flow.step(state.open)
    return _at_step(play, state, name, step) if step else _at_summary(play, state, name)


def _at_step(play: Play, state: FlowState, name: str, step: Step) -> Turn:
    """What steers while a question is open."""
    if name == "skip" and step.optional:
        return _on(play, state, {**state.answers, step.id: SKIPPED})
    again = asked_again(play, state)
    helped = Line(f"help_{step.id}", facts(play, f"help_{step.id}"))
    if name == "help":
        return replace(again, lines=(helped, *again.lines))
    if name == "not_known":
        return replace(again, lines=(helped, contact(play.case), *again.lines))
    if name == "human":
        return replace(again, lines=(contact(play.case), *again.lines))
    if name == "skip":
        return replace(again, lines=(Line("needed"), *again.lines))
    return again


def _at_summary(play: Play, state: FlowState, name: str) -> Turn:
    """What steers once all questions are answered."""
    if name == "send":
        return _sent(play.with_answers(state.answers), state)
    if name == "change":
        return Turn(state, (Line("change_what"),), tuple(f"label_{answered}" for answered in state.answers))
    again = asked_again(play, state)
    return replace(again, lines=(contact(play.case), *again.lines)) if name == "human" else again


def _sent(play: Play, state: FlowState) -> Turn:
    """Send what was put together; what the vault has given up meanwhile is asked for once more."""
    before = sent_before(play, state)
    lost = set() if before else gone(play)
    if lost:
        return _on(play, state, {name: v for name, v in state.answers.items() if name not in lost}, Line("mark_gone"))
    return sent(play, state, before)


def _before(play: Play, state: FlowState) -> str:
    """The question asked before the open one, or else the last step before it that was answered unasked."""
    if state.asked[:-1]:
        return state.asked[-2]
    steps = [step.id for step in play.flow.steps]
    earlier = steps[: steps.index(state.open)] if state.open in steps else steps
    return next((step for step in reversed(earlier) if step in state.answers), "")


def _back(play: Play, state: FlowState, before: str) -> Turn:
    """An earlier question once more; answers given unasked since then stay."""
    answers = {name: value for name, value in state.answers.items() if name != before}
    return _on(play, replace(state, asked=state.asked[:-2]), answers)


def _asking(play: Play, state: FlowState, name: str) -> Turn:
    answers = _without_dependents(play, state.answers, name)
    answers.pop(name, None)
    return _on(play, state, answers)


def _missed(play: Play, state: FlowState, problem: Line | None) -> Turn:
    """First what was not understood and an example, then the choices, then a way out."""
    missed = replace(state, misses=state.misses + 1)
    again = asked_again(play, missed)
    if missed.misses >= _LAST_MISS:
        lines = (Line("give_up"), contact(play.case))
        return replace(again, lines=lines, buttons=("button_cancel", "button_again"))
    step = play.flow.step(state.open)
    example = (Line(f"example_{step.id}"),) if step else ()
    first = problem or Line("not_understood" if missed.misses == 1 else "not_understood_again")
    return replace(again, lines=(first, *example, *again.lines))
