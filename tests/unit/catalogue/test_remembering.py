"""What a catalogue keeps between two loads, and what it must not."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.catalogue.conditions import Condition
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.remembering import RememberingCatalogue
from bot.database.engine import connect

IN_SOEST = [Condition("place", ("Soest",))]


@pytest.fixture
def remembering(engine: Engine, data: Path) -> RememberingCatalogue:
    load(engine, data)
    catalogue = RememberingCatalogue(engine)
    catalogue.refresh()
    return catalogue


def test_it_answers_as_the_catalogue_does(remembering: RememberingCatalogue, engine: Engine) -> None:
    for catalogue in (Catalogue(engine), remembering, remembering):
        assert [project.id for project in catalogue.projects(IN_SOEST)] == catalogue.project_ids(IN_SOEST)
        assert catalogue.count(IN_SOEST) == len(catalogue.project_ids(IN_SOEST)) > 0
        assert catalogue.projects(order="title", descending=True) == catalogue.projects(order="title")[::-1]
        assert catalogue.projects(limit=1) == catalogue.projects()[:1]


def test_what_was_asked_before_needs_no_database(remembering: RememberingCatalogue, engine: Engine) -> None:
    first = remembering.projects(IN_SOEST), remembering.regions(), remembering.totals()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cur, statement, *_: statements.append(statement))
    assert (remembering.projects(IN_SOEST), remembering.regions(), remembering.totals()) == first
    assert statements == []


@pytest.mark.parametrize("limit", [None, 1, 2, 3, 50])
def test_several_conditions_are_put_together_as_the_database_does(
    remembering: RememberingCatalogue, engine: Engine, limit: int | None
) -> None:
    some = [
        *IN_SOEST,
        Condition("place", ("Soest",), negated=True),
        Condition("place", ("Paderborn",)),
        Condition("project", tuple(remembering.project_ids()[::-2])),
        Condition("total_eur", low=1),
        Condition("total_eur", low=1, negated=True),
        Condition("start", high="2019-12-31"),
        Condition("text", ("Portal",)),
    ]
    for wanted in product(some, some, some):
        assert remembering.project_ids(wanted, limit) == Catalogue(engine).project_ids(wanted, limit)


def test_a_load_is_noticed_with_the_next_message(remembering: RememberingCatalogue, engine: Engine, data: Path) -> None:
    assert remembering.count() == 4
    (data / "projects/chat-paderborn.yml").unlink()
    load(connect(str(engine.url)), data)
    remembering.refresh()
    assert (remembering.count(), len(remembering.projects())) == (3, 3)


def test_what_a_caller_does_to_a_list_changes_no_later_answer(remembering: RememberingCatalogue) -> None:
    expected = remembering.project_ids()
    for _ in range(2):
        remembering.project_ids().clear()
        assert remembering.project_ids() == expected
