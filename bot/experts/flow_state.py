"""Where a running dialogue stands: JSON-safe, a part of the conversation's state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from bot.experts.api import Line


@dataclass(frozen=True)
class FlowState:
    """``open`` is the step being asked, empty at the summary; answers stand in the order in which they were given."""

    expert: str
    flow: str
    town: str  # AGS
    answers: Mapping[str, Any] = field(default_factory=dict)
    open: str = ""
    asked: tuple[str, ...] = ()  # steps that were put as a question
    misses: int = 0
    options: tuple[str, ...] = ()  # what may be meant, after a question back
    waiting: str = ""  # the dialogue that wants to begin instead: "expert.answer"

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe form."""
        return {**asdict(self), "asked": list(self.asked), "options": list(self.options)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> FlowState:
        """The reverse of :meth:`to_dict`; what an older release has also kept is left out."""
        kept = {f.name: data[f.name] for f in fields(cls) if f.name in data}
        return cls(**{**kept, "asked": tuple(data["asked"]), "options": tuple(data["options"])})


@dataclass(frozen=True)
class Turn:
    """The new state, None once the dialogue is over; ``number`` and ``of`` tell how far it is."""

    state: FlowState | None
    lines: tuple[Line, ...]
    buttons: tuple[str, ...] = ()
    number: int = 0
    of: int = 0
    outcome: str = "asked"
    told: Mapping[str, Any] = field(default_factory=dict)  # at the end, for a dialogue that goes on from here
    over: FlowState | None = None  # at the end, if nothing was sent and nothing sensitive told: what may be put right
    end: str = ""  # the answer that was said last
