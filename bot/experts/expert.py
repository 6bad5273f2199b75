"""One expert, read and checked: everything that its folder says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.experts.answer_files import AnswerPlan
from bot.experts.api import Code, Law, NoCode, Sender
from bot.experts.flow_files import Flow
from bot.experts.tables import LookupTable
from bot.experts.texts import Texts
from bot.experts.town_files import Key

NOBODY = "nobody"  # in nlu files: sentences that come near and are no question to this expert


@dataclass(frozen=True)
class Expert:
    """``own`` are words for the visitor's own case ("mein Hund"), ``subject`` those for what the expert is about."""

    id: str
    version: str
    folder: Path
    texts: Texts
    town: Mapping[str, Key] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)
    tables: Mapping[str, LookupTable] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    answers: Mapping[str, AnswerPlan] = field(default_factory=dict)
    sentences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # examples of each answer's question
    going_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the same, without the subject of the thread
    own: re.Pattern[str] | None = None
    subject: re.Pattern[str] | None = None
    day_of_case: str = ""  # the step whose day decides which of a town's values apply
    code: Code = field(default_factory=NoCode)

    def masked(self, text: str) -> str:
        """A message with an ordinary word for each name of the tables: "zwei Hund" for "zwei Dackel"."""
        for table in self.tables.values():
            text = table.masked(text) if table.stand_ins else text
        return text

    @property
    def looks_up_secrets(self) -> bool:
        """Whether a dialogue asks for sensitive input to look something up, and not only before it sends something."""
        queries = (flow for flow in self.flows.values() if not any(end.sends for end in flow.ends))
        return any(step.sensitive for flow in queries for step in flow.steps)


def senders(code: Code) -> Mapping[str, Sender]:
    """What an expert's code can send, by name; most send nothing."""
    found: Mapping[str, Sender] = getattr(code, "senders", {})
    return found
