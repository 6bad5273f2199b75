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

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe form."""
        flow = self.flow.to_dict() if self.flow else None
        return {
            "flow": flow, "expert": self.expert, "answer": self.answer, "town": self.town, "told": dict(self.told),
            "choosing": self.choosing,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Thread:
        """The reverse of :meth:`to_dict`."""
        return cls(**{**data, "flow": FlowState.from_dict(data["flow"]) if data["flow"] else None})
