"""What the command line of the measurements may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """How much is measured, and against what."""

    rounds: int
    against: str = ""
