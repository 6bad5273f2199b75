"""Limits within one process, over Redis for all workers, and without Redis when it is away."""

from __future__ import annotations

import logging
import uuid

import pytest

from bot.channel.limits import Limit
from tests.services import service


@pytest.fixture(params=["here", "redis"])
def pair(request: pytest.FixtureRequest) -> tuple[Limit, Limit]:
    """The same limit in two workers; without Redis there is only one."""
    name = uuid.uuid4().hex
    if request.param == "here":
        limit = Limit(name, 4)
        return limit, limit
    url = service("TEST_REDIS_URL")
    return Limit(name, 4, url), Limit(name, 4, url)


async def test_a_burst_is_fine_until_it_is_used_up_by_whichever_worker(pair: tuple[Limit, Limit]) -> None:
    assert [await pair[n % 2].wait("a") for n in range(4)] == [0] * 4
    for limit in pair:
        assert 0 < await limit.wait("a") <= 60
    assert await pair[0].wait("b") == 0


async def test_without_redis_each_worker_counts_for_itself(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, logger="bot.channel")  # other tests quieten it
    limit = Limit("x", 2, "redis://127.0.0.1:1/0")
    assert [await limit.wait("a") for _ in range(2)] == [0, 0]
    assert await limit.wait("a") > 0
    assert "Redis cannot be reached" in caplog.text
