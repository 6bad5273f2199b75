"""Reports of losses and finds from the visitor's side."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.experts.api import Fact, Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert

from .play import Dialogue
from .reporting import CONTACT, SOEST, find, loss, receipt

SECRETS = ("Erika", "123456", "erika@", "Gravur", "Lederetui")


def test_a_loss_is_kept_after_the_summary(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    dialogue = loss(fundbuero, desk)
    summary = dialogue.said[-1]
    assert "Bitte prüfen" in summary and "Brille" in summary and "Schwarz" in summary and "nicht gezeigt" in summary
    assert desk.reports.listed(SOEST) == []
    said = dialogue.say("Absenden")
    number, _ = receipt(said)
    assert dialogue.over and number in said and "Verlustmeldung ist gespeichert" in said
    (report,) = desk.reports.listed(SOEST, "lost")
    assert (report.category, report.color, str(report.day), report.status) == (
        "Brille", "schwarz", "2026-11-24", "received",
    )  # fmt: skip
    secret = desk.reports.secret(SOEST, number)
    assert secret == {"description": "Lederetui, an der Bank am Teich", "marks": "Gravur innen", "contact": CONTACT}


def test_a_find_names_the_finders_rights(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    said = find(fundbuero, desk).say("ja")
    assert "Als Anzeige gilt sie, sobald" in said and "§ 975 BGB" in said and "6 Monate" not in said
    (report,) = desk.reports.listed(SOEST, "found")
    assert report.told["reward"] == "yes" and report.told["ownership"] == "no" and report.told["consent"] == "yes"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Pistole im Park gefunden", "110"),
        ("Mir ist eine Katze zugelaufen", "verletzt"),
        ("Ich habe im Bus ein Handy gefunden", "§ 978"),
        ("Geld am Geldautomaten gefunden", "Bank"),
        ("Tabletten gefunden", "nicht auf"),
        ("Handy in einer anderen Stadt gefunden", "Stadt, in der"),
    ],
)
def test_the_gates_of_the_law_end_the_report(
    fundbuero: Expert, desk: EmbeddedDesk, said: str, answer: str
) -> None:  # fmt: skip
    dialogue = Dialogue(fundbuero, "find", Town(SOEST, "Soest"), desk=desk)
    assert answer in dialogue.start(said) and dialogue.over
    assert desk.reports.listed(SOEST) == []


def test_keys_are_not_offered_to_the_finder(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    dialogue = Dialogue(fundbuero, "find", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe gestern im Park einen Schlüssel gefunden")
    dialogue.say("überspringen", "drei Schlüssel am Band")
    assert "muss ein Fund nicht gemeldet werden" in dialogue.say("Warum?")
    dialogue.say("Bis 10 Euro", "bei der Polizei abgegeben", "nein")
    assert "dem Eigentümer geben" in dialogue.said[-1]


def test_a_finder_who_waives_all_and_has_handed_it_in_need_not_say_who_he_is(
    fundbuero: Expert, desk: EmbeddedDesk
) -> None:  # fmt: skip
    dialogue = Dialogue(fundbuero, "find", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe gestern im Park eine rote Jacke gefunden")
    dialogue.say("Größe M", "Bis 10 Euro", "bei der Polizei abgegeben", "nein", "nein", "ja")
    assert "Bitte prüfen" in dialogue.said[-1]


@pytest.mark.parametrize("day", ["morgen", "am 3. März 2019"])
def test_a_day_ahead_or_long_ago_is_asked_again(fundbuero: Expert, desk: EmbeddedDesk, day: str) -> None:
    dialogue = Dialogue(fundbuero, "find", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe im Park eine rote Jacke gefunden")
    assert "Wann haben Sie" in dialogue.say(day) and "found_on" not in dialogue.state.answers


def test_cancelled_at_the_summary_nothing_is_kept(fundbuero: Expert, desk: EmbeddedDesk, engine: Engine) -> None:
    dialogue = loss(fundbuero, desk)
    assert "nichts gespeichert" in dialogue.say("abbrechen")
    assert _rows(engine) == ""


def test_a_question_is_not_taken_for_a_description(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    dialogue = Dialogue(fundbuero, "loss", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe am Dienstag meine schwarze Brille im Park verloren")
    assert "nach einer Frage" in dialogue.say("Wer liest das, was ich hier über Erika schreibe?")
    assert "3 bis 500" in dialogue.say("x" * 501)


def test_names_written_into_the_chat_are_deleted(fundbuero: Expert, desk: EmbeddedDesk, engine: Engine) -> None:
    dialogue = Dialogue(fundbuero, "loss", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe am Dienstag meinen Führerschein im Park verloren")
    dialogue.say("graues Papier")
    assert "nur über die Felder" in dialogue.say("Erika Mustermann, 02921 123456")
    assert _vault(engine) == 1  # the description


def test_a_wrong_form_says_what_is_wrong_and_reaches_nobody(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    dialogue = Dialogue(fundbuero, "loss", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe am Dienstag meinen Führerschein im Park verloren")
    dialogue.say("graues Papier")
    wrong = desk.form("visitor", {"name": "", "mail": "erika", "phone": "02921 123456", "iban": "DE00"})
    assert wrong == ("", {"name": "needed", "mail": "wrong"})


def test_no_form_is_taken_unless_it_is_asked_for(desk: EmbeddedDesk) -> None:
    assert desk.form("visitor", CONTACT) == ("", {})


def test_what_was_entered_is_gone_after_a_quarter_of_an_hour_and_asked_for_again(
    fundbuero: Expert, desk: EmbeddedDesk, clock: list[datetime]
) -> None:
    dialogue = loss(fundbuero, desk)
    clock[0] += timedelta(minutes=16)
    assert "nach 15 Minuten gelöscht" in dialogue.say("Absenden") and "beschreiben Sie" in dialogue.said[-1]
    dialogue.say("Lederetui", "überspringen")
    dialogue.fill(CONTACT)
    assert "gespeichert, Nr." in dialogue.say("Absenden")


def test_the_same_answers_sent_twice_are_one_report(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    dialogue = loss(fundbuero, desk)
    before = dialogue.turn
    first = dialogue.say("Absenden")
    dialogue.turn = before  # the state of the first attempt was never stored
    assert receipt(dialogue.say("Absenden")) == receipt(first)
    assert len(desk.reports.listed(SOEST)) == 1


@pytest.mark.parametrize(
    ("kind", "status", "days"),
    [("lost", "", 183), ("lost", "rejected", 30), ("found", "accepted", 214), ("found", "", 214)],
)
def test_reports_go_after_their_time(
    fundbuero: Expert, desk: EmbeddedDesk, clock: list[datetime], kind: str, status: str, days: int
) -> None:
    (loss if kind == "lost" else find)(fundbuero, desk).say("Absenden")
    (report,) = desk.reports.listed(SOEST)
    if status:
        desk.reports.move(SOEST, report.number, status)
    clock[0] += timedelta(days=days)
    desk.purge()
    assert len(desk.reports.listed(SOEST)) == 1
    clock[0] += timedelta(days=1)
    desk.purge()
    assert desk.reports.listed(SOEST) == []


def test_no_secret_stands_in_a_table_a_state_or_a_reply(fundbuero: Expert, desk: EmbeddedDesk, engine: Engine) -> None:
    for dialogue in (loss(fundbuero, desk, "one"), find(fundbuero, desk)):
        state = json.dumps(dialogue.turn.state.to_dict()) if dialogue.turn and dialogue.turn.state else ""
        dialogue.say("Absenden")
        everything = "\n".join([state, *dialogue.said, _rows(engine)])
        assert [secret for secret in SECRETS if secret in everything] == []
    assert _vault(engine) == 0


def _rows(engine: Engine) -> str:
    with engine.connect() as connection:
        tables = [name for name in inspect(engine).get_table_names() if name != "experts_schema"]
        return "\n".join(str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}")))


def _vault(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM expert_vault")).scalar() or 0)


def test_every_text_is_there_in_every_language(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    town = Town(SOEST, "Soest", {"fundbuero.office": (Fact("Fundbüro", "x", "2026"),)})
    for language in ("de", "easy", "en"):
        dialogue = Dialogue(fundbuero, "find", town, language, desk=desk, id=language)
        dialogue.start("Ich habe gestern im Park eine schwarze Brille gefunden")
        for answer in ("Etui", "Bis 500 Euro", "bei mir", "ja", "nein", "ja"):
            assert dialogue.say("Hilfe")
            dialogue.say(answer)
        dialogue.fill(CONTACT)
        assert dialogue.say("Absenden") and dialogue.over
