"""One message of a conversation at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from redis.exceptions import RedisError

from bot.conversations.locks import Locks
from tests.services import service


@pytest.fixture(params=["here", "redis"])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Locks, Locks]]:
    """The locks of two workers; without Redis there is only one."""
    if request.param == "here":
        one = Locks(redis_url="")
        yield one, one
    else:
        url = service("TEST_REDIS_URL")
        yield Locks(redis_url=url), Locks(redis_url=url)


async def test_two_workers_take_turns_in_one_conversation_and_not_in_others(pair: tuple[Locks, Locks]) -> None:
    inside: list[str] = []
    most = 0

    async def answer(worker: Locks, conversation: str) -> None:
        nonlocal most
        async with worker.lock(conversation, lock_lifetime=10):
            inside.append(conversation)
            most = max(most, inside.count("same"))
            await asyncio.sleep(0.01)
            inside.remove(conversation)

    await asyncio.wait_for(asyncio.gather(*(answer(pair[n % 2], "same") for n in range(10))), 30)
    assert most == 1
    async with pair[0].lock("one"):
        await asyncio.wait_for(answer(pair[1], "other"), 30)


async def test_the_lock_of_a_worker_that_died_is_free_again(pair: tuple[Locks, Locks]) -> None:
    dead = pair[0].lock("abandoned", lock_lifetime=0.3)
    await dead.__aenter__()

    async def next_message() -> None:
        async with pair[1].lock("abandoned", lock_lifetime=5):
            pass

    await asyncio.wait_for(next_message(), 30)


async def test_without_redis_nobody_answers_unlocked() -> None:
    with pytest.raises(RedisError):
        async with Locks(redis_url="redis://127.0.0.1:1/0").lock("me"):
            raise AssertionError("the lock was given out")
