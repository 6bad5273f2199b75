"""What measured numbers say: percentiles, and whether a row of samples stays level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

# Memory counts as flat when, after the warm-up, the straight line through the samples rises by less than
# this, and the last part of them lies at most this much above the first.
STEEPEST_MB_PER_HOUR = 30.0
LARGEST_GROWTH = 0.02
WARM_UP = 1 / 3  # of the run
_PART = 5  # the first and the last fifth are compared
_SHORTEST_SECONDS = 600.0  # below that the line through the samples says nothing about an hour


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all values do not exceed."""
    if not values:
        raise ValueError("no values were measured")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Latency:
    """Milliseconds that half, 95 and 99 per cent of the requests stay below, and the longest."""

    p50: float
    p95: float
    p99: float
    longest: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        """Of the measured times."""
        p50, p95, p99 = (1000 * percentile(seconds, share) for share in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99, 1000 * max(seconds))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """How steeply the least-squares line through the points rises; 0 when there are too few to tell."""
    if len({x for x, _ in points}) < 2:
        return 0.0
    middle_x, middle_y = fmean(x for x, _ in points), fmean(y for _, y in points)
    above = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return above / sum((x - middle_x) ** 2 for x, _ in points)


@dataclass(frozen=True)
class Trend:
    """How memory went after the warm-up."""

    seconds: float
    first_mb: float
    last_mb: float
    mb_per_hour: float

    @classmethod
    def of(cls, samples: Sequence[tuple[float, float]]) -> Trend:
        """Of (seconds since the start, megabytes); the first third is warm-up and does not count."""
        end = samples[-1][0]
        warm = [sample for sample in samples if sample[0] >= end * WARM_UP]
        part = max(1, len(warm) // _PART)
        first, last = (fmean(mb for _, mb in some) for some in (warm[:part], warm[-part:]))
        return cls(end, first, last, 3600 * slope(warm))

    @property
    def growth(self) -> float:
        """By which share the end lies above the beginning."""
        return self.last_mb / self.first_mb - 1

    @property
    def flat(self) -> bool | None:
        """Whether memory stayed level; None when the run was too short to tell."""
        if self.seconds < _SHORTEST_SECONDS:
            return None
        return self.mb_per_hour < STEEPEST_MB_PER_HOUR and self.growth <= LARGEST_GROWTH


def histogram(seconds: Sequence[float]) -> list[tuple[str, int]]:
    """How many took up to 10, 20, 50, 100 ... milliseconds."""
    limits = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

    def bucket(value: float) -> int:
        return next((n for n, limit in enumerate(limits) if 1000 * value <= limit), len(limits))

    names = [*(f"up to {limit} ms" for limit in limits), f"more than {limits[-1]} ms"]
    return [(names[number], len(list(group))) for number, group in groupby(sorted(map(bucket, seconds)))]
