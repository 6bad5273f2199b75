"""The registration of a dog, prepared: what goes into it, for whom, and only where the town takes it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.experts.answering import answer, case_of
from bot.experts.api import Fact, Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert

from .play import TODAY, Dialogue

SOEST = "05974040"
HOLDER = {
    "given_name": "Erika", "family_name": "Mustermann", "street": "Am Teich 5", "postcode": "59494", "place": "Soest",
    "mail": "erika@example.org",
}  # fmt: skip
DOG = {"dog_name": "Bella", "dog_born": "2026-09-01", "chip": "276098100000001"}


def _town(**values: object) -> Town:
    facts = {
        f"hundesteuer.{key}": (Fact(value, "Satzung", "2026", confirmed=True),) for key, value in values.items()
    }  # fmt: skip
    return Town(SOEST, "Soest", facts)


@pytest.fixture
def desk(engine: Engine) -> EmbeddedDesk:
    return EmbeddedDesk(engine, "a secret of the test")


@pytest.fixture
def dialogue(hundesteuer: Expert, desk: EmbeddedDesk) -> Dialogue:
    return Dialogue(hundesteuer, "registration", _town(delivery=True, registration_days=14), desk=desk)


def _filled(dialogue: Dialogue) -> str:
    dialogue.start("Ich habe seit gestern einen Labrador")
    dialogue.say("2", "einer", "gekauft")
    dialogue.fill(DOG)
    return dialogue.fill(HOLDER)


def test_the_registration_has_the_fields_of_the_form(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    summary = _filled(dialogue)
    assert "Labrador" in summary and "Bella" not in summary and "Erika" not in summary
    said = dialogue.say("Absenden")
    assert dialogue.over and "wird der Stadt Soest zugestellt" in said and "9. Dezember 2026" in said
    (entry,) = desk.outbox.listed(SOEST)
    assert entry.number in said and entry.state == "here"
    parcel = desk.outbox.take(SOEST, entry.number)
    assert parcel and parcel.service == "99102013104000" and parcel.reply_to == "erika@example.org"
    assert parcel.secret == {
        "rasse": ["Labrador"], "haltungSeit": "2026-11-25", "anzahlGehaltenerHunde": 2, "anzahlAngemeldeterHunde": 1,
        "grund": "taken", "nachweis": "wird nachgereicht", "vornamen": "Erika", "familienname": "Mustermann",
        "strasseHausnummer": "Am Teich 5", "postleitzahl": "59494", "ort": "Soest", "email": "erika@example.org",
        "nameHund": "Bella", "geburtsdatumHund": "2026-09-01", "chipnummer": "276098100000001",
    }  # fmt: skip


def test_seven_questions_at_most_and_the_dog_may_be_left_out(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    dialogue.start("Anmeldung hier vorbereiten")
    dialogue.say("gestern", "Mischling, weiß nicht", "einer", "zugezogen", "überspringen")
    dialogue.fill(HOLDER)
    dialogue.say("Absenden")
    (entry,) = desk.outbox.listed(SOEST)
    parcel = desk.outbox.take(SOEST, entry.number)
    assert parcel and "chipnummer" not in parcel.secret and parcel.secret["rasse"] == ["unbekannt"]


def test_a_chip_has_fifteen_figures(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    dialogue.start("Ich habe seit gestern einen Labrador")
    dialogue.say("1", "gekauft")
    assert desk.form("visitor", {"chip": "27609810"}) == ("", {"chip": "wrong"})
    assert desk.form("visitor", {"dog_name": "Bella"})[0]


@pytest.mark.parametrize("moment", range(3))
def test_nothing_of_holder_and_dog_stays_in_the_clear(
    dialogue: Dialogue, engine: Engine, moment: int
) -> None:  # fmt: skip
    _filled(dialogue)
    state = json.dumps(dialogue.state.to_dict())
    for said in ("Absenden", "abbrechen")[:moment]:
        if not dialogue.over:
            dialogue.say(said)
    with engine.connect() as connection:
        tables = inspect(engine).get_table_names()
        rows = [str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    everything = "\n".join([state, *dialogue.said, *rows])
    assert [s for s in ("Erika", "Mustermann", "Teich", "erika@", "Bella", "2760981") if s in everything] == []


def test_it_is_offered_only_where_the_town_takes_it(hundesteuer: Expert) -> None:
    said = {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Dackel"], "class": "other"}, "large": "no"}
    for town, offered in ((_town(delivery=True), True), (_town(delivery=False), False), (_town(), False)):
        found = answer(hundesteuer, hundesteuer.answers["end_register"], case_of(hundesteuer, town, TODAY, said))
        assert ("button_prepare" in found.next) is offered
