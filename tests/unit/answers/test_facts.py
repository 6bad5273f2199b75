"""Facts of single projects: complete, with source and date, calculated values marked, the unknown said."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.answers import forms
from bot.answers.reply import Message
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Project
from bot.dialogue.query import Facts, Premise
from bot.understanding.facets import FACETS
from tests.expectations import KNOWN, UNKNOWN

from .conftest import Say


@pytest.fixture(scope="session")
def projects(catalogue: Catalogue) -> list[Project]:
    return catalogue.projects()


@pytest.mark.parametrize("facet", FACETS)
def test_every_answer_names_project_town_source_and_date(say: Say, projects: list[Project], facet: str) -> None:
    for project in projects:
        text = say(Facts((project.id,), (facet,)))
        assert project.title in text and project.municipality in text
        assert f"Quelle: Broschüre, S. {project.page} (Stand: Anfang 2021)" in text


def test_every_facet_has_its_expectation() -> None:
    assert set(KNOWN) == set(FACETS)


@pytest.mark.parametrize("facet", FACETS)
def test_all_that_is_known_is_said(say: Say, projects: list[Project], facet: str) -> None:
    known = 0
    for project in projects:
        text = say(Facts((project.id,), (facet,)))
        expected = KNOWN[facet](project)
        assert [e for e in expected if e not in text] == [], project.id
        known += bool(expected)
    assert known >= 10


@pytest.mark.parametrize("facet", [f for f in FACETS if f not in {"page", "region", "summary"}])
def test_the_unknown_is_said_and_nothing_is_made_up(say: Say, projects: list[Project], facet: str) -> None:
    bare = [p for p in projects if not p.has_details]
    assert len(bare) == 5
    for project in bare:
        text = say(Facts((project.id,), (facet,)))
        if KNOWN[facet](project):
            continue
        assert UNKNOWN.search(text), text
        assert "€" not in text and "@" not in text and "+49" not in text
        figures = re.findall(r"\d+", text.replace("Stand: Anfang 2021", ""))
        assert set(figures) == {str(project.page)}


def test_the_own_share_and_the_duration_are_marked_as_calculated(say: Say, projects: list[Project]) -> None:
    for project in (p for p in projects if p.has_details):
        assert re.search(r"Eigenanteil\D+[\d.]+ € \(\d+ %, berechnet\)", say(Facts((project.id,), ("money",))))
        assert "berechnet)" in say(Facts((project.id,), ("time",)))


def test_several_facets_and_projects_are_all_answered(say: Say) -> None:
    text = say(Facts(("anlauf", "digiknow"), ("money", "contact")))
    assert text.count("Quelle: ") == 2 and text.count("Gesamtkosten") == 2 and text.count("E-Mail") == 2


def test_the_milestone_of_the_question_comes_first(say: Say, projects: list[Project]) -> None:
    project = next(p for p in projects if p.id == "serviceportal-bielefeld")
    last = project.milestones[-1]
    words = tuple(last.title.casefold().split())
    assert say(Facts((project.id,), ("milestones",), words=words)).splitlines()[1].count(forms.month(last.until))


# Other forms of what is said, for the other voices.
UNSAID = {"topics", "region", "all", "kinds", "said", "is_finished", "is_running"}


def test_cards_say_nothing_that_the_text_does_not(message: Callable[..., Message], projects: list[Project]) -> None:
    seen = set()
    for project in projects:
        for facet in FACETS:
            answer = message(Facts((project.id,), (facet,)))
            text = "\n".join(answer.texts)
            facts, source = answer.custom["blocks"]
            for told in facts["facts"]:
                seen.add(told["facet"])
                shown = [told["values"], *(item["values"] for item in told["items"])]
                texts = [v["text"] for values in shown for name, v in values.items() if name not in UNSAID]
                assert [t for t in texts if t not in text] == []
            assert source["sources"] == [
                {"document": "Broschüre", "pages": [project.page], "as_of": "Anfang 2021", "url": None}
            ]
    assert seen == set(FACETS)


PREMISES = [
    (Premise("money", "9000000", False), "9.000.000 € stimmt nicht", "967.000 €"),
    (Premise("place", "Hamm", False), "Hamm", "Bielefeld"),
    (Premise("person", "Ulla Gerke", False), "Ulla Gerke", "Stefan Thias"),
    (Premise("start", "2019", False), "Nein, nicht 2019", "1. Januar 2020"),
    (Premise("start", "2020", True), "Ja", "1. Januar 2020"),
    (Premise("end", "2021-12", False), "Nein, nicht Dezember 2021", "31. Dezember 2022"),
    (Premise("end", "2022", True), "Ja", "31. Dezember 2022"),
    (Premise("transferable", "2020", False), "Nein, nicht 2020", "Dezember 2022"),
    (Premise("transferable", "2022", True), "Ja", "Dezember 2022"),
    (Premise("running", "2019", False), "Nein", "2019"),
    (Premise("running", "2021", True), "Ja", "2021"),
]


@pytest.mark.parametrize(("premise", "verdict", "fact"), PREMISES)
def test_premises_are_put_right_or_confirmed(say: Say, premise: Premise, verdict: str, fact: str) -> None:
    first = say(Facts(("serviceportal-bielefeld",), ("summary",), (premise,))).splitlines()[1]
    assert verdict in first and fact in first


def test_a_right_amount_needs_no_word(say: Say) -> None:
    with_claim = Facts(("serviceportal-bielefeld",), ("money",), (Premise("money", "967000", True),))
    assert say(with_claim) == say(Facts(("serviceportal-bielefeld",), ("money",)))
