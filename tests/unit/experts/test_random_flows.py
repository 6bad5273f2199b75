"""A thousand random ways through the dialogues: each ends, keeps what it was told, and mixes nothing up."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from bot.experts.api import Town
from bot.experts.conditions import all_hold
from bot.experts.expert import Expert
from bot.experts.flow import advance
from bot.experts.flow_files import Step
from bot.experts.flow_state import FlowState
from bot.experts.kinds import choices
from bot.experts.loader import installed
from bot.experts.moves import Move, interpret

from .play import Dialogue

_WAYS = 350  # for each dialogue without sensitive steps: more than a thousand in all
_LONGEST = 10
_SAYINGS = (
    "ja", "nein", "eher nicht", "weiß nicht", "vielleicht", "gestern", "am 3.", "in zwei Wochen", "31.02.2026",
    "24.12.2027", "Labrador", "ein Stafford", "Bulldogge", "XL Bully", "Mischling", "Rotwailer", "2", "zwei", "500",
    "800 Euro", "acht Kilo", "45 cm", "zurück", "von vorn", "überspringen", "Hilfe", "nochmal", "Mensch", "ändern",
    "ändern: Rasse", "absenden", "nein, am Dienstag", "falsch, es ist ein Dackel", "die Rasse war falsch",
    "Das Datum stimmt nicht", "Hund ist neu", "Hund abmelden", "Er ist gestorben", "ich zieh weg", "Schlüssel",
    "Handy", "am Bahnhof", "schwarz", "ja, und zwei Hunde", "Was geht Sie das an?", "Und bis wann?", "My dog is two",
    "", "?", "🐕", "x" * 300, "{town.rate_1}", "ach so äh nein doch",
)  # fmt: skip
_FLOWS = [
    (expert, name)
    for expert in installed().experts
    for name, flow in expert.flows.items()
    if not any(step.sensitive for step in flow.steps)
]


def _way(dialogue: Dialogue, text: str) -> tuple[FlowState, Move]:
    """The state before a message, and what the message does."""
    before = dialogue.state
    play = dialogue._play(dict(before.answers))
    return before, interpret(dialogue.expert, play.flow, before, text, play.case)


def _lost(dialogue: Dialogue, before: FlowState, move: Move, after: FlowState) -> list[str]:
    """Answers that are gone although nobody took them back and their question still belongs to the dialogue."""
    taken_back = move.kind == "command" and move.name.split()[0] in {"restart", "back", "change"}
    if taken_back or move.kind == "correct":
        return []
    look = dialogue._play(dict(after.answers)).look
    steps = {step.id: step for step in dialogue.expert.flows[dialogue.flow].steps}
    return [
        name
        for name, value in before.answers.items()
        if name not in move.values and after.answers.get(name) != value and all_hold(steps[name].when, look)
    ]


def _fitting(dialogue: Dialogue, step: Step) -> str:
    """An answer that the open question is satisfied with."""
    expert = dialogue.expert
    offered = choices(expert, step, dialogue._play(dict(dialogue.state.answers)).case)
    if offered:
        return sorted(expert.texts.labels(next(iter(offered.values()))))[0]
    if step.kind == "lookup":
        return min(expert.tables[step.table].entries, key=lambda entry: len(entry.aliases)).name
    return {"date": "gestern", "number": str(max(step.least, 1))}.get(step.kind, "800 Euro")


@pytest.mark.parametrize(("expert", "flow"), _FLOWS, ids=[f"{expert.id}-{name}" for expert, name in _FLOWS])
def test_every_way_ends_and_no_answer_is_lost(expert: Expert, flow: str) -> None:
    chance = random.Random(f"{expert.id} {flow}")
    for _ in range(_WAYS):
        dialogue = Dialogue(expert, flow, Town("05974040", "Soest"))
        dialogue.start(chance.choice(_SAYINGS))
        for text in chance.choices(_SAYINGS, k=chance.randint(0, _LONGEST)):
            if dialogue.over:
                break
            before, move = _way(dialogue, text)
            assert dialogue.say(text)
            if dialogue.turn and dialogue.turn.state:
                kept = dialogue.turn.state.to_dict()
                assert json.loads(json.dumps(kept)) == kept
                assert not _lost(dialogue, before, move, dialogue.turn.state), (text, before)
        _finish(dialogue)
        assert dialogue.over


def _finish(dialogue: Dialogue) -> None:
    """From wherever the way led, a visitor who answers comes to the end within the promised number of questions."""
    steps = dialogue.expert.flows[dialogue.flow]
    for _ in range(steps.max_questions + 1):
        if dialogue.over:
            return
        step = steps.step(dialogue.state.open)
        assert step, dialogue.state
        dialogue.say(dialogue.state.options[0] if dialogue.state.options else _fitting(dialogue, step))


def test_a_thousand_dialogues_side_by_side_mix_nothing_up(hundesteuer: Expert) -> None:
    town = Town("05974040", "Soest")
    running = [Dialogue(hundesteuer, "hund_check", town) for _ in range(1_000)]
    given: list[list[Any]] = [[2 + number % 18, ("Mops", "Beagle", "Pudel")[number % 3]] for number in range(1_000)]
    for dialogue in running:
        dialogue.start("Ich habe einen neuen Hund")
    for dialogue in reversed(running):
        dialogue.say("gestern")
    for dialogue, (_, breed) in zip(running, given, strict=True):
        dialogue.say(breed)
    for dialogue, (count, breed) in zip(running, given, strict=True):
        dialogue.say(f"nein, und es sind {count} Hunde")
        assert dialogue.over and dialogue.turn and dialogue.turn.over
        answers = dialogue.turn.over.answers
        assert answers["count"] == count and answers["breed"]["name"] == [breed]


def test_a_dialogue_that_is_cancelled_leaves_nothing(hundesteuer: Expert) -> None:
    dialogue = Dialogue(hundesteuer, "hund_check", Town("05974040", "Soest"))
    dialogue.start("Ich hab seit gestern einen Mops")
    turn = advance(dialogue._play({}), dialogue.state, Move("command", 1.0, "cancel"))
    assert turn.state is None and turn.over is None and not turn.told
