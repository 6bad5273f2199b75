"""How much one visitor may ask in a minute: counted here, or in Redis for all workers together."""

from __future__ import annotations

import asyncio
import logging
import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class Limit:
    """At most ``per_minute`` requests in any 60 seconds for each key; a burst may use them up at once."""

    def __init__(self, name: str, per_minute: int, redis_url: str = "") -> None:
        """``name`` keeps the counts of several limits apart."""
        self._name = name
        self._item = RateLimitItemPerMinute(per_minute)
        self._here = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = _redis(redis_url) if redis_url else None

    async def wait(self, key: str) -> int:
        """Take one; 0 if there was one, else the seconds until there will be."""
        if self._shared is not None:
            try:
                return await asyncio.to_thread(self._take, self._shared, key)
            except RedisError as error:
                logger.error("Redis cannot be reached; each worker counts for itself: %s", error)
        return self._take(self._here, key)

    def _take(self, limiter: SlidingWindowCounterRateLimiter, key: str) -> int:
        if limiter.hit(self._item, self._name, key):
            return 0
        until = limiter.get_window_stats(self._item, self._name, key).reset_time
        return max(1, math.ceil(until - time.time()))


def _redis(url: str) -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(RedisStorage(url, socket_connect_timeout=1, socket_timeout=1))
