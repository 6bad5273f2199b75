"""The generated test of composition tells right answers from wrong ones, and its wordings can be filled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tools.composition import catalogue as catalogue_module
from tools.composition.cases import Case, Turn
from tools.composition.catalogue import Project, catalogue, fold
from tools.composition.expectation import Expectation, problems
from tools.composition.placeholders import faults
from tools.composition.questions import questions
from tools.composition.reply import MONTHS, Reply, Value
from tools.composition.selection import Verdict
from tools.composition.selections import selections
from tools.composition.threads import threads
from tools.composition.wordings import HALVES, wordings

REGEX = {"konzept": "Konzepte", "vorlagen": "Vorlagen & Verfahren", "baustein": "Bausteine",
         "lizenzfrei": "lizenzfreie Lösungen", "2018": "Sommer 2018", "teue": "teurer", "läng": "länger"}  # fmt: skip


def name(project: Project) -> str:
    return " – ".join(part for part in (project.title, project.subtitle) if part) + f" ({project.municipality})"


def shown(value: Value) -> str:
    """A value as a good answer prints it."""
    kind, wanted = value
    if kind == "eur":
        return f"{int(wanted):,} €".replace(",", ".")
    if kind == "number":
        return "1 Projekt" if wanted == "1" else f"{wanted} Projekte"
    if kind == "percent":
        return f"{float(wanted):.1f} %".replace(".", ",")
    if kind == "date":
        day = date.fromisoformat(wanted)
        return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    if kind == "month":
        year, month = wanted.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    if kind == "regex" and "leitkommune" in wanted:
        return next(f"Leitkommune: {r.lead}" for r in catalogue().regions if f"]*{fold(r.lead)}|" in wanted)
    if kind == "regex":
        return next((text for stem, text in REGEX.items() if stem in wanted), "")
    return {"page": f"S. {wanted}", "line": wanted.replace("|", ", ")}.get(kind, wanted)


def right_answer(expected: Expectation) -> str:
    """A plain text that holds what is expected and nothing else."""
    yes = {True: ["Ja, das stimmt."], False: ["Nein, das stimmt nicht."], None: []}[expected.right]
    names = expected.order or ((expected.first,) if expected.first else ()) + tuple(sorted(expected.must))
    values = (*expected.values, *(expected.either[0] if expected.either else ()))
    return "\n".join([*yes, *(name(catalogue().project(p)) for p in dict.fromkeys(names)), *map(shown, values)])


def lines(expected: Expectation) -> tuple[str, ...]:
    """A right answer regardless of what it says first: the question may name two towns the other way round."""
    return tuple(sorted(right_answer(expected).splitlines()))


EVERYTHING = "24 Projekte:\n" + "\n".join(f"{n}. {name(p)}, S. {p.page}" for n, p in enumerate(catalogue().projects, 1))


@pytest.fixture(scope="module")
def asked() -> tuple[Case, ...]:
    return questions(600, HALVES[0])


def readings(turn: Turn) -> tuple[Expectation, ...]:
    assert isinstance(turn.expected, tuple)
    return turn.expected


@pytest.mark.parametrize("project", catalogue().projects, ids=lambda p: p.id)
def test_a_text_names_the_project_whose_name_it_prints(project: Project) -> None:
    assert Reply(f"1. {name(project)}, S. {project.page}").projects() == (project.id,)


def test_right_answers_pass(asked: tuple[Case, ...]) -> None:
    wrong = {
        case.turns[0].say: found
        for case in asked
        for answer in readings(case.turns[0])
        if (found := problems(readings(case.turns[0]), right_answer(answer)))
    }
    assert wrong == {}


def test_answers_to_other_questions_fail(asked: tuple[Case, ...]) -> None:
    random = Random(1)
    passing = []
    for case in asked:
        turn = case.turns[0]
        own = {lines(reading) for reading in readings(turn)}
        same = [readings(c.turns[0])[0] for c in asked if c.turns[0].operation == turn.operation]
        others = {right_answer(reading) for reading in same if lines(reading) not in own}
        other = random.choice(sorted(others)) if others else ""
        if not turn.problems(other):
            passing.append((turn.say, other))
    assert len(passing) <= 0.005 * len(asked), passing


@pytest.mark.parametrize("text", ["", "Das habe ich leider nicht verstanden.", EVERYTHING])
def test_what_answers_nothing_fails(asked: tuple[Case, ...], text: str) -> None:
    passing = [case.turns[0].say for case in asked if not case.turns[0].problems(text)]
    assert passing == []


def test_wordings_can_be_filled_and_stand_once() -> None:
    known = wordings()
    assert {w.text: found for w in known if (found := faults(w))} == {}
    assert len(known) == len(set(known)) > 2000


def test_each_half_of_the_wordings_reaches_every_slot() -> None:
    slots = {w.slot for w in wordings()}
    for half in HALVES:
        assert slots - {w.slot for w in wordings() if w.half == half} == set()


def test_questions_and_threads_combine_widely(asked: tuple[Case, ...]) -> None:
    assert len({case.pair for case in asked}) >= 300
    chains = threads(1000, HALVES[0])
    assert len({case.pair for case in chains}) >= 900
    assert questions(50, HALVES[0]) == questions(50, HALVES[0])


def test_every_selection_leaves_something_out() -> None:
    for kind, members in selections().items():
        assert all(s.sure for s in members), kind
        assert all(len(s.sure | s.open) < len(catalogue().projects) for s in members), kind


def test_open_membership_is_kept_through_negation_and_joining() -> None:
    topic = next(s for s in selections()["topic"] if s.of(Verdict.ARGUABLE))
    assert topic.open == topic.negated().open
    assert not topic.sure & topic.negated().sure


def test_answers_are_worked_out_without_the_assistant() -> None:
    folder = Path(catalogue_module.__file__).parent
    importing = [p.name for p in folder.glob("*.py") if re.search(r"(?m)^\s*(from|import) bot\b", p.read_text("utf-8"))]
    assert importing == ["__main__.py"]
