"""Whether memory grows with the number of inputs.

Inputs are tried in windows of equal size, after a first window that fills caches. What a process holds on to goes up
and down for many reasons; a leak goes up in *every* window. So the smallest growth of all windows is what counts, in
two units: blocks of Python's allocator, which see a single forgotten object an input, and resident memory, which
sees what C code forgets.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_WINDOWS = 6
_STATM = Path("/proc/self/statm")  # Linux; elsewhere only the blocks are looked at
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Growth:
    """The smallest growth of all windows, for each input."""

    blocks: float
    bytes: float

    @property
    def steady(self) -> bool:
        """Whether one object (with some inputs none), or 512 bytes, are forgotten with each input."""
        return self.blocks > 0.7 or self.bytes > 512


def growth(try_one: Callable[[], None], inputs: int, settle: Callable[[], object] = gc.collect) -> Growth:
    """Try ``inputs`` in each window, and one window before; ``settle`` empties caches that have a limit."""
    held = []
    for _ in range(_WINDOWS + 1):
        for _ in range(inputs):
            try_one()
        settle()
        gc.collect()
        held.append((sys.getallocatedblocks(), _resident_bytes()))
    blocks, resident = (min(after[unit] - before[unit] for before, after in pairwise(held[1:])) for unit in (0, 1))
    return Growth(blocks / inputs, resident / inputs)


def tried_by(inputs: int) -> int:
    """How many inputs ``growth`` tries in all."""
    return (_WINDOWS + 1) * inputs


def _resident_bytes() -> int:
    return int(_STATM.read_text().split()[1]) * _PAGE_BYTES if _STATM.exists() else 0
