"""Checks that the files of an expert fit together: every text, answer, law, value and step that one names is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.catalogue.yaml_nodes import Problems
from bot.experts.answer_files import AnswerPlan
from bot.experts.answering import CONTACT
from bot.experts.expert import NOBODY, Expert, senders
from bot.experts.flow_check import check_flow
from bot.experts.flow_send import SENT
from bot.experts.town_files import GENERAL


def check(expert: Expert, folder: str, problems: Problems) -> None:
    """Note all that does not fit."""
    kinds = frozenset(expert.code.readers)
    for name, flow in expert.flows.items():
        file = f"{folder}/flows/{name}.yml"
        check_flow(flow, file, expert.texts, kinds, problems)
        for end in flow.ends:
            if end.say not in expert.answers:
                problems.add(file, end.line, f"ends.{end.say}", "expected the name of an answer in answers.yml")
            if end.sends and end.sends not in senders(expert.code):
                problems.add(file, end.line, f"ends.{end.say}.sends", f"code.py has no sender {end.sends!r}")
        for step in flow.steps:
            if step.kind == "lookup" and step.table not in expert.tables:
                problems.add(file, step.line, f"steps.{step.id}.table", f"there is no tables/{step.table}.yml")
    for name, plan in expert.answers.items():
        _check_answer(expert, name, plan, f"{folder}/answers.yml", problems)
    for name in expert.sentences:
        if name != NOBODY and name not in expert.answers:
            problems.add(f"{folder}/nlu", 1, name, "examples of a question that answers.yml does not know")


def _check_answer(expert: Expert, name: str, plan: AnswerPlan, file: str, problems: Problems) -> None:
    if plan.starts and plan.starts not in expert.flows:
        problems.add(file, plan.line, f"{name}.starts", f"there is no flows/{plan.starts}.yml")
    for mistake in _wrong_context(expert, plan):
        problems.add(file, plan.line, name, mistake)
    for offered in plan.next:
        if f"button_{offered}" not in expert.texts:
            problems.add(file, plan.line, f"{name}.next", f"expected a text 'button_{offered}', found none")
    _check_names(expert, {condition.name for condition in plan.starts_when}, file, plan.line, name, problems)
    for part in plan.parts:
        for law in part.law:
            if law not in expert.laws:
                problems.add(file, part.line, f"{name}.law", f"law.yml has no {law!r}")
        for key in {part.say, part.unless} - {"", CONTACT}:
            if key not in expert.texts:
                problems.add(file, part.line, f"{name}.say", f"expected a text {key!r}, found none")
            else:
                used = expert.texts.names(key) | {condition.name for condition in part.when}
                _check_names(expert, used, file, part.line, name, problems)


def _wrong_context(expert: Expert, plan: AnswerPlan) -> Iterator[str]:
    offered = (expert.answers[name].starts for name in plan.next[:1] if name in expert.answers)
    begun = plan.starts or next(offered, "")
    steps = expert.flows[begun].steps if begun in expert.flows else ()
    choices = {step.id: step.names for step in steps}
    for step, assumed in plan.assumes.items():
        if assumed not in choices.get(step, ()):
            yield f"assumes: expected a step of the dialogue with a choice of it, found {step}: {assumed}"
    for meant in sorted({*plan.then, *plan.then.values()} - expert.answers.keys()):
        yield f"then: expected the name of an answer, found {meant!r}"


def _check_names(
    expert: Expert, names: Iterable[str], file: str, line: int, answer: str, problems: Problems
) -> None:  # fmt: skip
    """Values that texts and conditions name must be declared somewhere."""
    steps = {step.id for flow in expert.flows.values() for step in flow.steps}
    for name in sorted(names):
        kind, _, rest = name.partition(".")
        law, _, value = rest.partition(".")
        known = {
            "town": rest == "name" or rest in expert.town or rest in GENERAL,
            "law": law in expert.laws and value in expert.laws[law].values,
            "case": rest in expert.code.values,
            SENT: rest in {"number", "code"},
        }.get(kind, kind in steps)
        if not known:
            problems.add(file, line, answer, f"nobody knows the value {name!r}")
