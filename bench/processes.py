"""Processes with all their children: the memory that they hold and the processor time that they have used."""

from __future__ import annotations

from collections.abc import Iterable

from psutil import NoSuchProcess, Process


def family(pids: Iterable[int]) -> list[Process]:
    """These processes and all below them."""
    parents = [Process(pid) for pid in pids]
    return [*parents, *(child for parent in parents for child in parent.children(recursive=True))]


def memory_mb(pids: Iterable[int]) -> float:
    """Resident megabytes of these processes and of all below them; pages shared by two count for both."""
    return sum(_memory(process) for process in family(pids)) / 2**20


def processor_seconds(pids: Iterable[int]) -> float:
    """Processor time that these processes and those below them have used so far."""
    return sum(sum(process.cpu_times()[:2]) for process in family(pids))


def _memory(process: Process) -> int:
    try:
        return int(process.memory_info().rss)
    except NoSuchProcess:  # it ended in between
        return 0
