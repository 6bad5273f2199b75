"""Changes made in an exported table, back into the projects' files: cell by cell, so that comments stay."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.converters import MOJIBAKE
from bot.catalogue.export import HEADINGS, rows
from bot.catalogue.files import read_content
from bot.catalogue.problems import DataErrors
from bot.catalogue.scalars import ScalarMissing, with_scalars
from bot.catalogue.sources import Sources
from bot.catalogue.tables import Unreadable, read_table


@dataclass(frozen=True)
class Change:
    """A cell that says something else than the data files; rows count as in the spreadsheet."""

    row: int
    column: str
    project: str
    old: str
    new: str

    @property
    def field(self) -> str:
        """The field of the project's file, "contact.phone" for one of a block."""
        return str(texts()["columns"][self.column]["field"])

    def __str__(self) -> str:
        """For the editor to check."""
        return editors_text("changed", **vars(self))


class TableErrors(Exception):
    """All mistakes of a table, in German; nothing was changed."""

    def __init__(self, mistakes: list[str]) -> None:
        """Keep them in the order of the rows."""
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


@cache
def texts() -> dict[str, Any]:
    """The columns that may change, and what is said about them."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text(encoding="utf-8"))
    return found


def editors_text(message: str, **values: object) -> str:
    """A message to editors."""
    return str(texts()["messages"][message]).format(**values)


def planned(table: Path, data_dir: Path, sources: Sources) -> tuple[list[Change], dict[Path, str]]:
    """What a table changes, and the new text of each file; raises TableErrors, or DataErrors if the files are wrong.

    The table is compared with what the files tell from the sources that its export had.
    """
    changes = _changes(table, data_dir, sources)
    files = _new_texts(changes, data_dir)
    _check(changes, files, data_dir)
    return changes, files


def _changes(table: Path, data_dir: Path, sources: Sources) -> list[Change]:
    """The cells that differ from the files."""
    try:
        heading, *lines = read_table(table) or [[]]
    except Unreadable as error:
        raise TableErrors([_mistake(1, "–", editors_text("readable"), error)]) from None
    unknown = [name for name in heading if name and name not in HEADINGS]
    twice = [name for name, times in Counter(heading).items() if name and times > 1]
    key = texts()["key"]
    if unknown or twice or key not in heading:
        raise TableErrors([_mistake(1, key, editors_text("heading"), ", ".join(unknown + twice))])
    now = {cells[key]: cells for cells in _current(data_dir, sources)}
    found: list[Change] = []
    mistakes: list[str] = []
    seen: set[str] = set()
    for row, line in enumerate(lines, start=2):
        cells = dict(zip(heading, line, strict=False))
        if not any(cells.values()):
            continue
        project = cells.get(key, "")
        if project not in now or project in seen:
            mistakes.append(_mistake(row, key, editors_text("known"), project))
            continue
        seen.add(project)
        changed = [
            Change(row, c, project, now[project][c], new) for c, new in cells.items() if c and new != now[project][c]
        ]
        found += changed
        mistakes += [_mistake(c.row, c.column, reason, c.new) for c in changed if (reason := _refused(c))]
    if mistakes:
        raise TableErrors(mistakes)
    return found


def _current(data_dir: Path, sources: Sources) -> Iterator[dict[str, str]]:
    """The files' projects as the cells that an export would have."""
    projects = [entry.project for entry in read_content(data_dir, sources).projects]
    for row in rows(projects):
        yield dict(zip(HEADINGS, (" ".join(str(cell).split()) for cell in row), strict=True))


def _refused(change: Change) -> str | None:
    """What was expected where a change cannot be taken, without looking at the form of the value."""
    if MOJIBAKE.search(change.new):
        return editors_text("mojibake")
    if change.column not in texts()["columns"]:
        return editors_text("kept", project=change.project)
    if change.field == "contact.phone" and change.new.isdigit():
        return editors_text("zeros")
    return None if change.new else editors_text("filled", project=change.project)


def _new_texts(changes: list[Change], data_dir: Path) -> dict[Path, str]:
    """The files with the changes."""
    wanted: dict[str, list[Change]] = {}
    for change in changes:
        wanted.setdefault(change.project, []).append(change)
    files: dict[Path, str] = {}
    mistakes: list[str] = []
    for project, its in wanted.items():
        path = min((data_dir / "projects").rglob(f"{project}.y*ml"), key=lambda found: len(found.parts))
        try:
            files[path] = with_scalars(path.read_bytes().decode("utf-8-sig"), {c.field: c.new for c in its})
        except ScalarMissing as missing:
            mistakes += [
                _mistake(c.row, c.column, editors_text("present", project=project), c.new)
                for c in its
                if c.field in missing.fields
            ]
    if mistakes:
        raise TableErrors(mistakes)
    return files


def _check(changes: list[Change], files: dict[Path, str], data_dir: Path) -> None:
    """Read a copy of the data with the changes: every check of the files holds for a table, too."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / data_dir.name
        for part in ("programme", "projects"):
            shutil.copytree(data_dir / part, copy / part)
        for path, text in files.items():
            (copy / path.relative_to(data_dir)).write_bytes(text.encode("utf-8"))
        try:
            read_content(copy)
        except DataErrors as errors:
            wrong = {(Path(error.file).stem, error.field) for error in errors.errors}
            mistakes = [
                _mistake(c.row, c.column, texts()["columns"][c.column]["expected"], c.new)
                for c in changes
                if (c.project, c.field) in wrong
            ]
            # A mistake between fields may be noted at one that the table leaves alone.
            raise TableErrors(mistakes or [str(error) for error in errors.errors]) from None


def _mistake(row: int, column: str, expected: str, found: object) -> str:
    """A mistake with its place."""
    return editors_text("mistake", row=row, column=column, expected=expected, found=found)
