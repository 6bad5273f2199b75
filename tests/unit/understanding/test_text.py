"""The normal form in which words are compared."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text import Text, fold, stem, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bürgerbüro", "buergerbuero"),
        ("Bürgerbüro", "BURGERBURO"),
        ("Straße", "strasse"),
        ("Ausländerwesen", "auslaenderwesen"),
        ("Café", "cafe"),
        ("Bürger\u00adbüro", "Bürgerbüro"),
        ("Bu\u0308ro", "Büro"),
    ],
)
def test_spelling_habits_meet_in_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert fold("Soest") != fold("Siegen")


@pytest.mark.parametrize(
    ("inflected", "base"),
    [("aachener", "aachen"), ("projekten", "projekt"), ("meilensteine", "meilenstein"), ("kreises", "kreis")],
)
def test_inflected_forms_share_a_stem(inflected: str, base: str) -> None:
    assert stem(inflected) == stem(base)


def test_short_words_keep_their_letters() -> None:
    assert stem("see") == "see" and stem("ern") == "ern"


def test_tokens_know_where_they_stand() -> None:
    text = "Was kostet die Bürger-ID 2021?"
    tokens = tokenize(text)
    assert [t.text for t in tokens] == ["Was", "kostet", "die", "Bürger", "ID", "2021"]
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_figures_stay_whole() -> None:
    assert [t.text for t in tokenize("über 2.500.000,50 Euro")] == ["über", "2.500.000,50", "Euro"]


@given(st.text(max_size=60))
def test_any_text_can_be_split(text: str) -> None:
    tokens = tokenize(text)
    assert all(token.text and token.start < token.end for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_changes_one_after_the_other_keep_their_origin() -> None:
    text = Text.of("wat  jibbet in Kölle?")
    text = text.replaced(re.compile("wat|jibbet"), lambda m: {"wat": "was", "jibbet": "gibt es"}[m.group()])
    text = text.replaced(re.compile(r"\s+"), lambda _: " ").replaced(re.compile("es in"), lambda _: "in")
    assert text.read == "was gibt in Kölle?"
    for word, origin in (("was", "wat"), ("gibt", "jibbet"), ("in", "jibbet in"), ("Kölle", "Kölle")):
        start, end = text.span(text.read.index(word), text.read.index(word) + len(word))
        assert text.written[start:end] == origin


def test_what_is_kept_is_not_changed() -> None:
    text = Text.of("data in Open Data and data").replaced(re.compile("(?i)data"), lambda _: "Daten", [(8, 17)])
    assert text.read == "Daten in Open Data and Daten"


@given(st.text("aäeoöuüAÄEßé\u00ad \t’'xX1.-", max_size=40))
def test_a_folded_text_keeps_its_places(written: str) -> None:
    folded = Text.of(written).folded()
    assert len(folded.origins) == len(folded.read)
    assert all(0 <= start < end <= len(written) for start, end in folded.origins)
    assert all(one <= other for one, other in pairwise(start for start, _ in folded.origins))
    for token in tokenize(folded.read):
        start, end = folded.span(token.start, token.end)
        assert fold(written[start:end]) == token.text


def test_signs_that_grow_when_composed_keep_their_places() -> None:
    """U+0FB9 is two signs even in the composed form; a word behind it must not end outside of the text."""
    written = "\u0fb90"
    assert all(token.end <= len(written) for token in tokenize(written))
