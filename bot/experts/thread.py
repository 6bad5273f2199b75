"""The experts' part of a conversation's state: the running dialogue, and what was last answered and about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.experts.flow_state import FlowState


@dataclass(frozen=True)
class Thread:
    """``choosing``: the answer that waits while it is asked whether the project or one's own case is meant."""

    flow: FlowState | None = None
    expert: str = ""
    answer: str = ""
    town: str = ""  # the name of the town that was last spoken of, if it was not the usual one
    told: Mapping[str, Any] = field(default_factory=dict)
    choosing: str = ""
    over: FlowState | None = None  # the dialogue that has just ended, as long as its answers may still be put right

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe form."""
        flow = self.flow.to_dict() if self.flow else None
        over = self.over.to_dict() if self.over else None
        return {
            "flow": flow, "expert": self.expert, "answer": self.answer, "town": self.town, "told": dict(self.told),
            "choosing": self.choosing, "over": over,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Thread:
        """The reverse of :meth:`to_dict`."""
        flows = {name: FlowState.from_dict(data[name]) if data.get(name) else None for name in ("flow", "over")}
        return cls(**{**data, **flows})
