"""Every kind of query has an answer in words; buttons are plain sentences; nothing leaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import get_args

import pytest

from bot.answers.context import Context
from bot.answers.reply import Button, Message
from bot.catalogue.conditions import Condition
from bot.catalogue.queries import Catalogue
from bot.dialogue import query as q

from .conftest import Say

FOUR = tuple(
    f"digitale-buergerdienstleistungen-{part}"
    for part in ("grundantrag", "folgeantrag", "sozialleistungen", "veranstaltungen")
)
SOEST = Condition("place", ("Soest",))
EXAMPLES: list[q.Query] = [
    q.Facts(("anlauf",), ("money",)),
    q.Listing((SOEST,)),
    q.Count((SOEST,)),
    q.Sum((SOEST,)),
    q.ShareOf((Condition("project", ("nrwbot",)),), (SOEST,), "total_eur"),
    q.ShareOf((SOEST,), (), "count"),
    q.AverageLength((SOEST,)),
    q.Rank((), "total_eur", True),
    q.RankSets("town", "count", True),
    q.NoMatch(("Raumfahrt",)),
    q.Organisations(()),
    q.Compare(("anlauf", "digiknow"), ("money",)),
    q.CompareSets((SOEST, Condition("place", ("Aachen",)))),
    q.CompareSums(("anlauf",), ("digiknow", "nrwbot"), ("total_eur", True)),
    q.Choose(FOUR, ("money",)),
    q.AskProject(("contact",)),
    q.PlaceInfo(("Soest", "Lippstadt", "Köln", "Kreis Soest"), ("Hamburg",)),
    q.RegionInfo(("soest",)),
    q.RegionInfo(()),
    q.Programme(("what", "start", "end", "money")),
    q.Explain(("kdn",), ("konzepte", "bausteine")),
    q.Errand(projects=("hundesteueranmeldungsexperte",), services=("Hundesteuer",), towns=("Soest",)),
    q.Errand(pilots=("hundesteueranmeldungsexperte",), services=("Hundesteuer",), towns=("Lippstadt",), fact=True),
    q.Errand(),
    q.Passage("smartphone-buerger-id", (0,)),
    q.Answered("Warum kennt der Assistent nicht alle Projekte des Programms?"),
    q.Nearby(("anlauf",), ("Aachen",)),
    q.Announced("mobilitatsprojekte"),
    q.NotHeld(("digiknow",)),
    q.ImpossibleTime(("31.02.2020",)),
    q.Unused(("Juni 2021",), amounts=True),
    q.Talk("greet"),
    q.ExpertReply("an expert that is off", (("ask_count", ()),)),
    q.Fallback(1),
    q.Fallback(3),
]


def test_every_kind_of_query_has_an_example() -> None:
    assert {type(example) for example in EXAMPLES} >= set(get_args(q.Query))


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: type(query).__name__)
def test_every_answer_is_complete_text(say: Say, query: q.Query) -> None:
    text = say(query)
    assert len(text) > 20
    assert not re.search(r"[{}]|None|  |\bnull\b|<[a-z]|\(\)| ,| \.(\s|$)", text), text


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: type(query).__name__)
def test_buttons_are_plain_sentences(message: Callable[..., Message], query: q.Query) -> None:
    for button in message(query).buttons:
        payload = button.to_dict()["payload"]
        assert button.title.strip() and payload.strip()
        assert not payload.startswith("/") and not re.search(r'[{}<>"]', payload)


def test_a_button_without_a_payload_sends_its_title() -> None:
    assert Button("Was kostet das?").to_dict() == {"title": "Was kostet das?", "payload": "Was kostet das?"}


def test_a_question_back_names_all_and_offers_buttons(message: Callable[..., Message]) -> None:
    answer = message(q.Choose(FOUR, ("money",)))
    text = answer.texts[0]
    for word in ("Grundantrag", "Folgeantrag", "Sozialleistungen", "Veranstaltungen", "die Kosten"):
        assert word in text
    assert len(answer.buttons) == 4


def test_several_queries_are_answered_in_order(message: Callable[..., Message]) -> None:
    answer = message(q.Talk("greet"), q.Facts(("anlauf",), ("money",)))
    assert len(answer.texts) == 2 and "Gesamtkosten" in answer.texts[1]


def test_a_town_without_a_project_is_told_honestly(say: Say) -> None:
    text = say(q.PlaceInfo(("Lippstadt",)))
    assert "kein Projekt bekannt" in text and "Modellregion Soest" in text and "Kreis Soest" in text


def test_a_town_outside_the_state(say: Say) -> None:
    assert "nur für Nordrhein-Westfalen" in say(q.PlaceInfo((), ("Hamburg",)))


def test_every_place_of_the_state_has_an_answer(say: Say, catalogue: Catalogue) -> None:
    names = [e.id for e in catalogue.names() if e.kind in {"place", "kreis"} and e.surface == e.id]
    assert len(names) > 390
    for name in names:
        assert "Regierungsbezirk" in say(q.PlaceInfo((name,))), name


def test_what_became_known_later_is_marked(say: Say, catalogue: Catalogue) -> None:
    later = [fact for fact in catalogue.facts() if fact.later]
    assert later
    for fact in later:
        assert "Später bekannt geworden" in say(q.Programme((fact.id,)))


def test_the_three_steps_of_help_differ(say: Say) -> None:
    assert len({say(q.Fallback(misses)) for misses in (1, 2, 3)}) == 3
    assert "115" in say(q.Fallback(3)) and say(q.Fallback(9)) == say(q.Fallback(3))


def test_an_emergency_names_the_numbers(say: Say) -> None:
    assert "112" in say(q.Talk("emergency"))
    for number in ("116 123", "0800 1110111", "0800 1110222"):
        assert number in say(q.Talk("crisis"))


def test_the_operators_contact_replaces_the_hint(context: Context) -> None:
    from dataclasses import replace

    from bot.answers.compose import compose

    own = replace(context.settings, contact_name="Bürgerbüro", contact_phone="0123 456", contact_email="a@b.de")
    text = compose([q.Talk("ask_human")], replace(context, settings=own)).texts[0]
    assert "Bürgerbüro, 0123 456, a@b.de" in text and "115" not in text


def test_an_unclear_message_gets_its_likeliest_meanings_as_buttons(message: Callable[..., Message]) -> None:
    answer = message(q.Fallback(1, ("ask_contact", "ask_region"), "anlauf"))
    assert [b.title for b in answer.buttons] == ["Wer ist zuständig für Anlauf!?", "Welche Modellregionen gibt es?"]
    assert all(button.title in answer.texts[0] for button in answer.buttons)


@pytest.mark.parametrize("make", [q.Fallback, lambda n: q.Talk("out_of_scope", n - 1)])
def test_no_text_comes_twice_in_a_row_when_nothing_is_understood(say: Say, make: Callable[[int], q.Query]) -> None:
    said = [say(make(n)) for n in range(1, 7)]
    assert all(a != b for a, b in pairwise(said))
    assert "Mensch" not in said[0] + said[1]
    assert all("115" in text for text in said[2:])
