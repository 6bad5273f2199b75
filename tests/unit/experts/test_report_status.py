"""What is told of a report later, to whom, and how often one may ask and send."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.experts.api import Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.matching import matches

from .play import Dialogue
from .reporting import CONTACT, SOEST, find, loss, receipt

ITEM = (
    "nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim\n"
    "2026-1;Brille;schwarz;2026-11-25;Mitte;Rathaus;2027-05-25;im Etui\n"
    "2026-2;Brille;rot;2026-11-25;Mitte;Rathaus;2027-05-25;\n"
    "2026-3;Brille;schwarz;2026-11-02;Mitte;Rathaus;2027-05-02;\n"
)


def test_the_state_of_a_report(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    number, code = receipt(loss(fundbuero, desk).say("Absenden"))
    assert "ist eingegangen" in _asked(fundbuero, desk, f"{number}, Code {code}")
    for status, said in (("accepted", "angenommen"), ("question", "Rückfrage"), ("rejected", "erledigt")):
        desk.reports.move(SOEST, number, status)
        assert said in _asked(fundbuero, desk, f"{number.lower()} {code.replace('-', '').lower()}")


def _asked(fundbuero: Expert, desk: EmbeddedDesk, said: str, town: Town | None = None, visitor: str = "other") -> str:
    dialogue = Dialogue(fundbuero, "report", town or Town(SOEST, "Soest"), desk=desk, id=visitor)
    dialogue.start("Stand meiner Meldung")
    return dialogue.say(said)


def test_unknown_foreign_gone_and_a_wrong_code_are_one_answer_and_count(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    number, code = receipt(loss(fundbuero, desk).say("Absenden"))
    other = Town("05974028", "Soest")
    answers = {
        _asked(fundbuero, desk, f"{number} CCCC-DDDD"),
        _asked(fundbuero, desk, f"V-2026-CCCCCC {code}"),
        _asked(fundbuero, desk, f"{number} {code}", other),
    }
    assert len(answers) == 1 and "keine Auskunft" in answers.pop()
    for _ in range(3):
        _asked(fundbuero, desk, f"{number} CCCC-DDDD")
    assert "warten Sie eine Stunde" in _asked(fundbuero, desk, f"{number} {code}")
    assert "ist eingegangen" in _asked(fundbuero, desk, f"{number} {code}", visitor="a third one")


def test_what_is_no_number_costs_no_attempt(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    for _ in range(9):
        assert "nicht Nummer und Code" in _asked(fundbuero, desk, "12345")


def test_three_reports_an_hour(fundbuero: Expert, desk: EmbeddedDesk, clock: list[datetime]) -> None:
    for _ in range(3):
        assert "gespeichert, Nr." in loss(fundbuero, desk).say("Absenden")
    dialogue = loss(fundbuero, desk)
    assert "Verschickt ist diese nicht" in dialogue.say("Absenden") and len(desk.reports.listed(SOEST)) == 3
    assert "gespeichert, Nr." in loss(fundbuero, desk, "somebody else").say("Absenden")
    clock[0] += timedelta(minutes=61)
    assert "gespeichert, Nr." in loss(fundbuero, desk).say("Absenden")


def test_ten_reports_a_day_from_one_address(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    said = []
    for n in range(11):
        dialogue = _loss_from(fundbuero, desk, f"visitor {n}", "an address")
        said.append(dialogue.say("Absenden"))
    assert all("gespeichert, Nr." in text for text in said[:10]) and "Verschickt ist diese nicht" in said[10]


def _loss_from(fundbuero: Expert, desk: EmbeddedDesk, visitor: str, client: str) -> Dialogue:
    dialogue = Dialogue(fundbuero, "loss", Town(SOEST, "Soest"), desk=desk, id=visitor, client=client)
    dialogue.start("Ich habe am Dienstag meinen Führerschein im Park verloren")
    dialogue.say("graues Papier")
    dialogue.fill(CONTACT)
    return dialogue


def test_matches_are_for_staff_and_never_told(fundbuero: Expert, desk: EmbeddedDesk) -> None:
    desk.found.load(SOEST, ITEM)
    said = loss(fundbuero, desk).say("Absenden")
    assert "2026-1" not in said and "passen könnten" not in said
    find(fundbuero, desk).say("Absenden")
    found = matches(desk.reports.listed(SOEST), desk.found.listed(SOEST))
    (own,) = desk.reports.listed(SOEST, "found")
    assert [match.found for match in found] == ["2026-1", own.number, "2026-2"]
    assert found[0].score > found[2].score
