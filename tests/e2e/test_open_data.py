"""The interface of the open data does what its description says, asked whatever that allows and does not allow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT
from tests.browser.site import Site


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the channel, with all projects and without a model."""
    folder = tmp_path_factory.mktemp("open_data")
    database = f"sqlite:///{folder / 'catalogue.db'}"
    load(connect(database), ROOT / "data", Sources.all)
    site = Site(["-m", "tests.browser.fake", "{port}"], folder / "log", DATABASE_URL=database)
    site.start()
    yield site.url
    site.stop()


def test_schemathesis_finds_nothing(server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server}/api/openapi.json", "--no-color"]
    options = ["--checks", "all", "--max-examples", "100", "--generation-deterministic"]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 selected / 3 total" in done.stdout and "Tested: 3" in done.stdout
