"""Misspelt names are mended; ordinary German words are left alone."""

from __future__ import annotations

import pytest

from bot.understanding.lexicon import german_words
from bot.understanding.names import NameIndex
from bot.understanding.spelling import Speller
from bot.understanding.text import tokenize


def corrected(speller: Speller, text: str) -> list[str]:
    """The forms of a text's words after correction."""
    return [token.form for token in speller.correct(tokenize(text))]


@pytest.fixture(scope="module")
def speller() -> Speller:
    """Knows a few names and words."""
    return Speller(
        ["govchain", "stadtarchiv", "gelsenkirchen", "menden", "aktenplan", "soest"],
        ["ansprechpartner", "kosten"],
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("govchein", "govchain"),
        ("Govchian", "govchain"),
        ("Statdarchiv", "stadtarchiv"),
        ("Stadtarchief", "stadtarchiv"),
        ("Gelsenkirhen", "gelsenkirchen"),
        ("Ansprechparner", "ansprechpartner"),
        ("Aktenpaln", "aktenplan"),
    ],
)
def test_slips_of_the_pen(speller: Speller, wrong: str, right: str) -> None:
    assert corrected(speller, wrong) == [right]


@pytest.mark.parametrize("word", ["melden", "wenden", "senden", "Westen", "kosten", "Kasten", "Posten", "meist"])
def test_ordinary_words_are_never_corrected(speller: Speller, word: str) -> None:
    assert corrected(speller, word) == tokenize(word)[0].form.split()


@pytest.mark.parametrize("word", ["xy", "dst", "qqqqqqqq", "4711", "Donaudampfschiff"])
def test_what_is_far_from_everything_stays(speller: Speller, word: str) -> None:
    assert corrected(speller, word) == tokenize(word)[0].form.split()


def test_a_compound_becomes_its_parts_with_their_places(speller: Speller) -> None:
    text = "Wer leitet das Stadtarchivprojekt?"
    parts = speller.correct(tokenize(text))[-2:]
    assert [(p.form, text[p.start : p.end]) for p in parts] == [
        ("stadtarchiv", "Stadtarchiv"),
        ("projekt", "projekt"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("was kostet smartfon bürger id", "smartphone-buerger-id"),
        ("stattarchiv achen", "digitales-stadtarchiv"),
        ("govchein kosten", "govchain-nrw"),
        ("hundesteueranmeldungsexpperte", "hundesteueranmeldungsexperte"),
    ],
)
def test_misspelt_projects_in_the_real_index(index: NameIndex, text: str, expected: str) -> None:
    found = index.find(index.read(text), text)
    assert expected in {i for mention in found for i in mention.ids("project")}


def test_the_lexicon_holds_inflected_forms() -> None:
    assert {"meldest", "hauser", "gekostet"} <= german_words()
