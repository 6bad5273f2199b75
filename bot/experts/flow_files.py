"""``flows/*.yml``: the steps of a guided dialogue, in their order, each with the condition on which it is asked.

A condition may look at earlier steps only, so a flow has no cycle. That all steps and ends are reachable, and that
no way through has too many questions, is proved by ``flow_check``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value
from bot.experts.conditions import Condition
from bot.experts.files import condition, identifier, switch, table, texts, whole
from bot.experts.forms import FormField, read_field
from bot.understanding.expressions import compiled

# Names in conditions that no step of the flow gives: the town's file, and what the expert's code makes of the answers.
CALCULATED = frozenset({"town", "case"})
LISTS = ("documents", "found_items")
KINDS = frozenset({"choice", "date", "number", "text", "lookup", "form"})


@dataclass(frozen=True)
class Step:
    """One question. Its texts are ``ask_<id>``, ``help_<id>``, ``example_<id>`` and ``label_<id>``."""

    id: str
    kind: str
    line: int
    when: tuple[Condition, ...] = ()
    choices: Mapping[str, re.Pattern[str] | None] | None = None  # each with the words that mean it, too
    choices_of: str = ""  # the town's list that the choices are taken from
    optional: bool = False
    sensitive: bool = False
    near: re.Pattern[str] | None = None  # words without which a number in passing is not this one
    unless: re.Pattern[str] | None = None  # words with which a number in passing is not this one
    called: re.Pattern[str] | None = None  # words for the step itself: "die Rasse war falsch"
    least: int = 0
    most: int = 0
    table: str = ""
    classes: tuple[str, ...] = ()  # what a lookup's or an own kind's value may be, for conditions
    past: int = 0  # of a date: it may not lie ahead, nor more than so many years back
    fields: tuple[FormField, ...] = ()  # of a form
    only_asked: bool = False  # nothing said in passing is taken for an answer to it

    @property
    def names(self) -> tuple[str, ...]:
        """The choices, without those that a town adds."""
        return tuple(self.choices or ())


@dataclass(frozen=True)
class End:
    """What is said at the end, by the name of an answer. ``sends``: what is sent before, after a summary.

    ``tells``: whose state or items it tells, documents or found_items; it is said if those are samples.
    """

    say: str
    line: int
    when: tuple[Condition, ...] = ()
    sends: str = ""
    tells: str = ""


@dataclass(frozen=True)
class Flow:
    """A guided dialogue."""

    id: str
    steps: tuple[Step, ...]
    ends: tuple[End, ...]
    max_questions: int
    settled: re.Pattern[str] | None = None  # words that end it, as the matter is settled: "hab sie wieder"

    def step(self, name: str) -> Step | None:
        """The step of that name."""
        return next((step for step in self.steps if step.id == name), None)


def read_flow(value: Value) -> Flow | None:
    """A flow as far as its file alone tells; mistakes are noted."""
    fields = value.fields(("id", "max_questions", "steps", "ends"), ("settled",))
    steps, ends = fields.list("steps", _step), fields.list("ends", _end)
    seen: set[str] = set()
    for step in steps:
        for used in step.when:
            name = used.name.partition(".")[0]
            if name not in CALCULATED and name not in seen:
                value.problems.add(
                    value.file,
                    step.line,
                    f"steps.{step.id}",
                    f"expected a condition on an earlier step, found {name!r}",
                )
        if step.id in seen:
            value.problems.add(value.file, step.line, f"steps.{step.id}", "expected once, found a second time")
        seen.add(step.id)
    identity, most = fields.get("id", identifier), fields.get("max_questions", whole)
    if not (identity and most and steps and ends):
        return None
    return Flow(identity, steps, ends, most, _pattern(fields.get("settled", texts)))


_OPTIONAL = (
    "when", "choices", "choices_of", "optional", "sensitive", "near", "unless", "called", "least", "most",
    "table", "classes", "past", "fields", "only_asked",
)  # fmt: skip


def _step(value: Value) -> Step:
    fields = value.fields(("id", "kind"), _OPTIONAL)
    name, kind = fields.get("id", identifier), fields.get("kind", identifier)
    if not name or not kind:
        raise Wrong("expected a step with id and kind")
    choices = table(fields.values.get("choices"), _words) if "choices" in fields.values else None
    if kind == "choice" and not choices and "choices_of" not in fields.values:
        fields.wrong("choices", "expected the choices of this step")
    sensitive, form = bool(fields.get("sensitive", switch)), fields.list("fields", read_field)
    if (kind == "form") is not bool(form):
        fields.wrong("fields", "expected the fields of a form, and of a form only")
    if kind == "form" and not sensitive:
        fields.wrong("sensitive", "expected true: names and addresses go through the vault")
    near, unless, called = (_pattern(fields.get(name, texts)) for name in ("near", "unless", "called"))
    return Step(
        name, kind, value.line, fields.list("when", condition), choices,
        fields.get("choices_of", Value.scalar) or "", bool(fields.get("optional", switch)),
        sensitive, near, unless, called,
        fields.get("least", whole) or 0, fields.get("most", whole) or 0, fields.get("table", identifier) or "",
        fields.list("classes", identifier), fields.get("past", whole) or 0, form,
        bool(fields.get("only_asked", switch)),
    )  # fmt: skip


def _pattern(found: Sequence[str] | None) -> re.Pattern[str] | None:
    return compiled(found) if found else None


def _words(value: Value) -> re.Pattern[str] | None:
    found = [word for word in texts(value) if word]
    return compiled(found) if found else compiled(["(?!)"])


def _end(value: Value) -> End:
    fields = value.fields(("say",), ("when", "sends", "tells"))
    say = fields.get("say", identifier)
    if not say:
        raise Wrong("expected an end with say")
    sends, tells = fields.get("sends", identifier) or "", fields.get("tells", identifier) or ""
    if tells and tells not in LISTS:
        fields.wrong("tells", f"expected one of {', '.join(LISTS)}, found {tells!r}")
    return End(say, value.line, fields.list("when", condition), sends, tells)
