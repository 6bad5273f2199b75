"""The language that a visitor has chosen by the widget's switch, beside the one that messages are written in."""

from __future__ import annotations

import pytest

from actions.languages import after, before
from bot.dialogue.state import State
from bot.understanding.reading import Reading

GERMAN, EASY, ENGLISH = State(), State(easy=True), State(english=True)


@pytest.mark.parametrize(
    ("state", "chosen", "expected"),
    [
        (ENGLISH, None, ENGLISH),
        (ENGLISH, "de", GERMAN),
        (GERMAN, "de-simple", EASY),
        (EASY, "en", ENGLISH),
    ],
)
def test_a_choice_holds_from_the_next_question_on(state: State, chosen: str | None, expected: State) -> None:
    assert before(state, chosen) == expected


def german(*cues: str) -> Reading:
    """A German message with these cues."""
    return Reading("Was kostet ANLAUF?", "ask_money", 1.0, cues=frozenset(cues), language="de")


def test_a_german_button_does_not_turn_english_back() -> None:
    assert after(GERMAN, "en", german()) == ENGLISH
    assert after(GERMAN, None, german()) == GERMAN


def test_a_wish_in_words_counts_more_than_the_choice() -> None:
    assert after(EASY, "en", german("easy_language")) == EASY
    assert after(GERMAN, "en", german("normal_language")) == GERMAN
