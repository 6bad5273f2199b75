"""What is taken out of a message before it is stored, and what stays."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from rasa.core.channels.channel import UserMessage

from bot.answers.texts import texts
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Contact
from bot.channel import converse
from bot.channel.personal_data import redact


@pytest.fixture(scope="module")
def contacts(catalogue: Catalogue) -> Sequence[Contact]:
    return [p.contact for p in catalogue.projects() if p.contact]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meine IBAN ist DE89 3704 0044 0532 0130 00 bitte merken", "Meine IBAN ist [IBAN] bitte merken"),
        ("de89370400440532013000", "[IBAN]"),
        ("Konto DE12 3456 7890 1234 5678 90, Soest", "Konto [IBAN], Soest"),
        ("Meine IBANDE89370400440532013000bitte", "Meine IBAN[IBAN]bitte"),
        ("NL91 ABNA 0417 1643 00 is mine", "[IBAN] is mine"),
        ("Ausweis L01X00T47 verlängern", "Ausweis [Ausweisnummer] verlängern"),
        ("Meine Passnummer ist C4FGH1234.", "Meine Passnummer ist [Ausweisnummer]."),
        ("Personalausweisnummer: 1220001297", "Personalausweisnummer: [Ausweisnummer]"),
        ("Karte 4111 1111 1111 1111 gültig", "Karte [Kartennummer] gültig"),
        ("5500-0055-5555-5559", "[Kartennummer]"),
        ("Rufen Sie mich an: 0171 2345678", "Rufen Sie mich an: [Telefonnummer]"),
        ("+49 (0) 171/2345678 und Soest?", "[Telefonnummer] und Soest?"),
        ("Büro+49 171 2345678 oder+49 171 2345679", "Büro[Telefonnummer] oder[Telefonnummer]"),
        ("unter 0049 2921 1234-56 bin ich da", "unter [Telefonnummer] bin ich da"),
        ("Schreib an erika.mustermann@example.org.", "Schreib an [E-Mail-Adresse]."),
    ],
)
def test_personal_data_goes(text: str, expected: str, contacts: Sequence[Contact]) -> None:
    result = redact(text, lambda: contacts)
    assert result.text == expected
    assert result.found


@pytest.mark.parametrize(
    "text",
    [
        "Welche Projekte kosten über 2.000.000 €?",
        "Welche Projekte kosten mehr als 2 000 000 Euro?",
        "Zwischen 500.000 und 1.000.000 Euro",
        "Projekte vom 01.01.2020 bis zum 31.12.2022",
        "Was lief am 01/01/2020, was am 01-02-2021?",
        "Seit 2018, Seite 20, Platz 3",
        "2018 2019 2020 2021 2022",
        "Was kostet die Hälfte von 0,5 Millionen?",
        "Ist die 0800 1110111 kostenlos? Und 116 123, 112, 115?",
        "BPMN 2.0 und govchain nrw",
        "Hundesteueranmeldungsexperte 2021",
        "Brauche ich den Personalausweis beantragen?",
        "Welche Ausweise gibt es?",
        "",
    ],
)
def test_figures_and_dates_stay(text: str, contacts: Sequence[Contact]) -> None:
    assert redact(text, lambda: contacts).text == text


def test_contacts_of_projects_stay_in_any_spelling(contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        digits = "".join(c for c in contact.phone if c.isdigit())
        for spelling in (
            contact.phone,
            f"00{digits}",
            f"0{digits[2:]}",
            contact.email,
            contact.email.upper(),
        ):
            assert redact(f"Wer hat {spelling}?", lambda: contacts).text == f"Wer hat {spelling}?"


@pytest.mark.parametrize(
    "unit", ["ß", "1", "0-", "1 1 ", "ausweis", "DE12 ", "AB12 ", "C1C ", "a.", "a@", "+49 ", "0/("]
)
def test_no_text_takes_long(unit: str) -> None:
    """Twenty times the longest message; a pattern that reads it again from each letter needs 20 seconds and more."""
    text = (unit * 40_000)[:40_000] + "@ 123"
    started = time.process_time()
    redact(text, tuple)
    assert time.process_time() - started < 2


def test_nothing_is_asked_of_the_catalogue_without_need() -> None:
    def never() -> Sequence[Contact]:
        raise AssertionError("asked for the contacts")

    assert redact("Was kostet govchain?", never).text == "Was kostet govchain?"


async def test_rasa_never_sees_personal_data_and_the_reply_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converse, "known_contacts", tuple)
    seen = []

    async def answer(message: UserMessage) -> None:
        seen.append(message.text)
        await message.output_channel.send_text_message(message.sender_id, "Gern.")

    reply = await converse.converse(answer, "me", "Meine Nummer: 0171 2345678", "rest", "request")
    assert seen == ["Meine Nummer: [Telefonnummer]"]
    assert [message["text"] for message in reply.messages] == [texts().say("personal_data"), "Gern."]
    assert len((await converse.converse(answer, "me", "Hallo", "rest", "request")).messages) == 1
