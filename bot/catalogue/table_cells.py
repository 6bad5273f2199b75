"""The columns of a table that may change, and what is said to editors: ``tables.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

_SHIELD = re.compile("^'(?=[=@-])")  # of the export, so that a text is no formula
_GROUPED = re.compile(r"rund \d{1,3}(\.\d{3})+")


@dataclass(frozen=True)
class Column:
    """A column of the export and the field of a project's file that it shows, "contact.phone" for one of a block."""

    field: str
    expected: str
    form: Literal["text", "amount", "names"] = "text"

    def in_file(self, cell: str) -> str | tuple[str, ...]:
        """What a cell says as the file has it: "rund 725.000" is "rund 725000" there, "Chat; App" a list."""
        cell = _SHIELD.sub("", cell)
        if self.form == "names":
            return tuple(dict.fromkeys(name for part in cell.split(";") if (name := part.strip())))
        return cell.replace(".", "") if self.form == "amount" and _GROUPED.fullmatch(cell) else cell


@dataclass(frozen=True)
class Change:
    """A cell that says something else than the data files; rows count as in the spreadsheet."""

    row: int
    column: str
    project: str
    old: str
    new: str
    empty: str  # columns in which the row says nothing

    @property
    def field(self) -> str:
        """The field of the project's file."""
        return columns()[self.column].field

    @property
    def value(self) -> str | tuple[str, ...]:
        """What the field of the project's file will say."""
        return columns()[self.column].in_file(self.new)

    def __str__(self) -> str:
        """For the editor to check."""
        kind = "changed" if self.old and self.new else "filled" if self.new else "deleted"
        return editors_text("created" if self.field == "id" else kind, **vars(self))

    def refused(self, expected: str) -> Mistake:
        """Why it cannot be taken."""
        return Mistake(self.row, self.column, expected, self.new)


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong with a cell."""

    row: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        """With its place."""
        return editors_text("mistake", **vars(self))


class TableErrors(Exception):
    """All mistakes of a table, in German; nothing was changed."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        """Keep them in the order of the rows."""
        self.mistakes = [str(mistake) for mistake in sorted(mistakes)]
        super().__init__("\n".join(self.mistakes))


@cache
def columns() -> dict[str, Column]:
    """The columns that may change, by their headings."""
    return {heading: Column(**told) for heading, told in _texts()["columns"].items()}


def editors_text(message: str, **values: object) -> str:
    """A message to editors."""
    return str(_texts()["messages"][message]).format(**values)


def heading_of(field: str) -> str | None:
    """The heading of the column for a field of a project's file."""
    return next((heading for heading, column in columns().items() if column.field == field), None)


def calculated() -> list[str]:
    """The headings of columns that follow from others; what they say does not count."""
    return list(_texts()["calculated"])


@cache
def _texts() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text(encoding="utf-8"))
    return found
