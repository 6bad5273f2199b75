"""Processes with all their children, and the memory that they hold."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable


def family(pids: Iterable[int]) -> dict[int, float]:
    """Resident megabytes of these processes and of all below them; pages shared by two count for both."""
    shown = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in shown.splitlines()]
    known = set(pids)
    # Children may have smaller numbers than their parents when the numbers have gone round.
    while more := {pid for pid, parent, _ in rows if parent in known and pid not in known}:
        known |= more
    return {pid: kilobytes / 1024 for pid, _, kilobytes in rows if pid in known}


def memory_mb(pids: Iterable[int]) -> float:
    """Resident memory of these processes and of all below them."""
    return sum(family(pids).values())
