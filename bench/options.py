"""What the command line of the measurements may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """How much is measured, and against what."""

    rounds: int
    against: str = ""
    stock_epochs: int = 0  # of the stock bot's training; 0: as many as Rasa thinks right
