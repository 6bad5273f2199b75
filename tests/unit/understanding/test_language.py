"""The language of a message, and English questions as German ones."""

from __future__ import annotations

import pytest

from bot.catalogue.queries import Catalogue
from bot.understanding.english import to_german
from bot.understanding.facets import FACET_WORDS
from bot.understanding.language import GERMAN, detect
from bot.understanding.names import NameIndex
from bot.understanding.reader import read
from bot.understanding.reading import from_message, to_entities
from bot.understanding.text import Text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who is in charge of the Serviceportal Bielefeld?", "en"),
        ("how much did govchain cost", "en"),
        ("which projects are in Soest", "en"),
        ("and who is responsible?", "en"),
        ("Good morning", "en"),
        ("Merhaba, nasıl yardım alabilirim?", "tr"),
        ("Czy mówisz po polsku?", "pl"),
        ("Ви розмовляєте українською?", "uk"),
        ("Вы говорите по-русски?", "ru"),
        ("هل تتكلم العربية؟", "ar"),
        ("Parlez-vous français ?", "fr"),
        ("¿Cuánto cuesta el proyecto?", "es"),
        ("Quanto è costato il progetto?", "it"),
        ("Hoeveel heeft dit project gekost?", "nl"),
        ("Bună ziua, vorbiți românește?", "ro"),
        ("こんにちは", "xx"),
        ("", ""),
        ("123", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Open Data Projekt",
        "Welche Smart-City-Projekte gibt es?",
        "Was kostet das Open Data Portal?",
        "show mir alle projekte in soest",
        "Wat is dat denn?",
        "wat kost dat",
        "Gibt es ein Internet of Things Projekt?",
        "sorry, ich meinte Aachen",
        "Thanks für die Infos",
        "Hallo",
        "ne",
        "Merci",
        "Budget von govchain",
        "Was war in Soest?",
        "Is das Projekt noch am laufen?",
    ],
)
def test_german_with_foreign_words_stays_german(text: str, index: NameIndex) -> None:
    assert read(text, index).language in {GERMAN, ""}


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("How much did govchain cost?", "was hat govchain kosten?"),
        ("Which projects are in Soest?", "welche Projekte sind in Soest?"),
        ("Open Data in Aachen", "Open Data in Aachen"),
        (
            "Let me know the email address of the contact person",
            "Let mir know Mailadresse von Ansprechperson",
        ),
    ],
)
def test_english_as_german(text: str, german: str, index: NameIndex) -> None:
    assert to_german(Text.of(text), index).read == german


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Who is responsible for govchain?", "contact"),
        ("What is the phone number of Anlauf?", "contact"),
        ("How much funding did DigiKnow get?", "money"),
        ("what was the budget of the NRWbot", "money"),
        ("When did the project start?", "time"),
        ("How long does it take?", "time"),
        ("What is govchain about?", "summary"),
        ("May we reuse it in our city?", "reuse"),
        ("Who are the partners?", "partners"),
        ("What are the milestones?", "milestones"),
    ],
)
def test_facts_asked_for_in_english(text: str, facet: str, index: NameIndex) -> None:
    reading = read(text, index)
    assert reading.language == "en"
    assert facet in reading.facets


def test_english_sets_of_projects(index: NameIndex) -> None:
    assert read("How many projects are there in Aachen?", index).has("count")
    assert read("Which projects are there in Aachen?", index).has("list")
    found = read("What is the most expensive project?", index).ranks
    assert [(rank.order, rank.descending) for rank in found] == [("total_eur", True)]
    assert read("What about the second one?", index).quantities.ordinals == (2,)


def test_the_german_reading_travels_through_rasa(index: NameIndex) -> None:
    text = "Who is responsible for govchain?"
    reading = read(text, index)
    again = from_message({"text": text, "entities": to_entities(reading)})
    assert again.language == "en"
    assert again.text == reading.text == "wer ist zuständig für govchain?"
    assert again.names == reading.names


@pytest.mark.parametrize("text", ["İs there a project in Soest?", "Who is İn charge of govchain?"])
def test_letters_that_only_look_like_english_ones_do_no_harm(text: str, catalogue: Catalogue) -> None:
    assert read(text, NameIndex(catalogue.names(), FACET_WORDS)).text
