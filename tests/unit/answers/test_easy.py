"""Leichte Sprache: every answer in short sentences, with the same facts as the normal one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.dialogue import query as q
from bot.understanding.facets import FACETS

from .test_replies import EXAMPLES

_MOST_WORDS = 12
Easy = Callable[..., Message]


@pytest.fixture(scope="module")
def easy(context: Context) -> Easy:
    """The message in easy language that answers some queries."""
    return lambda *queries: compose(queries, replace(context, easy=True))


def own_texts() -> list[str]:
    """The editors' texts for easy language, without variables."""
    known = texts()._variants
    return [text for name, all_ in known.items() if name.startswith("utter_easy_") for text in all_]


@pytest.mark.parametrize("text", own_texts())
def test_the_texts_are_short_and_plain(text: str) -> None:
    assert not re.search(r"[()]|\b(S|ca|bzw|d\. h|z\. B|inkl|usw)\.", text)
    for sentence in re.split(r"[\n]|(?<=[.!?])\s", text):
        assert len(sentence.split()) <= _MOST_WORDS, sentence


@pytest.mark.parametrize("facet", FACETS)
def test_every_fact_has_an_easy_form(easy: Easy, facet: str) -> None:
    text = easy(q.Facts(("serviceportal-bielefeld",), (facet,))).texts[0]
    lines = text.splitlines()
    assert lines[0] == "Das Projekt heißt: Serviceportal – Stadt Bielefeld."
    assert lines[1] == "Das Projekt ist in: Bielefeld."
    assert "Das steht in der Broschüre auf Seite 20." in lines
    assert "Die Broschüre ist von Anfang 2021." in lines
    assert "(" not in text and " S. " not in text and "€" not in text


@pytest.mark.parametrize("facet", set(FACETS) - {"summary", "region", "page"})
def test_unknown_facts_are_said_to_be_unknown(easy: Easy, facet: str) -> None:
    assert "Das weiß ich leider nicht." in easy(q.Facts(("zeonline",), (facet,))).texts[0]


def test_money_and_contact_stand_in_lines_of_their_own(easy: Easy) -> None:
    lines = easy(q.Facts(("serviceportal-bielefeld",), ("money", "contact"))).texts[0].splitlines()
    assert "Das hat das Projekt gekostet: 967.000 Euro." in lines
    assert "So viel hat das Land bezahlt: 870.000 Euro." in lines
    assert "Die Zahl für den Rest ist berechnet." in lines
    assert "Bei Fragen hilft: Stefan Thias." in lines
    assert "Telefon: +49 521 51-5198" in lines
    assert "E-Mail: stefan.thias@bielefeld.de" in lines


def test_wrong_premises_are_put_right(easy: Easy) -> None:
    premise = q.Premise("money", "2000000", False)
    text = easy(q.Facts(("govchain-nrw",), ("money",), (premise,))).texts[0]
    assert "Die Zahl 2.000.000 Euro stimmt nicht" in text


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: type(query).__name__)
def test_every_query_has_an_easy_answer(easy: Easy, query: q.Query) -> None:
    text = easy(query).texts[0]
    assert len(text) > 20
    assert not re.search(r"[{}()]|None|  | ,|€|\bS\. \d|\bz\. B\.", text), text


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: type(query).__name__)
def test_the_same_buttons_and_blocks(easy: Easy, message: Callable[..., Message], query: q.Query) -> None:
    assert easy(query).buttons == message(query).buttons
    blocks, normal = (m.custom.get("blocks", []) for m in (easy(query), message(query)))
    assert [block["type"] for block in blocks][: len(normal)] == [block["type"] for block in normal]


def test_hard_words_are_explained(easy: Easy) -> None:
    assert "Eine Modellregion ist eine Gruppe von Orten." in easy(q.RegionInfo(("soest",))).texts[0]


def test_out_of_scope_three_times_leads_to_a_person(easy: Easy) -> None:
    first, third = (easy(q.Talk("out_of_scope", times)).texts[0] for times in (0, 2))
    assert "Mensch" not in first and "Mensch" in third and "115" in third
    assert "115" in easy(q.Fallback(3)).texts[0]


@pytest.mark.parametrize("query", [q.Talk("ask_human"), q.Fallback(misses=3)])
def test_the_way_to_a_person_is_in_easy_words(easy: Easy, query: q.Query) -> None:
    text = "\n".join(easy(query).texts)
    assert "115" in text and "Behördennummer" not in text
    for sentence in re.split(r"\n|(?<=[.!?])\s", text):
        assert len(sentence.split()) <= _MOST_WORDS, sentence


def test_each_milestone_tells_its_month(easy: Easy, context: Context) -> None:
    for project in context.catalogue.projects():
        text = "\n".join(easy(q.Facts((project.id,), ("milestones",))).texts)
        assert text.count("fertig sein bis") in {0, len(project.milestones)}, project.id
