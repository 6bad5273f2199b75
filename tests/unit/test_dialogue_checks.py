"""The checks of the dialogues: each notices what it is there for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.queries import Catalogue
from tools.dialogue_checks import NAMED, Answer, problems, projects_in

TEXT = (
    "Serviceportal – Stadt Bielefeld\nAnsprechperson: Stefan Thias, Telefon +49 521 51-5198, "
    "E-Mail st@bielefeld.de\nGesamtkosten: 967.000 € von 73 Millionen Euro, "
    "Laufzeit: 1. Januar 2020 bis 31. Dezember 2022, 5 Meilensteine, Quelle: S. 20"
)


@pytest.mark.parametrize(
    "check",
    [
        {"text": "gesamtkosten"},
        {"name": "Stefan Thias"},
        {"phone": "+49 521 515198"},
        {"email": "ST@bielefeld.de"},
        {"eur": 967_000},
        {"eur": 73_000_000},
        {"number": 5},
        {"date": "2020-01-01"},
        {"month": "2022-12"},
        {"year": 2022},
        {"project": "serviceportal-bielefeld"},
        {"regex": r"laufzeit.*2022"},
    ],
)
def test_a_check_that_holds(check: dict[str, Any]) -> None:
    answer = Answer(TEXT)
    assert problems({"must": [check]}, answer) == []
    assert problems({"any": [check, {"text": "niemals"}]}, answer) == []
    assert problems({"must_not": [check]}, answer) != []


@pytest.mark.parametrize(
    "check",
    [
        {"text": "Eigenanteil"},
        {"name": "Ulla Gerke"},
        {"phone": "+49 521 51-5177"},
        {"email": "x@bielefeld.de"},
        {"eur": 967},
        {"number": 7},
        {"date": "2020-01-02"},
        {"month": "2021-12"},
        {"year": 2019},
        {"project": "serviceportal-kreis-paderborn"},
        {"regex": r"^laufzeit"},
    ],
)
def test_a_check_that_fails(check: dict[str, Any]) -> None:
    answer = Answer(TEXT)
    assert problems({"must": [check]}, answer) != []
    assert problems({"any": [check]}, answer) != []
    assert problems({"must_not": [check]}, answer) == []


def test_projects_are_compared_exactly() -> None:
    answer = Answer("1. govchain nrw (Aachen)\n2. Anlauf! (Aachen)")
    assert problems({"projects": ["govchain-nrw", "anlauf"]}, answer) == []
    assert problems({"projects": ["govchain-nrw"]}, answer) != []
    assert problems({"projects_include": ["govchain-nrw"]}, answer) == []
    assert problems({"projects_include": ["nrwbot"]}, answer) != []


def test_buttons_and_unknown_keys() -> None:
    assert problems({"buttons": True}, Answer("x", ("Ja",))) == []
    assert problems({"buttons": True}, Answer("x")) != []
    assert problems({"muss": []}, Answer("x")) != []


def test_every_project_is_recognised_by_its_own_name_only(catalogue: Catalogue) -> None:
    assert set(NAMED) == {p.id for p in catalogue.projects()}
    for project in catalogue.projects():
        assert projects_in(f"1. {project.label} ({project.municipality}), S. 9") == {project.id}
