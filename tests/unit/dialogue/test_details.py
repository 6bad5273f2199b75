"""Which detail of a question an answer leads with."""

from __future__ import annotations

import pytest

from bot.dialogue.details import aspects, claim, without_field
from bot.understanding.reading import Reading
from bot.understanding.text import tokenize


def reading(text: str, *cues: str) -> Reading:
    return Reading(
        text=text, intent="", confidence=0.0, words=tuple(t.form for t in tokenize(text)), cues=frozenset(cues)
    )


@pytest.mark.parametrize(
    ("text", "cues", "wanted"),
    [
        ("Läuft das noch?", ("unfinished",), ("yes_no", "unfinished")),
        ("Wann war das fertig?", ("finished", "end"), ("end",)),
        ("Wie viel Prozent zahlt das Land?", ("share",), ("share",)),
    ],
)
def test_aspects(text: str, cues: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert aspects(reading(text, *cues)) == wanted


def test_facts_without_a_field_are_found_by_their_word() -> None:
    assert without_field(reading("Gibt es eine Faxnummer und eine Telefonnummer?")) == ("Faxnummer",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ist A teurer als B?", ("total_eur", True)),
        ("War A kürzer als B?", ("duration", False)),
        ("Welches ist teurer?", None),
    ],
)
def test_claims(text: str, wanted: tuple[str, bool] | None) -> None:
    assert claim(reading(text)) == wanted
