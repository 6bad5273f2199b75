"""Personal data written at any moment of any dialogue: in no state, no reply and no table in the clear."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.experts.api import Fact, Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.loader import installed

from .play import Dialogue

SOEST = Town("05974040", "Soest", {"hundesteuer.delivery": (Fact(True, "Test", "2026"),)})
CANARIES = {
    "serial": "CFGH12345", "phone": "02921 987654", "mail": "canary@example.org", "name": "Kanaria Vogelsang",
    "address": "Am Käfig 17", "iban": "DE02120300000000202051",
}  # fmt: skip
FORM = {
    "name": CANARIES["name"], "given_name": "Kanaria", "family_name": "Vogelsang", "street": CANARIES["address"],
    "postcode": "59494", "place": "Soest", "mail": CANARIES["mail"], "phone": CANARIES["phone"],
    "dog_name": "Kanaria", "chip": "276098100000001",
}  # fmt: skip
# An opening and answers that lead through every step.
WAYS = {
    ("fundbuero", "loss"): ("Ich habe etwas verloren", "Brille", "gestern", "im Park", "schwarz", "Etui", "Riss",
                            "Bis 500 Euro", FORM, "Absenden"),
    ("fundbuero", "find"): ("Fund melden", "Jacke", "im Park", "gestern", "rot", "Größe M", "Bis 500 Euro", "bei mir",
                            "ja", "nein", "ja", FORM, "Absenden"),
    ("fundbuero", "report"): ("Stand meiner Meldung", "V-2026-CCCCCC CCCC-DDDD"),
    ("fundbuero", "search"): ("Ich habe etwas verloren", "Brille", "gestern", "im Park", "schwarz"),
    ("hundesteuer", "registration"): ("Anmeldung", "gestern", "Labrador", "2", "1", "gekauft", FORM, FORM, "Absenden"),
    ("ausweis", "status"): ("Statusabfrage", "Personalausweis", "CFGH99999"),
}  # fmt: skip


@pytest.fixture(scope="module")
def experts() -> dict[str, Expert]:
    return {expert.id: expert for expert in installed().experts}


def test_every_dialogue_with_sensitive_steps_is_tried(experts: dict[str, Expert]) -> None:
    flows = {(expert.id, name): flow for expert in experts.values() for name, flow in expert.flows.items()}
    sensitive = {key for key, flow in flows.items() if any(step.sensitive for step in flow.steps)}
    assert sensitive <= set(WAYS)


def _say(dialogue: Dialogue, said: str | dict[str, str]) -> None:
    """The next answer; a form gets the fields that it asks for."""
    if isinstance(said, str):
        dialogue.say(said)
        return
    step = dialogue.expert.flows[dialogue.flow].step(dialogue.state.open)
    assert step and step.fields, dialogue.said[-1]
    dialogue.fill({field.id: said[field.id] for field in step.fields if field.id in said})


def _everything(engine: Engine, dialogue: Dialogue) -> str:
    state = json.dumps(dialogue.turn.state.to_dict()) if dialogue.turn and dialogue.turn.state else ""
    with engine.connect() as connection:
        tables = inspect(engine).get_table_names()
        rows = [str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    return "\n".join([state, *dialogue.said, *rows])


def _vault(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM expert_vault")).scalar() or 0)


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_at_every_step_of_every_dialogue(experts: dict[str, Expert], engine: Engine, way: tuple[str, str]) -> None:
    desk = EmbeddedDesk(engine, "a secret of the test")
    name, flow = way
    opening, *answers = WAYS[way]
    assert isinstance(opening, str)
    for canary in CANARIES.values():
        dialogue = Dialogue(experts[name], flow, SOEST, desk=desk, id=canary[:3])
        dialogue.start(opening)
        for answer in answers:
            if not dialogue.over:
                dialogue.say(f"{canary}, bitte")
            if not dialogue.over and not dialogue.state.open:
                dialogue.say("Absenden")
                break
            if not dialogue.over:
                _say(dialogue, answer)
        everything = _everything(engine, dialogue)
        assert [c for c in (*CANARIES.values(), "Kanaria", "Vogelsang", "2760981") if c in everything] == []
        if dialogue.over:
            assert _vault(engine) == 0


def test_after_a_crash_the_purge_empties_the_vault(experts: dict[str, Expert], engine: Engine) -> None:
    clock = [datetime(2026, 11, 26, 10)]
    desk = EmbeddedDesk(engine, "a secret of the test", now=lambda: clock[0])
    dialogue = Dialogue(experts["fundbuero"], "loss", SOEST, desk=desk)
    opening, *answers = WAYS["fundbuero", "loss"]
    dialogue.start(str(opening))
    for answer in answers[:-1]:
        _say(dialogue, answer)
    assert _vault(engine) == 3
    clock[0] += timedelta(minutes=16)
    assert EmbeddedDesk(engine, "a secret of the test", now=lambda: clock[0]).purge() == 3
    assert _vault(engine) == 0


_SAYINGS = (
    "Schlüssel", "Handy", "gestern", "morgen", "im Park", "im Bus", "rot", "ja", "nein", "bei mir", "überspringen",
    "zurück", "abbrechen", "von vorn", "Hilfe", "ändern", "Beschreibung", "Absenden", "Mensch", "Bis 10 Euro",
    "weiß nicht",    "⟦form:aaaaaaaaaaaaaaaa⟧", "⟦text:aaaaaaaaaaaaaaaa⟧", '{"name": "x"}', "nein, am Dienstag",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flow=st.sampled_from(["loss", "find"]),
    messages=st.lists(st.sampled_from(_SAYINGS) | st.just(FORM) | st.text(max_size=60), min_size=1, max_size=16),
)
def test_any_messages_in_any_order(
    experts: dict[str, Expert], engine: Engine, flow: str, messages: list[str | dict[str, str]]
) -> None:
    desk = EmbeddedDesk(engine, "a secret of the test")
    dialogue = Dialogue(experts["fundbuero"], flow, SOEST, desk=desk, id=sha256(repr(messages).encode()).hexdigest())
    dialogue.start("Schlüssel")
    for message in messages:
        if dialogue.over:
            break
        mark, _ = desk.form(dialogue.id, message) if isinstance(message, dict) else (message, {})
        assert dialogue.say(mark or "x")
    assert CANARIES["name"] not in _everything(engine, dialogue)
    if dialogue.over:
        assert _vault(engine) == 0
    else:
        desk.forget(dialogue.id)
