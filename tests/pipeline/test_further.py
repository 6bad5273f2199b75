"""Questions about what later sources tell, to an assistant that has loaded all sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.assistant import Assistant
from bot.settings import ROOT
from tests.structure import structure_faults
from tools.trace import dialogues, noted

from .conftest import CLOCK
from .known_failures import differences
from .test_dialogues import failure

FILE = Path(__file__).with_name("further_dialogues.yml")
# With later sources these give another answer than with the brochure, which must hold all that the brochure's does.
BOTH = ("count", "sum", "extreme", "list", "list_combined", "place")
_COUNTED = re.compile(r"(?:^|; )Count\b")


def played(assistant: Assistant, file: Path) -> dict[str, str]:
    """What goes wrong in the dialogues of a file, by their ids."""
    found = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {dialogue["id"]: wrong for dialogue in found if (wrong := failure(assistant, dialogue))}


def test_dialogues_about_further_projects(informed: Assistant) -> None:
    assert differences("further", played(informed, FILE)) == []


def test_dialogues_that_count_projects_pass_with_all_sources_too(informed: Assistant) -> None:
    wrong: dict[str, str] = {}
    for name in BOTH:
        wrong |= played(informed, ROOT / "tests" / "dialogues" / f"{name}.yml")
    counting = counted()
    assert len(counting) >= 250
    told = (dialogue for dialogue in dialogues() if dialogue["id"] in counting)
    wrong |= {dialogue["id"]: found for dialogue in told if (found := failure(informed, dialogue))}
    assert differences("further_both", wrong) == []


def counted() -> set[str]:
    """The dialogues in which a message is taken to count projects."""
    lines = (line.partition(" ") for line in noted())
    return {turn.rpartition(".")[0] for turn, _, taken in lines if _COUNTED.search(taken)}


QUESTIONS = {
    "Welche Mobilitätsprojekte gibt es?": [
        "5 Projekte",
        "MobiHell",
        "Big Bird Westfalen",
        "bergisch.smart_mobility",
        "MOBIDIG",
        "Schlosskreuzung",
        "Die Broschüre nennt dazu kein Projekt",
        "ab Seite 44",
    ],
    "Welche Tourismusprojekte gibt es?": ["ab Seite 72", "noch nicht erfasst"],
    "Wie viele Projekte kennst du?": [
        "49 Projekte",
        "24 Projekte aus der Broschüre",
        "25 Projekte aus späteren Quellen",
    ],
    "Welche Projekte gibt es zu Ampeln?": ["Schlosskreuzung"],
    "Gibt es etwas mit Drohnen?": ["INSPIRE"],
    "Was kostet preRESC?": ["rund 725.000 €", "rund 468.000 €", "KDN: Umsetzungsprojekt preRESC"],
    "Was kostet Smart School?": ["800.468 €", "640.375 €", "KDN: Smart School", "18. August 2023"],
    "Was kostet Big Bird?": ["Förderung des Landes: 1.595.569 €", "Gesamtkosten sind mir nicht bekannt"],
    "Was kostet govchain?": ["971.000 €", "Broschüre, S. 26", "1,2 Mio. €", "Stand: September 2019"],
    "Was kosten alle Projekte zusammen?": [
        "zusammen 23.231.000 €",
        "19 von 24",
        "zusammen rund 71,246 Mio. € (35 von 49 Projekten)",
        "gerundet oder unvollständig: 15 Projekte",
        "Ohne jeden Betrag: 6",
    ],
    "Wer ist für GeoSmartChange zuständig?": ["Tim Kloetzing", "+49 2041 70-3934"],
    "Wer ist für LoRaWAN 2.0 zuständig?": ["Miriam Mattiza", "nennen die Quellen nicht"],
    "Wie lange lief IVOD?": ["April 2019 bis Ende 2021", "KDN: Umsetzungsprojekt IVOD"],
    "Worum geht es bei ehrenamtinteraktiv?": ["Aachen Engagementdirekt", "26. September 2022"],
    "Worum geht es bei der Open Government- und Kommunikationsplattform?": [
        "26. November 2022",
        "Beteiligungssoftware",
    ],
    "Welche Links gibt es zu MobiHell?": ["https://www.kdn.de/ccd/digitale-modellregionen/modellregion-soest/mobihell"],
    "Auf welcher Seite steht MobiHell?": ["nicht aus der Broschüre"],
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_later_sources_tell_is_answered_with_source_and_exactness(informed: Assistant, question: str) -> None:
    message = informed.conversation().say(question, CLOCK)
    answer = "\n".join(message.texts)
    assert [part for part in QUESTIONS[question] if part not in answer] == [], answer
    assert structure_faults(message) == []
