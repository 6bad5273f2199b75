"""English: short answers with source, and in each the hint that German works best."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.texts import texts
from bot.catalogue.conditions import Condition
from bot.dialogue import query as q
from bot.understanding.facets import FACETS

from .test_replies import EXAMPLES, FOUR, SOEST

English = Callable[..., str]
# What the channel says before the language is known, and nouns that never stand alone.
NOT_IN_ENGLISH = {
    "empty",
    "fault",
    "notice",
    "personal_data",
    "too_long",
    "common_questions",
    "count_milestone_none",
    "count_organisation_none",
}


@pytest.fixture(scope="module")
def english(context: Context) -> English:
    """The English text that answers some queries."""
    return lambda *queries: "\n\n".join(compose(queries, replace(context, english=True)).texts)


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: type(query).__name__)
def test_every_answer_is_complete_and_names_german_once(english: English, context: Context, query: q.Query) -> None:
    text = english(query)
    assert text.count("I answer best in German.") == 1
    assert "I answer best" not in compose([query], replace(context, english=True, turn=1)).texts[0]
    assert not re.search(r"[{}]|None|  |\(\)| ,", text), text


@pytest.mark.parametrize("facet", FACETS)
def test_every_fact_has_its_source(english: English, facet: str) -> None:
    text = english(q.Facts(("serviceportal-bielefeld",), (facet,)))
    assert text.startswith("Serviceportal – Stadt Bielefeld")
    assert "Source: brochure, p. 20 (as of early 2021)" in text


@pytest.mark.parametrize(
    ("facet", "expected"),
    [
        ("money", "Total cost: €967,000. The state of North Rhine-Westphalia pays €870,000 (90%)."),
        ("time", "The project ran from 1 January 2020 to 31 December 2022 (3 years, calculated)."),
        ("contact", "Contact: Stefan Thias, phone +49 521 51-5198, e-mail stefan.thias@bielefeld.de"),
        ("transferability", "from December 2022"),
    ],
)
def test_figures_and_dates_are_english(english: English, facet: str, expected: str) -> None:
    assert expected in english(q.Facts(("serviceportal-bielefeld",), (facet,)))


@pytest.mark.parametrize("facet", set(FACETS) - {"summary", "page"})
def test_unknown_facts_are_said_to_be_unknown(english: English, facet: str) -> None:
    assert re.search("I have no information about|I know no single services", english(q.Facts(("zeonline",), (facet,))))


def test_lists_hold_all_projects(english: English) -> None:
    text = english(q.Listing((SOEST,), ("money",)))
    assert text.startswith("I know 7 projects in Soest:")
    assert "1. Digitale Bürgerdienstleistungen – Grundantrag (Soest), p. 10: " in text
    assert "7. " in text
    assert "no such project in Lippstadt" in english(q.Listing((Condition("place", ("Lippstadt",)),)))


def test_a_question_back_offers_buttons(context: Context) -> None:
    answer = compose([q.Choose(FOUR, ("money",))], replace(context, english=True))
    assert "Which one do you mean?" in answer.texts[0]
    assert len(answer.buttons) == 4


def test_texts_of_the_data_are_marked_as_german(english: English) -> None:
    assert english(q.Programme(("start",))).startswith("In German: Das Programm läuft seit Sommer 2018.")


def test_every_sentence_about_projects_has_an_english_text() -> None:
    names = {name.removeprefix("utter_") for name in texts()._variants}
    german = {name for name in names if not name.startswith(("easy_", "english_", "other_language"))}
    assert {name for name in german if f"english_{name}" not in names} == NOT_IN_ENGLISH


@pytest.mark.parametrize("response", ["emergency", "crisis"])
def test_help_in_danger_names_the_numbers(english: English, response: str) -> None:
    assert "112" in english(q.Talk(response))


def test_the_third_miss_leads_to_a_person(english: English) -> None:
    said = [english(q.Fallback(n)) for n in range(1, 6)]
    assert "115" not in said[0] + said[1]
    assert all("115" in text for text in said[2:])
    assert all(a != b for a, b in pairwise(said))
