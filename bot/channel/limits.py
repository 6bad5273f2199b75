"""How much one visitor may ask: a bucket that refills all the time."""

from __future__ import annotations

import time
from collections.abc import Callable

# Above this number of visitors the full, and thus idle, buckets are forgotten.
_MANY = 10_000


class Limit:
    """At most ``per_minute`` requests a minute for each key; a burst may use them up at once."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._capacity = float(per_minute)
        self._per_second = per_minute / 60
        self._now = now
        self._buckets: dict[str, tuple[float, float]] = {}  # key: what is left, when it was measured

    def wait(self, key: str) -> int:
        """Take one; 0 if there was one, else the seconds until there will be."""
        now = self._now()
        left = self._left(key, now)
        if left < 1:
            return int((1 - left) / self._per_second) + 1
        self._buckets[key] = (left - 1, now)
        if len(self._buckets) > _MANY:
            self._buckets = {
                other: bucket for other, bucket in self._buckets.items() if self._left(other, now) < self._capacity
            }
        return 0

    def _left(self, key: str, now: float) -> float:
        left, measured = self._buckets.get(key, (self._capacity, now))
        return min(self._capacity, left + (now - measured) * self._per_second)
