"""A story before the question does not draw the answer away from what is asked."""

from __future__ import annotations

import pytest

from bot.understanding.names import NameIndex
from bot.understanding.stories import without_story


@pytest.mark.parametrize(
    ("story", "question"),
    [
        ("Meine Tante aus Remscheid redet ständig davon.", "Wie viele Projekte gibt es im Bergischen Städtedreieck?"),
        ("Am längsten redet bei Ratssitzungen immer der Kämmerer.", "Welches Projekt hat am wenigsten gekostet?"),
        ("Gestern hat mir jemand vom NRWbot erzählt.", "Wer ist Ansprechpartner für DigiKnow?"),
    ],
)
def test_a_question_that_stands_alone_is_read_alone(index: NameIndex, story: str, question: str) -> None:
    assert without_story(f"{story} {question}", index) == question


@pytest.mark.parametrize(
    "text",
    [
        "Wir sind eine Kleinstadt und suchen etwas für Kitas. Welche Projekte gibt es dazu?",  # says what is wanted
        "Ich habe vom Folgeantrag gelesen. Was hat das in Soest gekostet?",  # "das" is in the story
        "Mein Hund ist neu. Wo finde ich dafür in Soest ein Projekt?",
        "Nur Aachen und mehr als eine Million Euro. Welche Projekte bleiben übrig?",
        "Was kostet DigiKnow? Wer ist Ansprechpartner für den NRWbot?",  # two questions
        "Ist Herr Prof. Müller im Projekt Anlauf dabei?",
        "Ich hätte gern die Nummer von Frau Gerke.",
    ],
)
def test_otherwise_the_whole_message_counts(index: NameIndex, text: str) -> None:
    assert without_story(text, index) == text
