"""Dialect and slang become standard German; names and ordinary words stay as they are."""

from __future__ import annotations

import pytest

from bot.understanding.colloquial import standard
from bot.understanding.names import NameIndex
from bot.understanding.reader import read
from bot.understanding.sounds import sound
from bot.understanding.text import Text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("wat hät dat jekoss", "was hat das gekostet"),
        ("Wos koscht des?", "Was kostet des?"),
        ("hobts ihr wos in Solingen?", "habt ihr was in Solingen?"),
        ("jestartet", "gestartet"),
        ("I mecht redn", "I möchte reden"),
        ("wv projekte kennst du eig", "wie viele projekte kennst du eigentlich"),
    ],
)
def test_dialect_and_slang(said: str, meant: str) -> None:
    assert standard(Text.of(said)).read == meant


@pytest.mark.parametrize(
    "text", ["Was kostet das Projekt?", "Wer ist zuständig?", "Jugend und Familie", "Jahr", "Mitte 2020", "Laden"]
)
def test_standard_german_stays(text: str) -> None:
    assert standard(Text.of(text)).read == text


def test_names_stay() -> None:
    assert standard(Text.of("Wat läuft in Hamm?"), {"hamm"}).read == "Was läuft in Hamm?"


def test_english_is_no_dialect(index: NameIndex) -> None:
    reading = read("What is the cost of govchain and who is responsible?", index)
    assert reading.language == "en" and "money" in reading.facets


@pytest.mark.parametrize(("one", "other"), [("wuppataal", "wuppertal"), ("bilefelt", "bielefeld")])
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Was gibt es in Wuppataal?", "Wuppertal"),
        ("projekte in paadebornn", "Paderborn"),
        ("wat is in Aachn", "Aachen"),
    ],
)
def test_towns_as_they_sound(text: str, town: str, index: NameIndex) -> None:
    assert [i for n in read(text, index).named("place") for i in n.mention.ids("place")] == [town]


@pytest.mark.parametrize("text", ["Wie geht Bruchrechnen?", "Du Hohlbirne", "Frau Scharrenbach", "ein Dementer"])
def test_sound_alone_makes_no_name(text: str, index: NameIndex) -> None:
    assert read(text, index).names == ()
