"""Offices and matters of a town hall: whom a citizen is sent to, and what colleagues still get."""

from __future__ import annotations

import pytest

from bot.dialogue.query import Errand, Facts, Query
from tests.unit.dialogue.thread import Thread


def errand(queries: tuple[Query, ...]) -> Errand:
    (query,) = queries
    assert isinstance(query, Errand)
    return query


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Telefonnummer vom Bürgerbüro in Düsseldorf", "Düsseldorf"),
        ("Wie erreiche ich das Standesamt Bonn?", "Bonn"),
        ("Sozialamt Herne, wer ist zuständig", "Herne"),
    ],
)
def test_an_office_of_another_town_is_no_project(thread: Thread, text: str, town: str) -> None:
    asked = errand(thread.say(text, "ask_contact"))
    assert (asked.projects, asked.pilots, asked.towns, asked.fact) == ((), (), (town,), True)


def test_without_a_town_it_is_told_whose_pilot_it_is(thread: Thread) -> None:
    asked = errand(thread.say("Bürgerbüro Telefonnummer", "ask_contact"))
    assert (asked.pilots, asked.towns) == (("digitales-buergerbuero",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Wer leitet das Projekt mit dem Bürgerbüro?",
        "Wer ist beim Digitalen Bürgerbüro zuständig?",
        "Wer macht in Paderborn das Bürgerbüro?",
    ],
)
def test_colleagues_still_get_the_project(thread: Thread, text: str) -> None:
    (query,) = thread.say(text, "ask_contact")
    assert isinstance(query, Facts) and query.projects == ("digitales-buergerbuero",)


def test_a_verb_beside_a_matter_names_no_service_of_ours(thread: Thread) -> None:
    asked = errand(thread.say("Ich muss mein Auto in Siegen ummelden", "find_service"))
    assert (asked.services, asked.pilots) == (("Kfz-Zulassung",), ())


@pytest.mark.parametrize("text", ["doch lieber in Bielefeld", "und in Bielefeld?", "nein, Bielefeld"])
def test_another_town_after_an_errand(thread: Thread, text: str) -> None:
    thread.say("Ich möchte in Hamm meinen Wohnsitz ummelden", "find_service")
    asked = errand(thread.say(text, "ask_place"))
    assert (asked.services, asked.towns) == (("Digitale Umzugsmappe",), ("Bielefeld",))


def test_the_fee_of_another_service_after_an_errand(thread: Thread) -> None:
    thread.say("Kita anmelden in Bonn", "find_service")
    asked = errand(thread.say("Wie hoch ist der Elternbeitrag?", "ask_unknown_fact"))
    assert asked.services == ("Elternbeiträge",) and asked.towns == ("Bonn",)


def test_what_nobody_here_knows_of_leads_to_the_town_hall(thread: Thread) -> None:
    asked = errand(thread.say("Wer ist in Iserlohn für kaputte Laternen zuständig?", "out_of_scope"))
    assert (asked.services, asked.towns) == ((), ("Iserlohn",))
