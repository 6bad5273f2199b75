"""What competes for each message of the learning dialogues, and which of it leads to a right answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.assistant import Assistant
from bot.dialogue import gates
from bot.dialogue.languages import prepared
from bot.dialogue.rank import score
from bot.dialogue.request import Sign
from bot.dialogue.situation import Situation
from bot.dialogue.state import State
from bot.dialogue.update import Outcome, Plan, plans, settled
from bot.settings import settings
from bot.understanding.reading import Reading

NOW = datetime(2026, 11, 26, 10)
"""The moment at which all messages are said, since answers may speak of today."""
_HOPELESS = 9.0  # a plan that lies so far behind the best one is not carried out


@dataclass(frozen=True)
class Turn:
    """A message and what is wrong with an answer, given the answer before it; None if nothing is checked."""

    say: str
    problems: Callable[[Message, str], Sequence[str]] | None


@dataclass(frozen=True)
class Lesson:
    """The signs of each plan for a message, and which plans are answered rightly."""

    plans: tuple[Sequence[Sign], ...]
    right: tuple[bool, ...]


def explore(assistant: Assistant, dialogues: Iterable[Sequence[Turn]]) -> Iterator[Lesson]:
    """One lesson a message that is checked; the dialogue goes on from the best plan that is right."""
    for dialogue in dialogues:
        state, before = State(), ""
        for turn in dialogue:
            outcome, message, lesson = _turn(assistant, state, turn, before)
            state, before = outcome.state, "\n".join(message.texts)
            if lesson is not None:
                yield lesson


def _turn(assistant: Assistant, state: State, turn: Turn, before: str) -> tuple[Outcome, Message, Lesson | None]:
    situation = _situation(assistant, state, assistant.read(turn.say, NOW.date()))
    done = gates.passed(situation)
    if done is not None:
        outcome = settled(*done, NOW)
        return outcome, _message(assistant, outcome), None
    found = sorted(plans(situation), key=lambda plan: -score(plan.signs))
    if turn.problems is None:
        outcome = settled(*found[0].perform(), NOW)
        return outcome, _message(assistant, outcome), None
    least = score(found[0].signs) - _HOPELESS
    tried = [plan for plan in found if score(plan.signs) >= least]
    answers = _answers(assistant, tried)
    right = [not turn.problems(message, before) for _, message in answers]
    best = right.index(True) if any(right) else 0
    return *answers[best], Lesson(tuple(plan.signs for plan in tried), tuple(right))


def _answers(assistant: Assistant, tried: Sequence[Plan]) -> list[tuple[Outcome, Message]]:
    """The answer to each plan; equal queries are answered once."""
    known: dict[object, Message] = {}
    found = []
    for plan in tried:
        outcome = settled(*plan.perform(), NOW)
        key = (outcome.queries, outcome.state.easy, outcome.state.english)
        if key not in known:
            known[key] = _message(assistant, outcome)
        found.append((outcome, known[key]))
    return found


def _situation(assistant: Assistant, state: State, reading: Reading) -> Situation:
    state = prepared(state.aged(NOW.timestamp()), reading)
    return Situation(state, reading, assistant.catalogue, NOW.date())


def _message(assistant: Assistant, outcome: Outcome) -> Message:
    state = outcome.state
    context = Context(
        assistant.catalogue, texts(), settings(), NOW.date(), easy=state.easy, english=state.english
    )  # fmt: skip
    return compose(outcome.queries, context)
