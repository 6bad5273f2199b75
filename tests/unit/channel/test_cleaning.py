"""What is left of a message when all that nobody sees is taken away."""

from __future__ import annotations

import unicodedata

import pytest

from bot.channel.cleaning import clean


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\u202e", "\ufeff", "\ud83d"])
def test_letters_that_an_invisible_character_kept_apart_become_one(invisible: str) -> None:
    text = clean(f"Bu{invisible}\u0308rger").text
    assert text == "Bürger"
    assert unicodedata.is_normalized("NFC", text)
