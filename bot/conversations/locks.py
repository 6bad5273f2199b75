"""One message of a conversation at a time: within one process, or over Redis for several workers.

Rasa's own Redis lock reads, changes and writes in three steps, so that two workers can hold it at once; the
Redis client's lock takes it in one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockStore
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError

from bot.settings import settings

# How often a waiting message looks whether its turn has come.
_PAUSE_SECONDS = 0.05
_CONNECT_SECONDS = 2


class Locks(LockStore):
    """Rasa's lock store; endpoints.yml names it. Raises LockError or RedisError when a lock cannot be had."""

    def __init__(self, endpoint_config: Any = None, redis_url: str | None = None) -> None:
        """Rasa passes its endpoint configuration, of which nothing is needed."""
        super().__init__()
        url = settings().redis_url if redis_url is None else redis_url
        self._redis = connect_redis(url) if url else None
        self._here = InMemoryLockStore()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = _PAUSE_SECONDS
    ) -> AsyncIterator[Any]:
        """Hold the conversation; a lock whose owner died is free again after ``lock_lifetime`` seconds."""
        if self._redis is None:
            async with self._here.lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
                yield held
        else:
            lock = self._redis.lock(
                f"conversation:{conversation_id}",
                timeout=lock_lifetime,
                sleep=wait_time_in_seconds,
                blocking_timeout=lock_lifetime,
            )
            async with lock:
                yield lock


def connect_redis(url: str) -> Redis:
    """A client that gives up soon when Redis is away, and finds it again by itself."""
    return Redis.from_url(
        url,
        socket_connect_timeout=_CONNECT_SECONDS,
        socket_timeout=2 * _CONNECT_SECONDS,
        # A connection from before Redis went away is replaced by a new one without a visitor noticing.
        retry=Retry(NoBackoff(), 1),
        retry_on_error=[ConnectionError],
    )
