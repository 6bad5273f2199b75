"""How many inputs a run tries, how many it has tried, and how long one may take."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, settings

# What a run of the whole folder promises; a longer run (make fuzz) is a multiple of it.
PROMISED = 20_000
_WANTED = int(os.environ.get("FUZZ_INPUTS") or PROMISED)
FACTOR = max(1.0, _WANTED / PROMISED)

# No figure of speed: the slowest of these inputs takes less than half a second on an idle machine.
_SECONDS_OF_WORK = 2.0
_SECONDS_UNTIL_LOST = 60

tried: Counter[str] = Counter()

PROFILE = settings(
    derandomize=FACTOR == 1,
    database=None,
    deadline=None,  # in_time() below measures work instead of waiting, so a busy machine fails nothing
    print_blob=True,
    # Shrinking a failure takes minutes here; it is done by hand, or by `make fuzz`, which remembers failures.
    phases=[Phase.explicit, Phase.reuse, Phase.generate] + ([Phase.shrink] if FACTOR > 1 else []),
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def examples(number: int) -> Callable[[Any], Any]:
    """Decorates a test: so many inputs, or more in a longer run."""
    return settings(PROFILE, max_examples=scaled(number))


def scaled(number: int) -> int:
    """A number of inputs for this run."""
    return int(number * FACTOR)


def count(kind: str, inputs: int = 1) -> None:
    """Note that inputs have been tried to the end."""
    tried[kind] += inputs


class Hangs(AssertionError):
    """An input that keeps the assistant busy for longer than anybody waits."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fails when what runs in here needs too much work; ends it when it never comes back."""
    before = signal.signal(signal.SIGALRM, _never_comes_back)
    signal.alarm(_SECONDS_UNTIL_LOST)
    started = time.thread_time()  # work, not waiting: other processes may keep the machine busy
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    worked = time.thread_time() - started
    if worked > _SECONDS_OF_WORK:
        raise Hangs(f"{worked:.1f} seconds of work")


def _never_comes_back(_number: int, _frame: FrameType | None) -> None:
    raise Hangs(f"not ready after {_SECONDS_UNTIL_LOST} seconds")
