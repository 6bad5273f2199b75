"""Easy language, English and other languages in a conversation; what follows when nothing is understood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.query import Facts, Fallback, Listing, Talk
from bot.dialogue.update import update

from .thread import Thread, reading


def test_the_last_answer_is_given_again_in_easy_language(thread: Thread) -> None:
    (cost,) = thread.say("Was kostet govchain?", "ask_money")
    thread.say("Danke", "thank")
    assert thread.say("Bitte in Leichter Sprache", "ask_easy") == (Talk("ask_easy"), cost)
    assert thread.state.easy


@pytest.mark.parametrize("text", ["ich verstehe das nicht", "einfacher bitte", "Bitte in einfachen Worten"])
def test_many_ways_to_ask_for_easy_language(thread: Thread, text: str) -> None:
    thread.say(text, "out_of_scope", 0.3)
    assert thread.state.easy


@pytest.mark.parametrize("text", ["wieder normal", "Bitte wieder normale Sprache", "Leichte Sprache ausschalten"])
def test_easy_language_ends_when_asked(thread: Thread, text: str) -> None:
    thread.say("Leichte Sprache bitte", "ask_easy")
    assert thread.say(text, "ask_easy") == (Talk("normal_language"),)
    assert not thread.state.easy


def test_a_question_beside_the_wish_is_answered(thread: Thread) -> None:
    (query,) = thread.say("Bitte in Leichter Sprache: Was ist der NRWbot?", "ask_easy")
    assert isinstance(query, Facts) and query.projects == ("nrwbot",)
    assert thread.state.easy


def test_easy_language_stays_for_later_questions(thread: Thread) -> None:
    thread.say("Leichte Sprache bitte", "ask_easy")
    thread.say("Was kostet govchain?", "ask_money")
    assert thread.state.easy


def test_english_is_answered_in_english_and_german_in_german(thread: Thread) -> None:
    (query,) = thread.say("How much did govchain cost?", "ask_money")
    assert isinstance(query, Facts) and query.facets == ("money",)
    assert thread.state.english
    (query,) = thread.say("and who is responsible?", "ask_contact")
    assert isinstance(query, Facts) and query.projects == ("govchain-nrw",)
    thread.say("Anlauf!", "ask_summary", 0.3)
    assert thread.state.english, "a mere name does not change the language"
    thread.say("Welche Projekte gibt es in Soest?", "list_projects")
    assert not thread.state.english


def test_an_english_list(thread: Thread) -> None:
    (query,) = thread.say("Which projects are in Soest?", "list_projects")
    assert isinstance(query, Listing)
    assert thread.state.english


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Czy mówisz po polsku?", "other_language_pl"),
        ("Parlez-vous français ?", "other_language_fr"),
        ("こんにちは", "other_language"),
    ],
)
def test_other_languages_get_a_hint(thread: Thread, text: str, response: str) -> None:
    assert thread.say(text, "out_of_scope") == (Talk(response),)
    assert not thread.state.english


def test_despair_in_english_comes_first(thread: Thread) -> None:
    assert thread.say("I want to kill myself", "out_of_scope", 0.2) == (Talk("crisis"),)


def test_two_plausible_meanings_are_offered(thread: Thread) -> None:
    ranking = (("mumble", 0.22), ("ask_contact", 0.2), ("ask_time", 0.15), ("ask_links", 0.12))
    unclear = replace(reading(thread.index, "joa da so halt", "mumble", 0.22), ranking=ranking)
    outcome = update(thread.state, unclear, thread.catalogue, thread.now)
    assert outcome.queries == (Fallback(1, ("ask_contact", "ask_time")),)


def test_out_of_scope_is_counted(thread: Thread) -> None:
    said = [thread.say("Wie wird das Wetter?", "out_of_scope")[0] for _ in range(3)]
    assert said == [Talk("out_of_scope"), Talk("out_of_scope", 1), Talk("out_of_scope", 2)]
