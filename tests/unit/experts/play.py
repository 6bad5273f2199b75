"""Plays a flow as a visitor would, without the rest of the assistant."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from bot.experts.answering import case_of
from bot.experts.api import Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.flow import advance, begin
from bot.experts.flow_lines import Play
from bot.experts.flow_state import FlowState, Turn
from bot.experts.moves import interpret, passing
from bot.experts.sensitive import mark_of

TODAY = date(2026, 11, 26)


@dataclass
class Dialogue:
    """One visitor in one flow; the state goes through JSON at each step, as in the slot."""

    expert: Expert
    flow: str
    town: Town
    language: str = "de"
    turn: Turn | None = None
    said: list[str] = field(default_factory=list)
    desk: EmbeddedDesk | None = None
    id: str = "visitor"
    client: str = ""

    @property
    def state(self) -> FlowState:
        """Where the dialogue stands."""
        assert self.turn and self.turn.state, "the dialogue is over"
        return FlowState.from_dict(json.loads(json.dumps(self.turn.state.to_dict())))

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.turn is not None and self.turn.state is None

    def start(self, text: str) -> str:
        """The opening message."""
        play = self._play({})
        return self._told(begin(play, passing(self.expert, play.flow, text, play.case)))

    def say(self, *texts: str) -> str:
        """Messages one after the other; what is said to the last."""
        answer = ""
        for text in texts:
            play = self._play(dict(self.state.answers))
            seen = self.desk.guard(self.id, text, self.client) if self.desk else text
            move = interpret(self.expert, play.flow, self.state, seen, play.case)
            answer = self._told(advance(play, self.state, move))
        return answer

    def fill(self, values: dict[str, str]) -> str:
        """A form, filled in."""
        assert self.desk
        mark, wrong = self.desk.form(self.id, values, self.client)
        assert mark, wrong
        return self.say(mark)

    def fit(self, text: str) -> float:
        """How surely a message is meant for the dialogue."""
        play = self._play(dict(self.state.answers))
        return interpret(self.expert, play.flow, self.state, text, play.case).fit

    def _play(self, answers: dict[str, object]) -> Play:
        services = self.desk.services(self.id) if self.desk else None
        case = case_of(self.expert, self.town, TODAY, answers, services)
        return Play(self.expert, self.expert.flows[self.flow], case)

    def _told(self, turn: Turn) -> str:
        self.turn = turn
        if self.desk:
            step = self.expert.flows[self.flow].step(turn.state.open) if turn.state else None
            keep = any(mark_of(value) for value in turn.state.answers.values()) if turn.state else False
            if step and step.sensitive:
                self.desk.expect(self.id, step.kind, step.fields, keep)
            else:
                self.desk.expect(self.id, "", (), keep)
        text = "\n".join(self.expert.texts.say(line, self.language) for line in turn.lines)
        self.said.append(text)
        return text
