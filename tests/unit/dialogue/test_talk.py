"""Safety, talk, places, regions and what is not understood."""

from __future__ import annotations

import pytest

from bot.dialogue.query import Fallback, ImpossibleTime, Listing, NotHeld, PlaceInfo, Programme, RegionInfo, Talk

from .thread import Thread


@pytest.mark.parametrize(
    ("text", "intent", "response"),
    [
        ("Hallo", "greet", "greet"),
        ("Vielen Dank", "thank", "thank"),
        ("Du bist doof", "insult", "insult"),
        ("Bist du ein Mensch?", "ask_identity", "ask_identity"),
        ("Was kannst du?", "ask_help", "ask_help"),
        ("Wie wird das Wetter?", "out_of_scope", "out_of_scope"),
        ("Do you speak English?", "other_language", "other_language"),
        ("Ist Frau Gerke verheiratet?", "ask_private_life", "ask_private_life"),
    ],
)
def test_talk(thread: Thread, text: str, intent: str, response: str) -> None:
    assert thread.say(text, intent) == (Talk(response),)


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Ich will nicht mehr leben", "crisis"),
        ("Ich hab alles verloren und sehe keinen Sinn mehr", "crisis"),  # nothing for the lost property office
        ("Es brennt im Rathaus Soest, was kostet govchain?", "emergency"),
        ("Mein Mann ist bewusstlos", "emergency"),
    ],
)
def test_safety_comes_first_whatever_the_classifier_says(thread: Thread, text: str, response: str) -> None:
    assert thread.say(text, "ask_money") == (Talk(response),)


def test_a_greeting_with_a_question_is_a_question(thread: Thread) -> None:
    (query,) = thread.say("Hallo, was kostet govchain?", "greet", 0.5)
    assert not isinstance(query, Talk)


def test_misses_are_counted_and_forgotten_after_an_answer(thread: Thread) -> None:
    found = [thread.say("blubb blubb", "ask_reuse_of_nothing", 0.1)[0] for _ in range(3)]
    assert found == [Fallback(1), Fallback(2), Fallback(3)]
    thread.say("Hallo", "greet")
    assert thread.state.misses == 0


def test_starting_over_forgets_the_thread(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    assert thread.say("Fangen wir von vorne an", "reset") == (Talk("reset"),)
    assert thread.state.focus == ()


def test_a_town_without_a_project(thread: Thread) -> None:
    (query,) = thread.say("Welche Projekte gibt es in Lippstadt?", "list_projects")
    assert query == PlaceInfo(("Lippstadt",))


def test_a_town_outside_the_state(thread: Thread) -> None:
    (query,) = thread.say("Welche Projekte gibt es in Hamburg?", "ask_place")
    assert query == PlaceInfo((), ("Hamburg",))


def test_the_members_of_a_region(thread: Thread) -> None:
    (query,) = thread.say("Welche Städte gehören zur Modellregion Ostwestfalen-Lippe?", "ask_region")
    assert query == RegionInfo(("ostwestfalen-lippe",))


def test_all_regions(thread: Thread) -> None:
    (query,) = thread.say("Welche Modellregionen gibt es?", "ask_region")
    assert query == RegionInfo(())


def test_the_programme(thread: Thread) -> None:
    (query,) = thread.say("Seit wann gibt es das Programm?", "ask_programme_period")
    assert isinstance(query, Programme) and "start" in query.facts


def test_a_fact_that_no_field_holds(thread: Thread) -> None:
    (query,) = thread.say("Wie viele Menschen nutzen DigiKnow?", "ask_unknown_fact")
    assert query == NotHeld(("digiknow",), ("Menschen",))


def test_the_update_is_pure(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    before = thread.state
    first = thread.say("Und wer ist zuständig?", "ask_contact", after=0)
    thread.state = before
    assert thread.say("Und wer ist zuständig?", "ask_contact", after=0) == first


def test_a_day_that_no_calendar_has_is_said(thread: Thread) -> None:
    (query,) = thread.say("Welche Projekte liefen am 31.02.2020?", "list_projects")
    assert query == ImpossibleTime(("31.02.2020",))
    (query,) = thread.say("Welche Projekte liefen am 28.02.2020?", "list_projects")
    assert isinstance(query, Listing)
