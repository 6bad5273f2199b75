"""Damaged data files: either they are fine and can be talked about, or the editor is told where to look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.texts import texts
from bot.catalogue import models
from bot.catalogue.content import Content
from bot.catalogue.files import read_content
from bot.catalogue.load import load
from bot.catalogue.names import name_entries
from bot.catalogue.problems import DataError, DataErrors
from bot.catalogue.project_files import Known, read_projects
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.catalogue.yaml_nodes import Problems
from bot.database.engine import connect
from bot.dialogue.query import Facts
from bot.settings import settings
from tests.fuzz import data_files as d
from tests.fuzz.tally import count, examples, in_time
from tests.hostile import LEAKS

_LINES = 500  # of the longest sound file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for one project."""
    return tmp_path


@pytest.fixture(scope="module")
def known() -> Known:
    """What the sound files let a project refer to."""
    content = read_content(d.DATA)
    return Known(
        regions={region.id: region.name for region in content.regions},
        categories={category.id: category.name for category in content.categories if not category.announced},
        reuse_kinds={kind.id: kind.name for kind in content.reuse_kinds},
        municipalities=frozenset(place.name for place in content.places),
        announced={category.id: category.name for category in content.categories if category.announced},
        brochure=content.projects[0].project.sources[0],
    )


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The files about the programme, and one project."""
    shutil.copytree(d.DATA / "programme", tmp_path / "data" / "programme")
    (tmp_path / "data" / "projects").mkdir()
    shutil.copy(d.PROJECTS[0], tmp_path / "data" / "projects")
    return tmp_path / "data"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A loaded catalogue."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('loaded') / 'catalogue.db'}")
    load(engine, d.DATA)
    yield engine
    engine.dispose()


def check_told(errors: Sequence[DataError], content: bytes) -> None:
    """Each mistake has a file of the data folder, a line that is there, and an expectation."""
    assert all(error.message for error in errors)
    lines = max(len(content.splitlines()) + 1, _LINES)
    for error in errors:
        assert (d.DATA.parent / error.file).exists()
        assert 1 <= error.line <= lines
        str(error).encode()


def snapshot(engine: Engine) -> dict[str, object]:
    """Every row of the catalogue, and its version."""
    tables = [*models.metadata.sorted_tables, *models.state_metadata.sorted_tables]
    with engine.connect() as connection:
        return {table.name: connection.execute(select(table)).all() for table in tables}


@examples(3000)
@given(d.damaged(d.PROJECTS))
def test_a_project_file(folder: Path, known: Known, damaged: tuple[Path, bytes]) -> None:
    path, content = damaged
    problems = Problems()
    (folder / path.name).write_bytes(content)
    with in_time():
        entries = read_projects(folder, "data/projects", known, problems, Sources.all)
    (folder / path.name).unlink()
    check_told(problems.errors, content)
    if not problems.errors:
        assert len(entries) == 1
        assert all(name.surface.strip() for name in name_entries(Content(projects=entries)))
    count("project files")


@examples(1000)
@given(d.damaged([*d.PROGRAMME, d.PLACES]))
def test_a_file_about_the_programme(whole: Path, damaged: tuple[Path, bytes]) -> None:
    path, content = damaged
    changed = whole / path.relative_to(d.DATA)
    sound = changed.read_bytes()
    changed.write_bytes(content)
    try:
        with in_time():
            assert read_content(whole).places
    except DataErrors as errors:
        check_told(errors.errors, content)
    finally:
        changed.write_bytes(sound)
    count("programme files")


@examples(120)
@given(d.damaged([*d.PROJECTS, *d.PROGRAMME, d.PLACES]))
def test_loading_is_all_or_nothing_and_what_is_loaded_can_be_told(
    database: Engine, tmp_path_factory: pytest.TempPathFactory, damaged: tuple[Path, bytes]
) -> None:
    path, content = damaged
    folder = tmp_path_factory.mktemp("whole") / "data"
    shutil.copytree(d.DATA, folder, ignore=shutil.ignore_patterns("nlu", "rules"))
    (folder / path.relative_to(d.DATA)).write_bytes(content)
    catalogue = Catalogue(database)
    before, version = snapshot(database), catalogue.version()
    try:
        load(database, folder)
    except DataErrors as errors:
        check_told(errors.errors, content)
        assert snapshot(database) == before
    else:
        assert catalogue.version() == version + 1
        check_told_about_all(catalogue)
    shutil.rmtree(folder.parent)
    count("loads of the whole folder")


def check_told_about_all(catalogue: Catalogue) -> None:
    """Every project that was let in can be answered about."""
    context = Context(catalogue, texts(), settings(), date(2026, 3, 2))
    for project in catalogue.projects():
        reply = "\n".join(
            compose([Facts((project.id,), ("summary", "money", "time", "contact", "reuse"))], context).texts
        )
        assert project.title in reply and not [leak for leak in LEAKS if leak in reply and leak not in project.title]
