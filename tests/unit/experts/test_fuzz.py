"""Whatever visitors write: a dialogue never breaks, stays JSON-safe, and ends or asks on."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.experts.api import Town
from bot.experts.expert import Expert
from bot.experts.texts import LANGUAGES

from .play import Dialogue

_SAYINGS = (
    "ja", "nein", "weiß nicht", "gestern", "am 3.", "31.02.2026", "Labrador", "Rottweiler", "Bulldogge",
    "Mischling", "2", "500", "zurück", "abbrechen", "von vorn", "überspringen", "Hilfe", "nochmal", "Mensch",
    "ändern", "absenden", "nein, am Dienstag", "falsch, es ist ein Dackel", "Hund ist neu", "Hund abmelden",
    "Er ist gestorben", "{town.rate_1}", "⟦serial:aaaaaaaaaaaaaaaa⟧",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    messages=st.lists(st.sampled_from(_SAYINGS) | st.text(max_size=60), min_size=1, max_size=12),
    language=st.sampled_from(LANGUAGES),
)
def test_any_messages_in_any_order(hundesteuer: Expert, messages: list[str], language: str) -> None:
    dialogue = Dialogue(hundesteuer, "hund_check", Town("05974040", "Soest"), language)
    first, *others = messages
    assert dialogue.start(first)
    for message in others:
        if dialogue.over:
            break
        assert dialogue.say(message)
        assert dialogue.turn and 0 <= dialogue.turn.number <= 7
        if dialogue.turn.state:
            assert json.loads(json.dumps(dialogue.turn.state.to_dict())) == dialogue.turn.state.to_dict()
            assert dialogue.turn.state.open


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80))
def test_no_text_is_read_into_an_answer_that_the_steps_do_not_know(hundesteuer: Expert, text: str) -> None:
    dialogue = Dialogue(hundesteuer, "hund_check", Town("05974040", "Soest"))
    dialogue.start(text)
    assert dialogue.turn
    known = {step.id: step for step in hundesteuer.flows["hund_check"].steps}
    for name, value in (dialogue.turn.state.answers if dialogue.turn.state else {}).items():
        step = known[name]
        assert not step.names or value in step.names
