"""What a message names although nothing is known of it, and where everything else in it was written."""

from __future__ import annotations

import pytest

from bot.understanding.names import NameIndex
from bot.understanding.reader import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gibt es ein Projekt zu Drohnen in Soest?", ["Drohnen"]),
        ("gibt es was zum thema drohnen", ["drohnen"]),
        ("Hat govchain eine Faxnummer 49211?", ["49211"]),
        ("Welche Projekte in Aachen kosten über 2 Mio. € und endeten vor 2021?", []),
        ("Wer ist zuständig für das Digitale Stadtarchiv?", []),
        ("Liste bitte. Danke. Zeppeline?", []),
        ("Die drei teuersten mit Zeppelin, KW 14/2020", ["Zeppelin"]),
    ],
)
def test_nouns_and_numbers_that_nothing_explains(text: str, expected: list[str], index: NameIndex) -> None:
    found = read(text, index).unexplained
    assert [one.text for one in found] == expected
    assert [text[one.start : one.end] for one in found] == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Wat koscht's in  Aachn seit Ende 2020?", ["Aachn", "Ende 2020"]),
        ("Which projects in Soest cost more than 2 million euros?", ["Soest", "more than 2 million euros"]),
        ("Was gibt es in Ko\u0308ln über 250’000 €?", ["Ko\u0308ln", "über 250’000 €"]),
    ],
)
def test_findings_lie_on_the_message_as_written(text: str, written: list[str], index: NameIndex) -> None:
    reading = read(text, index)
    spans = [named.span for named in reading.names]
    spans += [(f.start, f.end) for f in (*reading.quantities.amounts, *reading.quantities.periods)]
    assert [text[start:end] for start, end in spans] == written
