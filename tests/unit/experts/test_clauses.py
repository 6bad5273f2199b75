"""What counts as several questions in one message."""

from __future__ import annotations

import pytest

from bot.experts.clauses import questions_of, told_and_asked
from bot.experts.words import in_english


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Was kostet ein Hund und bis wann muss ich ihn anmelden?", 2),
        ("ich hab nen hund was kostet der und wo meld ich den an", 2),
        ("What does it cost, and who do I ask?", 2),
        ("Was kostet es? Wo ist das Amt? Muss ich da hin?", 3),
        ("Muss ich ihn anmelden, wenn er nur zu Besuch ist?", 1),
        ("Ich hab seit gestern einen Welpen, was muss ich tun?", 1),
        ("Was kostet ein Hund und ein Welpe?", 1),
        ("was? wie? wo? wann?", 1),
    ],
)
def test_questions_of_a_message(text: str, questions: int) -> None:
    assert len(questions_of(text)) == questions


def test_nothing_of_a_message_is_lost() -> None:
    text = "Ich habe einen Mops, was kostet der, und wer ist zuständig, wenn ich umziehe?"
    assert "".join("".join(questions_of(text)).split()) == "".join(text.replace(",", "").split())


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("My dog passed away last week", True), ("since yesterday", True), ("two dogs", True),
        ("Is mein Hund dabei?", False), ("also so 30 Kilo", False), ("Labrador", False), ("no", False),
    ],
)  # fmt: skip
def test_which_short_messages_are_english(text: str, english: bool) -> None:
    assert in_english(text) is english


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("gestern, aber was kostet das?", "gestern", "aber was kostet das?"),
        ("ein Labrador und wie teuer wird der", "ein Labrador", "und wie teuer wird der"),
        ("ist gestorben am Montag", "ist gestorben am Montag", ""),
        ("Wie ist das Wetter heute?", "", "Wie ist das Wetter heute?"),
        ("gestern oder vorgestern", "gestern oder vorgestern", ""),
    ],
)
def test_what_is_told_and_what_is_asked_besides(text: str, told: str, asked: str) -> None:
    assert told_and_asked(text) == (told, asked)
