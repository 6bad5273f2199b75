"""Which detail of a question an answer leads with."""

from __future__ import annotations

import pytest

from bot.dialogue.details import aspects, claim
from bot.understanding.cues import find_cues
from bot.understanding.facets import find_facets
from bot.understanding.reading import Reading
from bot.understanding.text import tokenize


def reading(text: str) -> Reading:
    tokens = tokenize(text)
    words, cues = tuple(t.form for t in tokens), find_cues(tokens)
    return Reading(
        text=text, intent="", confidence=0.0, words=words, cues=cues, asked=find_facets(tokens), written=text
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Läuft das noch?", ("yes_no", "unfinished")),
        ("Wann war das fertig?", ("end",)),
        ("Wie viel Prozent zahlt das Land?", ("share",)),
    ],
)
def test_aspects(text: str, wanted: tuple[str, ...]) -> None:
    assert aspects(reading(text)) == wanted


def test_facts_without_a_field_are_found_by_their_word() -> None:
    assert reading("Gibt es eine Faxnummer und eine Telefonnummer?").not_held_words == ("Faxnummer",)


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
