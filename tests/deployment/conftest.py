"""nginx, and what stands behind it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from bot.settings import ROOT
from tests.deployment.proxy import Proxy
from tests.deployment.upstream import Upstream


@pytest.fixture(scope="session")
def nginx() -> str:
    """The path of nginx. Without it these tests are skipped, and fail in CI."""
    done = subprocess.run([ROOT / "scripts" / "proxy.sh"], capture_output=True, text=True)
    if done.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(done.stderr.strip())
    return done.stdout.strip()


@pytest.fixture(scope="package")
def shared_upstream() -> Iterator[Upstream]:
    upstream = Upstream()
    yield upstream
    upstream.stop()


@pytest.fixture(scope="package")
def proxy(nginx: str, shared_upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    proxy = Proxy(nginx, tmp_path_factory.mktemp("proxy"), shared_upstream.port)
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture
def upstream(shared_upstream: Upstream) -> Upstream:
    """The server behind the proxy, which has seen nothing yet."""
    shared_upstream.seen.clear()
    return shared_upstream
