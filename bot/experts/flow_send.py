"""The end of a dialogue: the summary, sending what was put together, and what is said last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.experts.answering import answer, contact
from bot.experts.api import LimitReached, Line, Receipt
from bot.experts.conditions import all_hold
from bot.experts.expert import senders
from bot.experts.flow_files import End
from bot.experts.flow_lines import Play, told_line
from bot.experts.flow_state import FlowState, Turn
from bot.experts.forms import as_entered
from bot.experts.sensitive import mark_of

SENT = "sent"  # in texts of an end: {sent.number} and {sent.code}


def end_of(play: Play) -> End:
    """The end that the answers lead to."""
    return next(end for end in play.flow.ends if all_hold(end.when, play.look))


def ended(play: Play, before: tuple[Line, ...] = (), outcome: str = "finished") -> Turn:
    """What is said last."""
    plan = play.expert.answers[end_of(play).say]
    said = answer(play.expert, plan, play.case)
    offered = (play.expert.answers.get(name) for name in plan.next)
    goes_on = outcome == "finished" and any(other and other.starts for other in offered)
    told = play.case.answers if goes_on else {}
    lines = (*before, *_samples(play), *said.lines)
    return Turn(None, lines, said.next, outcome=outcome, told=told, end=end_of(play).say)


def _samples(play: Play) -> tuple[Line, ...]:
    """That what follows is invented, if it tells of a list that is."""
    told = end_of(play).tells
    return (Line("samples"),) if told and play.case.services.are_samples(told, play.case.town.ags) else ()


def summary(play: Play, state: FlowState, before: tuple[Line, ...]) -> Turn:
    """All answers once more, before anything is sent."""
    lines = (*before, Line("summary"), *(told_line(play, name) for name in state.answers))
    return Turn(state, lines, ("button_send", "button_change", "button_cancel"), outcome="summary")


def gone(play: Play) -> set[str]:
    """The steps whose sensitive answer is no longer in the vault: its time is over."""
    return {
        name
        for name, value in play.case.answers.items()
        if (mark := mark_of(value)) and play.case.services.look(mark) is None
    }


def sent_before(play: Play, state: FlowState) -> Receipt | None:
    """The receipt, if just this was sent already and the visitor has not heard of it."""
    return play.case.services.receipt(play.case.town.ags, _key(state))


def sent(play: Play, state: FlowState, before: Receipt | None) -> Turn:
    """Keep what was put together for whom it is meant; the same answers are never sent twice."""
    town, key = play.case.town.ags, _key(state)
    sender = senders(play.expert.code)[end_of(play).sends]
    try:
        receipt = before or play.case.services.submit(town, sender(play.case, _opened(play)), key)
    except LimitReached:
        again = summary(play, state, ())
        return replace(again, lines=(Line("limit_sent"), contact(play.case)), outcome="limit")
    answers = {**play.case.answers, SENT: {"number": receipt.number, "code": receipt.code}}
    return ended(replace(play, case=replace(play.case, answers=answers)), outcome="sent")


def _opened(play: Play) -> dict[str, Any]:
    """What the sensitive steps hold, forms as their fields."""
    found: dict[str, Any] = {}
    for step in play.flow.steps:
        mark = mark_of(play.case.answers.get(step.id))
        secret = play.case.services.look(mark) if mark else None
        if secret:
            form = as_entered(secret.reveal(), step.fields) if step.fields else None
            found[step.id] = secret.reveal() if form is None else form
    return found


def _key(state: FlowState) -> str:
    """The same for the same answers: marks are random, so no two reports share it."""
    told: Mapping[str, Any] = {"expert": state.expert, "flow": state.flow, "answers": dict(state.answers)}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
