"""``answers.yml``: what is said to a question or at the end of a dialogue, part by part.

A part is said when its conditions hold and everything that it names is known. If a value of the town is missing, its
``unless`` is said instead, or that the town has put nothing on file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value
from bot.experts.conditions import Condition
from bot.experts.files import condition, entries, identifier, table


@dataclass(frozen=True)
class Part:
    """One text of an answer. ``law``: the statements that it rests on."""

    say: str
    line: int
    when: tuple[Condition, ...] = ()
    law: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True)
class AnswerPlan:
    """What is said, what is offered next (answers by name), and the dialogue that begins instead, if one does.

    Where a dialogue may not begin, by ``starts_when`` or because nobody would get what it sends, the parts are said.
    ``assumes``: answers that the question implies, unless it says something else, to the dialogue that it begins or
    that is offered first after it. ``then``: what a question without its subject means
    right after this answer: "bis wann?" after the deregistration is about that.
    """

    parts: tuple[Part, ...] = ()
    next: tuple[str, ...] = ()
    starts: str = ""
    starts_when: tuple[Condition, ...] = ()
    assumes: Mapping[str, str] = field(default_factory=dict)
    then: Mapping[str, str] = field(default_factory=dict)
    line: int = 1


def read_answers(value: Value) -> dict[str, AnswerPlan]:
    """The answers by name."""
    found = value.convert(lambda block: list(entries(block))) or []
    plans = ((name, entry.convert(_plan)) for name, entry in found)
    return {name: plan for name, plan in plans if plan}


def _plan(value: Value) -> AnswerPlan:
    fields = value.fields((), ("parts", "next", "starts", "starts_when", "assumes", "then"))
    plan = AnswerPlan(
        fields.list("parts", _part),
        fields.list("next", identifier),
        fields.get("starts", identifier) or "",
        fields.list("starts_when", condition),
        table(fields.values.get("assumes"), identifier),
        table(fields.values.get("then"), identifier),
        value.line,
    )
    if not plan.parts and not plan.starts:
        fields.wrong("parts", "expected what is said, or a dialogue that starts")
    return plan


def _part(value: Value) -> Part:
    fields = value.fields(("say",), ("when", "law", "unless"))
    say = fields.get("say", identifier)
    if not say:
        raise Wrong("expected a part with say")
    when, law = fields.list("when", condition), fields.list("law", identifier)
    return Part(say, value.line, when, law, fields.get("unless", identifier) or "")
