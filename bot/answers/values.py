"""What sentences are filled with: facts that keep their meaning until a voice puts them into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, Union

from bot.catalogue.records import Project

# Any of the types below; text and numbers that look alike in all voices stand for themselves.
Value = Union[
    "Sentence", "Euro", "Share", "Time", "Length", "Count", "Names", "Quote", "Phrase", str, int
]  # fmt: skip
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Sentence:
    """The response ``utter_<name>`` with what fills it; ``turn`` chooses among its variants."""

    name: str
    values: Values = field(default_factory=dict)
    turn: int | None = None


def say(name: str, /, **values: Value) -> Sentence:
    """A sentence of domain.yml; each voice says it by its own text."""
    return Sentence(name, values)


@dataclass(frozen=True)
class Euro:
    """An amount; ``calculated``: the source does not print it; ``rounded``: the source gives no exact one.

    ``brief``: said in millions, with thousands as the last digit.
    """

    amount: int
    calculated: bool = False
    rounded: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Share:
    """A part of a whole in percent; always calculated and rounded."""

    part: int
    whole: int


@dataclass(frozen=True)
class Time:
    """An ISO day, month or year, or a span of two of them with a slash."""

    iso: str


@dataclass(frozen=True)
class Length:
    """How long something takes; always calculated and rounded to months."""

    months: int


@dataclass(frozen=True)
class Count:
    """A number with its noun: utter_count_<noun>_none, _one and _other."""

    number: int
    noun: str = "project"


@dataclass(frozen=True)
class Names:
    """Several names in one sentence; ``items``: Leichte Sprache writes them below each other."""

    names: tuple[Value, ...]
    word: Literal["and", "or"] = "and"
    quoted: bool = False
    items: bool = False


@dataclass(frozen=True)
class Quote:
    """A text of the data: a summary, a fact of the programme."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Pieces of a sentence in a row; may be empty."""

    parts: tuple[Value, ...]
    between: str = " "


def day(value: date) -> Time:
    """A day as a value."""
    return Time(value.isoformat())


def items(names: Sequence[str]) -> Names:
    """Names that may be many."""
    return Names(tuple(names), items=True)


def title(project: Project) -> Sentence:
    """A project with its municipality: "Anlauf! (Aachen)"; the place is not said twice."""
    name = "title_with_place" if project.municipality in project.label else "title"
    return say(name, label=project.label, place=project.municipality)


def asking_for(project: Project) -> str:
    """What a visitor would write to ask for a project; it names the town, too."""
    return project.label if project.municipality in project.label else f"{project.label} {project.municipality}"


def titles(projects: Sequence[Project]) -> Names:
    """Several projects with their municipalities."""
    return Names(tuple(title(p) for p in projects))


def brief(value: Value) -> Value:
    """The same with all amounts in millions."""
    match value:
        case Euro():
            return replace(value, brief=True)
        case Sentence(name, values, turn):
            return Sentence(name, {key: brief(inside) for key, inside in values.items()}, turn)
        case _:
            return value


def plain(value: Value) -> Any:
    """A value for programs: whole euro, percent or months, ISO dates, names."""
    match value:
        case Share(part, whole):
            return round(100 * part / whole) if whole else None
        case Euro(first) | Time(first) | Length(first) | Count(first) | Quote(first):
            return first
        case Sentence(_, values):
            return {name: plain(inside) for name, inside in values.items()}
        case Names(parts) | Phrase(parts):
            return [plain(part) for part in parts]
        case _:
            return value


def exactness(value: Value) -> dict[str, Any]:
    """Whether a figure is calculated, and whether it is rounded."""
    measured = isinstance(value, Share | Length)
    rounded = measured or (isinstance(value, Euro) and value.rounded)
    return {
        "calculated": measured or (isinstance(value, Euro) and value.calculated),
        "exactness": "rounded" if rounded else "exact",
    }
