"""Reports as visitors make them, for the tests of what becomes of them."""

from __future__ import annotations

from bot.experts.api import Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.handles import report_in

from .play import Dialogue

SOEST = "05974040"
CONTACT = {"name": "Erika Mustermann", "phone": "02921 123456", "mail": "erika@example.org"}


def loss(fundbuero: Expert, desk: EmbeddedDesk, visitor: str = "visitor") -> Dialogue:
    dialogue = Dialogue(fundbuero, "loss", Town(SOEST, "Soest"), desk=desk, id=visitor)
    dialogue.start("Ich habe am Dienstag meine schwarze Brille im Park verloren")
    dialogue.say("Lederetui, an der Bank am Teich", "Gravur innen", "Bis 500 Euro")
    dialogue.fill(CONTACT)
    return dialogue


def find(fundbuero: Expert, desk: EmbeddedDesk) -> Dialogue:
    dialogue = Dialogue(fundbuero, "find", Town(SOEST, "Soest"), desk=desk)
    dialogue.start("Ich habe gestern im Park eine schwarze Brille gefunden")
    dialogue.say("Lederetui mit Gravur", "Bis 500 Euro", "bei mir", "ja", "nein", "ja")
    dialogue.fill(CONTACT)
    return dialogue


def receipt(said: str) -> tuple[str, str]:
    found = report_in(said)
    assert found
    return found[0], found[1].reveal()
