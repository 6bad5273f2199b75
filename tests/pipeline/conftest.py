"""The assistant with the model for the present sources, and the real data in a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from bot.assistant import Assistant
from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT
from scripts.train import ensure_model

# What is said of "today" depends on it; a test that passes on one day passes on all.
CLOCK = datetime(2026, 11, 26, 10, 0)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One assistant for all tests; conversations do not disturb each other."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pipeline') / 'catalogue.db'}"
    load(connect(url), ROOT / "data", Sources.brochure)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield Assistant(ensure_model())


@pytest.fixture(scope="module")
def informed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The same model as everywhere, over all sources."""
    url = f"sqlite:///{tmp_path_factory.mktemp('further') / 'catalogue.db'}"
    load(connect(url), ROOT / "data", Sources.all)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield Assistant(ensure_model())


@pytest.fixture
def ask(assistant: Assistant) -> Callable[[str], str]:
    """The answer to a question that begins a conversation."""

    def answer(text: str) -> str:
        return "\n".join(assistant.conversation().say(text, CLOCK).texts)

    return answer
