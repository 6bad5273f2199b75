"""Counts the inputs of the run, prints their number, and holds the run to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT
from bot.understanding.live_names import shared_names
from bot.understanding.names import NameIndex
from bot.understanding.reader import read
from tests.fuzz.tally import tried
from tests.pipeline.conftest import assistant

__all__ = ["assistant"]
_FOLDER = Path(__file__).parent
_FILES = pytest.StashKey[set[str]]()


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NameIndex]:
    """The names of the real catalogue."""
    url = f"sqlite:///{tmp_path_factory.mktemp('fuzz') / 'catalogue.db'}"
    load(connect(url), ROOT / "data", Sources.brochure)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        names = shared_names().index()
        read("Was kostet govchain?", names)  # loads the dictionaries, which takes seconds and happens once
        yield names


@pytest.fixture(scope="session")
def warm_assistant(assistant: Assistant) -> Assistant:
    """The assistant after its first answer, with which it loads what it needs."""
    assistant.conversation().say("Was kostet govchain?")
    return assistant


@pytest.fixture
def whole_folder(request: pytest.FixtureRequest) -> bool:
    """Whether every test of the folder is part of the run."""
    return {path.name for path in _FOLDER.glob("test_*.py")} <= request.session.stash[_FILES]


def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """The count comes last of all. A run with -k or of single tests is no whole run."""
    items.sort(key=lambda item: item.path == _FOLDER / "test_count.py")
    narrowed = session.config.option.keyword or any("::" in argument for argument in session.config.args)
    session.stash[_FILES] = set() if narrowed else {item.path.name for item in items if item.path.parent == _FOLDER}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The number of inputs, also under -q."""
    if tried:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in tried.items())
        terminalreporter.write_line(f"fuzzing: {tried.total():,} inputs ({kinds})")
