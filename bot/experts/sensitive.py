"""Answers to sensitive steps that are kept until the dialogue is over: a mark in the state, the value in the vault."""

from __future__ import annotations

from typing import Any

from bot.experts.api import Case, Line, Read
from bot.experts.flow_files import Step
from bot.experts.forms import as_entered, mistakes
from bot.experts.secret import MARK, Secret
from bot.experts.words import asks

KEPT_KINDS = frozenset({"text", "form"})
_SHORTEST, _LONGEST = 3, 500  # letters of a description


def kept(step: Step, text: str, case: Case) -> Read | None:
    """A mark whose value is what the step wants. What it does not want is deleted at once."""
    mark = MARK.search(text)
    if not mark:
        return None
    secret = case.services.look(mark.group())
    problem = _problem(step, secret) if secret else "mark_gone"
    if problem:
        case.services.open(mark.group())
        return Read(problem=Line(problem))
    return Read({"mark": mark.group(), "class": "given", "name": ["given"]}, whole=True)


def mark_of(value: Any) -> str:
    """The mark that an answer holds; empty for all others."""
    return str(value.get("mark", "")) if isinstance(value, dict) else ""


def _problem(step: Step, secret: Secret) -> str:
    """The text that says what is wrong with what was entered; empty if nothing is."""
    written = secret.reveal()
    if step.kind == "form":
        values = as_entered(written, step.fields)
        if values is None:
            return "form_only"
        return "form_wrong" if mistakes(step.fields, values) else ""
    if asks(written):
        return "text_is_a_question"
    return "" if _SHORTEST <= len(written.strip()) <= _LONGEST else "text_length"
