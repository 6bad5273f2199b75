"""What an answer consists of. Blocks are made once from the data; every voice and every client shows the same ones.

``said`` are the sentences of a part, before those of the parts inside it; all else is structure by which a client can
show the same better (docs/answers.md). bot.answers.render makes text and structure of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.answers.values import Sentence, Value, Values, say, title
from bot.catalogue.records import Project


@dataclass(frozen=True)
class Part:
    """Something that is said, inside a block or a block itself."""

    said: tuple[Sentence, ...]


@dataclass(frozen=True)
class Block(Part):
    """One part of an answer."""

    type: ClassVar[str]


@dataclass(frozen=True)
class Statement(Block):
    """Sentences."""

    type = "statement"


@dataclass(frozen=True)
class Note(Block):
    """What must be said beside: what a figure rests on, what is left out."""

    type = "note"


_NOTHING = Part(())


@dataclass(frozen=True)
class Filled(Part):
    """A sentence whose values clients can show by themselves."""

    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Told(Filled):
    """What is known of one facet: in a sentence, in one for each of several things, and what is said after them."""

    facet: str = ""
    items: tuple[Filled, ...] = ()
    after: Part = _NOTHING


@dataclass(frozen=True)
class ProjectFacts(Block):
    """Facts of one project."""

    type = "facts"
    project: Project
    facts: tuple[Told, ...]


@dataclass(frozen=True)
class Item(Part):
    """An entry of a list or question, its project if it is one, the values beside it, and its number if it is said."""

    project: Project | None = None
    notes: tuple[Value, ...] = ()
    number: int | None = None


@dataclass(frozen=True)
class List(Block):
    """Entries in their order; ``count``: of how many. A list of one is a sentence, and its item says nothing itself."""

    type = "list"
    items: tuple[Item, ...]
    count: int


@dataclass(frozen=True)
class Row(Part):
    """A row of a table; its first cell says what it is about. Rows in an order have the number that is said."""

    cells: tuple[Value, ...]
    number: int | None = None


@dataclass(frozen=True)
class Table(Block):
    """Several values of several things, one row each."""

    type = "table"
    columns: tuple[Value, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison(Table):
    """Projects side by side, one column each, in this order."""

    type = "comparison"
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class Reference:
    """Where facts stand and from when they are; pages and address may be unknown."""

    document: Value
    as_of: Value
    pages: tuple[int, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Source(Block):
    """The sources of the blocks since the last one."""

    type = "source"
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class Question(Block):
    """A question back, with what may be chosen."""

    type = "question"
    options: tuple[Item, ...] = ()
    how: Part = _NOTHING


@dataclass(frozen=True)
class Progress(Block):
    """How far a guided dialogue is. ``sensitive``: a client does not keep what is answered."""

    type = "progress"
    number: int
    of: int
    sensitive: bool


@dataclass(frozen=True)
class Input(Part):
    """A field of a form, with what is said beside it when it is empty or wrong."""

    name: str
    kind: str
    required: bool
    label: Value
    hint: Value
    needed: Value
    wrong: Value


@dataclass(frozen=True)
class Form(Block):
    """Fields for what must not be written into the chat; said is the way for clients without forms."""

    type = "form"
    fields: tuple[Input, ...]
    send: Value


def statement(*sentences: Sentence) -> Statement:
    """A block of sentences."""
    return Statement(sentences)


def note(*sentences: Sentence) -> Note:
    """A block of what must be said beside."""
    return Note(sentences)


def project_facts(project: Project, *facts: Told, first: tuple[Sentence, ...] = ()) -> ProjectFacts:
    """The project's name, what is said before its facts, and these."""
    heading = say("heading", project=title(project), label=project.label, place=project.municipality)
    return ProjectFacts((heading, *first), project, facts)


def many(intro: Sentence, entries: tuple[Item, ...], count: int | None = None) -> List:
    """A list below a sentence."""
    return List((intro,), entries, len(entries) if count is None else count)


def single(sentence: Sentence, project: Project, notes: tuple[Value, ...] = ()) -> List:
    """A list of one, said in a sentence."""
    return List((sentence,), (Item((), project, notes),), 1)
